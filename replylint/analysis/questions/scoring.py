"""How well one sentence of the reply fits one question, and how to turn evidence into a chance."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from replylint.analysis.questions.evidence import Statement
from replylint.analysis.questions.finding import Asked
from replylint.analysis.questions.matter import Term, best_closeness, coverage

# Kinds whose answer can be told by its form; the others are told by their matter alone.
TYPED = frozenset({"time", "amount", "place"})
_PAST_COUNTS = 0.4
_VAGUE_COUNTS = 0.8
_LIKE_ITS_OWN = 0.7
_NEIGHBOUR = 0.7
_FEW = 5
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question as the scorer sees it.

    `weights` are those of `terms`, less for words that other questions or the rest of the message
    share; `context` is what was said just before; `place` runs from 0 (first question) to 1;
    `mentions` are the times and prices that a yes-no question itself names ("by Friday?"), so that
    another one answers it.
    """

    asked: Asked
    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    context: tuple[Term, ...]
    place: float
    past: bool
    mentions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fit:
    """What one sentence offers one question, each from 0 to 1; `total` weighs them together."""

    sure: float
    likely: float
    matter: float
    own: float
    near: float
    context: float
    elliptic: bool
    bare: bool
    verb: float
    promise: bool
    same_number: bool
    other_number: bool
    usable: float
    elsewhere: bool
    typed: bool
    total: float


def fit(question: Wanted, replies: Sequence[Statement], index: int) -> Fit:
    """How well the sentence `replies[index]` fits the question."""
    statement = replies[index]
    kind = question.asked.seeks
    matter = coverage(question.terms, statement.terms)
    own = coverage(question.terms, statement.terms, question.weights)
    beside = max(
        (
            coverage(question.terms, replies[n].terms, question.weights)
            for n in (index - 1, index + 1)
            if 0 <= n < len(replies) and replies[n].paragraph == statement.paragraph
        ),
        default=0.0,
    )
    near = max(own, _NEIGHBOUR * beside)
    sure = float(kind in statement.sure)
    likely = float(kind in statement.likely)
    if question.mentions & statement.sure:
        sure = max(sure, _LIKE_ITS_OWN)
    if kind in {"time", "hour"} and statement.past and not question.past:
        sure, likely = sure * _PAST_COUNTS, likely * _PAST_COUNTS
    if kind in {"time", "hour"} and statement.vague:
        # It answers, poorly: how vague it is another rule's matter.
        sure = max(sure, _VAGUE_COUNTS)
    verbs = [term for term in question.terms if term.is_verb]
    numbered = question.asked.number is not None and statement.number is not None
    same = numbered and question.asked.number == statement.number
    usable = 0.0 if statement.elsewhere or (statement.idle and not sure) else 1.0
    place = index / max(len(replies) - 1, 1)
    verb = max((best_closeness(term, statement.terms) for term in verbs), default=0.0)
    total = (
        own
        + 0.25 * matter
        + 0.3 * sure
        + 0.15 * likely
        + 0.4 * sure * near
        + 0.2 * verb
        + 0.5 * same
        - 0.7 * (numbered and not same)
        - 0.15 * abs(place - question.place)
    ) * usable
    return Fit(
        sure=sure,
        likely=likely,
        matter=matter,
        own=own,
        near=near,
        context=_context(question.context, statement.terms),
        elliptic=len(statement.terms) <= _FEW,
        bare=kind == "yes-no" and statement.says and len(statement.terms) <= _FEW,
        verb=verb,
        promise=statement.promise and "time" in statement.sure,
        same_number=same,
        other_number=numbered and not same,
        usable=usable,
        elsewhere=statement.elsewhere,
        typed=question.asked.kind in TYPED,
        total=total,
    )


def _context(context: Sequence[Term], given: Sequence[Term]) -> float:
    """How much of what was said before the question a sentence speaks of, 0 to 1."""
    shared = sum(term.weight * best_closeness(term, given) for term in context)
    return min(shared / _ENOUGH, 1.0)


@functools.lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The learned weights of `assignment.features`, with `bias`; see learning/questions.py."""
    text = Path(__file__).with_name("weights.json").read_text(encoding="utf-8")
    return MappingProxyType({str(k): float(v) for k, v in json.loads(text).items()})


def chance(values: Mapping[str, float], learned: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that a question with these features is answered."""
    logit = learned["bias"] + sum(
        value * learned.get(name, 0.0) for name, value in values.items() if value
    )
    return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))
