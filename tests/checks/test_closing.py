"""Closings for friends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.closing import Options
from replylint.finding import Hit
from replylint.model import Mail, SectionKind

Report = Callable[..., list[Hit]]

OPTIONS = Options(phrases=("=pozdro", "=see =you ...3"), mild=("see you",))


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("See you on Friday,\nTom Hill", ["See you on Friday"]),
        ("See you on Friday!\nKind regards,\nTom Hill", []),
        ("Kind regards,\nTom Hill", []),
    ],
)
def test_a_mild_formula_counts_alone(report: Report, end: str, expected: list[str]) -> None:
    text = f"Hello,\n\nyour table is booked for six people.\n\n{end}"
    sections = (SectionKind.CLOSING,)
    hits = report("closing", OPTIONS, Mail("x", text), language="en", sections=sections)
    assert [hit.span.of(text) for hit in hits if hit.span] == expected


def test_the_body_is_no_closing(report: Report) -> None:
    text = "Dzień dobry,\n\npozdro to słowo z naszej gry.\n\nPozdro\nJan Bąk"
    hits = report("closing", OPTIONS, Mail("x", text), sections=(SectionKind.CLOSING,))
    assert [hit.span.start for hit in hits if hit.span] == [text.index("Pozdro")]
