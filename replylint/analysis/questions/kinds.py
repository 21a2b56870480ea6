"""Which kind of answer a question asks for, by the words it opens with."""

from __future__ import annotations

from replylint.analysis.questions.vocabulary import Vocabulary


def opening_kind(folded: str, start: int, vocabulary: Vocabulary) -> str | None:
    """The kind of the question word that stands at `start` in folded text, None if none does.

    The phrase of most words decides ("ile kosztuje" over "ile"), then the order of the kinds.
    """
    best: tuple[int, str] | None = None
    for kind, phrases in vocabulary.asks:
        for phrase in phrases:
            if (best is None or phrase.weight > best[0]) and phrase.pattern.match(folded, start):
                best = (phrase.weight, kind)
    return best[1] if best else None


def named_kind(folded: str, vocabulary: Vocabulary) -> str | None:
    """The kind of what is asked for by name ("proszę o podanie terminu"), None if nothing is."""
    first: tuple[int, str] | None = None
    for kind, nouns in vocabulary.asked_by_name.items():
        for start, _ in nouns.spans(folded):
            if first is None or start < first[0]:
                first = (start, kind)
            break
    return first[1] if first else None
