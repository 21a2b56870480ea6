"""Check kind `closing`: a closing formula for friends, in an official reply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` in the notation are informal formulas; `exceptions` excuse what they overlap.

    Those that begin with one of `mild` are so only where no other formula stands beside them
    ("See you on Friday!" above "Kind regards" is a friendly touch).
    """

    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    mild: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each informal formula in the closing."""
    alone = len(case.reply.of_kind(SectionKind.CLOSING)) == 1
    for match in context.matches:
        if match.sentence.section not in context.sections:
            continue
        words = match.span.of(case.reply.text).lower()
        if not alone and words.startswith(options.mild):
            continue
        yield Hit(section=match.sentence.section, span=match.span)
