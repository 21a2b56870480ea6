"""A text as lines with their places."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.model import Span
from replylint.parsing.folding import fold


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it lies in the text (its line end apart) and what it says."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def folded(self) -> str:
        """The line in lower case without accents, letter for letter."""
        return fold(self.text)

    @property
    def content(self) -> Span:
        """The span without the white space around it."""
        return trimmed(self.text, Span(0, len(self.text)), self.start)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text`; together with one `\\n` between them they are the text."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Line(start, line))
        start += len(line) + 1
    return tuple(found)


def trimmed(text: str, span: Span, offset: int = 0) -> Span:
    """`span` of `text` without white space at its ends, moved by `offset`."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = max(start, span.end - (len(words) - len(words.rstrip())))
    return Span(start + offset, end + offset)
