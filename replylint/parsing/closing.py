"""Where a message closes, where the signature begins, and what programs add below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from replylint.model import Address, Span
from replylint.parsing.folding import fold
from replylint.parsing.lines import Line
from replylint.parsing.names import is_first_name, is_person, same_person
from replylint.parsing.signature_lines import belongs_to_signature, is_marker
from replylint.parsing.vocabulary import vocabulary

_LAST_LINES = 24
_LONGEST = 10
_BREAK = re.compile(r"(?:^|(?<=[.!?…)])\s+|,\s+|\s[–—-]\s+)")


@dataclass(slots=True)
class Ending:
    """The places found at the end of a message."""

    closing: Span | None = None
    signature: Span | None = None
    disclaimers: list[Span] = field(default_factory=list)
    postscripts: list[Span] = field(default_factory=list)


def ending(lines: Sequence[Line], sender: Address | None) -> Ending:
    """Closing, signature and what follows, in the message's own lines (greeting apart)."""
    found = Ending()
    shown = [line for line in lines if not line.is_blank]
    shown = _without_disclaimers(shown, found)
    marker = next((n for n, line in enumerate(shown) if is_marker(line.text)), None)
    place = _closing_place(shown, sender, found)
    if place is None:
        return _unclosed(lines, shown, sender, marker, found)
    index, span, rest = place
    found.closing = _grown(shown, index, span)
    below = [line.content for line in shown[index + 1 :] if line.content not in found.postscripts]
    if rest is not None:
        below.insert(0, rest)
    if below:
        found.signature = Span(below[0].start, max(span.end for span in below))
        _cut_postscripts(found)
    return found


def _cut_postscripts(found: Ending) -> None:
    """A signature that a postscript follows ends before it."""
    if found.signature and found.postscripts:
        first = min(span.start for span in found.postscripts)
        if found.signature.start < first < found.signature.end:
            found.signature = Span(found.signature.start, first)


def _without_disclaimers(shown: list[Line], found: Ending) -> list[Line]:
    """Set apart what phones, programs and lawyers add at the end."""
    words = vocabulary()
    tail = max(0, len(shown) - 40)
    for index in range(tail, len(shown)):
        line, folded = shown[index], shown[index].folded.strip(" *_-|")
        device = words.devices.match(folded) and len(folded.split()) <= 9
        legal = words.legal_notes.search(folded) and len(folded.split()) >= 5 and index > 0
        if legal and belongs_to_signature(line.text, None) and len(folded.split()) < 14:
            legal = None  # a line with the firm's data is a signature's
        if device or (legal and _after_closing(shown[:index])):
            following = shown[index:]
            if device and index + 1 < len(shown):
                found.disclaimers.append(line.content)
                return _without_disclaimers(shown[:index] + shown[index + 1 :], found)
            found.disclaimers.append(Span(line.content.start, following[-1].content.end))
            return shown[:index]
    return shown


def _after_closing(above: Sequence[Line]) -> bool:
    """Whether a closing or a signature stands in the lines above."""
    words = vocabulary()
    return any(
        is_marker(line.text)
        or (
            (words.closings.search(line.folded) or words.lone_closings.match(line.folded))
            and len(line.text.split()) <= _LONGEST
        )
        or belongs_to_signature(line.text, None)
        for line in above[-14:]
    )


def _closing_place(
    shown: Sequence[Line], sender: Address | None, found: Ending
) -> tuple[int, Span, Span | None] | None:
    """The last line that closes: its number, the closing's span, and a signature after it."""
    words = vocabulary()
    for index in range(len(shown) - 1, max(-1, len(shown) - _LAST_LINES), -1):
        line = shown[index]
        closed = _closing_in(line, sender, last=index == len(shown) - 1)
        if closed is not None:
            return index, *closed
        if words.postscripts.match(line.folded.lstrip()) and index > 0:
            found.postscripts = [Span(line.content.start, shown[-1].content.end)]
            return _closing_place(shown[:index], sender, found)
        if _is_prose(line):
            return None
    return None


def _closing_in(
    line: Line, sender: Address | None, *, last: bool
) -> tuple[Span, Span | None] | None:
    """The closing in a line, and the signature that goes on after it."""
    words, folded = vocabulary(), line.folded
    stop = line.content.end
    for cut in _BREAK.finditer(line.text):
        start = max(cut.end(), line.content.start - line.start)
        chunk = folded[start : stop - line.start]
        if not chunk.strip():
            continue
        begins = words.closings.match(chunk)
        joined = re.search(r"(?:\si\s|\soraz\s|\sи\s|\sand\s|\sа также\s)\s*", chunk)
        wish = joined and words.closings.match(chunk, joined.end())
        lone = words.lone_closings.match(chunk)
        sentence_end = re.search(r"\.\s*$", chunk) is not None
        if begins or wish:
            formula = begins or wish
            if formula is None or len(chunk.split()) > _LONGEST + 6:
                continue
            length, rest = _until_name(line.text[start : stop - line.start], formula.end(), sender)
            if len(chunk[:length].split()) <= _LONGEST and not _goes_on(chunk[:length]):
                return _spans(line, start, length, rest)
        elif lone:
            length, rest = _until_name(line.text[start : stop - line.start], lone.end(), sender)
            left = chunk[lone.end() : length].strip(" ,.!;:)(-–—*")
            if not left and not (sentence_end and start > 0 and rest is None and not last):
                return _spans(line, start, length, rest)
    return None


def _goes_on(chunk: str) -> bool:
    """Whether another sentence follows the formula, and is none itself."""
    more = re.search(r"[.!?…]\s+(?=\w)", chunk)
    return more is not None and not vocabulary().closings.match(chunk, more.end())


