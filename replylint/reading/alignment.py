"""Carry what HTML says about its words over to a plain text of the same words."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from replylint.model import Layout, Span
from replylint.reading.visible import Page

_WORD = re.compile(r"\w+|[^\w\s]+")


def similarity(page: str, plain: str) -> float:
    """How much of the page's words the plain text has, 0 to 1."""
    words = re.findall(r"\w+", page.casefold())
    known = set(re.findall(r"\w+", plain.casefold()))
    return sum(word in known for word in words) / len(words) if words else 1.0


def carry(page: Page, plain: str) -> Page:
    """The page's layout and quoted regions with spans that count in `plain`."""
    theirs = [match.span() for match in _WORD.finditer(page.text)]
    ours = [match.span() for match in _WORD.finditer(plain)]
    matcher = SequenceMatcher(
        None,
        [page.text[start:end].casefold() for start, end in theirs],
        [plain[start:end].casefold() for start, end in ours],
        autojunk=False,
    )
    partner = {
        block.a + offset: ours[block.b + offset]
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }

    def moved(span: Span) -> Span | None:
        inside = [
            partner[number]
            for number, (start, end) in enumerate(theirs)
            if number in partner and span.start <= start and end <= span.end
        ]
        return Span(inside[0][0], inside[-1][1]) if inside else None

    def place(span: Span) -> Span:
        for number, (start, _) in enumerate(theirs):
            if start >= span.start and number in partner:
                return Span(partner[number][0], partner[number][0])
        end = len(plain.rstrip())
        return Span(end, end)

    layout = Layout(
        tuple(
            replace(style, span=span)
            for style in page.layout.styles
            if (span := moved(style.span)) is not None
        ),
        tuple(place(image) for image in page.layout.images),
        tuple(span for link in page.layout.links if (span := moved(link)) is not None),
    )
    quoted = tuple(span for region in page.quoted if (span := moved(region)) is not None)
    return Page(plain, layout, quoted)
