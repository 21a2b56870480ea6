"""Runs the rules of a pack on a case: picks, asks the check kinds, makes findings of hits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from replylint.analysis.morphology import morphology
from replylint.checks import Context
from replylint.config import Settings
from replylint.finding import Finding, Hit, Position, Severity, Skipped
from replylint.model import Case, SectionKind, Span
from replylint.pack import Pack
from replylint.phrases.phrasebook import PhraseMatch
from replylint.rule import Rule


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules found, and which of them could not be applied."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def enabled(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that these settings turn on."""
    profiles = ("standard", "strict") if settings.profile == "strict" else ("standard",)
    return tuple(
        rule
        for rule in rules
        if (rule.id in settings.select or (not settings.select and rule.profile in profiles))
        and rule.id not in settings.ignore
        and settings.severity(rule.id, rule.severity) is not None
    )


def check(case: Case, pack: Pack, settings: Settings, reader: str) -> Outcome:
    """Apply every rule of `pack` to `case`; messages are for a reader of the language `reader`."""
    matches = _by_owner(pack.phrases.find(case.reply.sentences))
    in_inquiry = _by_owner(pack.phrases.find(case.inquiry.sentences)) if case.inquiry else {}
    words = frozenset(word.lower() for word in settings.words)
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    for rule in pack.rules:
        reason = _lacking(rule, case)
        if reason:
            skipped.append(Skipped(rule.id, reason))
            continue
        if not _applies(rule, case, pack):
            continue
        context = Context(
            rule=rule.id,
            language=pack.language,
            sections=rule.sections,
            morphology=morphology(pack.language),
            matches=matches.get(rule.id, ()),
            inquiry_matches=in_inquiry.get(rule.id, ()),
            words=words,
            lists=pack.lists,
        )
        severity = settings.severity(rule.id, rule.severity) or rule.severity
        for hit in rule.kind.run(rule.options, case, context):
            findings.append(_finding(hit, rule, severity, case, reader))
    findings.sort(key=lambda f: (_order(f), f.rule))
    return Outcome(tuple(findings), tuple(skipped))


def _by_owner(matches: Sequence[PhraseMatch]) -> dict[str, tuple[PhraseMatch, ...]]:
    grouped: dict[str, list[PhraseMatch]] = defaultdict(list)
    for match in matches:
        grouped[match.owner].append(match)
    return {owner: tuple(ours) for owner, ours in grouped.items()}


def _lacking(rule: Rule, case: Case) -> str:
    """Why the rule cannot be applied, as a key of the reports' texts; empty if it can."""
    if "inquiry" in rule.needs and case.inquiry is None:
        return "no-inquiry"
    if "grammar" in rule.needs and case.grammar is None:
        return "no-grammar"
    return ""


def _applies(rule: Rule, case: Case, pack: Pack) -> bool:
    if rule.when is not None and not rule.when.holds(case, pack.situations):
        return False
    return rule.unless is None or not rule.unless.holds(case, pack.situations)


def _finding(hit: Hit, rule: Rule, severity: Severity, case: Case, reader: str) -> Finding:
    subject = hit.section is SectionKind.SUBJECT
    text = (case.reply.message.mail.subject or "") if subject else case.reply.text
    found = hit.quote
    if found is None and hit.span is not None:
        found = hit.span.of(text)
    values = {"match": " ".join((found or "").split()), **hit.values}
    return Finding(
        path=case.reply.message.mail.path,
        rule=rule.id,
        severity=severity,
        message=_fill(rule.message(reader, hit.variant), values),
        section=hit.section,
        source=rule.source,
        text=found,
        span=hit.span,
        start=position(text, hit.span.start) if hit.span else None,
        end=position(text, hit.span.end) if hit.span else None,
        related=hit.related,
        fix=hit.fix,
        because=hit.because,
        like=hit.like,
        confidence=hit.confidence,
    )


def _fill(message: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        message = message.replace("{" + name + "}", value)
    return message


def position(text: str, offset: int) -> Position:
    """Line and column, from 1, of the code point at `offset`."""
    before = text[:offset]
    return Position(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


_PLACE = {
    SectionKind.SUBJECT: 0,
    SectionKind.GREETING: 1,
    SectionKind.BODY: 2,
    SectionKind.CLOSING: 3,
    SectionKind.SIGNATURE: 4,
}


def _order(finding: Finding) -> tuple[int, Span]:
    """Subject first, then by place in the text; what is missing stands where it should be."""
    end = Span(10**9, 10**9)
    if finding.section is SectionKind.SUBJECT:
        return (0, finding.span or Span(0, 0))
    if finding.span is not None:
        return (1, finding.span)
    first = finding.section is SectionKind.GREETING
    return (1, Span(-1, -1)) if first else (_PLACE.get(finding.section, 2), end)
