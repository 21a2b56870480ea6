"""Check kind `addressee`: the reply calls the customer by another name, or by the wrong gender."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from replylint.checks import Context
from replylint.checks.customer import (
    NAME,
    Customer,
    Names,
    customer_of,
    plain,
)
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Hit
from replylint.model import Case, Reading, SectionKind, Sentence, Span, Token

_NAMES = frozenset({"firstname", "surname", "patronymic"})
_OTHER_GENDER: Mapping[str, str] = MappingProxyType({"m": "f", "f": "m"})
_EMPTY: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Options:
    """`titles`: forms of address for a man (`m`) and a woman (`f`); `body_titles` those that
    address the customer in the middle of a mail, if written with a capital. `adjectives` open a
    salutation. `verbs` of a polite question go by the customer's gender beside a title.
    `short_names` are other forms of a full name; `women` and `men` first names for a language
    whose dictionary has none; `inflected`: names take endings. `introduces`: words before one's
    own name."""

    titles: Mapping[str, tuple[str, ...]]
    body_titles: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)
    adjectives: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    short_names: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    inflected: bool = True
    introduces: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each place with a name or a gender that is not the customer's."""
    check = _Addressee(options, case, context)
    if not check.customer.names and check.customer.gender is None:
        return
    stretches = quoted(case.reply.text)
    for sentence in case.reply.sentences:
        if sentence.section not in context.sections:
            continue
        reported: list[Span] = []
        for span, variant in check.breaches(sentence):
            if any(span.overlaps(other) for other in reported) or in_quotes(span, stretches):
                continue
            if "/" in (
                case.reply.text[span.start - 1 : span.start],
                case.reply.text[span.end : span.end + 1],
            ):
                continue  # "Panie/Pani": a template's business
            reported.append(span)
            yield Hit(
                section=sentence.section,
                span=span,
                values={"name": " ".join(check.customer.names)},
                variant=variant,
            )


