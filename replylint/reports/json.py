"""Output format `json`: the contract of docs/json.md. Change it there first."""

from __future__ import annotations

import json
from typing import Any

from replylint.finding import Finding, Position, Report, Severity
from replylint.reports.options import RenderOptions
from replylint.reports.printable import is_unsafe
from replylint.reports.skipped import grouped

VERSION = "1"
"""The version of the contract: it changes when a key is renamed, removed or means another thing."""


def render(report: Report, _options: RenderOptions) -> str:
    """One array of findings, files in the order given."""
    found = [_finding(finding) for file in report.files for finding in file.findings]
    return _dump(found)


def summary(report: Report) -> str:
    """What the array cannot say: counts, files not read, rules not applied and why, notes."""
    severities = [finding.severity for file in report.files for finding in file.findings]
    errors = [{"path": f.path, "message": f.error} for f in report.files if f.error is not None]
    return _dump(
        {
            "version": VERSION,
            "counts": {
                "files": len(report.files),
                "unread": len(errors),
                **{severity.value: severities.count(severity) for severity in reversed(Severity)},
            },
            "errors": errors,
            "skipped": [
                {"reason": group.reason, "rules": list(group.rules), "paths": list(group.paths)}
                for group in grouped(report)
            ],
            "notes": list(report.notes),
        }
    )


def _finding(finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    shown: dict[str, Any] = {
        "path": finding.path,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "text": finding.text,
        "section": finding.section.value,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "source": {"document": finding.source.document, "section": finding.source.section},
        "fix": fix and {"replacements": list(fix.replacements), "safe": fix.safe},
    }
    if finding.confidence is not None:
        shown["score"] = round(finding.confidence, 3)
    if finding.like is not None:
        shown["like"] = finding.like
    if finding.because:
        shown["because"] = list(finding.because)
    return shown


def _position(position: Position | None) -> dict[str, int] | None:
    return {"line": position.line, "column": position.column} if position else None


def _dump(value: Any) -> str:
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return "".join(
        (line if line.isprintable() else "".join(map(_escaped, line))) + "\n" for line in lines
    )


def _escaped(character: str) -> str:
    """Control and bidi characters as JSON escapes: the same value, and nothing for a terminal."""
    if not is_unsafe(character):
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))
