"""The rules of one language: found by folder scan, compiled once.

A rules folder holds a folder a language (`pl`, `ru`, `en`) and `any` for rules of every language.
In each: rules (`*.yaml`, a file each), `acts/` (the constructions that carry an act, a file each),
`lists.yaml` (named word lists), `situations.yaml` (named conditions), and what is learned
(`data/`). Houses add folders of the same shape; what they define later replaces what is there.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from replylint import condition, yaml_file
from replylint.analysis.morphology import LANGUAGES, morphology
from replylint.condition import Condition
from replylint.config import Settings
from replylint.errors import RuleError
from replylint.options import build
from replylint.phrases.notation import Lemmatizer, NotationError
from replylint.phrases.notation import parse as parse_phrase
from replylint.phrases.phrasebook import VETO, Phrase, PhraseBook
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


def folders(settings: Settings) -> tuple[Path, ...]:
    """The rules folders in force: the shipped rules, then the house's own over them."""
    return (rules_folder(), *map(Path, settings.rule_folders))


@dataclass(frozen=True)
class ActPatterns:
    """The constructions that carry one act, for sure."""

    name: str
    phrases: tuple[str, ...]
    exceptions: tuple[str, ...]
    file: YamlFile


@dataclass(frozen=True)
class RuleSet:
    """What the files of one language say, not yet compiled.

    `problems` are the mistakes in files, with line and excerpt; what a broken file says is not in.
    """

    language: str
    rules: tuple[Rule, ...]
    acts: tuple[ActPatterns, ...]
    lists: Mapping[str, tuple[str, ...]]
    situations: Mapping[str, Condition]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """The rules of one language, ready to check."""

    language: str
    rules: tuple[Rule, ...]
    phrases: PhraseBook
    acts: PhraseBook
    lists: Mapping[str, tuple[str, ...]]
    situations: Mapping[str, Condition]
    problems: tuple[str, ...] = ()


def read(language: str, folders: Sequence[Path]) -> RuleSet:
    """The rules of `language` in `folders`, later ones over earlier ones. Never raises."""
    reader = _Reader(language)
    for folder in folders:
        for part in (folder / ANY, folder / language):
            reader.read(part)
    return reader.result()


class _Reader:
    """Gathers what files say; a broken file is left out and remembered as a problem."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._rules: dict[str, Rule] = {}
        self._acts: dict[str, ActPatterns] = {}
        self._lists: dict[str, tuple[str, ...]] = {}
        self._situations: dict[str, Condition] = {}
        self._situation_files: list[YamlFile] = []
        self._problems: list[str] = []

    def read(self, folder: Path) -> None:
        with self._broken_files_left_out():
            self._lists.update(_read_lists(folder / _LISTS))
        with self._broken_files_left_out():
            if (folder / _SITUATIONS).is_file():
                file = yaml_file.load(folder / _SITUATIONS)
                self._situations.update(_read_situations(file))
                self._situation_files.append(file)
        for path in sorted((folder / "acts").glob("*.yaml")):
            with self._broken_files_left_out():
                self._acts[path.stem] = _read_act(path)
        for path in _rule_files(folder):
            with self._broken_files_left_out():
                rule = read_rule(yaml_file.load(path), folder.name)
                if not rule.packs or self._language in rule.packs:
                    self._rules[rule.id] = rule

    def result(self) -> RuleSet:
        for file in self._situation_files:
            for name in file.value:
                with self._broken_files_left_out():
                    condition.check_names(self._situations, name, file, (name,))
        rules = tuple(rule for _, rule in sorted(self._rules.items()) if self._is_sound(rule))
        return RuleSet(
            self._language,
            rules,
            tuple(self._acts.values()),
            self._lists,
            self._situations,
            tuple(self._problems),
        )

    def _is_sound(self, rule: Rule) -> bool:
        before = len(self._problems)
        for key, stated in (("when", rule.when), ("unless", rule.unless)):
            for name in stated.situations() if stated is not None else ():
                with self._broken_files_left_out():
                    condition.check_names(self._situations, name, rule.file, (key,))
        return len(self._problems) == before

    @contextlib.contextmanager
    def _broken_files_left_out(self) -> Iterator[None]:
        try:
            yield
        except RuleError as problem:
            self._problems.append(str(problem))


def compile_pack(rules: RuleSet) -> Pack:
    """Parse every phrase of `rules`. A rule with a broken phrase is left out and a problem."""
    problems = list(rules.problems)
    sound: list[Rule] = []
    rule_phrases: list[Phrase] = []
    act_phrases: list[Phrase] = []
    parse = _Phrases(rules)
    for rule in rules.rules:
        act = getattr(rule.options, "act", None)
        try:
            phrases = parse.all(act or rule.id, rule.phrases, rule.exceptions, rule.file)
        except RuleError as problem:
            problems.append(str(problem))
            continue
        sound.append(rule)
        if act is None:
            rule_phrases.extend(phrases)
            continue
        act_phrases.extend((*phrases, *_vetoes(phrases)))
        # An act is seen once in a sentence; the rule reports each place where its words stand.
        rule_phrases.extend(dataclasses.replace(phrase, owner=rule.id) for phrase in phrases)
    for patterns in rules.acts:
        try:
            phrases = parse.all(patterns.name, patterns.phrases, patterns.exceptions, patterns.file)
        except RuleError as problem:
            problems.append(str(problem))
            continue
        act_phrases.extend((*phrases, *_vetoes(phrases)))
    return Pack(
        rules.language,
        tuple(sound),
        PhraseBook(rule_phrases),
        PhraseBook(act_phrases),
        rules.lists,
        rules.situations,
        tuple(problems),
    )


def _vetoes(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """What excuses a pattern also holds against the learned layers: see `VETO`."""
    for phrase in phrases:
        if phrase.exception:
            yield Phrase(VETO + phrase.owner, phrase.nodes)


class _Phrases:
    """Parses phrases of one language, with its word lists."""

    def __init__(self, rules: RuleSet) -> None:
        self._lemmas_of = _lemmatizer(rules.language)
        self._lists = rules.lists

    def all(
        self,
        owner: str,
        phrases: Iterable[str],
        exceptions: Iterable[str],
        file: YamlFile | None,
    ) -> list[Phrase]:
        parsed = [self._one(owner, text, "phrases", n, file) for n, text in enumerate(phrases)]
        return parsed + [
            self._one(owner, text, "exceptions", n, file) for n, text in enumerate(exceptions)
        ]

    def _one(self, owner: str, text: str, key: str, number: int, file: YamlFile | None) -> Phrase:
        try:
            nodes = parse_phrase(text, self._lemmas_of, self._lists)
        except NotationError as problem:
            if file is None:
                raise RuleError(f"{owner}: {problem}") from problem
            file.fail((key, number), f"in the phrase “{text}”: {problem}")
        return Phrase(owner, nodes, exception=key == "exceptions")


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
