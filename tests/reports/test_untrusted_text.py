"""Nothing that a mail holds drives the terminal, reorders what is read, or breaks the JSON."""

from __future__ import annotations

import json
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from replylint.finding import (
    Citation,
    FileReport,
    Finding,
    Fix,
    Position,
    Report,
    Severity,
    Skipped,
)
from replylint.model import SectionKind, Span
from replylint.reports import FORMATS, RenderOptions
from replylint.reports.json import summary

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_HOSTILE = "\x1b\x07\x9b\x00\r\u202e\u2066\u200f\u061c\ufeff\u2028\ud83d\udc00"
_text = st.text(
    st.one_of(st.characters(), st.sampled_from(_HOSTILE + "\n\t [bold]…📦漢e\u0301")), max_size=120
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    body, inquiry, subject = draw(_text), draw(_text), draw(_text)
    found = []
    for _ in range(draw(st.integers(0, 4))):
        section = draw(st.sampled_from(SectionKind))
        of = subject if section is SectionKind.SUBJECT else body
        start, end = sorted((draw(st.integers(0, len(of))), draw(st.integers(0, len(of)))))
        there = draw(st.booleans())
        asked = draw(st.booleans())
        found.append(
            Finding(
                draw(_text),
                draw(_text),
                draw(st.sampled_from(Severity)),
                draw(_text),
                section,
                Citation(draw(_text), draw(_text)),
                text=of[start:end] if there else draw(st.none() | _text),
                span=Span(start, end) if there else None,
                start=Position(1, 1) if there else None,
                end=Position(1, 2) if there else None,
                related=Span(0, len(inquiry)) if asked else None,
                fix=draw(st.none() | st.builds(lambda words: Fix((words,)), _text)),
                because=tuple(draw(st.lists(_text, max_size=2))),
                like=draw(st.none() | _text),
            )
        )
    skipped = (Skipped(draw(_text), draw(_text)),)
    file = FileReport(draw(_text), tuple(found), skipped, body, subject, inquiry)
    return Report((file, FileReport(draw(_text), error=draw(_text))), (draw(_text),))


def dangerous(output: str) -> set[str]:
    return {
        c
        for c in output
        if c != "\n"
        and c not in "\u200c\u200d"
        and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }


@given(reports(), st.sampled_from(["pl", "en", "ru"]), st.integers(20, 130), st.booleans())
def test_no_control_character_reaches_the_terminal(
    report: Report, language: str, width: int, unicode: bool
) -> None:
    for name in FORMATS:
        output = FORMATS[name](report, RenderOptions(language, width, unicode=unicode))
        assert not dangerous(output)
        output.encode("utf-8")


@given(reports())
def test_color_adds_styles_and_nothing_else(report: Report) -> None:
    output = FORMATS["text"](report, RenderOptions("pl", 80, color=True))
    assert not dangerous(_STYLE.sub("", output))


@given(reports())
def test_json_gives_back_what_was_found(report: Report) -> None:
    parsed = json.loads(FORMATS["json"](report, RenderOptions()))
    found = [finding for file in report.files for finding in file.findings]
    assert [entry["text"] for entry in parsed] == [_joined(f.text) for f in found]
    assert [entry["message"] for entry in parsed] == [_joined(f.message) for f in found]
    told = json.loads(summary(report))
    assert [e["message"] for e in told["errors"]] == [
        _joined(f.error) for f in report.files if f.error is not None
    ]


@given(reports())
def test_concise_has_a_line_for_each_finding(report: Report) -> None:
    lines = FORMATS["concise"](report, RenderOptions()).splitlines()
    assert len(lines) == sum(len(f.findings) + (f.error is not None) for f in report.files)


def _joined(text: str | None) -> str | None:
    """`text` as JSON has it: two lone surrogates side by side are one character there."""
    if text is None:
        return None
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
