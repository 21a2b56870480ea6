"""The words that a finding is about, cut to the width of the screen and measured in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from replylint.finding import FileReport
from replylint.model import SectionKind, Span
from replylint.reports.printable import printable

# What is missing here is shown below the reply's last line, all else above its first.
AT_THE_END = (SectionKind.CLOSING, SectionKind.SIGNATURE)

_MAX_ROWS = 3
_COMBINING = "\u0300"  # the first character that is not one column wide
_CONTEXT_BEFORE = 0.4  # of the room that the marked words leave


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the screen. `number` is the line of the text (None: goes on, or left out).

    `marked` are the columns (cells, from 0) that are to be underlined; None if nothing is.
    """

    number: int | None
    text: str
    marked: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Cell:
    """One character of the text, as it is shown."""

    shown: str
    width: int
    marked: bool


def excerpt(text: str, span: Span, width: int, *, unicode: bool = True) -> tuple[Row, ...]:
    """The lines of `text` that `span` touches, at most `width` columns wide and a few rows long."""
    rows: list[Row] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        inside = Span(max(span.start, start) - start, min(span.end, end) - start)
        touches = inside.start < inside.end or (
            span.start == span.end and start <= span.start <= end
        )
        if touches:
            cells = _cells(line, inside, unicode)
            rows += _rows(cells, inside.start, number, width, unicode)
        start = end + 1
    return tuple(_shortened(rows, unicode))


def reply_lines(file: FileReport) -> list[tuple[int, str]]:
    """The lines of the reply's own words, with their numbers; blank ones are left out."""
    own = file.own_words or Span(0, len(file.text))
    first = file.text.count("\n", 0, own.start) + 1
    lines = enumerate(own.of(file.text).split("\n"), first)
    return [(number, line) for number, line in lines if line.strip()]


def one_row(text: str, number: int, width: int, *, unicode: bool = True) -> Row:
    """A line of context, cut at the end where it is too long."""
    cells = _cells(text, Span(0, 0), unicode)
    return Row(number, _cut_end(cells, width, unicode))


def _ellipsis(unicode: bool) -> str:
    return "…" if unicode else "..."


def _cells(line: str, marked: Span, unicode: bool) -> list[_Cell]:
    cells = []
    for index, character in enumerate(line):
        shown = printable(character, unicode=unicode)
        width = 1 if len(shown) == 1 and shown < _COMBINING else cell_len(shown)
        cells.append(_Cell(shown, width, marked.start <= index < marked.end))
    return cells


def _width(cells: Sequence[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _joined(cells: Sequence[_Cell]) -> str:
    return "".join(cell.shown for cell in cells)


def _rows(cells: list[_Cell], at: int, number: int, width: int, unicode: bool) -> list[Row]:
    """One line of the text as rows: as it is, a window of it, or the marked words wrapped."""
    end = at + sum(cell.marked for cell in cells)
    before, words, after = cells[:at], cells[at:end], cells[end:]
    wide = max(_width(words), 1)
    if _width(before) + wide + _width(after) > width:
        if wide > width - 2 * len(_ellipsis(unicode)):
            return _wrapped(words, number, width)
        room = width - wide
        right = min(_width(after), room - min(_width(before), int(room * _CONTEXT_BEFORE)))
        head = _cut_start(before, room - right, unicode)
        tail = _cut_end(after, right, unicode)
    else:
        head, tail = _joined(before), _joined(after)
    column = cell_len(head)
    return [Row(number, (head + _joined(words) + tail).rstrip(), (column, column + wide))]


def _fitting(cells: Iterable[_Cell], width: int) -> int:
    """How many of `cells`, from the first on, fit into `width` columns."""
    count = 0
    for cell in cells:
        width -= cell.width
        if width < 0:
            break
        count += 1
    return count


def _wrapped(words: list[_Cell], number: int, width: int) -> list[Row]:
    rows: list[Row] = []
    start = 0
    while start < len(words):
        end = start + max(_fitting(words[start : start + width * 4], width), 1)
        if end < len(words):
            end = next((n for n in range(end, start, -1) if words[n].shown == " "), end)
        text = _joined(words[start:end]).strip(" ")
        if text:
            rows.append(Row(None if rows else number, text, (0, cell_len(text))))
        start = end
    return rows


def _cut_end(cells: Sequence[_Cell], width: int, unicode: bool) -> str:
    if _width(cells) <= width:
        return _joined(cells)
    mark = _ellipsis(unicode)
    count = _fitting(cells, width - len(mark))
    words = _joined(cells[:count])
    if cells[count].shown != " " and " " in words:
        words = words[: words.rindex(" ")]
    return words.rstrip() + mark if len(mark) <= width else ""


def _cut_start(cells: Sequence[_Cell], width: int, unicode: bool) -> str:
    if _width(cells) <= width:
        return _joined(cells)
    mark = _ellipsis(unicode)
    count = _fitting(reversed(cells), width - len(mark))
    words = _joined(cells[len(cells) - count :])
    if cells[len(cells) - count - 1].shown != " " and " " in words:
        words = words[words.index(" ") + 1 :]
    return mark + words.lstrip() if len(mark) <= width else ""


def _shortened(rows: list[Row], unicode: bool) -> list[Row]:
    """At most a few rows: the first ones and the last, for where the words begin and end."""
    if len(rows) <= _MAX_ROWS:
        return rows
    return [*rows[: _MAX_ROWS - 1], Row(None, _ellipsis(unicode)), rows[-1]]
