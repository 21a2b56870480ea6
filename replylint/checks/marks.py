"""Check kind `marks`: runs of exclamation and question marks that shout."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Fix, Hit
from replylint.model import Case, SectionKind, Span

_MARKS = re.compile(r"[!?！？‼⁉⁇⁈❗❓\ufe0f](?:[ \u00a0]?[!?！？‼⁉⁇⁈❗❓\ufe0f])*")
_DOUBLE = frozenset("‼⁉⁇⁈")


@dataclass(frozen=True, slots=True)
class Options:
    """A run of at least `least` marks is reported; a mixed run such as "?!" counts from two."""

    least: int = 2


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each run in the rule's sections; marks in quotation marks are someone else's."""
    for kind in context.sections:
        if kind is SectionKind.SUBJECT:
            subject = case.reply.message.mail.subject or ""
            yield from _in_text(subject, Span(0, len(subject)), kind, options)
        for section in case.reply.message.of_kind(kind):
            yield from _in_text(case.reply.text, section.span, kind, options)


def _in_text(text: str, within: Span, kind: SectionKind, options: Options) -> Iterable[Hit]:
    stretches = quoted(text)
    for match in _MARKS.finditer(text, within.start, within.end):
        found = match.group().replace("\ufe0f", "")
        count = sum(2 if mark in _DOUBLE else 1 for mark in found if not mark.isspace())
        mixed = count > 1 and len(set(found) - {" ", "\u00a0"}) > 1
        span = Span(match.start(), match.end())
        if (count < options.least and not mixed) or in_quotes(span, stretches):
            continue
        calm = "?" if set(found) & set("?？⁉⁇⁈❓") else "!"
        yield Hit(section=kind, span=span, fix=Fix((calm,), safe=True))
