"""The notation of `questions.yaml`: phrases of folded words, compiled to one regular expression.

`*` is any ending of a word, `#` a number, `...` up to four words, `a|b` a choice, `^` at the
beginning and `$` at the end hold the phrase to the edge of the text. A phrase `re:…` is a regular
expression as it is, matched against the text with its letters untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from replylint.analysis.questions.folding import fold

_RAW = "re:"
_GAP = r"(?:\W+\w+){0,4}?"
_SPACE = r"[^\w.!?]+"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and its expression over folded text; `weight` is its number of words, gaps apart."""

    source: str
    pattern: re.Pattern[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """Several phrases as one: an expression over folded text, another over the text as it is."""

    folded: re.Pattern[str] | None
    raw: re.Pattern[str] | None

    def search(self, text: str, folded: str) -> bool:
        """Whether any phrase is in `text`, whose folded form the caller has at hand."""
        if self.folded is not None and self.folded.search(folded):
            return True
        return self.raw is not None and self.raw.search(text) is not None

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where the phrases over folded text lie, from left to right."""
        if self.folded is not None:
            for match in self.folded.finditer(folded):
                yield match.span()


def _word(source: str, numerals: str) -> str:
    choices = []
    for choice in source.split("|"):
        if choice == "#":
            choices.append(
                rf"(?:\d[\d .,]*\d|\d|{numerals})" if numerals else r"(?:\d[\d .,]*\d|\d)"
            )
        else:
            choices.append(re.escape(fold(choice)).replace(r"\*", r"\w*"))
    return "(?:" + "|".join(choices) + ")"


def _expression(source: str, numerals: str) -> str:
    words = source.split()
    start = end = ""
    if words[0].startswith("^"):
        start, words[0] = r"\A\W*", words[0][1:]
    if words[-1] == "$":
        end, words = r"\W*\Z", words[:-1]
    parts: list[str] = []
    gap = False
    for word in filter(None, words):
        if word == "...":
            parts.append(_GAP)
            gap = True
            continue
        parts.append((r"\W+" if gap else _SPACE) if parts else "")
        parts.append(_word(word, numerals))
        gap = False
    return rf"{start}(?<!\w){''.join(parts)}(?!\w){end}"


def compile_phrase(source: str, numerals: str = "") -> Phrase:
    """One phrase; `numerals` is an expression for numbers written in words."""
    weight = sum(word not in {"...", "$"} for word in source.split())
    return Phrase(source, re.compile(_expression(source, numerals)), weight)


def compile_phrases(sources: Iterable[str], numerals: str = "") -> Phrases:
    """Many phrases as one expression each over folded and over raw text."""
    raw: list[str] = []
    folded: list[str] = []
    for source in sources:
        if source.startswith(_RAW):
            raw.append(source[len(_RAW) :])
        else:
            folded.append(_expression(source, numerals))
    return Phrases(
        re.compile("|".join(folded)) if folded else None,
        re.compile("|".join(raw)) if raw else None,
    )
