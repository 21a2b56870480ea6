"""What the words layer looks at in a sentence: named features, the same for all languages.

A feature is a short string. Its first letter says its kind: `w` lemma, `b` two lemmas in a row,
`s` two lemmas with one or two words between, `o` the word as written, `c` letters of a word,
`g` grammar (who acts on whom, tense, mood, negation), `k` kinds of values (date, amount, link).
Names, numbers and dates are abstracted, so that weights cannot cling to them. Where in the text
the sentence stands is no feature: a rule asks that itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from replylint.analysis.acts.cues import CUES, Cues
from replylint.model import Reading, Sentence, Token

_LINK = re.compile(r"https?://|www\.|^[\w.-]+\.(?:pl|ru|com|example|org|net|eu|uk|рф)(?:/|$)", re.I)
_VALUES = (
    ("email", re.compile(r"^\S+@\S+\.\w+$")),
    ("link", _LINK),
    ("time", re.compile(r"^\d{1,2}:\d{2}$")),
    ("date", re.compile(r"^\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?$|^\d{4}-\d{2}-\d{2}$")),
    ("phone", re.compile(r"^\+?\d[\d()-]{6,}$")),
    ("percent", re.compile(r"^\d+(?:[.,]\d+)?%$")),
    ("number", re.compile(r"^[\d.,]+$")),
    ("code", re.compile(r"\d")),
)
_NAME_KINDS = frozenset({"firstname", "surname", "patronymic", "place"})
_MARKS = frozenset('?!…:;()„”“«»"–—')
_TENSES = ("imper", "cond", "past", "fut", "pres", "inf", "converb")
_PERSONS = ("1", "2", "3")
_ROLE_OF_PERSON = {"1pl": "us", "1sg": "me", "2pl": "you", "2sg": "you"}
_SPEAKERS = frozenset({"me", "us", "you"})
_ACTORS = frozenset({"you", "me", "us", "colleague", "company"})
_COUNTED = {"month": "date", "unit-of-time": "span", "currency": "amount"}
_WINDOW = 3  # words between a subject and its verb


class Word(NamedTuple):
    """One token reduced to what features need; `place` is its place among the tokens."""

    place: int
    text: str
    lemmas: tuple[str, ...]
    verb: str  # person, number and tense, "" if the token is no verb
    kind: str  # word, name, mark, or the kind of a value
    part: str

    @property
    def lemma(self) -> str:
        return self.lemmas[0]


class Feature(NamedTuple):
    """A feature's name, and the first and last token that it comes from."""

    name: str
    first: int
    last: int


def features(sentence: Sentence, language: str) -> frozenset[str]:
    """The names of all features of a sentence whose tokens have their readings."""
    found = located_features(sentence, language)
    names = {feature.name for feature in found}
    for written in written_words(found):
        names.update(letter_features(written.name[2:]))
    return frozenset(names)


def located_features(sentence: Sentence, language: str) -> list[Feature]:
    """The features with their places, so that weights can be traced to words.

    Those of letters are left out, since they follow from the words as written (`written_words`,
    `letter_features`) and a model does well to look up each word once only.
    """
    cues = CUES[language]
    words = list(_words(sentence.tokens, cues))
    plain = [word for word in words if word.kind != "mark"]
    found = list(_single(words))
    found.extend(_sequences(plain))
    found.extend(_grammar(plain, cues))
    found.extend(_values(plain, cues))
    return found


def written_words(found: Iterable[Feature]) -> Iterator[Feature]:
    """Those of the features that are a word as written, `o:` before it."""
    return (feature for feature in found if feature.name.startswith("o:"))


@functools.lru_cache(maxsize=50_000)
def letter_features(text: str) -> tuple[str, ...]:
    """The runs of three to five letters of a word, with `<` and `>` at its ends."""
    framed = f"<{text}>"
    return tuple(
        f"c:{framed[start : start + size]}"
        for size in (3, 4, 5)
        for start in range(len(framed) - size + 1)
    )


def _words(tokens: Sequence[Token], cues: Cues) -> Iterator[Word]:
    started = False
    for index, token in enumerate(tokens):
        text = token.text
        if text.isalpha():
            if _is_name(token, started, cues):
                yield Word(index, text.lower(), ("<name>",), "", "name", "noun")
            else:
                yield _word(index, _plain(text), token.readings)
            started = True
        elif any(letter.isalnum() for letter in text):
            kind = _value_kind(text)
            if kind:
                yield Word(index, text.lower(), (f"<{kind}>",), "", kind, "num")
            else:
                yield _word(index, _plain(text), token.readings)
            started = True
        elif text[0] in _MARKS:
            yield Word(index, text[0], (text[0],), "", "mark", "")


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е").replace("’", "'")


def _word(index: int, lower: str, readings: tuple[Reading, ...]) -> Word:
    lemmas, verb, part = _analysed(lower, readings)
    return Word(index, lower, lemmas, verb, "word", part)


@functools.lru_cache(maxsize=50_000)
def _analysed(lower: str, readings: tuple[Reading, ...]) -> tuple[tuple[str, ...], str, str]:
    """Lemmas, shortest first, the verb's person and tense, and the parts of speech."""
    if not readings:
        return (lower,), "", "unknown"
    lemmas = tuple(sorted({reading.lemma for reading in readings}, key=lambda x: (len(x), x)))
    verbs = sorted(_profile(r) for r in readings if r.part_of_speech == "verb")
    parts = sorted({reading.part_of_speech for reading in readings})
    return lemmas, verbs[0] if verbs else "", "/".join(parts)


