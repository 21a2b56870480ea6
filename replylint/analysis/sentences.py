"""A section's text into sentences.

No library that we tried keeps Polish abbreviations together ("ul. Leśna", "godz. 10", "art. 96"),
and mails bring what prose does not: wrapped lines, list items, addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.analysis.languages import LANGUAGES
from replylint.model import Span

_BULLET = r"(?:[-–—*•·▪►✓✔]|\(?\d{1,2}[.)]|\(?[a-zа-яA-Z][).])[ \t\u00a0]+"
_LINE = re.compile(r"[^\n]*\n?")
_ITEM = re.compile(rf"[ \t]*{_BULLET}")
_END = re.compile(r"[.!?…]+[\"'”»’)\]]*(?=[\s\u00a0]|$)")
_LAST_WORD = re.compile(r"[\w.\-]+$")
# A line this short was ended by its author, not by a mail program's wrapping.
_WRAP_WIDTH = 55


def split(text: str, language: str) -> tuple[Span, ...]:
    """The spans of the sentences in `text`, without white space at their ends."""
    spans: list[Span] = []
    for block in _blocks(text):
        spans.extend(_within(text, block, language))
    return tuple(spans)


def _blocks(text: str) -> Iterator[Span]:
    """Stretches that hold whole sentences: paragraphs, list items, lines ended by their author."""
    start = None
    previous = ""
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if not words:
            if start is not None:
                yield Span(start, line.start())
            start, previous = None, ""
            continue
        if start is not None and _author_break(previous, line.group()):
            yield Span(start, line.start())
            start = None
        if start is None:
            start = line.start()
        previous = line.group().rstrip()
    if start is not None:
        yield Span(start, len(text))


def _author_break(previous: str, following: str) -> bool:
    if _ITEM.match(following):
        return True
    words = following.strip()
    opens = words[:1].isupper() or words[:1] in '„"«“' or not words[:1].isalnum()
    if previous.endswith((".", "!", "?", ":", ";", "…")):
        return opens or previous.endswith(":")
    return len(previous) < _WRAP_WIDTH and opens


def _within(text: str, block: Span, language: str) -> Iterator[Span]:
    item = _ITEM.match(text, block.start, block.end)
    start = item.end() if item else block.start
    for end in _END.finditer(text, start, block.end):
        if _ends_sentence(text, start, end, block, language):
            yield from _trimmed(text, start, end.end())
            start = end.end()
    yield from _trimmed(text, start, block.end)


def _ends_sentence(text: str, start: int, end: re.Match[str], block: Span, language: str) -> bool:
    following = text[end.end() : block.end].lstrip()
    if not following:
        return True
    opens = following[0].isupper() or following[0].isdigit() or not following[0].isalnum()
    if not opens:
        return False
    if not end.group().startswith(".") or len(end.group()) > 1:
        return True
    word = _LAST_WORD.search(text, start, end.start())
    if word is None:
        return True
    last = word.group().lower().rstrip(".")
    if last in LANGUAGES[language].abbreviations:
        return False
    initial = len(last) == 1 and word.group().isupper()
    return not initial


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and any(letter.isalnum() for letter in text[start:end]):
        yield Span(start, end)
