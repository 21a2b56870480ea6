"""The words around a message, a YAML file a language; compiled here, all languages together.

A reply in one language often quotes a mail program that speaks another, so nothing here asks for
the language.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from replylint.parsing.folding import fold

# The C parser is ten times as fast, and not in every build of PyYAML.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns over folded text. Those named `…_word` match anywhere on word borders."""

    openers: re.Pattern[str]
    short_openers: re.Pattern[str]
    salutations: re.Pattern[str]
    honorifics: re.Pattern[str]
    modifiers: re.Pattern[str]
    closings: re.Pattern[str]
    lone_closings: re.Pattern[str]
    titles: re.Pattern[str]
    credentials: re.Pattern[str]
    first_names: frozenset[str]
    never_names: re.Pattern[str]
    roles: re.Pattern[str]
    departments_first: re.Pattern[str]
    departments_last: re.Pattern[str]
    role_endings_first: re.Pattern[str]
    role_endings_last: re.Pattern[str]
    organisations: re.Pattern[str]
    legal_forms: re.Pattern[str]
    streets: re.Pattern[str]
    phone_labels: re.Pattern[str]
    devices: re.Pattern[str]
    legal_notes: re.Pattern[str]
    postscripts: re.Pattern[str]
    separators: re.Pattern[str]
    starters: re.Pattern[str]
    verbs: re.Pattern[str]
    fillers: re.Pattern[str]
    you: re.Pattern[str]
    weekdays: re.Pattern[str]
    month_names: re.Pattern[str]
    months: Mapping[str, int]
    keys: Mapping[str, str]
    key_names: re.Pattern[str]


@functools.lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words of all languages, read once."""
    files = sorted(
        (file for file in resources.files(__name__).iterdir() if file.name.endswith(".yaml")),
        key=lambda file: file.name,
    )
    languages: list[dict[str, Any]] = [
        yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER) for file in files
    ]

    def words(section: str, key: str | None = None) -> list[str]:
        found: list[str] = []
        for language in languages:
            part = language[section]
            found += (part.get(key) or []) if key else part
        return found

    def by_head(head: str, key: str) -> list[str]:
        parts = [one["signature"] for one in languages]
        return [word for part in parts if part["head"] == head for word in part[key]]

    months, keys = _months(languages), _keys(languages)
    return Vocabulary(
        openers=pattern(words("greeting", "openers")),
        short_openers=pattern(words("greeting", "short_openers")),
        salutations=pattern(words("greeting", "salutations")),
        honorifics=pattern(words("greeting", "honorifics")),
        modifiers=pattern(words("greeting", "modifiers")),
        closings=pattern(words("closing", "formulas")),
        lone_closings=pattern(words("closing", "alone")),
        titles=pattern(words("signature", "titles")),
        credentials=pattern(words("signature", "credentials")),
        first_names=frozenset(fold(name) for name in words("signature", "first_names")),
        never_names=pattern(words("signature", "never_names")),
        roles=pattern(words("signature", "roles")),
        departments_first=pattern(by_head("first", "departments")),
        departments_last=pattern(by_head("last", "departments")),
        role_endings_first=pattern("*" + end for end in by_head("first", "role_endings")),
        role_endings_last=pattern("*" + end for end in by_head("last", "role_endings")),
        organisations=pattern(words("signature", "organisations")),
        legal_forms=pattern(words("signature", "legal_forms")),
        streets=pattern(words("signature", "streets")),
        phone_labels=pattern(words("signature", "phone_labels")),
        devices=pattern(words("disclaimer", "devices")),
        legal_notes=pattern(words("disclaimer", "legal")),
        postscripts=pattern(words("postscript")),
        separators=pattern(words("quotation", "separators")),
        starters=pattern(words("quotation", "starters")),
        verbs=pattern(words("quotation", "verbs")),
        fillers=pattern(words("quotation", "fillers")),
        you=pattern(words("quotation", "you")),
        weekdays=pattern(words("quotation", "weekdays")),
        month_names=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, months))})\w*"),
        months=MappingProxyType(months),
        keys=MappingProxyType(keys),
        key_names=re.compile(rf"(?:^|(?<=[\s_]))({_any(keys)}):\s"),
    )


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Phrases as one pattern on folded text, longest first, on word borders; `*` ends a stem."""
    ordered = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, ordered))})(?!\w)")


def _any(words: Iterable[str]) -> str:
    """The words as alternatives, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _phrase(phrase: str) -> str:
    words = [re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()]
    words[-1] = re.sub(r"\\\.$", r"\\.?", words[-1])  # the last full stop is often left out
    return r"\s+".join(r"\w+" if word == r"\w*" else word for word in words)


def _months(languages: list[dict[str, Any]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in languages:
        part = language["quotation"]
        for number, name in enumerate(part["months"], 1):
            found[fold(name)] = number
        for name, number in part.get("month_variants", {}).items():
            found[fold(name)] = number
    return found


def _keys(languages: list[dict[str, Any]]) -> dict[str, str]:
    return {
        fold(word): kind
        for language in languages
        for kind, words in language["quotation"]["keys"].items()
        for word in words
    }
