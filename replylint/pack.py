"""The rules of one language: found by folder scan, compiled once.

A rules folder holds a folder a language (`pl`, `ru`, `en`) and `any` for rules of every language.
In each: rules (`*.yaml`, a file each), `acts/` (the constructions that carry an act, a file each),
`lists.yaml` (named word lists), `situations.yaml` (named conditions), and what is learned
(`data/`). Houses add folders of the same shape; what they define later replaces what is there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from replylint import condition, yaml_file
from replylint.analysis.morphology import LANGUAGES, morphology
from replylint.condition import Condition
from replylint.errors import RuleError
from replylint.options import build
from replylint.phrases.notation import Lemmatizer, NotationError
from replylint.phrases.notation import parse as parse_phrase
from replylint.phrases.phrasebook import Phrase, PhraseBook
from replylint.rule import Rule
from replylint.rule import read as read_rule
from replylint.yaml_file import YamlFile

ANY = "any"
_LISTS = "lists.yaml"
_SITUATIONS = "situations.yaml"
_NOT_RULES = frozenset({_LISTS, _SITUATIONS, "questions.yaml", "synonyms.yaml", "thresholds.yaml"})


def rules_folder() -> Path:
    """Where the shipped rules lie: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


@dataclass(frozen=True)
class ActPatterns:
    """The constructions that carry one act, for sure."""

    name: str
    phrases: tuple[str, ...]
    exceptions: tuple[str, ...]
    file: YamlFile


@dataclass(frozen=True)
class RuleSet:
    """What the files of one language say, not yet compiled."""

    language: str
    rules: tuple[Rule, ...]
    acts: tuple[ActPatterns, ...]
    lists: Mapping[str, tuple[str, ...]]
    situations: Mapping[str, Condition]


@dataclass(frozen=True)
class Pack:
    """The rules of one language, ready to check."""

    language: str
    rules: tuple[Rule, ...]
    phrases: PhraseBook
    acts: PhraseBook
    lists: Mapping[str, tuple[str, ...]]
    situations: Mapping[str, Condition]


def read(language: str, folders: Sequence[Path]) -> RuleSet:
    """The rules of `language` in `folders`, later ones over earlier ones. Raises RuleError."""
    rules: dict[str, Rule] = {}
    acts: dict[str, ActPatterns] = {}
    lists: dict[str, tuple[str, ...]] = {}
    situations: dict[str, Condition] = {}
    situation_files: list[YamlFile] = []
    for folder in folders:
        for part in (folder / ANY, folder / language):
            lists.update(_read_lists(part / _LISTS))
            if (part / _SITUATIONS).is_file():
                file = yaml_file.load(part / _SITUATIONS)
                situation_files.append(file)
                situations.update(_read_situations(file))
            for path in sorted((part / "acts").glob("*.yaml")):
                acts[path.stem] = _read_act(path)
            for path in _rule_files(part):
                rule = read_rule(yaml_file.load(path), part.name)
                if not rule.packs or language in rule.packs:
                    rules[rule.id] = rule
    for file in situation_files:
        for name in file.value:
            condition.check_names(situations[name], situations, file, (name,))
    for rule in rules.values():
        for key in ("when", "unless"):
            stated: Condition | None = getattr(rule, key)
            if stated is not None and rule.file is not None:
                condition.check_names(stated, situations, rule.file, (key,))
    ordered = tuple(rules[name] for name in sorted(rules))
    return RuleSet(language, ordered, tuple(acts.values()), lists, situations)


def compile_pack(rules: RuleSet) -> Pack:
    """Parse every phrase of `rules`. Raises RuleError, with line and excerpt, for a broken one."""
    lemmas_of = _lemmatizer(rules.language)

    def parsed(
        owner: str, texts: Iterable[str], key: str, file: YamlFile | None
    ) -> Iterable[Phrase]:
        for number, text in enumerate(texts):
            try:
                nodes = parse_phrase(text, lemmas_of, rules.lists)
            except NotationError as problem:
                if file is None:
                    raise RuleError(f"{owner}: {problem}") from problem
                file.fail((key, number), f"in the phrase “{text}”: {problem}")
            yield Phrase(owner, nodes, exception=key == "exceptions")

    rule_phrases: list[Phrase] = []
    act_phrases: list[Phrase] = []
    for rule in rules.rules:
        act = getattr(rule.options, "act", None)
        target, owner = (
            (rule_phrases, rule.id) if act is None else (act_phrases, str(act or rule.id))
        )
        target.extend(parsed(owner, rule.phrases, "phrases", rule.file))
        target.extend(parsed(owner, rule.exceptions, "exceptions", rule.file))
    for patterns in rules.acts:
        act_phrases.extend(parsed(patterns.name, patterns.phrases, "phrases", patterns.file))
        act_phrases.extend(parsed(patterns.name, patterns.exceptions, "exceptions", patterns.file))
    return Pack(
        rules.language,
        rules.rules,
        PhraseBook(rule_phrases),
        PhraseBook(act_phrases),
        rules.lists,
        rules.situations,
    )


def load(language: str, folders: Sequence[Path]) -> Pack:
    """The pack of `language` out of `folders`, compiled. Raises RuleError."""
    return compile_pack(read(language, folders))


def with_rules(pack: Pack, rules: Iterable[Rule]) -> Pack:
    """The same pack with other rules on (their phrases are compiled already)."""
    return dataclasses.replace(pack, rules=tuple(rules))


def languages() -> tuple[str, ...]:
    """The languages that have a pack."""
    return tuple(LANGUAGES)


def _rule_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.yaml")) if path.name not in _NOT_RULES]


def _lemmatizer(language: str) -> Lemmatizer:
    dictionary = morphology(language)

    def lemmas_of(word: str) -> frozenset[str]:
        lemmas = frozenset(reading.lemma for reading in dictionary.readings(word))
        lower = word.lower()
        # A dictionary form stands for itself alone: "pani" is not "pan" in the plural.
        return frozenset({lower}) if lower in lemmas or not lemmas else lemmas

    return lemmas_of


def _read_lists(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.is_file():
        return {}
    file = yaml_file.load(path)
    if not isinstance(file.value, dict):
        file.fail((), "expected names of lists, each with a list of phrases")
    lists = {}
    for name, entries in file.value.items():
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            file.fail((name,), "expected a list of phrases (text; put “no” or numbers in quotes)")
        lists[name] = tuple(entries)
    return lists


def _read_situations(file: YamlFile) -> dict[str, Condition]:
    if not isinstance(file.value, dict):
        file.fail((), "expected names of situations, each with a condition")
    return {name: condition.parse(value, file, (name,)) for name, value in file.value.items()}


@dataclass(frozen=True)
class _Act:
    what: str
    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


def _read_act(path: Path) -> ActPatterns:
    file = yaml_file.load(path)
    if not isinstance(file.value, dict):
        file.fail((), "expected what, phrases and, if need be, exceptions")
    act = build(_Act, file.value, file)
    return ActPatterns(path.stem, act.phrases, act.exceptions, file)
