"""Check kind `curt`: the answer is so short that the customer must ask again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind, Span


@dataclass(frozen=True, slots=True)
class Options:
    """An answer of at most `max_words` words is curt, and `per_question` more for each question
    beyond the first. Sentences that only do one of `courtesies` are no answer and don't count."""

    max_words: int = 10
    per_question: int = 4
    courtesies: tuple[str, ...] = ("thanks", "invitation")


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """One hit, on the answer's words, if they are too few."""
    answer = [
        sentence
        for sentence in case.reply.of_kind(SectionKind.BODY)
        if not any(sentence.does(act) for act in options.courtesies)
    ]
    words = sum(token.is_word for sentence in answer for token in sentence.tokens)
    limit = options.max_words + options.per_question * max(0, len(case.questions) - 1)
    if 0 < words <= limit:
        span = Span(answer[0].span.start, answer[-1].span.end)
        yield Hit(section=SectionKind.BODY, span=span)
