"""How findings look: an output format a module, and the table of them.

A format is a pure function of what was found: `render(report, options) -> str`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from replylint.finding import Report
from replylint.reports import concise, json, terminal
from replylint.reports.options import RenderOptions

__all__ = ["FORMATS", "RenderOptions"]

FORMATS: Mapping[str, Callable[[Report, RenderOptions], str]] = {
    "text": terminal.render,
    "json": json.render,
    "concise": concise.render,
}
"""The output formats by the name that `--output-format` takes."""
