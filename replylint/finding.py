"""What a check reports, and how grave it is."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from replylint.model import SectionKind, Span


class Severity(str, enum.Enum):
    """How grave a finding is. Compare with `at_least`."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)

    def at_least(self, other: Severity) -> bool:
        return self.rank >= other.rank


@dataclass(frozen=True, slots=True)
class Fix:
    """Words to put in place of the finding's span, most likely first; `safe` if meaning stays."""

    replacements: tuple[str, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check sees, before the engine adds rule, severity and message.

    `span` is None when something is missing; `section` then says where it should stand. `quote`
    replaces the words under the span as the finding's text (an unanswered question stands in the
    customer's message, so its span is `related`). `values` fill the rule's message, and
    `variant` picks one of several messages.
    """

    section: SectionKind
    span: Span | None = None
    quote: str | None = None
    related: Span | None = None
    fix: Fix | None = None
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    variant: str | None = None
    because: tuple[str, ...] = ()
    like: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, from 1, in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Citation:
    """The document that states a norm, and its section there."""

    document: str
    section: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of one rule. `text` and the positions are None where something is missing."""

    path: str
    rule: str
    severity: Severity
    message: str
    section: SectionKind
    source: Citation
    text: str | None = None
    span: Span | None = None
    start: Position | None = None
    end: Position | None = None
    related: Span | None = None
    fix: Fix | None = None
    because: tuple[str, ...] = ()
    like: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that was not applied, and why, in words for people. Never a silent pass."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file: its visible text and findings, rules not applied, or an error.

    `text` is the text that spans count in; `inquiry` the customer's words that `related` counts in.
    `own_words` reaches from the first to the last of the reply's own words in `text`.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    text: str = ""
    subject: str | None = None
    inquiry: str | None = None
    own_words: Span | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run, files in the order given. `notes` are lines for the summary."""

    files: tuple[FileReport, ...]
    notes: tuple[str, ...] = ()
