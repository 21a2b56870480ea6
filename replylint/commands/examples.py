"""The examples of a rule as `replylint explain` shows them, with the marked words underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from replylint.model import Span
from replylint.reports.options import RenderOptions
from replylint.reports.printable import printable
from replylint.reports.screen import MIN_WIDTH, QUIET, marks, wrap
from replylint.reports.texts import Texts, texts
from replylint.rule import MARKED, Example, Rule

_MARK = "underline"


def example_lines(
    rule: Rule, example: Example, sign: Text, options: RenderOptions
) -> Iterator[Text]:
    """The example: `sign`, then its parts with labels; underlined in the style of `sign`."""
    head = Text.assemble("  ", sign, " ")
    indent = Text(" " * head.cell_len)
    parts = list(_parts(rule, example, texts(options.language)))
    label_width = max(cell_len(label) for label, _, _ in parts)
    bar = f" {marks(options.unicode).bar} "
    for label, text, spans in parts:
        labelled = Text(label + " " * (label_width - cell_len(label)), QUIET)
        unlabelled = Text(" " * label_width, QUIET)
        if label_width:
            labelled.append(bar)
            unlabelled.append(bar)
        room = max(options.width, MIN_WIDTH) - head.cell_len - labelled.cell_len
        for line in _underlined(text, spans, str(sign.style), room, options.unicode):
            yield Text.assemble(head, labelled, line)
            head, labelled = indent, unlabelled


def _parts(rule: Rule, example: Example, words: Texts) -> Iterator[tuple[str, str, list[Span]]]:
    """What the example consists of: label (empty for a plain text), text, marked words."""
    spans = _marked(rule, example)
    if not example.whole:
        yield "", example.reply, spans
        return
    if example.customer is not None:
        elsewhere = [] if spans else list(_found(example.customer, example.finds))
        yield words.customer, example.customer.strip(), elsewhere
    if example.subject is not None:
        yield words.subject, example.subject, list(_found(example.subject, example.finds))
    yield words.reply, example.reply.rstrip(), spans
    if example.attachments:
        yield words.attached, ", ".join(example.attachments), []


def _marked(rule: Rule, example: Example) -> list[Span]:
    """Where the marked words stand in the reply: by the marks in the rule's file, if it has one."""
    raw: Any = rule.file.value if rule.file else None
    for key in example.at if rule.file else ():
        raw = raw[key]
    if isinstance(raw, dict):
        raw = raw.get("reply")
    if not isinstance(raw, str) or not MARKED.search(raw):
        return list(_found(example.reply, example.finds))
    # Each pair of marks before a place moves it by the four brackets that are gone.
    return [
        Span(match.start() - 4 * before, match.end() - 4 * (before + 1))
        for before, match in enumerate(MARKED.finditer(raw))
    ]


def _found(text: str, words: Iterable[str]) -> Iterator[Span]:
    for wanted in words:
        start = text.find(wanted)
        if wanted and start >= 0:
            yield Span(start, start + len(wanted))


def _underlined(
    text: str, spans: list[Span], style: str, width: int, unicode: bool
) -> Iterator[Text]:
    """`text` wrapped; under each line with marked words, a line that underlines them."""
    start = 0
    for part in text.split("\n"):
        shown = Text()
        for index, character in enumerate(part, start):
            marked = any(span.start <= index < span.end for span in spans)
            shown.append(printable(character, unicode=unicode), _MARK if marked else "")
        start += len(part) + 1
        for line in wrap(shown, width):
            columns = {
                column
                for span in line.spans
                if span.style == _MARK
                for column in range(
                    cell_len(line.plain[: span.start]), cell_len(line.plain[: span.end])
                )
            }
            yield Text(line.plain)
            if columns:
                under = marks(unicode).under
                row = "".join(under if n in columns else " " for n in range(max(columns) + 1))
                yield Text(row, style)
