"""Pictures in the text; a logo in the signature."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.images import Options
from replylint.finding import Hit
from replylint.model import SectionKind
from replylint.reading.html import read

Report = Callable[..., list[Hit]]

PICTURE = "<p><img src='cid:a.png' width='300'></p>"
BODY = "<p>Dzień dobry,</p><p>wyłącznik jest z boku.</p>{}<p>Proszę go przesunąć.</p>"
END = "<p>Pozdrawiam<br>Jan Bąk<br>doradca klienta</p>{}"


@pytest.mark.parametrize(
    ("body", "end", "allowed", "expected"),
    [
        (PICTURE, "", True, [SectionKind.BODY]),
        ("", PICTURE, True, []),
        ("", PICTURE, False, [SectionKind.SIGNATURE]),
        (PICTURE + PICTURE, PICTURE, True, [SectionKind.BODY, SectionKind.BODY]),
        ("", f"<blockquote>Widać:{PICTURE}rysę</blockquote>", False, []),
    ],
)
def test_images_by_place(
    report: Report, body: str, end: str, allowed: bool, expected: list[SectionKind]
) -> None:
    mail = read((BODY.format(body) + END.format(end)).encode(), "x.html")
    hits = report("images", Options(allow_in_signature=allowed), mail)
    assert [hit.section for hit in hits] == expected
