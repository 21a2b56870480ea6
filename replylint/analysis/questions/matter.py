"""What a question and a sentence have in common: the matter, by lemmas, kin words and synonyms."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from replylint.analysis.questions import restoring
from replylint.analysis.questions.folding import fold
from replylint.analysis.questions.vocabulary import Vocabulary
from replylint.model import Token

SAME, SYNONYM, KIN = 1.0, 0.75, 0.6
_WEIGHTS = {"noun": 1.0, "abbr": 1.0, "num": 0.7, "adj": 0.8, "verb": 0.8, "adv": 0.4}


@dataclass(frozen=True, slots=True)
class Term:
    """A word that carries matter: its folded lemmas, the matters it speaks of, and its weight."""

    lemmas: frozenset[str]
    families: frozenset[str]
    weight: float
    is_verb: bool
    is_figure: bool


def terms(tokens: Iterable[Token], vocabulary: Vocabulary) -> tuple[Term, ...]:
    """The words of `tokens` that carry matter, in their order."""
    found = (_term(token, vocabulary) for token in tokens if token.is_word)
    return tuple(term for term in found if term is not None)


def _term(token: Token, vocabulary: Vocabulary) -> Term | None:
    word = fold(token.text)
    if word in vocabulary.light:
        return None
    if word[0].isdigit():
        return Term(frozenset({word}), frozenset(), 0.6, False, True)
    lemmas = restoring.lemmas(token, vocabulary.language)
    parts = {reading.part_of_speech for reading in token.readings}
    if len(word) < 2 or lemmas <= vocabulary.light or _reads_as_light(token, vocabulary):
        return None
    if parts and not parts & _WEIGHTS.keys():
        return None
    weight = max((_WEIGHTS.get(part, 0.0) for part in parts), default=1.0)
    families: set[str] = set()
    for form in {*lemmas, word}:
        families.update(vocabulary.families_of(form))
    return Term(lemmas | {word}, frozenset(families), weight, "verb" in parts, False)


def _reads_as_light(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether some reading is a function word: "jaka" is "jaki", though a jacket may be meant."""
    return any(
        fold(reading.lemma) in vocabulary.helpers
        or (
            (reading.part_of_speech not in {"noun", "verb"} or len(token.text) <= 4)
            and fold(reading.lemma) in vocabulary.light
        )
        for reading in token.readings
    )


@functools.lru_cache(maxsize=16384)
def _kin(one: str, other: str) -> bool:
    """Whether two folded words look derived from one stem: a long common beginning."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    shorter, longer = sorted((len(one), len(other)))
    return shared >= 4 and shared / shorter >= 0.66 and shared / longer >= 0.5


def closeness(one: Term, other: Term) -> float:
    """How near two words are in matter, 0 to 1."""
    if one.lemmas & other.lemmas:
        return SAME
    if one.is_figure or other.is_figure:
        return 0.0
    if one.families & other.families:
        return SYNONYM
    if any(_kin(a, b) for a in one.lemmas for b in other.lemmas):
        return KIN
    return 0.0


def best_closeness(term: Term, others: Sequence[Term]) -> float:
    """How near the nearest of `others` is."""
    return max((closeness(term, other) for other in others), default=0.0)


def coverage(
    wanted: Sequence[Term], given: Sequence[Term], weights: Sequence[float] | None = None
) -> float:
    """The share of the wanted words' weight that `given` speaks of, 0 to 1."""
    if weights is None:
        weights = [term.weight for term in wanted]
    total = sum(weights)
    if not total:
        return 0.0
    return (
        sum(
            weight * best_closeness(term, given)
            for term, weight in zip(wanted, weights, strict=True)
        )
        / total
    )
