"""The notation in which rules write phrases (docs/notation.md), parsed into a small tree.

zwrócić uwaga        each word stands for all its inflected forms
=pozdro              exactly this form (upper and lower case are one)
tiket*               any word that begins so (for words no dictionary has)
<verb:1pl>           any word with these features
móc<2sg>             this word, in a form with these features
(wysłać|nadać paczka)  alternatives
[bardzo]             may be absent
...                  up to three words in between; ...5: up to five
!nie                 the next word is not this (nothing is consumed)
@courier             a named word list
^  $                 start and end of the sentence
<number>             a word with digits; <any>: any one word
{word}               only what stands in braces is reported
, ? ! :              a mark; marks not written are passed over
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

PARTS = frozenset("noun adj verb adv pron num prep conj part intj abbr other".split())
FEATURES = frozenset(
    "1 2 3 sg pl m f n m1 m2 m3 nom gen dat acc ins loc voc past pres fut imper cond inf perf "
    "imperf part-act part-pass converb gerund impersonal modal short comp sup neg firstname "
    "surname patronymic place colloquial vulgar pejorative".split()
)
CLASSES = frozenset({"any", "number"})
_MARKS = frozenset(",?!:;")
_TOKEN = re.compile(
    r"\.\.\.(?P<gap>\d*)"
    r"|(?P<sign>[()|\[\]{}^$])"
    r"|(?P<not>!)(?=[\w<(@=])"
    r"|@(?P<list>[\w-]+)"
    r"|(?P<mark>[,?!:;])"
    r"|(?P<word>=?[^\s()|\[\]{}^$!@<>,?:;]+)?(?:<(?P<features>[^<>]*)>)?"
)


_FEATURES = re.compile(r"<([^<>]*)>")


class NotationError(ValueError):
    """A phrase is not in the notation; `position` is where, in code points."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


@dataclass(frozen=True, slots=True)
class Word:
    """One word. Empty sets ask for nothing; `stem` and `any_word` widen, `features` narrow."""

    lemmas: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    stem: str = ""
    features: frozenset[str] = frozenset()
    any_word: bool = False
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A punctuation mark that must be there."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """From none to `most` words of any kind."""

    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The start (`^`) or end (`$`) of the sentence."""

    end: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an empty one makes the choice optional."""

    options: tuple[Sequence_, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What follows must not match; consumes nothing."""

    inner: Sequence_


@dataclass(frozen=True, slots=True)
class Focus:
    """The part of the phrase that is reported."""

    inner: Sequence_


Node = Word | Mark | Gap | Edge | Choice | Not | Focus
Sequence_ = tuple[Node, ...]
Lemmatizer = Callable[[str], frozenset[str]]


def parse(
    text: str, lemmas_of: Lemmatizer, lists: Mapping[str, Sequence[str]] | None = None
) -> Sequence_:
    """The phrase as a tree. `lemmas_of` gives the lemmas of a word. Raises NotationError."""
    return _Parser(text, lemmas_of, lists or {}, frozenset()).whole()


def features_of(text: str, position: int = 0) -> frozenset[str]:
    """`verb:1pl` as {verb, 1, pl}. Raises NotationError for an unknown feature."""
    found: set[str] = set()
    for part in text.split(":"):
        if part in PARTS or part in FEATURES:
            found.add(part)
        elif len(part) == 3 and part[0] in "123" and part[1:] in ("sg", "pl"):
            found.update((part[0], part[1:]))
        else:
            raise NotationError(f"unknown feature “{part}”", position)
    return frozenset(found)


def _narrowed(nodes: Sequence_, features: frozenset[str]) -> Sequence_:
    """`(wysłać|nadać)<1pl>`: each word of the group in such a form."""
    return tuple(
        dataclasses.replace(node, features=node.features | features)
        if isinstance(node, Word)
        else node
        for node in nodes
    )


class _Parser:
    def __init__(
        self,
        text: str,
        lemmas_of: Lemmatizer,
        lists: Mapping[str, Sequence[str]],
        within: frozenset[str],
    ) -> None:
        self._text = text
        self._lemmas_of = lemmas_of
        self._lists = lists
        self._within = within
        self._position = 0

    def whole(self) -> Sequence_:
        nodes = self._sequence()
        if self._position < len(self._text):
            raise NotationError(f"“{self._text[self._position]}” is not open", self._position)
        if not any(not isinstance(node, Edge | Not) for node in nodes):
            raise NotationError("a phrase needs at least one word", 0)
        return nodes

    def _sequence(self) -> Sequence_:
        nodes: list[Node] = []
        while (node := self._node()) is not None:
            nodes.append(node)
        return tuple(nodes)

    def _node(self) -> Node | None:
        while self._position < len(self._text) and self._text[self._position].isspace():
            self._position += 1
        if self._position == len(self._text) or self._text[self._position] in ")|]}":
            return None
        start = self._position
        match = _TOKEN.match(self._text, start)
        if match is None or match.end() == start:
            raise NotationError(f"“{self._text[start]}” has no place here", start)
        self._position = match.end()
        if match["sign"]:
            return self._group(match["sign"], start)
        if match["gap"] is not None:
            return Gap(int(match["gap"] or 3))
        if match["not"]:
            inner = self._node()
            if inner is None:
                raise NotationError("“!” needs a word after it", start)
            return Not((inner,))
        if match["list"]:
            return self._named(match["list"], start)
        if match["mark"]:
            return Mark(match["mark"])
        return self._word(match["word"] or "", match["features"], start)

    def _group(self, sign: str, start: int) -> Node:
        if sign in "^$":
            return Edge(end=sign == "$")
        closing = {"(": ")", "[": "]", "{": "}"}[sign]
        options = [self._sequence()]
        while self._position < len(self._text) and self._text[self._position] == "|":
            self._position += 1
            options.append(self._sequence())
        if self._position == len(self._text) or self._text[self._position] != closing:
            raise NotationError(f"“{sign}” is never closed", start)
        self._position += 1
        features = _FEATURES.match(self._text, self._position)
        if features is not None:
            self._position = features.end()
            asked = features_of(features[1], start)
            options = [_narrowed(option, asked) for option in options]
        if sign == "{":
            return Focus((Choice(tuple(options)),) if len(options) > 1 else options[0])
        return Choice(tuple(options) + (((),) if sign == "[" else ()))

    def _named(self, name: str, start: int) -> Node:
        if name not in self._lists:
            raise NotationError(f"there is no word list “@{name}”", start)
        if name in self._within:
            raise NotationError(f"the word list “@{name}” contains itself", start)
        within = self._within | {name}
        return Choice(
            tuple(
                _Parser(entry, self._lemmas_of, self._lists, within).whole()
                for entry in self._lists[name]
            )
        )

    def _word(self, word: str, features: str | None, start: int) -> Node:
        if not word and features in CLASSES:
            return Word(any_word=features == "any", digits=features == "number")
        asked = features_of(features, start) if features is not None else frozenset()
        if not word:
            return Word(features=asked)
        if word.startswith("="):
            return Word(forms=frozenset({word[1:].lower()}), features=asked)
        if word.endswith("*"):
            return Word(stem=word[:-1].lower(), features=asked)
        return Word(lemmas=self._lemmas_of(word), features=asked)
