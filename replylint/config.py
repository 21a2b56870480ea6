"""A house's settings: from `replylint.yaml`, or `[tool.replylint]` of pyproject.toml."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from replylint import yaml_file
from replylint.errors import ConfigError
from replylint.finding import Severity
from replylint.options import build
from replylint.yaml_file import YamlFile

FILE_NAMES = ("replylint.yaml", "replylint.yml", ".replylint.yaml")
LANGUAGES = ("pl", "ru", "en")
PROFILES = ("standard", "strict")
STRICTNESS = ("lenient", "standard", "strict")
FAIL_ON = ("error", "warning", "info", "never")


@dataclass(frozen=True, slots=True)
class LanguageToolSettings:
    """Whether and where the grammar checker runs. `url` of a server that runs elsewhere."""

    enabled: bool = True
    required: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force. `rules` holds per rule its `severity` (or `off`) and options."""

    language: str = "auto"
    lang: str | None = None
    profile: str = "standard"
    strictness: str = "standard"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    max_warnings: int | None = None
    rules: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    rule_folders: tuple[str, ...] = ()
    languagetool: LanguageToolSettings = field(default_factory=LanguageToolSettings)
    encoder: bool = True
    file: YamlFile | None = None

    def severity(self, rule: str, default: Severity) -> Severity | None:
        """The severity of `rule` here; None if the house turned it off."""
        own = self.rules.get(rule)
        value = own.get("severity") if isinstance(own, dict) else own
        if value is None:
            return default
        return None if value == "off" else Severity(value)

    def options(self, rule: str) -> Mapping[str, Any]:
        """The options that the house sets for `rule`."""
        own = self.rules.get(rule)
        return {k: v for k, v in own.items() if k != "severity"} if isinstance(own, dict) else {}


def find(folder: Path) -> Path | None:
    """The settings file in force in `folder`: there or in a folder above it."""
    for place in (folder, *folder.parents):
        for name in FILE_NAMES:
            if (place / name).is_file():
                return place / name
        project = place / "pyproject.toml"
        if project.is_file() and b"[tool.replylint" in project.read_bytes():
            return project
    return None


def in_force(path: str | None) -> Settings:
    """The settings in the file at `path`, else of the folder we are in. Raises ConfigError."""
    if path is None:
        return load(find(Path.cwd()))
    if not Path(path).is_file():
        raise ConfigError(f"{path}: there is no such settings file")
    return load(Path(path))


def load(path: Path | None) -> Settings:
    """The settings in `path`, or the defaults. Raises ConfigError, with line and excerpt."""
    if path is None:
        return Settings()
    file = _read_toml(path) if path.suffix == ".toml" else yaml_file.load(path, ConfigError)
    data = file.value
    if data is None:
        return Settings(file=file)
    if not isinstance(data, dict):
        file.fail((), "settings are a mapping: language, rules, words, …")
    settings = build(Settings, data, file, own=("file",))
    _check(settings, file)
    folders = tuple(str(path.parent / folder) for folder in settings.rule_folders)
    for number, folder in enumerate(folders):
        if not Path(folder).is_dir():
            file.fail(("rule-folders", number), f"there is no folder {folder}")
    return dataclasses.replace(settings, rule_folders=folders, file=file)


def _check(settings: Settings, file: YamlFile) -> None:
    file.choose(("language",), settings.language, ("auto", *LANGUAGES), "language")
    if settings.lang is not None:
        file.choose(("lang",), settings.lang, LANGUAGES, "language")
    file.choose(("profile",), settings.profile, PROFILES, "profile")
    file.choose(("strictness",), settings.strictness, STRICTNESS, "strictness")
    file.choose(("fail-on",), settings.fail_on, FAIL_ON, "level")
    if settings.max_warnings is not None and settings.max_warnings < 0:
        file.fail(("max-warnings",), "expected 0 or more")
    severities = [severity.value for severity in Severity]
    for rule, own in settings.rules.items():
        base: tuple[str | int, ...] = ("rules", rule)
        if isinstance(own, dict):
            value, at = own.get("severity", "info"), base + ("severity",)
        else:
            value, at = own, base
        file.choose(at, value, [*severities, "off"], "severity")


def _read_toml(path: Path) -> YamlFile:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    text = yaml_file.text_of(path, ConfigError)
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError(f"{path}: not valid TOML: {problem}") from problem
    tools = whole.get("tool", {})
    value = tools.get("replylint", {}) if isinstance(tools, dict) else {}
    places: dict[tuple[str | int, ...], tuple[int, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"\s*\[?(?:tool\.replylint\.?)?([\w.-]*)", line):
            for part in match[1].split("."):
                places.setdefault((part,), (number, 1))
    return YamlFile(path, text, value, places, ConfigError)
