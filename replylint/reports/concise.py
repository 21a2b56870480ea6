"""Output format `concise`: a line a finding, `path:line:column: severity rule message`."""

from __future__ import annotations

from replylint.finding import FileReport, Finding, Position, Report
from replylint.model import SectionKind
from replylint.reports.excerpt import AT_THE_END, reply_lines
from replylint.reports.options import RenderOptions
from replylint.reports.printable import one_line


def render(report: Report, options: RenderOptions) -> str:
    """The findings, then `path: error message` for files not read. Empty if there is nothing."""
    lines = [_line(finding, file) for file in report.files for finding in file.findings]
    lines += [f"{file.path}: error {file.error}" for file in report.files if file.error is not None]
    return "".join(one_line(line, unicode=options.unicode) + "\n" for line in lines)


def _line(finding: Finding, file: FileReport) -> str:
    place = finding.start or _where_it_should_stand(finding.section, file)
    severity = finding.severity.value
    return (
        f"{finding.path}:{place.line}:{place.column}: {severity} {finding.rule} {finding.message}"
    )


def _where_it_should_stand(section: SectionKind, file: FileReport) -> Position:
    lines = reply_lines(file)
    if not lines:
        return Position(1, 1)
    number, _ = lines[-1] if section in AT_THE_END else lines[0]
    return Position(number, 1)
