"""Subjects that say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.subject import Options
from replylint.finding import Hit
from replylint.model import Address, Mail, SectionKind

Report = Callable[..., list[Hit]]

OPTIONS = Options(empty=("odpowiedź", "wiadomość", "zgłoszenie", "państwo"), months=("mar",))


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        (None, []),
        (" ", ["empty"]),
        ("Re:", [None]),
        ("RE[2]: Odp: ", [None]),
        ("Odpowiedź na Państwa wiadomość z 12 marca", [None]),
        ("Wiadomość od: Sklep Ptak", [None]),
        ("Re: Zgłoszenie 44/2026", []),
        ("Wiadomość o 12 lampach", []),
        ("Odp: lampa", []),
    ],
)
def test_subjects(report: Report, subject: str | None, said: list[str | None]) -> None:
    sender = Address("Sklep Ptak", "biuro@ptak.example")
    mail = Mail("x", "Dzień dobry,\n\ntak.", subject=subject, sender=sender)
    hits = report("subject", OPTIONS, mail, sections=(SectionKind.SUBJECT,))
    assert [hit.variant for hit in hits] == said
