"""Salutations to nobody, where the customer has a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.impersonal import Options
from replylint.finding import Hit
from replylint.model import Address, Mail, SectionKind

Report = Callable[..., list[Hit]]

OPTIONS = Options(phrases=("szanowny klient",))


@pytest.mark.parametrize(
    ("greeting", "asked", "sender", "count"),
    [
        ("Szanowny Kliencie,", "Gdzie paczka?\n\nTomasz Wrona", None, 1),
        ("Szanowny Kliencie,", "Gdzie paczka?", Address("Tomasz Wrona", "t@a.example"), 1),
        ("Szanowny Kliencie,", "Gdzie paczka?", Address("tomek", "tomek@a.example"), 0),
        ("Szanowny Kliencie,", "Gdzie paczka?", None, 0),
        ("Szanowny Kliencie, Panie Tomaszu,", "Gdzie?\n\nTomasz Wrona", None, 0),
        ("Dzień dobry, szanowny kliencie,", "Gdzie paczka?\n\nTomasz Wrona", None, 1),
    ],
)
def test_salutations(
    report: Report, greeting: str, asked: str, sender: Address | None, count: int
) -> None:
    reply = Mail("x", f"{greeting}\n\npaczka dotrze jutro.\n\nPozdrawiam\nJan Bąk")
    inquiry = Mail("y", asked, sender=sender)
    sections = (SectionKind.GREETING,)
    assert len(report("impersonal", OPTIONS, reply, inquiry=inquiry, sections=sections)) == count