def _spans(line: Line, start: int, length: int, rest: int | None) -> tuple[Span, Span | None]:
    end = line.content.end
    closing = Span(line.start + start, line.start + start + length)
    if rest is None:
        return Span(closing.start, end), None
    return closing, Span(line.start + start + rest, end)


def _until_name(chunk: str, end: int, sender: Address | None) -> tuple[int, int | None]:
    """Where the closing in `chunk` ends, and where a signature on the same line begins."""
    words, folded = vocabulary(), fold(chunk)
    for mark in re.finditer(r"[,!.–—-]\s+|\s+(?=[^\W\d_])", chunk[end:]):
        position = end + mark.end()
        rest = chunk[position:].rstrip(" .!,")
        if not rest:
            break
        if words.closings.match(folded, position) or words.honorifics.match(folded, position):
            continue
        first = rest.split(",")[0].split("|")[0].strip()
        name = is_person(first, sender, alone=True) and (
            is_first_name(first.split()[0]) or same_person(first, sender) or mark[0].strip() != ""
        )
        if name or (mark[0].startswith(",") and _may_sign(rest)):
            return end + mark.start() + len(mark[0].rstrip()), position
    return len(chunk), None


def _may_sign(rest: str) -> bool:
    """Whether words after “Z poważaniem,” on the same line can be a signature."""
    words, folded = vocabulary(), fold(rest)
    return bool(
        belongs_to_signature(rest, None)
        or words.departments_first.match(folded)
        or words.roles.match(folded)
    )


def _grown(shown: Sequence[Line], index: int, span: Span) -> Span:
    """The closing with formulas in the lines right above: “Miłego dnia!” / “Pozdrawiam”."""
    start = span.start
    for line in reversed(shown[:index]):
        whole = _closing_in(line, None, last=False)
        if whole is None or whole[0] != line.content or whole[1] is not None:
            break
        if len(line.text.split()) > 6:
            break
        start = line.content.start
    return Span(start, span.end)


def _is_prose(line: Line) -> bool:
    """Whether the line is a sentence of the body, which no signature holds."""
    count = len(line.text.split())
    if belongs_to_signature(line.text, None):
        return False
    return count >= 12 or (
        count >= 4 and line.text.rstrip().endswith((".", "!", "?", ":", ";", "…"))
    )


def _unclosed(
    lines: Sequence[Line],
    shown: Sequence[Line],
    sender: Address | None,
    marker: int | None,
    found: Ending,
) -> Ending:
    """A signature that no known formula precedes; a short line above it may be an own one."""
    shown = [line for line in shown if not any(p.contains(line.content) for p in found.postscripts)]
    first = len(shown)
    if marker is not None and marker < len(shown):
        first = marker
    else:
        while first > 0 and _ends_letter(lines, shown, first - 1, sender):
            first -= 1
        # The name stands on top; lines above the first that can open a signature are body.
    if first >= len(shown) or (first == 0 and marker is None):
        return found
    if marker is None and _opens_with_formula(lines, shown, first, sender):
        found.closing = shown[first].content
        first += 1
    found.signature = Span(shown[first].content.start, shown[-1].content.end)
    if found.closing is not None:
        return found
    above = shown[first - 1] if first else None
    if above is not None and marker is None and _is_own_formula(lines, above, shown[first], sender):
        found.closing = above.content
    return found


def _ends_letter(
    lines: Sequence[Line], shown: Sequence[Line], index: int, sender: Address | None
) -> bool:
    """Whether a line near the end is signature, given what stands above and below it."""
    line = shown[index]
    text = line.text.strip(" *—–-")
    if belongs_to_signature(line.text, sender):
        return True
    short = 0 < len(text.split()) <= 3 and not re.search(r"[.!?…:,;]\s*$", text)
    below_signs = index + 1 < len(shown)
    formula = index > 0 and _is_short_formula(lines, shown[index - 1])
    named = 0 < len(text.split()) <= 3 and (
        same_person(text, sender) or (len(text.split()) < 3 and is_first_name(text.split()[0]))
    )
    signed = index > 0 and is_person(shown[index - 1].text.strip(), sender)
    if not short or not text[:1].isupper():
        return False
    return below_signs or formula or named or signed


def _follows_blank(lines: Sequence[Line], line: Line) -> bool:
    position = next((n for n, other in enumerate(lines) if other.start == line.start), 0)
    return position == 0 or lines[position - 1].is_blank


def _opens_with_formula(
    lines: Sequence[Line], shown: Sequence[Line], first: int, sender: Address | None
) -> bool:
    """Whether the first of the last lines is no part of a signature: “Z teatru” / “Jan Kot”."""
    line = shown[first]
    if first + 1 >= len(shown) or belongs_to_signature(line.text, sender):
        return False
    plain = any(word.islower() and len(word) > 3 for word in line.text.split())
    name = re.split(r"[,|]", shown[first + 1].text)[0].strip(" *—–-")
    return plain and _follows_blank(lines, line) and is_person(name, sender, alone=True)


def _is_own_formula(lines: Sequence[Line], line: Line, below: Line, sender: Address | None) -> bool:
    """A short line of its own right above a name, such as “See you on the wall,”."""
    name = re.split(r"[,|]", below.text)[0].strip(" *—–-")
    # “Happy birthday!” in a paragraph of its own wishes something; it does not close.
    touching = line.text.rstrip().endswith(",") or below.start == line.end + 1
    return touching and _is_short_formula(lines, line) and is_person(name, sender, alone=True)


def _is_short_formula(lines: Sequence[Line], line: Line) -> bool:
    text = line.text.strip()
    return (
        _follows_blank(lines, line)
        and len(text.split()) <= 7
        and not re.search(r"[\d:@?.]", text)
        and text[-1:] in (",", "!")
    )
