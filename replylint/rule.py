"""One rule: a norm in YAML, read and validated. Knows the file, and the line of every key."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from replylint.checks import CheckKind
from replylint.checks.table import CHECKS
from replylint.condition import Condition
from replylint.condition import parse as parse_condition
from replylint.config import PROFILES, Settings
from replylint.finding import Citation, Severity
from replylint.model import SectionKind
from replylint.options import build, key_of
from replylint.yaml_file import Path_, YamlFile, unknown

MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NEEDS = ("inquiry", "grammar")
DEFAULT_SECTIONS = (SectionKind.BODY,)


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule reports (`finds` are the words) or lets pass.

    A plain example is `reply` alone, read as body text; a mapping in YAML is a whole mail
    (`whole`), with the customer's message if there is one.
    """

    reply: str
    customer: str | None = None
    finds: tuple[str, ...] = ()
    whole: bool = False
    subject: str | None = None
    sender: str = ""
    recipient: str = ""
    sent: str | None = None
    asked: str | None = None
    attachments: tuple[str, ...] = ()
    html: str | None = None
    language: str | None = None
    at: Path_ = ()


@dataclass(frozen=True, slots=True)
class Examples:
    """The rule's own tests."""

    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One norm. `messages` are by variant ("" is the usual one), then by language of the reader."""

    id: str
    language: str
    check: str
    severity: Severity
    source: Citation
    why: str
    messages: Mapping[str, Mapping[str, str]]
    options: Any
    sections: tuple[SectionKind, ...] = DEFAULT_SECTIONS
    when: Condition | None = None
    unless: Condition | None = None
    needs: frozenset[str] = frozenset()
    profile: str = "standard"
    packs: frozenset[str] = frozenset()
    examples: Examples = field(default_factory=Examples)
    file: YamlFile | None = None

    @property
    def kind(self) -> CheckKind:
        return CHECKS[self.check]

    @property
    def phrases(self) -> tuple[str, ...]:
        """The rule's phrases, if its check kind has any."""
        return tuple(getattr(self.options, "phrases", ()))

    @property
    def exceptions(self) -> tuple[str, ...]:
        return tuple(getattr(self.options, "exceptions", ()))

    def message(self, language: str, variant: str | None = None) -> str:
        """The message for a reader of `language`; English where there is none."""
        texts = self.messages.get(variant or "") or next(iter(self.messages.values()))
        return texts.get(language) or texts.get("en") or next(iter(texts.values()))


_COMMON = frozenset(
    "check severity sections source why message when unless needs profile packs examples".split()
)


def read(file: YamlFile, language: str) -> Rule:
    """The rule in `file`. Raises the file's error, with line and excerpt, for any mistake."""
    data = file.value
    if not isinstance(data, dict):
        file.fail((), "a rule file is a mapping: check, severity, source, why, message, …")
    name = file.path.stem
    if not _ID.fullmatch(name):
        file.fail((), f"the file name is the rule's id, in kebab-case; “{name}” is not")
    for key in ("check", "severity", "source", "why", "message", "examples"):
        if key not in data:
            file.fail((), f"“{key}” is missing")
    check = file.choose(("check",), data["check"], CHECKS, "check kind")
    kind = CHECKS[check]
    own = {key: value for key, value in data.items() if key not in _COMMON}
    option_keys = {key_of(option.name) for option in dataclasses.fields(kind.options)}
    for key in own:
        if key not in option_keys:
            file.fail((key,), unknown(key, sorted(_COMMON | option_keys), "key"))
    return Rule(
        id=name,
        language=language,
        check=check,
        severity=Severity(
            file.choose(("severity",), data["severity"], [s.value for s in Severity], "severity")
        ),
        source=_source(data["source"], file),
        why=_text(data["why"], file, ("why",)),
        messages=_messages(data["message"], file),
        options=build(kind.options, own, file),
        sections=_sections(data.get("sections"), file),
        when=parse_condition(data["when"], file, ("when",)) if "when" in data else None,
        unless=parse_condition(data["unless"], file, ("unless",)) if "unless" in data else None,
        needs=kind.needs | frozenset(_names(data.get("needs", []), _NEEDS, file, ("needs",))),
        profile=file.choose(("profile",), data.get("profile", "standard"), PROFILES, "profile"),
        packs=frozenset(_names(data.get("packs", []), ("pl", "ru", "en"), file, ("packs",))),
        examples=_examples(data["examples"], file),
        file=file,
    )