def _profile(reading: Reading) -> str:
    """`1sg:past`, `:inf`: person, number and tense or mood of a verb; `!` if it is impersonal."""
    person = next((p for p in _PERSONS if p in reading.features), "")
    number = "pl" if "pl" in reading.features else "sg" if "sg" in reading.features else ""
    tense = next((t for t in _TENSES if t in reading.features), "")
    kind = "!" if "impersonal" in reading.features else ""
    return f"{person}{number}:{tense}{kind}"


@functools.lru_cache(maxsize=10_000)
def _value_kind(text: str) -> str:
    return next((kind for kind, pattern in _VALUES if pattern.search(text)), "")


def _is_name(token: Token, started: bool, cues: Cues) -> bool:
    if not token.text[0].isupper() or token.lower in cues.address or token.lower in cues.kept:
        return False
    if not token.readings:
        return started and not token.text.isupper()
    named = sum(not _NAME_KINDS.isdisjoint(reading.features) for reading in token.readings)
    return named == len(token.readings) or (started and named > 0)


def _single(words: Sequence[Word]) -> Iterator[Feature]:
    for word in words:
        place = word.place
        if word.kind == "word":
            for lemma in word.lemmas:
                yield Feature(f"w:{lemma}", place, place)
            yield Feature(f"o:{word.text}", place, place)
        elif word.kind == "mark":
            yield Feature(f"w:{word.text}", place, place)
        else:
            yield Feature(f"k:{word.kind}", place, place)


def _sequences(words: Sequence[Word]) -> Iterator[Feature]:
    lemmas = [word.lemma for word in words]
    for position, word in enumerate(words):
        before = words[position - 1].place if position else word.place
        lemma = lemmas[position]
        yield Feature(
            f"b:{lemmas[position - 1] if position else '<s>'} {lemma}", before, word.place
        )
        for gap in (2, 3):
            if position >= gap:
                start = position - gap
                yield Feature(f"s:{lemmas[start]} {lemma}", words[start].place, word.place)
    if words:
        yield Feature(f"b:{lemmas[-1]} </s>", words[-1].place, words[-1].place)


def _grammar(words: Sequence[Word], cues: Cues) -> Iterator[Feature]:
    roles = [_role(words, position, cues) for position in range(len(words))]
    addressed = "you" in roles
    previous = ""
    for position, word in enumerate(words):
        place = word.place
        if roles[position]:
            yield Feature(f"g:{roles[position]}", place, place)
        if word.part == "unknown":
            yield Feature("g:unknown", place, place)
            if word.text not in cues.kept and len(word.text) > 2:
                yield Feature("g:unknown-long", place, place)
        if word.text in cues.counterfactual:
            yield Feature("g:counterfactual", place, place)
        if not word.verb:
            continue
        negated = any(near.text in cues.negation for near in words[max(0, position - 2) : position])
        subject = _subject(roles, position, word)
        state = f"{word.verb}{'~not' if negated else ''}"
        yield Feature(f"g:{state}", place, place)
        yield Feature(f"g:{subject}>{state}", place, place)
        for lemma in word.lemmas[:2]:
            yield Feature(f"g:{subject}>{'not ' if negated else ''}{lemma}", place, place)
            yield Feature(f"g:{word.verb} {lemma}", place, place)
            if addressed and subject != "you":
                yield Feature(f"g:with-you {lemma}", place, place)
        if previous:
            yield Feature(f"g:{previous}+{state}", place, place)
        previous = state
        if word.lemma in cues.modal:
            yield from _modal(words, position, subject, state)


def _modal(words: Sequence[Word], position: int, subject: str, state: str) -> Iterator[Feature]:
    """`mógł Pan sprawdzić`, `wystarczyło przeczytać`, `should have checked`."""
    modal = words[position]
    yield Feature(f"g:modal {subject} {state}", modal.place, modal.place)
    after = words[position + 1 : position + 5]
    infinitive = next((word for word in after if "inf" in word.verb), None)
    if infinitive is not None:
        place = (modal.place, infinitive.place)
        yield Feature(f"g:modal+inf {subject} {modal.lemma} {modal.verb}", *place)
        yield Feature(f"g:modal+inf {subject} {infinitive.lemma}", *place)


def _role(words: Sequence[Word], position: int, cues: Cues) -> str:
    """Whom a word stands for: `you` (acting), `to-you`, `your`, `me`, `us`, or who works for us."""
    word = words[position]
    text = word.text
    if text in cues.you_either:
        following = words[position + 1 : position + 3]
        return "you" if any(w.verb and "inf" not in w.verb for w in following) else "to-you"
    if text in cues.roles:
        return cues.roles[text]
    if word.verb[:3] in _ROLE_OF_PERSON:
        return _ROLE_OF_PERSON[word.verb[:3]]
    if word.lemma in cues.colleague:
        return "colleague"
    return "company" if word.lemma in cues.company else ""


def _subject(roles: Sequence[str], position: int, word: Word) -> str:
    """Who does the verb: by its own person, else the nearest actor near it."""
    if roles[position] in _SPEAKERS:
        return roles[position]
    if word.verb.endswith("!"):
        return "nobody"
    for distance in range(1, _WINDOW + 1):
        for near in (position - distance, position + distance):
            if 0 <= near < len(roles) and roles[near] in _ACTORS:
                return roles[near]
    return "other"


def _values(words: Sequence[Word], cues: Cues) -> Iterator[Feature]:
    for position, word in enumerate(words):
        kinds = cues.values_of(word.lemmas)
        if kinds:
            near = words[max(0, position - 2) : position]
            counted = any(w.kind == "number" or w.part.startswith("num") for w in near)
            for kind in kinds:
                name = _COUNTED.get(kind, kind) if counted else kind
                yield Feature(f"k:{name}", word.place, word.place)
