"""Check kind `fonts`: an HTML body in more than one font, size or colour."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, Layout, SectionKind, Span, Style

# What a size keyword or a <font size> comes to in pixels, in every browser.
_KEYWORDS = {
    "1": 10, "2": 13, "3": 16, "4": 18, "5": 24, "6": 32, "7": 48, "xx-small": 9, "x-small": 10,
    "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32, "-1": 13, "+1": 18,
    "+2": 24, "smaller": 13, "larger": 18,
}  # fmt: skip
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16, "": 1.0}
_LENGTH = re.compile(r"([\d.]+)\s*(px|pt|em|rem|%|)$")
_USUAL = 16.0
_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$")


@dataclass(frozen=True, slots=True)
class Options:
    """Stretches of fewer than `min_letters` letters don't count. Sizes are alike up to
    `size_tolerance` pixels, colours up to `color_tolerance` (of 255) in each channel."""

    min_letters: int = 3
    size_tolerance: int = 2
    color_tolerance: int = 64


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text of one look. A size that the HTML does not set is the usual one, a colour is black."""

    span: Span
    letters: int
    font: str
    size: float
    color: str


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """One hit if the looks in the rule's sections differ, on the first that is not the main one."""
    layout = case.reply.message.mail.layout
    if layout is None or not layout.styles:
        return
    stretches = list(_stretches(case, layout, context.sections, options))
    if not stretches:
        return
    main = Counter[tuple[str, float, str]]()
    for one in stretches:
        main[one.font, one.size, one.color] += one.letters
    font, size, color = main.most_common(1)[0][0]
    for one in stretches:
        differing = []
        if one.font != font:
            differing.append("font")
        if abs(one.size - size) > options.size_tolerance:
            differing.append("size")
        if not _alike(one.color, color, options.color_tolerance):
            differing.append("color")
        if differing:
            yield Hit(section=_section(case, one.span), span=one.span, variant=differing[0])
            return


def _stretches(
    case: Case, layout: Layout, kinds: tuple[SectionKind, ...], options: Options
) -> Iterator[_Stretch]:
    text = case.reply.text
    for section in case.reply.message.of_kind(*kinds):
        for style in _covering(section.span, layout.styles):
            for span in _without(style.span, layout.links):
                letters = sum(letter.isalnum() for letter in span.of(text))
                if letters < options.min_letters:
                    continue
                yield _Stretch(
                    span, letters, (style.font or "").lower(), _pixels(style.size), _color(style)
                )


def _covering(section: Span, styles: Iterable[Style]) -> Iterator[Style]:
    """The styles inside `section`, cut to it, with what no style covers as a style of nothing."""
    position = section.start
    inside = sorted((s for s in styles if s.span.overlaps(section)), key=lambda s: s.span)
    for style in inside:
        start, end = max(style.span.start, position), min(style.span.end, section.end)
        if start >= end:
            continue
        if position < start:
            yield Style(Span(position, start), None, None, None)
        yield Style(Span(start, end), style.font, style.size, style.color)
        position = end
    if position < section.end:
        yield Style(Span(position, section.end), None, None, None)


def _without(span: Span, links: Iterable[Span]) -> Iterator[Span]:
    position = span.start
    for link in sorted(links):
        if not link.overlaps(span):
            continue
        if position < link.start:
            yield Span(position, link.start)
        position = max(position, link.end)
    if position < span.end:
        yield Span(position, span.end)


def _pixels(size: str | None) -> float:
    if size is None:
        return _USUAL
    value = size.strip().lower()
    if value in _KEYWORDS:
        return float(_KEYWORDS[value])
    length = _LENGTH.match(value)
    return float(length[1]) * _PIXELS[length[2]] if length else _USUAL


def _color(style: Style) -> str:
    return style.color or "#000000"


def _alike(one: str, other: str, tolerance: int) -> bool:
    """Whether the eye takes two colours for one."""
    first, second = _HEX.match(one), _HEX.match(other)
    if first is None or second is None:
        return one == other
    return all(
        abs(int(a, 16) - int(b, 16)) <= tolerance
        for a, b in zip(first.groups(), second.groups(), strict=True)
    )


def _section(case: Case, span: Span) -> SectionKind:
    return next(s.kind for s in case.reply.message.sections if s.span.overlaps(span))
