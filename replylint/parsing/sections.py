"""The regions of a message: greeting, body, closing, signature, disclaimers, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from replylint.model import Address, Mail, Section, SectionKind, Span
from replylint.parsing.closing import Ending, ending
from replylint.parsing.greeting import greeting
from replylint.parsing.lines import Line, trimmed
from replylint.parsing.quotation import Split


def sections(mail: Mail, split: Split, addressee: Address | None) -> tuple[Section, ...]:
    """The sections of `mail` in the order of the text; they never overlap.

    Every character that is not white space lies in one. A section that a quotation cuts in two
    is two sections.
    """
    found: list[Section] = []
    if mail.preamble is not None and mail.preamble.of(mail.text).strip():
        found.append(Section(SectionKind.DISCLAIMER, trimmed(mail.text, mail.preamble)))
    found += [Section(SectionKind.QUOTATION, quotation.span) for quotation in split.quotations]
    runs = [Span(run[0].start, run[-1].end) for run in split.own]
    lines = [line for run in split.own for line in run]
    opening = greeting(lines, addressee)
    below = _below(lines, opening)
    end = ending(below, mail.sender)
    claimed = _claims(opening, end)
    for kind, span in claimed:
        for run in runs:
            part = Span(max(span.start, run.start), min(span.end, run.end))
            if part.start < part.end and part.of(mail.text).strip():
                found.append(Section(kind, trimmed(mail.text, part)))
    for run in runs:
        inside = sorted(section.span for section in found if section.span.overlaps(run))
        for gap in _gaps(run, inside):
            if gap.of(mail.text).strip():
                found.append(Section(SectionKind.BODY, trimmed(mail.text, gap)))
    found.sort(key=lambda section: section.span)
    return tuple(_with_images(mail, found))


def _below(lines: Sequence[Line], opening: Span | None) -> list[Line]:
    """The lines after the greeting; of a line that goes on, the rest."""
    if opening is None:
        return list(lines)
    rest = []
    for line in lines:
        if line.end <= opening.end and not line.is_blank:
            continue
        if line.start < opening.end:
            rest.append(Line(opening.end, line.text[opening.end - line.start :]))
        else:
            rest.append(line)
    return rest


def _claims(opening: Span | None, end: Ending) -> list[tuple[SectionKind, Span]]:
    """What greeting and ending claim, without overlaps: the earlier in this list wins."""
    wanted = [(SectionKind.DISCLAIMER, span) for span in end.disclaimers]
    for kind, claim in ((SectionKind.GREETING, opening), (SectionKind.CLOSING, end.closing)):
        if claim is not None:
            taken = sorted(span for _, span in wanted)
            wanted += [(kind, gap) for gap in _gaps(claim, taken)]
    claimed = list(wanted)
    if end.signature is not None:
        apart = sorted([span for _, span in wanted] + end.postscripts)
        claimed += [(SectionKind.SIGNATURE, gap) for gap in _gaps(end.signature, apart)]
    return claimed


def _gaps(around: Span, inside: Iterable[Span]) -> list[Span]:
    """The parts of `around` that the sorted spans `inside` leave free."""
    gaps, position = [], around.start
    for span in inside:
        if span.start > position:
            gaps.append(Span(position, min(span.start, around.end)))
        position = max(position, span.end)
    if position < around.end:
        gaps.append(Span(position, around.end))
    return [gap for gap in gaps if gap.start < gap.end]


def _with_images(mail: Mail, found: Sequence[Section]) -> Iterable[Section]:
    """Signatures reach over the images beside them, so that a logo lies in its signature."""
    images = mail.layout.images if mail.layout else ()
    for number, section in enumerate(found):
        if section.kind is SectionKind.SIGNATURE and images:
            start = found[number - 1].span.end if number else section.span.start
            last = number + 1 == len(found)
            stop = len(mail.text) + 1 if last else found[number + 1].span.start
            closed = number > 0 and found[number - 1].kind is SectionKind.CLOSING
            near = [
                image.start
                for image in images
                if (closed and start < image.start < section.span.start)
                or section.span.end <= image.start < stop
            ]
            span = Span(min([section.span.start, *near]), max([section.span.end, *near]))
            yield Section(section.kind, span)
        else:
            yield section
