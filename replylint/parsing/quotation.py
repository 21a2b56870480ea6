"""Tell the reply's own lines from the quoted ones, and take the quoted message out clean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from replylint.model import Mail, Span
from replylint.parsing.attribution import Header, header_at
from replylint.parsing.folding import fold
from replylint.parsing.lines import Line, lines_of

_MARK = re.compile(r"[ \t]{0,3}(?:>|\|(?=\s)) ?")
_WRAPPED_FROM = 60


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted region of a text, its header among it.

    `pieces` are the quoted lines without header and quote mark, as spans of the text; the quoted
    message is those pieces, one a line.
    """

    span: Span
    header: Header | None
    pieces: tuple[Span, ...]

    def text(self, source: str) -> str:
        return "\n".join(piece.of(source) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Split:
    """A text taken apart: runs of own lines, and quotations, each in the order of the text."""

    own: tuple[tuple[Line, ...], ...]
    quotations: tuple[Quotation, ...]


def split(mail: Mail, inquiry: Mail | None = None) -> Split:
    """The reply's own lines and the quotations of `mail`.

    Where the customer's message is known, lines of it that stand in the reply unmarked are
    recognised too.
    """
    lines = lines_of(mail.text)
    marks = _marked(lines, mail.quoted)
    if inquiry is not None:
        _mark_known(lines, marks, inquiry.text)
    apart = mail.preamble.end if mail.preamble else 0
    own: list[list[Line]] = [[]]
    quotations: list[Quotation] = []
    index = next((n for n, line in enumerate(lines) if line.start >= apart), len(lines))
    while index < len(lines):
        quotation, following = _quotation_at(lines, marks, index, own, mail.sent)
        if quotation is None:
            own[-1].append(lines[index])
            index += 1
            continue
        quotations.append(quotation)
        own.append([])
        index = following
    runs = tuple(tuple(run) for run in own if any(not line.is_blank for line in run))
    return Split(runs, tuple(quotations))


def _marked(lines: Sequence[Line], quoted: Sequence[Span]) -> list[int]:
    """For each line the length of its quote mark, 0 for one that markup quotes, -1 for none."""
    marks = []
    for line in lines:
        mark = _MARK.match(line.text)
        inside = any(span.contains(line.content) for span in quoted) and not line.is_blank
        if mark and mark[0].lstrip().startswith(">"):
            marks.append(mark.end())
        else:
            marks.append(0 if inside else -1)
    for index in range(1, len(lines) - 1):
        if _continues(lines, marks, index):
            marks[index] = 0
    return marks


def _continues(lines: Sequence[Line], marks: Sequence[int], index: int) -> bool:
    """Whether an unmarked line is the end of a long quoted one that some program cut."""
    line = lines[index]
    return (
        marks[index] < 0
        and marks[index - 1] > 0
        and marks[index + 1] > 0
        and len(lines[index - 1].text) >= _WRAPPED_FROM
        and len(line.text) < len(lines[index - 1].text)
        and line.text[:1].islower()
    )


def _mark_known(lines: Sequence[Line], marks: list[int], known: str) -> None:
    """Mark the lines of the customer's message that stand in the reply without a mark."""
    theirs = [_key(line.text) for line in lines_of(known) if not line.is_blank]
    same = [
        index
        for index, line in enumerate(lines)
        if marks[index] < 0 and len(line.text.split()) >= 3 and _key(line.text) in theirs
    ]
    words = sum(len(lines[index].text.split()) for index in same)
    if not same or words < 0.5 * len(known.split()):
        return
    _mark_beside(lines, marks, theirs[: theirs.index(_key(lines[same[0]].text))], same[0], -1)
    for index in range(same[0], same[-1] + 1):
        if marks[index] < 0 and _key(lines[index].text) in theirs:
            marks[index] = 0
    _mark_beside(lines, marks, theirs[theirs.index(_key(lines[same[-1]].text)) + 1 :], same[-1], 1)


def _mark_beside(
    lines: Sequence[Line], marks: list[int], theirs: Sequence[str], index: int, step: int
) -> None:
    """Mark short lines beside a known one, as far as they are the customer's in their order."""
    left = list(theirs[::step])
    index += step
    while left and 0 <= index < len(lines):
        if not lines[index].is_blank:
            if _key(lines[index].text) != left.pop(0):
                return
            marks[index] = max(marks[index], 0)
        index += step


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _quotation_at(
    lines: Sequence[Line],
    marks: Sequence[int],
    index: int,
    own: Sequence[Sequence[Line]],
    before: datetime | None,
) -> tuple[Quotation | None, int]:
    """The quotation that begins at line `index`, and the line after it."""
    if marks[index] > 0:
        end = _run_end(lines, marks, index)
        return _made(lines, marks, (index, index, end), None), end
    header = None if lines[index].is_blank else header_at(lines, index, before)
    if marks[index] == 0:
        # A header inside marked lines belongs to them only if it stands on top.
        end = _run_end(lines, marks, index)
        return _made(lines, marks, (index, header.last if header else index, end), header), end
    if header is None:
        return None, index
    body = next((n for n in range(header.last, len(lines)) if not lines[n].is_blank), None)
    if body is not None and marks[body] >= 0:
        end = _run_end(lines, marks, body)
        return _made(lines, marks, (index, header.last, end), header), end
    written = any(not line.is_blank for run in own for line in run)
    cited = body is not None and lines[body].text.lstrip().startswith(("„", "“", "«", '"'))
    if header.sure and written and (header.email or not cited):
        end = len(lines)
        return _made(lines, [-1] * end, (index, header.last, end), header), end
    return None, index


def _run_end(lines: Sequence[Line], marks: Sequence[int], index: int) -> int:
    """The line after the last of the quoted lines that begin at `index`; blank ones may part."""
    end = position = index
    while position < len(lines) and (marks[position] >= 0 or lines[position].is_blank):
        position += 1
        if marks[position - 1] >= 0:
            end = position
    return max(end, index + 1)


def _made(
    lines: Sequence[Line],
    marks: Sequence[int],
    place: tuple[int, int, int],
    header: Header | None,
) -> Quotation:
    """The quotation on the lines from `place[0]` to `place[2]`, its message from `place[1]`."""
    first, body, end = place
    pieces = [
        Span(min(line.start + max(mark, 0), line.end), line.end)
        for line, mark in list(zip(lines, marks, strict=True))[body:end]
    ]
    said = [
        line.text[piece.start - line.start :].strip()
        for line, piece in zip(lines[body:end], pieces, strict=True)
    ]
    shown = [number for number, words in enumerate(said) if words]
    kept = pieces[shown[0] : shown[-1] + 1] if shown else []
    last = max((n for n in range(first, end) if not lines[n].is_blank), default=first)
    return Quotation(Span(lines[first].start, lines[last].end), header, tuple(kept))
