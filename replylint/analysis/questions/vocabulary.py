"""What one language knows of questions: `questions.yaml` and `synonyms.yaml` of its pack."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from replylint.analysis.questions.folding import fold
from replylint.analysis.questions.phrases import Phrase, Phrases, compile_phrase, compile_phrases
from replylint.errors import ReplylintError

KINDS = (
    "hour",
    "time",
    "price",
    "amount",
    "place",
    "reason",
    "way",
    "person",
    "choice",
    "yes-no",
    "status",
    "action",
    "what",
)
# Kinds that only this stage tells apart, and what the model calls them.
BROADER = {"hour": "time", "price": "amount", "status": "what", "action": "what"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer of one kind: surely, or likely."""

    sure: Phrases
    likely: Phrases


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The question data of one language, compiled.

    `asks` are the question words by kind; `asked_by_name` the nouns that stand for a kind after
    an opener. `families` leads from a folded word or word beginning (`dostaw*`) to the matters it
    speaks of. A question counts as answered from the probability `answered_from`.
    """

    language: str
    asks: tuple[tuple[str, tuple[Phrase, ...]], ...]
    any_ask: Phrases
    certain_asks: Phrases
    relative_asks: Phrases
    only_introduced: Phrases
    reporting: Phrases
    able: Phrases
    alternatives: Phrases
    embedding: Phrases
    prepositions: frozenset[str]
    verb_first: Phrases
    openers: Phrases
    wondering: Phrases
    asked_by_name: Mapping[str, Phrases]
    statements: Phrases
    rhetorical: Phrases
    tails: Phrases
    joiners: tuple[str, ...]
    greetings: Phrases
    light: frozenset[str]
    helpers: frozenset[str]
    evidence: Mapping[str, Evidence]
    promises: Phrases
    vague: Phrases
    says: Phrases
    elsewhere: Phrases
    idle: Phrases
    families: Mapping[str, frozenset[str]]
    roots: tuple[tuple[str, str], ...]
    answered_from: float

    def families_of(self, word: str) -> frozenset[str]:
        """The matters that a folded word speaks of, by itself or by how it begins."""
        found = set(self.families.get(word, ()))
        for length in range(2, len(word) + 1):
            found.update(self.families.get(word[:length] + "*", ()))
        found.update(
            f"{word[: -len(ending)]}~{root}" for ending, root in self.roots if word.endswith(ending)
        )
        return frozenset(found)


def _data_folder(language: str) -> Path:
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "_rules", package.parent / "rules"):
        if (folder / language).is_dir():
            return folder / language
    raise ReplylintError(f"There is no rule pack for the language '{language}'.")


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReplylintError(f"{path}: cannot be read ({error.strerror}).") from error
    except yaml.YAMLError as error:
        raise ReplylintError(f"{path}: is not valid YAML: {error}") from error
    if not isinstance(data, dict):
        raise ReplylintError(f"{path}: a mapping is expected at the top.")
    return data


def compile_families(families: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """From `{matter: "word word* …"}` to the matters of each folded word or word beginning."""
    matters: dict[str, set[str]] = {}
    for name, words in families.items():
        for word in words.split():
            matters.setdefault(fold(word).replace("_", " "), set()).add(name)
    return MappingProxyType({word: frozenset(names) for word, names in matters.items()})


def _lines(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, Sequence) else []


def _heads(sources: Iterable[str]) -> list[str]:
    """The phrases up to their first gap, each once, the longer ones first."""
    heads = {source.split(" ... ")[0] for source in sources}
    return sorted(heads, key=lambda head: (-len(head.split()), head))


@functools.cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, read once. Raises ReplylintError where the data is missing."""
    folder = _data_folder(language)
    data = _read(folder / "questions.yaml")
    families = _read(folder / "synonyms.yaml")
    numerals = "|".join(fold(word) for word in str(data.get("numerals", "")).split())
    numerals = numerals.replace("*", r"\w*")

    def phrases(key: str) -> Phrases:
        return compile_phrases(_lines(data.get(key, ())), numerals)

    asks = tuple(
        (kind, tuple(compile_phrase(s, numerals) for s in _lines(data["asks"].get(kind, ()))))
        for kind in KINDS
    )
    return Vocabulary(
        language=language,
        asks=asks,
        any_ask=compile_phrases(_heads(phrase.source for _, group in asks for phrase in group)),
        certain_asks=phrases("certain_asks"),
        relative_asks=phrases("relative_asks"),
        only_introduced=phrases("only_introduced"),
        reporting=phrases("reporting"),
        able=phrases("able"),
        alternatives=phrases("alternatives"),
        embedding=phrases("embedding"),
        prepositions=frozenset(str(data.get("prepositions", "")).split()),
        verb_first=phrases("verb_first"),
        openers=phrases("openers"),
        wondering=phrases("wondering"),
        asked_by_name=MappingProxyType(
            {
                kind: compile_phrases(_lines(nouns))
                for kind, nouns in dict(data.get("asked_by_name", {})).items()
            }
        ),
        statements=phrases("statements"),
        rhetorical=phrases("rhetorical"),
        tails=phrases("tails"),
        joiners=tuple(
            sorted((fold(word) for word in _lines(data.get("joiners", ()))), key=len, reverse=True)
        ),
        greetings=phrases("greetings"),
        light=frozenset(fold(" ".join(_lines(data.get("light", ())))).split()),
        helpers=frozenset(fold(str(data.get("helpers", ""))).split()),
        evidence=MappingProxyType(
            {
                kind: Evidence(
                    compile_phrases(_lines(group.get("sure", ())), numerals),
                    compile_phrases(_lines(group.get("likely", ())), numerals),
                )
                for kind, group in dict(data["evidence"]).items()
            }
        ),
        promises=phrases("promises"),
        vague=phrases("vague"),
        says=phrases("says"),
        elsewhere=phrases("elsewhere"),
        idle=phrases("idle"),
        roots=tuple(
            (fold(ending), root)
            for root, endings in dict(data.get("roots", {})).items()
            for ending in str(endings).split()
        ),
        answered_from=float(data.get("answered_from", 0.5)),
        families=compile_families({str(k): str(v) for k, v in families.items()}),
    )
