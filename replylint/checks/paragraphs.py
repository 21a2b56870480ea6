"""Check kind `paragraphs`: much text in one piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, Span

_WORD = re.compile(r"\S*\w\S*")
# A line between these widths may have been broken by a mail program, in the middle of a paragraph.
_WRAPPED = range(50, 81)
_ITEM = re.compile(r"[ \t]*(?:[-–—*•·▪►✓✔]|\(?\d{1,2}[.)]|[a-zа-я]\))[ \t\u00a0]+")


@dataclass(frozen=True, slots=True)
class Options:
    """A paragraph of more than `max_words` words, and of at least `min_sentences` sentences, is a
    wall of text."""

    max_words: int = 85
    min_sentences: int = 4


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each such paragraph in the rule's sections."""
    for section in case.reply.message.of_kind(*context.sections):
        for span in paragraphs(case.reply.text, section.span):
            words = len(_WORD.findall(span.of(case.reply.text)))
            sentences = sum(span.contains(one.span) for one in case.reply.sentences)
            if words > options.max_words and sentences >= options.min_sentences:
                yield Hit(section=section.kind, span=span, values={"words": str(words)})


def paragraphs(text: str, within: Span) -> Iterator[Span]:
    """The paragraphs in a stretch of `text`: split at blank lines, list items, lines cut short."""
    start = end = within.start
    previous = ""
    for line in re.finditer(r"[^\n]+|\n", text[within.start : within.end]):
        words = line.group()
        if words == "\n":
            continue
        place = Span(within.start + line.start(), within.start + line.end())
        blank = not words.strip()
        ended = len(previous.rstrip()) not in _WRAPPED or "\n\n" in text[end : place.start]
        if previous and (blank or ended or _ITEM.match(words)):
            yield Span(start, end)
            start, previous = place.start, ""
        if blank:
            start = place.end
            continue
        if not previous:
            start = place.start
        end, previous = place.end, words
    if previous:
        yield Span(start, end)
