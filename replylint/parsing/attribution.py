"""The line or block that a mail program puts above a quoted message: who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from replylint.parsing.dates import date_span, has_time, parse_date
from replylint.parsing.folding import fold
from replylint.parsing.lines import Line
from replylint.parsing.vocabulary import vocabulary

EMAIL = re.compile(r"(?<![\w.+'%-])[\w.+'%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_RULER = re.compile(r"\s*(?:_{5,}|-{5,}|={5,}|\*{5,})\s*")
_KEY = re.compile(r"[\s*]*([^\W\d_][\w\- ]{1,18}?)[\s*]*:[\s*]*(.*)")
_LONGEST = 320
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a quotation: lines `first` up to (not with) `last`.

    `sure` means that it introduces a quotation even where nothing marks the lines below as quoted.
    """

    first: int
    last: int
    sure: bool
    name: str = ""
    email: str = ""
    sent: datetime | None = None
    subject: str | None = None


def header_at(lines: Sequence[Line], index: int, before: datetime | None) -> Header | None:
    """The header that begins at line `index`, if one does; `before` is when the reply was sent."""
    return (
        _separated(lines, index, before)
        or _block(lines, index, before)
        or _attribution(lines, index, before)
    )


def _separated(lines: Sequence[Line], index: int, before: datetime | None) -> Header | None:
    """“-----Original Message-----” or a ruler, with the block that follows it."""
    line = lines[index]
    ruler = _RULER.fullmatch(line.text) is not None
    named = re.fullmatch(r"[\s>]*[-_=*]{2,}\s*(.+?)\s*[-_=*]{2,}\s*", line.text)
    separator = named is not None and vocabulary().separators.search(fold(named[1])) is not None
    if not separator and not ruler:
        spoken = vocabulary().separators.fullmatch(line.folded.strip(" :"))
        if spoken is None or not line.text.rstrip().endswith(":"):
            return None
        separator = True
    following = _next_line(lines, index + 1)
    block = None
    if following is not None and following - index <= 3:
        block = _block(lines, following, before, separated=True) or (
            _attribution(lines, following, before) if separator else None
        )
    if block is not None:
        return Header(index, block.last, True, block.name, block.email, block.sent, block.subject)
    return Header(index, index + 1, True) if separator else None


def _next_line(lines: Sequence[Line], index: int) -> int | None:
    return next((n for n in range(index, len(lines)) if not lines[n].is_blank), None)


def _block(
    lines: Sequence[Line], index: int, before: datetime | None, *, separated: bool = False
) -> Header | None:
    """From, Sent, To, Subject on lines of their own (or run together on one, from HTML)."""
    values, last = _key_lines(lines, index)
    if len(values) < 2:
        values, last = _run_together(lines[index].text), index + 1
    if separated and values and "from" not in values:  # Yandex: To and Subject, then a dated line
        dated_line = _attribution(lines, last, before) if last < len(lines) else None
        return dated_line and replace(dated_line, subject=values.get("subject", "").strip("; "))
    sender, sent = values.get("from", ""), values.get("sent", "")
    if len(values) < 2 or "from" not in values or len(re.findall(r"[^\W\d_]", sender)) < 2:
        return None
    address = any("@" in value for value in values.values())
    dated = date_span(sent) is not None
    if not (separated or address or (dated and len(values) >= 3) or len(values) >= 4):
        return None
    name, email = _person(sender)
    return Header(index, last, True, name, email, parse_date(sent, before), values.get("subject"))


def _key_lines(lines: Sequence[Line], index: int) -> tuple[dict[str, str], int]:
    values: dict[str, str] = {}
    position = last = index
    while position < len(lines):
        key = _key_of(lines[position].text)
        if key is None or (key[0] in values and key[0] != "other"):
            # A long list of recipients goes on in the next line; a blank line may stand between.
            following = _key_of(lines[position + 1].text) if position + 1 < len(lines) else None
            if values and following and following[0] not in values and position == last:
                position += 1
                continue
            break
        values[key[0]] = key[1]
        position += 1
        last = position
    return values, last


def _key_of(text: str) -> tuple[str, str] | None:
    found = _KEY.match(text)
    kind = vocabulary().keys.get(fold(found[1].strip())) if found else None
    return (kind, found[2].strip()) if found and kind else None


