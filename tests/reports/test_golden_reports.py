"""How reports look, to the letter. To accept a new look: UPDATE_GOLDEN=1 pytest tests/reports"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from replylint.finding import Report
from replylint.reports import FORMATS, RenderOptions
from replylint.reports.json import summary

GOLDEN = Path(__file__).parent / "golden"

OUTPUTS: dict[str, Callable[[Report], str]] = {
    "pl-100.txt": lambda r: FORMATS["text"](r, RenderOptions("pl", 100)),
    "pl-60.txt": lambda r: FORMATS["text"](r, RenderOptions("pl", 60)),
    "en-100.txt": lambda r: FORMATS["text"](r, RenderOptions("en", 100)),
    "en-60-ascii.txt": lambda r: FORMATS["text"](r, RenderOptions("en", 60, unicode=False)),
    "ru-60.txt": lambda r: FORMATS["text"](r, RenderOptions("ru", 60)),
    "concise.txt": lambda r: FORMATS["concise"](r, RenderOptions("pl")),
    "findings.json": lambda r: FORMATS["json"](r, RenderOptions("pl")),
    "summary.json": summary,
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_the_golden_one(name: str, report: Report) -> None:
    printed = OUTPUTS[name](report)
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 77, 120, 200])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_screen(width: int, unicode: bool, report: Report) -> None:
    for language in ("pl", "en", "ru"):
        options = RenderOptions(language, width, unicode=unicode)
        for line in FORMATS["text"](report, options).splitlines():
            assert cell_len(line) <= width, line
            assert line == line.rstrip()
