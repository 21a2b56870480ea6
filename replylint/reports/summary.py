"""The end of the report for people: the counts, what was not checked and why, what failed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from replylint.finding import Report, Severity
from replylint.reports.options import RenderOptions
from replylint.reports.printable import one_line
from replylint.reports.screen import MIN_WIDTH, QUIET, STYLES, hanging, print_lines
from replylint.reports.skipped import grouped
from replylint.reports.texts import plural, text, texts

_INDENT = Text("  ")


def summary_lines(report: Report, options: RenderOptions) -> Iterator[Text]:
    """The counts in one line; below it rules not applied, notes, and files not read."""
    width = max(options.width, MIN_WIDTH)
    yield from hanging(Text(), _counts(report, options), width, _INDENT)
    for line in _skipped(report, options):
        yield from hanging(Text(), line, width, _INDENT)
    for note in report.notes:
        said = f"{texts(options.language).note}: {one_line(note, unicode=options.unicode)}"
        yield from hanging(Text(), Text(said), width, _INDENT)
    yield from _unread(report, options, width)


def as_text(report: Report, options: RenderOptions) -> str:
    """The summary alone, for formats whose output has no room for it."""
    lines = summary_lines(report, options)
    return print_lines(lines, max(options.width, MIN_WIDTH), options.color)


def _counts(report: Report, options: RenderOptions) -> Text:
    words = texts(options.language)
    read = sum(file.error is None for file in report.files)
    found = [finding.severity for file in report.files for finding in file.findings]
    line = Text(plural(options.language, read, words.checked) + ": ", "bold")
    parts = [
        (plural(options.language, found.count(severity), words.counts[severity]), STYLES[severity])
        for severity in reversed(Severity)
        if severity in found
    ]
    if not parts:
        return line.append(words.nothing_found, "bold green" if read else "bold").append(".")
    for position, part in enumerate(parts):
        line.append(", " if position else "").append(*part)
    return line.append(".")


def _skipped(report: Report, options: RenderOptions) -> Iterator[Text]:
    words = texts(options.language)
    read = sum(file.error is None for file in report.files)
    for group in grouped(report):
        count = plural(options.language, len(group.rules), words.skipped)
        if len(group.paths) < read:
            count += " " + plural(options.language, len(group.paths), words.in_files)
        reason = one_line(text(group.reason, options.language), unicode=options.unicode)
        rules = one_line(", ".join(group.rules))
        yield Text.assemble(f"{count}: {reason} ", (f"({rules})", QUIET))


def _unread(report: Report, options: RenderOptions, width: int) -> Iterator[Text]:
    failed = [file for file in report.files if file.error is not None]
    if not failed:
        return
    count = plural(options.language, len(failed), texts(options.language).unread)
    yield Text(f"{count}:", STYLES[Severity.ERROR])
    for file in failed:
        path = one_line(file.path, unicode=options.unicode)
        error = one_line(file.error or "", unicode=options.unicode)
        # Errors of settings and rules name their file themselves.
        said = error if error.startswith(path) else f"{path}: {error}"
        yield from hanging(_INDENT, Text(said), width, Text("    "))
