"""Check kind `person`: the agent speaks as "we" where the norms ask for "I"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.casing import cased_like
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Fix, Hit
from replylint.model import Case, Reading, Sentence, Token
from replylint.phrases.phrasebook import PhraseMatch

_GRAMMAR = frozenset({"pres", "past", "fut", "cond", "perf", "imperf", "modal"})
_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
# A word after one of these is a noun, whatever else its form may be ("dla mamy").
_BEFORE_NOUN = frozenset({"prep", "adj", "num"})


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` find the plural; `exceptions` are where the company speaks as a company, or where
    "we" is the agent and the customer. `singular` maps pronouns to what to say instead."""

    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each place where the plural stands, with the singular as the fix."""
    stretches = quoted(case.reply.text)
    gender = agent_gender(case, context)
    nouns = _sure_nouns(case)
    for match in context.matches:
        sentence = match.sentence
        if sentence.section not in context.sections or in_quotes(match.span, stretches):
            continue
        tokens = [t for t in sentence.tokens if match.span.contains(t.span) and t.is_word]
        plural = next((t for t in tokens if _plural_readings(t)), None)
        if plural is not None and _is_noun_here(plural, sentence, nouns):
            continue
        yield Hit(
            section=sentence.section,
            span=match.span,
            fix=_fix(match, tokens, gender, context, case),
            values={"suggestion": _suggestion(tokens, gender, context)},
        )


def agent_gender(case: Case, context: Context) -> str | None:
    """`m` or `f` by the first name in the signature; None if it does not tell."""
    name = case.reply.message.signature.name
    if name is None:
        return None
    for word in name.value.split():
        genders = {
            gender
            for reading in context.morphology.readings(word.capitalize())
            if "firstname" in reading.features and "nom" in reading.features
            for gender in ("m", "f")
            if gender in reading.features
        }
        if len(genders) == 1:
            return genders.pop()
    return None


def _plural_readings(token: Token) -> list[Reading]:
    return [
        reading
        for reading in token.readings
        if reading.part_of_speech == "verb" and {"1", "pl"} <= reading.features
    ]


def _sure_nouns(case: Case) -> frozenset[str]:
    """Lemmas of what can only be a noun, by form or after a preposition, in the exchange."""
    documents = (case.reply, case.inquiry) if case.inquiry else (case.reply,)
    found: set[str] = set()
    for sentence in (s for document in documents for s in document.sentences):
        for before, token in zip((None, *sentence.tokens), sentence.tokens, strict=False):
            nouns = [r.lemma for r in token.readings if r.part_of_speech == "noun"]
            after_preposition = before is not None and _only(before, "prep")
            if after_preposition or _only(token, "noun"):
                found.update(nouns)
    return frozenset(found)


def _only(token: Token, part_of_speech: str) -> bool:
    return bool(token.readings) and all(
        reading.part_of_speech == part_of_speech for reading in token.readings
    )


def _is_noun_here(token: Token, sentence: Sentence, nouns: frozenset[str]) -> bool:
    """Whether a form that may be a verb or a noun ("mamy", "damy") is a noun in this place."""
    if all(reading.part_of_speech == "verb" for reading in token.readings):
        return False
    if any(r.part_of_speech == "noun" and r.lemma in nouns for r in token.readings):
        return True
    before = [t for t in sentence.tokens if t.span.end <= token.span.start]
    if not before or not before[-1].is_word:
        return False
    previous = before[-1]
    parts = {reading.part_of_speech for reading in previous.readings}
    if parts & _BEFORE_NOUN and "part" not in parts:
        return True
    # "Pani mamy", "zdjęcie mamy": a noun right before owns or is owned.
    return bool(parts) and parts <= {"noun"} and "nom" not in _all_features(previous)


def _all_features(token: Token) -> frozenset[str]:
    return frozenset().union(*(reading.features for reading in token.readings))


def _suggestion(tokens: list[Token], gender: str | None, context: Context) -> str:
    parts = [_singular(token, gender, context) for token in tokens]
    return " ".join(part or token.text for part, token in zip(parts, tokens, strict=True))


def _fix(
    match: PhraseMatch, tokens: list[Token], gender: str | None, context: Context, case: Case
) -> Fix | None:
    words = match.span.of(case.reply.text)
    replacements = []
    genders = [gender] if gender else ["m", "f"]
    for each in genders:
        replaced = words
        for token in tokens:
            singular = _singular(token, each, context)
            if singular:
                replaced = replaced.replace(token.text, singular, 1)
        if replaced != words and replaced not in replacements:
            replacements.append(replaced)
    return Fix(tuple(replacements)) if replacements else None


def _singular(token: Token, gender: str | None, context: Context) -> str:
    """The token in the singular: informujemy -> informuję, wysłaliśmy -> wysłałam."""
    for reading in _plural_readings(token):
        wanted = (reading.features & _GRAMMAR) | {"1", "sg"}
        if wanted & {"past", "cond"} or "modal" in wanted:
            wanted |= {gender or "m"}
        forms = context.morphology.inflect(reading.lemma, frozenset(wanted), token.text)
        if forms:
            return cased_like(forms[0], token.text)
    for reading in token.readings:
        own = {"my": "ja", "nasz": "mój", "мы": "я", "наш": "мой"}.get(reading.lemma)
        if own is None:
            continue
        keep = (reading.features & (_CASES | {"m", "f", "n"})) | (
            {"sg"} if reading.part_of_speech == "pron" else reading.features & {"sg", "pl"}
        )
        forms = context.morphology.inflect(own, frozenset(keep - {"m", "f", "n"}))
        same_gender = context.morphology.inflect(own, frozenset(keep))
        if forms or same_gender:
            return cased_like((same_gender or forms)[0], token.text)
    return ""
