"""Runs the examples of rules: they are the rules' tests."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parseaddr

from replylint.analysis.languages import detect
from replylint.analysis.understanding import understand
from replylint.checks.engine import check
from replylint.finding import Finding
from replylint.linter import Linter
from replylint.model import Address, Attachment, Exchange, Mail, Message, Section, SectionKind, Span
from replylint.pack import ANY, with_rules
from replylint.parsing import parse
from replylint.rule import Example, Rule


@dataclasses.dataclass(frozen=True, slots=True)
class Trial:
    """An example, tried. `place` is `file:line`; `problem` is empty if it came out as it should.

    `skipped`: a part that its rule needs could not be had, so nothing is known of it.
    """

    rule: str
    place: str
    example: str
    problem: str = ""
    skipped: bool = False


def run(linter: Linter, language: str, only: frozenset[str] | None = None) -> Iterator[Trial]:
    """Try every example of the pack's rules (or of those named) that is in `language`."""
    for rule in linter.pack(language).rules:
        if only is not None and rule.id not in only:
            continue
        for bad, examples in ((True, rule.examples.bad), (False, rule.examples.good)):
            for example in examples:
                if _language_of(rule, example, language) == language:
                    yield _try(linter, language, rule, example, bad=bad)


def failures(linter: Linter, language: str, only: frozenset[str] | None = None) -> Iterator[Trial]:
    """The examples that did not come out as their rules say."""
    return (trial for trial in run(linter, language, only) if trial.problem)


def _try(linter: Linter, language: str, rule: Rule, example: Example, *, bad: bool) -> Trial:
    line = rule.file.places.get(example.at, (1, 1))[0] if rule.file else 1
    place = f"{rule.file.path}:{line}" if rule.file else rule.id
    trial = Trial(rule.id, place, " ".join(example.reply.split()))
    findings = _findings(linter, language, rule, example)
    if findings is None:
        return dataclasses.replace(trial, skipped=True)
    texts = [finding.text for finding in findings]
    return dataclasses.replace(trial, problem=_problem(example, texts, bad=bad))


def _language_of(rule: Rule, example: Example, language: str) -> str:
    """An example of a rule for any language is in the language that it is written in."""
    if example.language is not None or rule.language != ANY:
        return example.language or language
    return detect(example.reply, language)


def _problem(example: Example, texts: Iterable[str | None], *, bad: bool) -> str:
    found = [" ".join((text or "").split()) for text in texts]
    if not bad:
        return f"reported, and should not be: {_listed(found)}" if found else ""
    if not found:
        return "not reported, and should be"
    expected = [" ".join(words.split()) for words in example.finds]
    if not expected:
        return ""
    missing = [words for words in expected if words not in found]
    extra = [words for words in found if words not in expected]
    if missing or extra:
        return f"expected {_listed(expected)}, found {_listed(found)}"
    return ""


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" if text else "(something missing)" for text in texts)


def _findings(
    linter: Linter, language: str, rule: Rule, example: Example
) -> tuple[Finding, ...] | None:
    """What `rule` alone finds in `example`; None if a part that it needs can't be had."""
    pack = linter.pack(language)
    exchange = _exchange(rule, example)
    layers = linter.layers(pack)
    if "grammar" not in rule.needs:
        layers = dataclasses.replace(layers, grammar=None)
    case = understand(exchange, language, layers)
    if "grammar" in rule.needs and case.grammar is None:
        return None
    alone = with_rules(pack, (rule,))
    return check(case, alone, linter.settings, linter.reader).findings


def _exchange(rule: Rule, example: Example) -> Exchange:
    if not example.whole:
        return Exchange(_body_only(rule, example.reply))
    sender, recipient = parseaddr(example.sender), parseaddr(example.recipient)
    reply = Mail(
        path="example",
        text=example.reply,
        subject=example.subject,
        sender=Address(*sender) if example.sender else None,
        recipients=(Address(*recipient),) if example.recipient else (),
        sent=datetime.fromisoformat(example.sent) if example.sent else None,
        attachments=tuple(
            Attachment(n, "application/octet-stream", 1) for n in example.attachments
        ),
    )
    if example.html is not None:
        from replylint.reading.html import read

        reply = dataclasses.replace(read(example.html.encode(), "example"), subject=example.subject)
    inquiry = None
    if example.customer is not None:
        inquiry = Mail(
            path="example",
            text=example.customer,
            sender=Address(*recipient) if example.recipient else None,
            sent=datetime.fromisoformat(example.asked) if example.asked else None,
        )
    return parse(reply, inquiry)


def _body_only(rule: Rule, text: str) -> Message:
    """A plain example is a piece of the section that the rule looks at first."""
    kind = SectionKind.BODY if SectionKind.BODY in rule.sections else rule.sections[0]
    if kind is SectionKind.SUBJECT:
        return Message(Mail("example", "", subject=text), ())
    return Message(Mail("example", text), (Section(kind, Span(0, len(text))),))
