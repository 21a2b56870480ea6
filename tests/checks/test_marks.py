"""Runs of exclamation and question marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.marks import Options
from replylint.finding import Hit
from replylint.model import Mail, SectionKind

Report = Callable[..., list[Hit]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paczka wróciła!!!", ["!!!"]),
        ("Paczka wróciła! ! !", ["! ! !"]),
        ("Naprawdę?! Proszę sprawdzić??", ["?!", "??"]),
        ("Naprawdę⁉", ["⁉"]),
        ("Naprawdę? Tak! Kod A!1?b.", []),
        ("Napisał Pan „ile jeszcze???”, odpowiadam.", []),
    ],
)
def test_runs(report: Report, text: str, expected: list[str]) -> None:
    hits = report("marks", Options(), Mail("x", text), sections=(SectionKind.BODY,))
    assert [hit.span.of(text) for hit in hits if hit.span] == expected


def test_the_subject_counts_and_the_fix_is_one_mark(report: Report) -> None:
    mail = Mail("x", "Dzień dobry,\n\ntak.", subject="Gdzie jest umowa?!?")
    (hit,) = report("marks", Options(), mail, sections=(SectionKind.SUBJECT,))
    assert hit.fix is not None
    assert hit.fix.replacements == ("?",)
