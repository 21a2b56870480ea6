"""Files that not everyone can open."""

from __future__ import annotations

from collections.abc import Callable

from replylint.checks.attachments import Options
from replylint.finding import Hit
from replylint.model import Attachment, Mail

Report = Callable[..., list[Hit]]


def test_reports_each_file_by_its_ending_in_any_case(report: Report) -> None:
    files = ("a.PAGES", "b.pdf", "photos.2026.rar", "rar", ".pages")
    mail = Mail("x", "Hi", attachments=tuple(Attachment(n, "application/x", 1) for n in files))
    hits = report("attachments", Options(("rar", "pages")), mail, language="en")
    assert [hit.values["match"] for hit in hits] == ["a.PAGES", "photos.2026.rar", ".pages"]
    assert hits[0].values["extension"] == "pages"
