"""Rules that were not applied, gathered by reason over all files."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.finding import Report


@dataclass(frozen=True, slots=True)
class SkippedGroup:
    """One reason, with the rules (sorted) and the files (in the order given) that it concerns."""

    reason: str
    rules: tuple[str, ...]
    paths: tuple[str, ...]


def grouped(report: Report) -> tuple[SkippedGroup, ...]:
    """The reasons in the order in which they came up."""
    rules: dict[str, set[str]] = {}
    paths: dict[str, dict[str, None]] = {}
    for file in report.files:
        for skipped in file.skipped:
            rules.setdefault(skipped.reason, set()).add(skipped.rule)
            paths.setdefault(skipped.reason, {})[file.path] = None
    return tuple(
        SkippedGroup(reason, tuple(sorted(names)), tuple(paths[reason]))
        for reason, names in rules.items()
    )
