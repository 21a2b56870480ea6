"""Check kind `address`: the reply mixes forms of address to one customer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from replylint.checks import Context
from replylint.checks.addressee import addresses_alone
from replylint.checks.customer import Names, customer_of
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Hit
from replylint.model import Case, Document, Reading, SectionKind, Sentence, Span, Token
from replylint.phrases.phrasebook import PhraseMatch

_EMPTY: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_AND = frozenset({"i", "oraz", "и"})
# In the present these are said to somebody, others often of people in general.
_ABOUT_YOU = frozenset({"мочь", "хотеть", "видеть", "знать", "писать", "просить"})
_OWN = (SectionKind.GREETING, SectionKind.BODY, SectionKind.CLOSING)


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` find the familiar forms, `exceptions` are set phrases. `polite` are forms of the
    polite pronoun as written, or lemmas; `polite_verbs` says that verbs in the plural are polite
    too. `titles` by gender (`m`, `f`) may not be mixed while the customer's gender is unknown.
    `labels` are words before the name of a button or a page."""

    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    polite: tuple[str, ...] = ()
    polite_verbs: bool = False
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)
    labels: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each word of the form of address that does not belong there."""
    familiar = _familiar(options, case.reply, context.matches)
    polite = list(_polite(options, case.reply))
    if familiar and polite:
        theirs = case.inquiry and _familiar(options, case.inquiry, context.inquiry_matches)
        # Who was not addressed so first may not be; else the form that is rarer is the slip.
        minority = polite if theirs and len(polite) < len(familiar) else familiar
        for sentence, span in _joined(minority):
            yield Hit(section=sentence.section, span=span)
    yield from _mixed_titles(options, case, context)


def _familiar(
    options: Options, document: Document, matches: Iterable[PhraseMatch]
) -> list[tuple[Sentence, Span]]:
    """Where the document says "ty" for sure: unambiguous words, no quotations, no labels."""
    stretches = quoted(document.text)
    found: list[tuple[Sentence, Span]] = []
    for match in matches:
        sentence = match.sentence
        if sentence.section not in _OWN or in_quotes(match.span, stretches):
            continue
        tokens = sentence.tokens
        at = next(n for n, t in enumerate(tokens) if t.span.start >= match.span.start)
        if _is_sure(tokens, at) and not _is_label(tokens, at, options):
            found.append((sentence, match.span))
    return found


def _joined(found: Iterable[tuple[Sentence, Span]]) -> Iterator[tuple[Sentence, Span]]:
    """Two forms that "and" joins in one clause ("wybierz datę i naciśnij") are one place."""
    last: tuple[Sentence, Span] | None = None
    for sentence, span in found:
        if last is not None and last[0] is sentence:
            between = [
                t for t in sentence.tokens if last[1].end <= t.span.start < t.span.end <= span.start
            ]
            if between and between[-1].lower in _AND and all(t.is_word for t in between):
                last = (sentence, Span(last[1].start, span.end))
                continue
        if last is not None:
            yield last
        last = (sentence, span)
    if last is not None:
        yield last


def _is_sure(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word can be nothing else here."""
    token = tokens[at]
    verbs = [r for r in token.readings if _is_familiar_verb(r)]
    if not verbs:
        return _is_pronoun(tokens, at)
    before = tokens[at - 1] if at else None
    if before is not None and before.lower == "не" and not _says_thou(tokens):
        return False  # «обратно не вернёшь»: nobody in particular
    general = all("pres" in r.features and r.lemma not in _ABOUT_YOU for r in verbs)
    if general and any("а" <= letter <= "я" for letter in token.lower) and not _says_thou(tokens):
        return False  # «к старому привыкаешь»
    imperative = all("imper" in r.features for r in verbs)
    if imperative and _reads_as_noun_or_condition(tokens, at):
        return False
    others = [r for r in token.readings if r not in verbs]
    if not others:
        return True
    if any(r.part_of_speech not in ("noun", "adj") for r in others):
        return False
    # A noun in the genitive begins no clause: "Kup bilet", "…, kup bilet".
    opens = at == 0 or tokens[at - 1].text in (",", ":", "–")
    return opens and not any("nom" in r.features for r in others)


