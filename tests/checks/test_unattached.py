"""The reply speaks of an attachment: is there one?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.unattached import Options
from replylint.finding import Hit
from replylint.model import Attachment, Mail

Report = Callable[..., list[Hit]]

OPTIONS = Options(phrases=("w załącznik", "(załączać|dołączać)<1sg>"))
TEXT = "Dzień dobry,\n\ncennik jest w załączniku, załączam go jako plik.\n\nPozdrawiam\nJan Bąk"


def test_one_hit_for_a_sentence(report: Report) -> None:
    hits = report("unattached", OPTIONS, Mail("x", TEXT))
    assert [hit.span.of(TEXT) for hit in hits if hit.span] == ["w załączniku"]


@pytest.mark.parametrize(
    ("attachment", "count"),
    [
        (Attachment("cennik.pdf", "application/pdf", 9), 0),
        (Attachment("cennik.pdf", "application/pdf", 9, inline=True), 0),
        (Attachment("logo.png", "image/png", 9, inline=True), 1),
        (Attachment("plan.png", "image/png", 9), 0),
    ],
)
def test_a_logo_is_no_attachment(report: Report, attachment: Attachment, count: int) -> None:
    assert len(report("unattached", OPTIONS, Mail("x", TEXT, attachments=(attachment,)))) == count


def test_quoted_words_are_not_the_agents(report: Report) -> None:
    text = TEXT.replace("cennik jest w załączniku, załączam go", "pisał Pan „skan w załączniku”")
    assert not report("unattached", OPTIONS, Mail("x", text))