class _Addressee:
    """The customer, and what addresses them in a sentence."""

    def __init__(self, options: Options, case: Case, context: Context) -> None:
        self.options = options
        self.morphology = context.morphology
        self.names = Names(options.short_names, options.women, options.men)
        self.titles = {
            form.lower(): gender for gender, forms in options.titles.items() for form in forms
        }
        self.body_titles = {f: g for g, forms in options.body_titles.items() for f in forms}
        self.customer: Customer = customer_of(case, self.names, self.morphology, self.titles)
        inquiry = case.inquiry
        self.mentioned = frozenset(
            plain(word) for word in NAME.findall(inquiry.text if inquiry else "")
        )
        sender = inquiry.message.mail.sender if inquiry else None
        self.mailbox = plain(sender.email.partition("@")[0]) if sender else ""
        own = case.reply.message.signature.name
        agent = case.reply.message.mail.sender
        self.agents = frozenset(
            plain(word)
            for text in (own.value if own else "", agent.name if agent else "")
            for word in NAME.findall(text)
        )

    def breaches(self, sentence: Sentence) -> Iterator[tuple[Span, str]]:
        """The places with another name (variant "") or the wrong gender (variant "gender")."""
        tokens = sentence.tokens
        if sentence.section is SectionKind.GREETING:
            if {self.titles.get(token.lower) for token in tokens} >= {"m", "f"}:
                return  # "Dear Sir or Madam", a couple
            for group in self._salutations(tokens):
                variant = self._salutation_breach(group)
                if variant is not None:
                    yield Span(group[0].span.start, group[-1].span.end), variant
            if any(token.lower in self.titles for token in tokens):
                return
        yield from self._vocatives(tokens)
        if self.customer.gender is not None:
            yield from self._titles_in_body(tokens)
            yield from self._verbs(tokens)

    # Salutations

    def _salutations(self, tokens: Sequence[Token]) -> Iterator[list[Token]]:
        """Runs of adjective, title and names; a run without title and name addresses nobody."""
        run: list[Token] = []
        for before, token in zip((None, *tokens), tokens, strict=False):
            if before is not None and before.lower in self.options.introduces:
                return  # "tu Anna z działu …": the agent's own name follows
            if token.text == "." and run and run[-1].lower in self.titles:
                continue
            if self._addresses(token, run):
                run.append(token)
                continue
            yield from self._complete(run)
            run = []
        yield from self._complete(run)

    def _complete(self, run: list[Token]) -> Iterator[list[Token]]:
        adjectives = frozenset(self.options.adjectives)
        genders = {self.titles[t.lower] for t in run if t.lower in self.titles}
        if len(genders) < 2 and any(not t.lemmas & adjectives for t in run):
            yield run

    def _addresses(self, token: Token, run: list[Token]) -> bool:
        if not token.is_word:
            return False
        if token.lower in self.titles or token.lemmas & frozenset(self.options.adjectives):
            return True
        return self._is_name(token, titled=any(t.lower in self.titles for t in run))

    def _is_name(self, token: Token, *, titled: bool) -> bool:
        if not token.text[0].isupper() or not NAME.fullmatch(token.text):
            return False
        if token.lower in self.options.roles or token.lemmas & frozenset(self.options.roles):
            return False
        if any(reading.features & _NAMES for reading in token.readings):
            return True
        if self.names.known(plain(token.text)):
            return True
        return titled if token.readings else True

    def _salutation_breach(self, group: list[Token]) -> str | None:
        names = [t for t in group if t.lower not in self.titles and self._is_name(t, titled=True)]
        names = [t for t in names if not t.lemmas & frozenset(self.options.adjectives)]
        if any(plain(t.text) in self.agents for t in names):
            return None
        if any(self._contradicts(token) for token in names):
            return ""
        if self.customer.gender is None:
            return None
        wrong = _OTHER_GENDER[self.customer.gender]
        for token in group:
            if self.titles.get(token.lower) == wrong:
                return "gender"
            if token.lemmas & frozenset(self.options.adjectives):
                genders = _genders([r for r in token.readings if r.features >= {"sg", "nom"}])
                only_adjective = not any(t.lower in self.titles for t in group)
                if only_adjective and genders == {wrong}:
                    return "gender"
        return None

    def _contradicts(self, token: Token) -> bool:
        """Whether the name can't be one of the customer's."""
        theirs = self.customer.names
        said = plain(token.text)
        if not theirs or said in self.mailbox or _script(token.text) != _script(theirs[0]):
            return False
        lemmas = self._name_lemmas(token)
        known = {plain(name) for name in theirs} | self.mentioned
        if lemmas & known or said in known:
            return False
        parts = {part for name in theirs for part in plain(name).split("-")}
        if any(self.names.same(lemma, part) for lemma in lemmas | {said} for part in parts):
            return False
        if any(self._alike(said, lemmas, name) for name in theirs):
            return False
        features = frozenset().union(*(reading.features for reading in token.readings))
        if "patronymic" in features:
            return any(self._has(name, "patronymic") for name in theirs)
        is_first = "firstname" in features or self.names.known(said)
        if is_first and "surname" not in features:
            return len(theirs) > 1 or self._has(theirs[0], "firstname")
        return len(theirs) > 1

    def _name_lemmas(self, token: Token) -> set[str]:
        return {plain(r.lemma) for r in token.readings if r.features & _NAMES}

    def _has(self, name: str, kind: str) -> bool:
        if kind == "firstname" and self.names.known(plain(name)):
            return True
        return any(kind in r.features for r in self.morphology.readings(name.capitalize()))

    def _alike(self, said: str, lemmas: set[str], name: str) -> bool:
        """Whether an unknown name may be a form of the customer's."""
        theirs = plain(name)
        if not self.options.inflected:
            shorter, longer = sorted((said, theirs), key=len)
            return said in theirs.split("-") or (len(shorter) > 2 and longer == shorter + "s")
        lemmas_of_name = {
            plain(r.lemma)
            for r in self.morphology.readings(name.capitalize())
            if r.features & _NAMES
        }
        if lemmas & lemmas_of_name:
            return True
        if lemmas and lemmas_of_name:
            return False
        stem = theirs[: max(3, len(theirs) - 2)]
        return said.startswith(stem) and abs(len(said) - len(theirs)) <= 3

    # In the text

    def _vocatives(self, tokens: Sequence[Token]) -> Iterator[tuple[Span, str]]:
        """ "Panie Tomaszu", "Pani Anno" in the text: a title and a first name in the vocative."""
        for title, name in itertools.pairwise(tokens):
            if title.text not in self.body_titles and title.lower not in self.titles:
                continue
            if not title.text[0].isupper() or not _is_vocative(name):
                continue
            span = Span(title.span.start, name.span.end)
            if self._contradicts(name):
                yield span, ""
            elif (
                self.customer.gender
                and self.titles.get(title.lower) == _OTHER_GENDER[self.customer.gender]
            ):
                yield span, "gender"

    def _titles_in_body(self, tokens: Sequence[Token]) -> Iterator[tuple[Span, str]]:
        wrong = _OTHER_GENDER[self.customer.gender or "m"]
        for at, token in enumerate(tokens):
            if self.body_titles.get(token.text) == wrong and addresses_alone(tokens, at):
                yield token.span, "gender"

    def _verbs(self, tokens: Sequence[Token]) -> Iterator[tuple[Span, str]]:
        """ "zamówiłeś" to a woman; "mógł Pani", "jest Pani pewien"."""
        gender = self.customer.gender or "m"
        wrong = _OTHER_GENDER[gender]
        for at, token in enumerate(tokens):
            past = [
                r for r in token.readings if r.features & {"past", "cond"} and "sg" in r.features
            ]
            if past and len(past) == len(token.readings):
                second = all("2" in r.features for r in past) or _after_thou(tokens, at)
                if second and _genders(past) == {wrong}:
                    yield token.span, "gender"
            if at + 1 >= len(tokens) or self.body_titles.get(tokens[at + 1].text) != gender:
                continue
            title = tokens[at + 1]
            if not any("nom" in r.features for r in title.readings) or not addresses_alone(
                tokens, at + 1
            ):
                continue
            polite = [r for r in token.readings if r.lemma in self.options.verbs]
            if polite and not _subject_before(tokens, at):
                if _genders([r for r in polite if r.features >= {"3", "sg"}]) == {wrong}:
                    yield Span(token.span.start, title.span.end), "gender"
                elif "być" in token.lemmas and at + 2 < len(tokens):
                    adjective = tokens[at + 2]
                    nominative = [r for r in adjective.readings if r.features >= {"nom", "sg"}]
                    only = all(r.part_of_speech == "adj" for r in adjective.readings)
                    if nominative and only and _genders(nominative) == {wrong}:
                        yield Span(title.span.start, adjective.span.end), "gender"


