"""One look, or several, in an HTML body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.fonts import Options
from replylint.finding import Hit
from replylint.model import SectionKind
from replylint.reading.html import read

Report = Callable[..., list[Hit]]

PAGE = (
    "<div style='font-family:Arial;font-size:14px;color:#222222'><p>Dzień dobry,</p>"
    "<p>paczka dotarła do magazynu w dobrym stanie.</p><p>{}</p><p>Pozdrawiam<br>Jan Bąk</p></div>"
)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("Zwrot trwa pięć dni.", []),
        ("<span style='font-family:Georgia'>Zwrot</span> trwa.", ["font"]),
        ("<span style='font-family:arial'>Zwrot</span> trwa.", []),
        ("<span style='font-size:20px'>Zwrot</span> trwa.", ["size"]),
        ("<span style='font-size:10.5pt'>Zwrot</span> trwa.", []),
        ("<span style='color:red'>Zwrot</span> trwa.", ["color"]),
        ("<span style='color:#000'>Zwrot</span> trwa.", []),
        ("<a href='https://a.example' style='color:blue'>Zwrot</a> trwa.", []),
        ("<span style='font-family:Segoe UI Emoji'>📦</span> trwa.", []),
    ],
)
def test_looks(report: Report, inner: str, expected: list[str]) -> None:
    mail = read(PAGE.format(inner).encode(), "x.html")
    hits = report("fonts", Options(), mail, sections=(SectionKind.BODY,))
    assert [hit.variant for hit in hits] == expected