def _run_together(text: str) -> dict[str, str]:
    """`From: … Sent: … To: … Subject: …` on one line."""
    folded = fold(text)
    found = list(vocabulary().key_names.finditer(folded))
    if len(found) < 3 or found[0].start() > len(text) - len(text.lstrip("_ \t-")):
        return {}
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {
        vocabulary().keys[match[1]]: text[match.end() : end].strip()
        for match, end in zip(found, ends, strict=True)
    }


def _attribution(lines: Sequence[Line], index: int, before: datetime | None) -> Header | None:
    """“On Monday … Anna <a@b> wrote:” on one line, or cut into a few."""
    words = vocabulary()
    first = lines[index]
    if first.is_blank:
        return None
    text = ""
    for last in range(index, min(index + _MOST_LINES, len(lines))):
        line = lines[last]
        if line.is_blank or line.text.lstrip().startswith(">") or len(text) > _LONGEST:
            return None
        text += (" " if text else "") + line.text.strip()
        if not text.rstrip("* ").endswith(":"):
            continue
        kind = _strength(text)
        if kind is None or (last > index and not _begins_header(first.text)):
            return None
        # “2 marca napisał Pan:” may introduce words that the agent cites in the text.
        spoken = words.you.search(fold(text)) is not None and not EMAIL.search(text)
        name, email = ("", "") if spoken else _person(text)
        return Header(index, last + 1, kind and not spoken, name, email, parse_date(text, before))
    return None


def _begins_header(text: str) -> bool:
    folded = fold(text).strip(' *"')
    words = vocabulary()
    return bool(
        words.starters.match(folded)
        or words.weekdays.match(folded)
        or (date_span(text) or (9,))[0] <= 1
        or re.match(r"(?:в |v )?\d{1,2}[./ ]", folded)
        or (EMAIL.search(text) and date_span(text))
    )


def _strength(text: str) -> bool | None:
    """True if `text`, which ends in a colon, is surely a header; None if it is none at all."""
    folded = fold(text)
    verb = vocabulary().verbs.search(folded) is not None
    dated, clock = date_span(text) is not None, has_time(text)
    address = EMAIL.search(text) is not None
    if len(text) > _LONGEST:
        return None
    if (verb and address) or (address and dated and clock) or (verb and dated and clock):
        return True
    if verb and (dated or len(text.split()) <= 5):
        return False
    if dated and clock and len(text.split()) <= 9:
        return False
    return None


def _person(text: str) -> tuple[str, str]:
    """Name and address of the writer: what is left when date, verb and fillers are taken away."""
    found = EMAIL.search(text)
    email = found[0] if found else ""
    rest = re.sub(r"mailto:\S+", " ", text)
    rest = re.sub(r"[<(\[]\s*" + re.escape(email) + r"\s*[>)\]]", " ", rest) if email else rest
    rest = rest.replace(email, " ") if email else rest
    place = date_span(rest)
    if place:
        rest = rest[: place[0]] + " " + rest[place[1] :]
    folded = fold(rest)
    blank = list(rest)
    words = vocabulary()
    noise = (
        re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?\s?m\b\.?)?"),
        re.compile(r"(?:gmt|utc)?\s*[+-]\d{1,2}:?\d{0,2}\b"),
        re.compile(r"(?<!\w)(?:utc|gmt|cet|cest|msk|мск)(?!\w)"),
    )
    for pattern in (*noise, words.verbs):
        for match in pattern.finditer(folded):
            blank[match.start() : match.end()] = " " * (match.end() - match.start())
    rest = "".join(blank)
    # Small words and weekdays belong to the date only at the edges: "O" may be an initial.
    return _edges_stripped(rest), email


def _edges_stripped(rest: str) -> str:
    words = vocabulary()
    while True:
        rest = re.sub(r"^[\s,.:;*<>\"'()\[\]-]+|[\s,:;*<>\"'()\[\]-]+$", "", rest)
        rest = re.sub(r"\s+", " ", rest)
        folded = fold(rest)
        for pattern in (words.fillers, words.weekdays, _SINGLE):
            match = pattern.match(folded)
            if match and match.end() > 0:
                rest = rest[match.end() :]
                break
            tail = re.search(rf"(?:{pattern.pattern})[\s.,]*$", folded)
            if (
                tail
                and tail.end() > tail.start()
                and (tail.start() == 0 or not folded[tail.start() - 1].isalnum())
            ):
                rest = rest[: tail.start()]
                break
        else:
            return rest


_SINGLE = re.compile(r"(?<!\w)[вогrг](?:\.|(?!\w))(?!\s*[a-zа-я]+$)")
