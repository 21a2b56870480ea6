"""Answers after the limit, and whether they own up to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from replylint.checks.late import Options, hours_between
from replylint.finding import Hit
from replylint.model import Mail

Report = Callable[..., list[Hit]]

ASKED = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
OPTIONS = Options(phrases=("zwłoka w odpowiedź",))
TEXT = "Dzień dobry,\n\n{}zwrot trwa 14 dni.\n\nPozdrawiam\nJan Bąk"


@pytest.mark.parametrize(
    ("waited", "said", "hours"),
    [
        (25, "", ["25"]),
        (24, "", []),
        (70, "przepraszam za zwłokę w odpowiedzi, ", []),
        (-3, "", []),
    ],
)
def test_waits(report: Report, waited: int, said: str, hours: list[str]) -> None:
    reply = Mail("x", TEXT.format(said), sent=ASKED + timedelta(hours=waited))
    hits = report("late", OPTIONS, reply, inquiry=Mail("y", "Ile trwa zwrot?", sent=ASKED))
    assert [hit.values["hours"] for hit in hits] == hours


def test_an_unknown_time_is_not_late(report: Report) -> None:
    inquiry = Mail("y", "Ile trwa zwrot?", sent=ASKED)
    assert not report("late", OPTIONS, Mail("x", TEXT.format("")), inquiry=inquiry)
    late = Mail("x", TEXT.format(""), sent=ASKED + timedelta(days=9))
    assert not report("late", OPTIONS, late, inquiry=Mail("y", "Ile trwa zwrot?"))


def test_zones() -> None:
    east = timezone(timedelta(hours=3))
    assert hours_between(ASKED, datetime(2026, 3, 3, 12, 0, tzinfo=east)) == 24
    assert hours_between(ASKED, datetime(2026, 3, 2, 10, 30)) == 1.5
