"""Where in a sentence a question begins: the question words that stand at a clause's edge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replylint.analysis.questions.kinds import opening_kind
from replylint.analysis.questions.phrases import Phrases
from replylint.analysis.questions.vocabulary import Vocabulary

_EDGE = re.compile(r"[,;:.!(\-–—\n\"„«“]\s*\Z")
_LEADING_NUMBER = re.compile(r"\A\s*\(?(\d{1,2})[.)]\s")
_CLAUSE_MARK = re.compile(r"[,;:.!(\n]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Opening:
    """A question word at the edge of a clause: `start` of the word, `joined` by "and"."""

    start: int
    edge: int
    joined: bool
    after_mark: bool


def openings(folded: str, vocabulary: Vocabulary) -> Iterator[Opening]:
    """The question words that stand where a clause begins, a preposition before them included."""
    end_of_last = 0
    for word, end in vocabulary.any_ask.spans(folded):
        start = _before_prepositions(folded, word, vocabulary)
        if start < end_of_last:
            continue
        edge, joined = _before_joiners(folded, start, vocabulary)
        head = folded[:edge]
        after_mark = not head.strip() or _EDGE.search(head) is not None
        introduced = _introduced(head, vocabulary)
        if not introduced and _starts_with(vocabulary.only_introduced, folded[start:]):
            continue
        if joined or after_mark or introduced:
            yield Opening(start, edge, joined, after_mark)
            end_of_last = end


def independent(folded: str, found: Sequence[Opening], vocabulary: Vocabulary) -> list[Opening]:
    """The openings that begin a question of their own."""
    kept: list[Opening] = []
    last_joined = max((o.start for o in found if o.joined), default=-1)
    for opening in found:
        if not kept:
            kept.append(opening)
            continue
        before = folded[kept[-1].start : opening.edge]
        kind = opening_kind(folded, opening.start, vocabulary)
        earlier = opening_kind(folded, kept[-1].start, vocabulary)
        if vocabulary.embedding.search(before, before) and not opening.joined:
            continue
        between = folded[opening.edge : opening.start]
        other_side = vocabulary.alternatives.search(between, between)
        if earlier in {"yes-no", "choice"} and (
            other_side or (kind in {"yes-no", "choice"} and not opening.joined)
        ):
            continue  # "czy …, czy …", "is it … or is it …" are one choice
        own = opening.joined or last_joined > opening.start
        own = own or _starts_with(vocabulary.certain_asks, folded[opening.start :])
        if not own and is_relative(folded, opening, vocabulary):
            continue
        kept.append(opening)
    return kept


def asks_unmarked(folded: str, opening: Opening, vocabulary: Vocabulary) -> bool:
    """Whether an opening asks though no question mark follows: not "Kiedy dzwoniłem, …"."""
    rest = folded[opening.start :]
    certain = _starts_with(vocabulary.certain_asks, rest)
    head = _LEADING_NUMBER.sub("", folded[: opening.edge])
    at_start = not head.strip(" -•*") or (
        vocabulary.greetings.search(head, head) and len(head.split()) <= 4
    )
    cut = next((start for start, _ in vocabulary.tails.spans(rest)), len(rest))
    if at_start and (certain or "," not in rest[:cut].rstrip(" ,")):
        return True
    before = _CLAUSE_MARK.split(head.rstrip(" ,"))[-1]
    if vocabulary.reporting.search(before, before):
        return False
    asking = certain or _wants_to_act(rest, vocabulary)
    return asking and (at_start or opening.joined or opening.after_mark)


def _wants_to_act(folded: str, vocabulary: Vocabulary) -> bool:
    """Whether an infinitive or a verb of being able soon follows the question word."""
    from replylint.analysis.morphology import morphology

    dictionary = morphology(vocabulary.language)
    following = _WORD.findall(folded)[1:4]
    text = " ".join(following)
    if vocabulary.able.search(text, text):
        return True
    verbs = (
        [r.features for r in dictionary.readings(word) if r.part_of_speech == "verb"]
        for word in following
    )
    return any(forms and all(_only_infinitive(form) for form in forms) for forms in verbs)


def _only_infinitive(features: frozenset[str]) -> bool:
    """Not so in English, where every present is an infinitive too."""
    return "inf" in features and not features & {"pres", "imper"}


def is_relative(folded: str, opening: Opening, vocabulary: Vocabulary) -> bool:
    """Whether the word may hang on the one before it ("dzieci, które …") and ask nothing."""
    return _starts_with(vocabulary.relative_asks, folded[opening.start :])


def after_joiners(folded: str, start: int, vocabulary: Vocabulary) -> int:
    """The first place from `start` that is no mark, greeting or joining word."""
    while True:
        match = re.compile(r"[\W_]*").match(folded, start)
        start = match.end() if match else start
        for joiner in vocabulary.joiners:
            end = start + len(joiner)
            if folded.startswith(joiner, start) and not folded[end : end + 1].isalnum():
                start = end
                break
        else:
            return start


def has_predicate(words: list[str], vocabulary: Vocabulary) -> bool:
    """Whether any of the words may be a verb."""
    from replylint.analysis.morphology import morphology

    dictionary = morphology(vocabulary.language)
    return any(
        reading.part_of_speech == "verb" for word in words for reading in dictionary.readings(word)
    )


def _before_prepositions(folded: str, start: int, vocabulary: Vocabulary) -> int:
    words = list(_WORD.finditer(folded, 0, start))
    if words and words[-1].group() in vocabulary.prepositions:
        between = folded[words[-1].end() : start]
        return words[-1].start() if not between.strip() else start
    return start


def _before_joiners(folded: str, start: int, vocabulary: Vocabulary) -> tuple[int, bool]:
    """Where the joining words before `start` begin, and whether there are any."""
    edge, joined = start, False
    while True:
        head = folded[:edge].rstrip()
        for joiner in vocabulary.joiners:
            if head.endswith(joiner) and not head[: -len(joiner)][-1:].isalnum():
                edge, joined = len(head) - len(joiner), True
                break
        else:
            return edge, joined


def _introduced(head: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands before a question word since the last mark introduces a question."""
    clause = _CLAUSE_MARK.split(head)[-1]
    greeting = vocabulary.greetings.search(clause, clause) and len(clause.split()) <= 3
    known = vocabulary.openers.search(clause, clause) or vocabulary.embedding.search(clause, clause)
    return greeting or known


def _starts_with(phrases: Phrases, folded: str) -> bool:
    return phrases.folded is not None and phrases.folded.match(folded) is not None