def _text(value: Any, file: YamlFile, at: Path_) -> str:
    if not isinstance(value, str) or not value.strip():
        file.fail(at, "expected text")
    return value.strip()


def _names(value: Any, allowed: tuple[str, ...], file: YamlFile, at: Path_) -> list[str]:
    if not isinstance(value, list):
        file.fail(at, "expected a list")
    return [file.choose((*at, number), item, allowed, "name") for number, item in enumerate(value)]


def _source(value: Any, file: YamlFile) -> Citation:
    if not isinstance(value, dict) or set(value) != {"document", "section"}:
        file.fail(("source",), "expected {document: …, section: …}")
    return Citation(
        _text(value["document"], file, ("source", "document")),
        _text(value["section"], file, ("source", "section")),
    )


def _messages(value: Any, file: YamlFile) -> dict[str, dict[str, str]]:
    if not isinstance(value, dict) or not value:
        file.fail(("message",), "expected {pl: …, en: …}")
    if all(isinstance(text, dict) for text in value.values()):
        return {
            variant: {lang: _text(t, file, ("message", variant, lang)) for lang, t in texts.items()}
            for variant, texts in value.items()
        }
    return {"": {lang: _text(text, file, ("message", lang)) for lang, text in value.items()}}


def _sections(value: Any, file: YamlFile) -> tuple[SectionKind, ...]:
    if value is None:
        return DEFAULT_SECTIONS
    kinds = tuple(kind.value for kind in SectionKind)
    return tuple(SectionKind(name) for name in _names(value, kinds, file, ("sections",)))


def _examples(value: Any, file: YamlFile) -> Examples:
    if not isinstance(value, dict) or not set(value) <= {"bad", "good"}:
        file.fail(("examples",), "expected {bad: […], good: […]}")
    for side in ("bad", "good"):
        if not isinstance(value.get(side), list) or not value[side]:
            file.fail(("examples",), f"a rule needs “{side}” examples: they are its tests")
    return Examples(
        bad=tuple(_example(e, file, ("examples", "bad", n)) for n, e in enumerate(value["bad"])),
        good=tuple(_example(e, file, ("examples", "good", n)) for n, e in enumerate(value["good"])),
    )


def _example(value: Any, file: YamlFile, at: Path_) -> Example:
    if isinstance(value, str):
        marked = tuple(MARKED.findall(value))
        return Example(MARKED.sub(r"\1", value), finds=marked, at=at)
    if not isinstance(value, dict):
        file.fail(at, "an example is a text, or a mapping with reply and customer")
    if "whole" in value or "at" in value:
        file.fail(at, "“whole” and “at” are not for rule files")
    example = build(Example, value, file, at)
    marked = tuple(MARKED.findall(example.reply))
    return dataclasses.replace(
        example,
        reply=MARKED.sub(r"\1", example.reply),
        finds=example.finds or marked,
        whole=True,
        at=at,
    )


def configured(rule: Rule, settings: Settings) -> Rule:
    """`rule` with the options that a house sets. `phrases+` adds to a list instead of replacing.

    Raises ConfigError, with line and excerpt, for an option that the rule doesn't have.
    """
    own = settings.options(rule.id)
    if not own or settings.file is None or rule.file is None:
        return rule
    at: Path_ = ("rules", rule.id)
    merged = {k: v for k, v in rule.file.value.items() if k not in _COMMON}
    for key, value in own.items():
        if key.endswith("+"):
            if not isinstance(value, list):
                settings.file.fail((*at, key), "expected a list")
            merged[key[:-1]] = [*merged.get(key[:-1], []), *value]
        else:
            merged[key] = value
    return dataclasses.replace(rule, options=build(rule.kind.options, merged, settings.file, at))
