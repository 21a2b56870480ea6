"""Every rule that there is, by language, as its files say: read, not compiled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from replylint import pack
from replylint.errors import ReplylintError, RuleError
from replylint.rule import Rule
from replylint.yaml_file import unknown


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule, and the languages of replies that it is on for."""

    rule: Rule
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules by id, and the mistakes in the files that are left out.

    A rule whose file differs by language is there once for each version.
    """

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()

    def of_language(self, language: str | None) -> Catalogue:
        """The rules for replies in `language`; all of them if it is None."""
        kept = tuple(e for e in self.entries if language is None or language in e.languages)
        return Catalogue(kept, self.problems)

    def versions(self, name: str) -> tuple[Entry, ...]:
        """The entries of the rule `name`.

        Raises RuleError if its file is broken, ReplylintError with the nearest name if none is.
        """
        found = tuple(entry for entry in self.entries if entry.rule.id == name)
        if found:
            return found
        for problem in self.problems:
            if f"{name}.yaml:" in problem:
                raise RuleError(problem)
        raise ReplylintError(unknown(name, sorted({e.rule.id for e in self.entries}), "rule"))


def catalogue(places: Sequence[Path]) -> Catalogue:
    """The rules in the rules folders `places`, later ones over earlier ones."""
    versions: dict[tuple[str, str], tuple[Rule, list[str]]] = {}
    problems: dict[str, None] = {}
    for language in pack.languages():
        rules = pack.read(language, places)
        problems |= dict.fromkeys(rules.problems)
        for rule in rules.rules:
            file = str(rule.file.path) if rule.file else rule.language
            versions.setdefault((rule.id, file), (rule, []))[1].append(language)
    entries = [Entry(rule, tuple(languages)) for rule, languages in versions.values()]
    return Catalogue(tuple(sorted(entries, key=lambda e: e.rule.id)), tuple(problems))