def addresses_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether the title at this place stands for the customer: no name or job of somebody else
    after it, no slash beside it."""
    around = [tokens[i].text for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    if any("/" in text for text in around):
        return False
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    if not following.is_word:
        return True
    if following.text[0].isupper():
        return following.text.lower() in ("pan", "pani", "państwo", "i")
    nouns = [r for r in following.readings if r.part_of_speech == "noun"]
    job = [r for r in nouns if r.features >= {"m1", "nom"} or r.features >= {"f", "nom", "voc"}]
    return not (job and len(nouns) == len(following.readings) and at == 0)


def _after_thou(tokens: Sequence[Token], at: int) -> bool:
    return any(token.lower == "ты" for token in tokens[max(0, at - 2) : at])


def _subject_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun in the nominative stands before it in its clause: "kurier mógł Pani …"."""
    for token in reversed(tokens[:at]):
        if token.text in (",", ":", "–", "-", ";"):
            return False
        if any(
            r.part_of_speech in ("noun", "pron") and "nom" in r.features for r in token.readings
        ):
            return True
    return False


def _is_vocative(token: Token) -> bool:
    names = [r for r in token.readings if "firstname" in r.features]
    if not names or not token.text[:1].isupper():
        return False
    return any("voc" in r.features and "nom" not in r.features for r in names)


def _genders(readings: Iterable[Reading]) -> set[str]:
    return {g for reading in readings for g in ("m", "f", "n") if g in reading.features}


def _script(word: str) -> bool:
    """Whether a word is in Cyrillic."""
    return any("а" <= letter <= "я" or letter == "ё" for letter in word.lower())
