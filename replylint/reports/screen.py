"""Lines of styled text for a terminal, and their way out through Rich."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from replylint.finding import Severity

if TYPE_CHECKING:
    from replylint.rule import Rule

MIN_WIDTH = 40

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
"""How each severity looks. The eight colours of the terminal's own theme, nothing brighter."""

QUIET = "dim"
BETTER = "green"

_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn around the words."""

    bar: str
    tee: str
    corner: str
    under: str
    missing: str
    dot: str
    rule: str
    bad: str
    good: str


UNICODE = Marks("│", "├", "╰", "━", "▸", "·", "─", "✗", "✓")
ASCII = Marks("|", "=", "=", "^", ">", "-", "-", "x", "+")


def marks(unicode: bool) -> Marks:
    """The marks that the terminal can show."""
    return UNICODE if unicode else ASCII


def print_lines(lines: Iterable[Text], width: int, color: bool) -> str:
    """`lines`, laid out already, as one string, with escape sequences for colour if `color`."""
    if not color:
        return "".join(line.plain.rstrip() + "\n" for line in lines)
    console = _console(width, color)
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)
    # Rich numbers its links at random; without the numbers equal input gives equal output.
    return _LINK_ID.sub("\x1b]8;;", _written(console))


def wrap(text: Text, width: int) -> list[Text]:
    """`text` in lines of at most `width` columns, broken at words where it can be."""
    lines = list(text.wrap(_console(width, False), max(width, 1), overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines or [Text()]


def hanging(head: Text, body: Text, width: int, indent: Text | None = None) -> list[Text]:
    """`body` wrapped beside `head`; the later lines start with `indent`, or that much space."""
    indent = Text(" " * head.cell_len) if indent is None else indent
    first, *others = wrap(body, width - max(head.cell_len, indent.cell_len))
    return [Text.assemble(head, first), *(Text.assemble(indent, line) for line in others)]


def link_to(rule: Rule | None) -> str:
    """The Rich style that links to the file of `rule`; empty where there is none."""
    if rule is None or rule.file is None:
        return ""
    return f"link {rule.file.path.absolute().as_uri()}"


def _console(width: int, color: bool) -> Console:
    return Console(
        file=io.StringIO(),
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )


def _written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
