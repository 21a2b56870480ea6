"""Check kind `questions`: a question of the customer's that the reply leaves unanswered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind


@dataclass(frozen=True, slots=True)
class Options:
    """`kinds` are the kinds of question that count (see model.Question); all where empty."""

    kinds: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each unanswered question, with its words as quote and its place as `related`."""
    del context
    if case.inquiry is None:
        return
    for question in case.questions:
        if question.answered or (options.kinds and question.kind not in options.kinds):
            continue
        yield Hit(
            section=SectionKind.BODY,
            quote=question.span.of(case.inquiry.text),
            related=question.span,
        )
