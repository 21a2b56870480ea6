"""Output format `text`: for people. File by file, finding by finding, then what came of it all.

4 │ Informujemy, że przesyłka jest w drodze.
  │ ━━━━━━━━━━━
  ╰ ostrzeżenie: Piszesz jako „my”.
    Lepiej: Informuję
    first-person-plural · blog-pl, „Zwracaj się osobiście”
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.text import Text

from replylint.finding import FileReport, Finding, Report
from replylint.model import SectionKind, Span
from replylint.reports.excerpt import AT_THE_END, Row, excerpt, one_row, reply_lines
from replylint.reports.options import RenderOptions
from replylint.reports.printable import one_line
from replylint.reports.screen import (
    BETTER,
    MIN_WIDTH,
    QUIET,
    STYLES,
    hanging,
    link_to,
    marks,
    print_lines,
)
from replylint.reports.summary import summary_lines
from replylint.reports.texts import texts

_MIN_LABEL = 3
_MAX_SUGGESTIONS = 3


def render(report: Report, options: RenderOptions) -> str:
    """The findings of every file that has any, and the summary."""
    lines: list[Text] = []
    for file in report.files:
        if file.findings:
            lines += _FileView(file, options).lines()
    lines += summary_lines(report, options)
    return print_lines(lines, max(options.width, MIN_WIDTH), options.color)


class _FileView:
    """The findings of one file, laid out: a column of line numbers, a bar, and the words."""

    def __init__(self, file: FileReport, options: RenderOptions) -> None:
        self._file = file
        self._options = options
        self._texts = texts(options.language)
        self._marks = marks(options.unicode)
        self._label = max(_MIN_LABEL, len(str(file.text.count("\n") + 1)))
        if any(finding.related for finding in file.findings) and file.inquiry is not None:
            self._label = max(self._label, cell_len(self._texts.customer))
        if any(finding.section is SectionKind.SUBJECT for finding in file.findings):
            self._label = max(self._label, cell_len(self._texts.subject))
        self._width = max(options.width, MIN_WIDTH)

    def lines(self) -> Iterator[Text]:
        """The path, then each group of findings about the same place."""
        yield Text(self._clean(self._file.path), "bold")
        for _, group in itertools.groupby(self._file.findings, self._place):
            findings = tuple(group)
            style = STYLES[max((f.severity for f in findings), key=lambda s: s.rank)]
            yield from self._words(findings[0], style)
            for finding in findings:
                yield from self._said(finding, last=finding is findings[-1])
            yield Text()

    def _place(self, finding: Finding) -> tuple[object, ...]:
        anchor = None if finding.span else self._missing_at(finding)
        in_subject = finding.section is SectionKind.SUBJECT
        return finding.span, finding.related, finding.text, anchor, in_subject

    def _missing_at(self, finding: Finding) -> str:
        if finding.section in AT_THE_END:
            return "end"
        return "top" if finding.section is SectionKind.GREETING else "nowhere"

    def _words(self, finding: Finding, style: str) -> Iterator[Text]:
        """The words that the finding is about, underlined, or the place where they should be."""
        if finding.section is SectionKind.SUBJECT:
            yield from self._subject(finding, style)
        elif finding.span is not None:
            yield from self._rows(self._excerpt(self._file.text, finding.span), style)
        elif finding.text is None and finding.related is None:
            yield from self._gap(finding, style)
        elif finding.related is None or self._file.inquiry is None:
            # Words that stand in no text we have: the name of an attachment.
            words = finding.text or ""
            yield from self._rows(self._excerpt(words, Span(0, len(words))), style, "")
        if finding.related is not None and self._file.inquiry is not None:
            rows = self._excerpt(self._file.inquiry, finding.related)
            yield from self._rows(rows, style, self._texts.customer)

    def _subject(self, finding: Finding, style: str) -> Iterator[Text]:
        subject = self._file.subject or ""
        if finding.span is not None and finding.span.of(subject):
            rows = self._excerpt(subject, finding.span)
            yield from self._rows(rows, style, self._texts.subject)
        elif subject.strip():
            rows = self._excerpt(subject, Span(0, len(subject)))
            yield from self._rows(rows, style, self._texts.subject)
        else:
            yield self._gutter(self._texts.subject) + self._missing(style)

    def _gap(self, finding: Finding, style: str) -> Iterator[Text]:
        """The marker of something missing, beside the line that it should stand next to."""
        at = self._missing_at(finding)
        lines = reply_lines(self._file)
        if at == "nowhere" or not lines:
            yield self._gutter() + self._missing(style)
            return
        number, line = lines[0] if at == "top" else lines[-1]
        room = self._width - self._gutter().cell_len
        context = one_row(line, number, room, unicode=self._options.unicode)
        beside = [self._gutter(str(number)) + Text(context.text, QUIET)]
        marker = [self._gutter() + self._missing(style)]
        yield from marker + beside if at == "top" else beside + marker

    def _missing(self, style: str) -> Text:
        return Text(f"{self._marks.missing} {self._texts.missing}", style)

    def _excerpt(self, text: str, span: Span) -> tuple[Row, ...]:
        room = self._width - self._gutter().cell_len
        return excerpt(text, span, room, unicode=self._options.unicode)

    def _rows(self, rows: Iterable[Row], style: str, label: str | None = None) -> Iterator[Text]:
        for position, row in enumerate(rows):
            number = "" if row.number is None else str(row.number)
            shown = number if label is None else ("" if position else label)
            yield self._gutter(shown) + Text(row.text)
            if row.marked is not None:
                start, end = row.marked
                underline = self._marks.under * (end - start)
                yield self._gutter() + Text.assemble(" " * start, (underline, style))

    def _said(self, finding: Finding, *, last: bool) -> Iterator[Text]:
        """What is wrong with the words, what would be better, and by which rule."""
        pad = " " * (self._label + 2)
        joint = self._marks.corner if last else self._marks.tee
        beside = Text(f"{pad} {' ' if last else self._marks.bar} ", QUIET)
        head = Text(f"{pad} {joint} ", QUIET)
        severity = self._texts.severities[finding.severity]
        message = Text.assemble(
            (f"{severity}:", STYLES[finding.severity]), f" {self._clean(finding.message)}"
        )
        yield from hanging(head, message, self._width, beside)
        for detail in self._details(finding):
            yield from hanging(beside, detail, self._width, beside)

    def _details(self, finding: Finding) -> Iterator[Text]:
        words = self._texts
        if finding.fix is not None and finding.fix.replacements:
            instead = [
                self._clean(text) or words.delete
                for text in finding.fix.replacements[:_MAX_SUGGESTIONS]
            ]
            yield Text.assemble(f"{words.suggestion}: ", (" / ".join(instead), BETTER))
        if finding.because:
            listed = ", ".join(self._clean(word) for word in finding.because)
            yield Text(f"{words.because}: {listed}")
        if finding.like is not None:
            yield Text(f"{words.like}: {self._quoted(finding.like)}")
        source = finding.source
        cited = f" {self._marks.dot} {self._clean(source.document)}, {self._quoted(source.section)}"
        link = link_to(self._options.rules.get(finding.rule))
        yield Text.assemble((self._clean(finding.rule), link), (cited, QUIET))

    def _gutter(self, label: str = "") -> Text:
        padding = " " * (self._label - cell_len(label))
        return Text.assemble((f"  {padding}{label} {self._marks.bar} ", QUIET))

    def _clean(self, text: str) -> str:
        return one_line(text, unicode=self._options.unicode)

    def _quoted(self, text: str) -> str:
        return self._clean(self._texts.quoted.format(text))