def _reads_as_noun_or_condition(tokens: Sequence[Token], at: int) -> bool:
    """ "taki zapieprz"; «подай вы заявление раньше», "śmigaj Pan": no imperative to "ty"."""
    before = tokens[at - 1].readings if at else ()
    if any(r.part_of_speech == "adj" and r.features >= {"nom", "sg", "m"} for r in before):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and (
        following.text in ("Pan", "Pani", "Państwo")
        or any(r.part_of_speech == "pron" and "nom" in r.features for r in following.readings)
    )


def _says_thou(tokens: Sequence[Token]) -> bool:
    return any(token.lower in ("ты", "тебя", "тебе", "тобой") for token in tokens)


def _is_familiar_verb(reading: Reading) -> bool:
    if reading.part_of_speech != "verb" or "sg" not in reading.features:
        return False
    return bool(reading.features & {"2", "imper"}) and not reading.features & {"1", "3"}


def _is_pronoun(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower != "ci":
        return True
    # "ci" is "to you" beside a verb, and "these" before a noun, a clause or at the start.
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if at == 0 or (following is not None and following.text == ","):
        return False
    beside = [t for t in (tokens[at - 1], following) if t is not None]
    noun = following is not None and any(
        r.part_of_speech in ("noun", "adj", "num") and "nom" in r.features and "pl" in r.features
        for r in following.readings
    )
    return not noun and any(any(r.part_of_speech == "verb" for r in t.readings) for t in beside)


def _is_label(tokens: Sequence[Token], at: int, options: Options) -> bool:
    """Whether it is (part of) the name of a button or a page, without quotation marks."""
    token = tokens[at]
    before = [t for t in tokens[max(0, at - 3) : at] if t.is_word]
    labels = frozenset(options.labels)
    capital = token.text[0].isupper() and at > 0 and tokens[at - 1].text not in (".", "?", "!", ":")
    if capital and any(r.part_of_speech == "verb" for r in token.readings):
        return True
    return token.text[0].isupper() and any(t.lemmas & labels for t in before)


def _polite(options: Options, document: Document) -> Iterator[tuple[Sentence, Span]]:
    forms = frozenset(options.polite)
    stretches = quoted(document.text)
    for sentence in document.of_kind(*_OWN):
        for at, token in enumerate(sentence.tokens):
            if in_quotes(token.span, stretches):
                continue
            said = token.text in forms or (options.polite_verbs and bool(token.lemmas & forms))
            salutation = sentence.section is SectionKind.GREETING or options.polite_verbs
            said = said and (salutation or addresses_alone(sentence.tokens, at))
            if said or (
                options.polite_verbs
                and sentence.section is SectionKind.BODY
                and token.readings
                and all(_is_polite_verb(reading) for reading in token.readings)
            ):
                yield sentence, token.span


def _is_polite_verb(reading: Reading) -> bool:
    features = reading.features
    if (
        reading.part_of_speech != "verb"
        or "pl" not in features
        or reading.lemma.startswith("здрав")
    ):
        return False
    return "2" in features or ("imper" in features and "1" not in features)


def _mixed_titles(options: Options, case: Case, context: Context) -> Iterator[Hit]:
    """Pan and Pani in one reply: the rarer, or the later one, while nobody knows which is right."""
    titles = {form: gender for gender, forms in options.titles.items() for form in forms}
    lower = {form.lower(): gender for form, gender in titles.items()}
    if not titles or customer_of(case, Names(_EMPTY), context.morphology, lower).gender:
        return
    stretches = quoted(case.reply.text)
    found: dict[str, list[Hit]] = {"m": [], "f": []}
    for sentence in case.reply.of_kind(*_OWN):
        for at, token in enumerate(sentence.tokens):
            gender = titles.get(token.text)
            beside = (
                case.reply.text[token.span.start - 1 : token.span.start],
                case.reply.text[token.span.end : token.span.end + 1],
            )
            if gender is None or "/" in beside or in_quotes(token.span, stretches):
                continue
            salutation = sentence.section is SectionKind.GREETING
            if salutation or addresses_alone(sentence.tokens, at):
                found[gender].append(Hit(section=sentence.section, span=token.span))
    if found["m"] and found["f"]:
        yield from min(found.values(), key=lambda hits: (len(hits), -_first(hits)))


def _first(hits: Sequence[Hit]) -> int:
    return hits[0].span.start if hits[0].span else 0
