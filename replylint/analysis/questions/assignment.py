"""Questions compete for the sentences of the reply; what each wins tells whether it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from replylint.analysis.questions.cutting import STATEMENT, WONDERING
from replylint.analysis.questions.evidence import statements
from replylint.analysis.questions.finding import Asked
from replylint.analysis.questions.folding import fold
from replylint.analysis.questions.matter import Term, best_closeness, terms
from replylint.analysis.questions.scoring import TYPED, Fit, Wanted, fit
from replylint.analysis.questions.vocabulary import Vocabulary
from replylint.model import Document, SectionKind, Span, Token

_SHARED_WITH_OTHERS = 0.6
_SHARED_WITH_MESSAGE = 0.4
_EVEN = 1e-9
_SHARED_SENTENCE = 0.6
_THIN = 1.01
_MUCH = 0.4
_ROOM = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, the features of its case, and the sentence that answers it best, if any."""

    asked: Asked
    features: dict[str, float]
    best: Span | None


def assign(
    asked: Sequence[Asked], inquiry: Document, reply: Document, vocabulary: Vocabulary
) -> tuple[Judged, ...]:
    """Every question of the inquiry with what the reply's sentences offer it."""
    questions = _wanted(asked, inquiry, vocabulary)
    replies = statements(reply, vocabulary)
    fits = [[fit(question, replies, n) for n in range(len(replies))] for question in questions]
    best = [max(range(len(replies)), key=lambda n: row[n].total, default=None) for row in fits]
    judged: list[Judged] = []
    for index, question in enumerate(questions):
        shares = [_share(questions, fits, best, index, n) for n in range(len(replies))]
        chosen = best[index]
        judged.append(
            Judged(
                question.asked,
                _features(question, fits[index], shares, len(questions)),
                replies[chosen].span if chosen is not None else None,
            )
        )
    return tuple(judged)


def _share(
    questions: Sequence[Wanted],
    fits: Sequence[Sequence[Fit]],
    best: Sequence[int | None],
    index: int,
    sentence: int,
) -> float:
    """How much of a sentence a question may claim, 0 to 1.

    A sentence belongs to the question that it fits best among those that have no better one; a
    question that seeks another kind of answer, which the sentence has as well, shares it. A bare
    "yes" belongs to every question that it may answer.
    """
    mine = fits[index][sentence]
    if mine.bare:
        return 1.0
    share = 1.0
    for rival, row in enumerate(fits):
        if rival == index or best[rival] != sentence or row[sentence].total <= mine.total + _EVEN:
            continue
        other_kind = questions[rival].asked.kind != questions[index].asked.kind
        shares = other_kind and mine.sure and (mine.typed or mine.own >= _MUCH)
        share = min(share, _SHARED_SENTENCE if shares else 0.0)
    return share


def _wanted(
    asked: Sequence[Asked], inquiry: Document, vocabulary: Vocabulary
) -> tuple[Wanted, ...]:
    tokens = [
        token
        for sentence in inquiry.sentences
        if sentence.section is not SectionKind.SIGNATURE
        for token in sentence.tokens
    ]
    words = [terms(_within(tokens, question.span), vocabulary) for question in asked]
    rest = terms([t for t in tokens if not any(q.span.contains(t.span) for q in asked)], vocabulary)
    last = max(len(asked) - 1, 1)
    found: list[Wanted] = []
    for index, question in enumerate(asked):
        others = [term for n, theirs in enumerate(words) if n != index for term in theirs]
        found.append(
            Wanted(
                asked=question,
                terms=words[index],
                weights=tuple(_own_weight(term, others, rest) for term in words[index]),
                context=terms(_within(tokens, question.context), vocabulary),
                place=index / last,
                past=any(
                    "past" in reading.features
                    for token in _within(tokens, question.span)
                    for reading in token.readings
                ),
                mentions=_mentioned(question, inquiry.text, vocabulary),
            )
        )
    return tuple(found)


def _mentioned(question: Asked, text: str, vocabulary: Vocabulary) -> frozenset[str]:
    if question.kind != "yes-no":
        return frozenset()
    words = question.span.of(text)
    folded = fold(words)
    return frozenset(
        kind
        for kind in ("time", "hour", "price")
        if vocabulary.evidence[kind].sure.search(words, folded)
    )


def _within(tokens: Sequence[Token], span: Span) -> list[Token]:
    return [token for token in tokens if span.contains(token.span)]


def _own_weight(term: Term, others: Sequence[Term], message: Sequence[Term]) -> float:
    """A word's weight, less if other questions or the rest of the message speak of the same."""
    weight = term.weight * (1 - _SHARED_WITH_OTHERS * best_closeness(term, others))
    if best_closeness(term, message) == 1.0:
        weight *= 1 - _SHARED_WITH_MESSAGE
    return weight


def _features(
    question: Wanted, fits: Sequence[Fit], shares: Sequence[float], count: int
) -> dict[str, float]:
    """What speaks for the question being answered, each the best that any sentence offers."""
    rows = list(zip(fits, shares, strict=True))

    def best(values: Sequence[float]) -> float:
        return max(values, default=0.0)

    values = {
        "matter": best([f.matter * f.usable for f in fits]),
        "own": best([f.own * f.usable for f in fits]),
        "own-won": best([f.own * f.usable * mine for f, mine in rows]),
        "sure": best([f.sure * f.usable for f in fits]),
        "sure-won": best([f.sure * f.usable * mine for f, mine in rows]),
        "sure-near": best([f.sure * f.near * f.usable for f in fits]),
        "likely-near": best([max(f.sure, f.likely) * f.near * f.usable for f in fits]),
        "elliptic": best([f.sure * f.elliptic * mine * f.usable for f, mine in rows]),
        "context": best([f.context * max(f.sure, 0.6 * f.likely) * mine for f, mine in rows]),
        "room": min(sum(f.usable == 1.0 for f in fits) / count, _ROOM) / _ROOM,
        "verb": best([f.verb * f.usable for f in fits]),
        "elsewhere": best([f.own for f in fits if f.elsewhere]),
        "promise": best([float(f.promise) for f in fits]),
        "same-number": best([float(f.same_number) for f in fits]),
    }
    if sum(question.weights) < _THIN:
        values["thin"] = 1.0
        values["thin-sure-won"] = values["sure-won"]
        values["thin-own"] = values["own"]
        values["thin-context"] = values["context"]
    if question.asked.kind in TYPED:
        for name in ("own", "own-won", "sure", "sure-won", "sure-near"):
            values[f"typed-{name}"] = values[name]
        values["typed"] = 1.0
    if question.asked.form == STATEMENT:
        values["statement"] = 1.0
    if question.asked.form == WONDERING:
        values["wondering"] = 1.0
    return values
