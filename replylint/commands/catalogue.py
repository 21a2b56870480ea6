"""Every rule that there is, by language, as its files say: read, not compiled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from replylint import config, pack
from replylint.config import Settings
from replylint.errors import ConfigError, ReplylintError
from replylint.rule import Rule
from replylint.yaml_file import unknown


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule, and the languages of replies that it is on for."""

    rule: Rule
    languages: tuple[str, ...]


def settings_in_force(path: str | None) -> Settings:
    """The settings in the file at `path`, else of the folder we are in. Raises ConfigError."""
    if path is None:
        return config.load(config.find(Path.cwd()))
    if not Path(path).is_file():
        raise ConfigError(f"{path}: there is no such settings file")
    return config.load(Path(path))


def folders(settings: Settings) -> tuple[Path, ...]:
    """The shipped rules, then the house's own over them."""
    return (pack.rules_folder(), *map(Path, settings.rule_folders))


def catalogue(places: Sequence[Path]) -> tuple[Entry, ...]:
    """The rules in `places` by id; one that differs by language comes once for each version."""
    versions: dict[tuple[str, str], tuple[Rule, list[str]]] = {}
    for language in pack.languages():
        for rule in pack.read(language, places).rules:
            file = str(rule.file.path) if rule.file else rule.language
            versions.setdefault((rule.id, file), (rule, []))[1].append(language)
    entries = [Entry(rule, tuple(languages)) for rule, languages in versions.values()]
    return tuple(sorted(entries, key=lambda entry: entry.rule.id))


def versions(entries: Iterable[Entry], name: str) -> tuple[Entry, ...]:
    """The entries of the rule `name`. Raises ReplylintError, with the nearest name, if none is."""
    known = tuple(entries)
    found = tuple(entry for entry in known if entry.rule.id == name)
    if not found:
        raise ReplylintError(unknown(name, sorted({e.rule.id for e in known}), "rule"))
    return found
