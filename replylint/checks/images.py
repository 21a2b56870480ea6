"""Check kind `images`: pictures set into the text of the reply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind, Span

_SET_APART = (SectionKind.QUOTATION, SectionKind.DISCLAIMER)


@dataclass(frozen=True, slots=True)
class Options:
    """`allow_in_signature` lets a logo in or beside the signature through."""

    allow_in_signature: bool = True


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each image outside the quoted mail (tracking pixels are no images to anyone)."""
    layout = case.reply.message.mail.layout
    for image in layout.images if layout else ():
        kind = _section_at(case, image)
        if kind in _SET_APART or (kind is SectionKind.SIGNATURE and options.allow_in_signature):
            continue
        yield Hit(section=kind)


def _section_at(case: Case, image: Span) -> SectionKind:
    """The section that the image lies in or, between two, the one before it."""
    kind = SectionKind.BODY
    for section in case.reply.message.sections:
        if section.span.start > image.start:
            break
        kind = section.kind
        if section.span.end >= image.start:
            return kind
    return kind
