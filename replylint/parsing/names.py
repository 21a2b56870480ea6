"""Whether words are a person's name: by dictionary where it knows them, else by their shape."""

from __future__ import annotations

import functools
import itertools
import re
from typing import Any

from replylint.model import Address
from replylint.parsing.folding import fold
from replylint.parsing.vocabulary import vocabulary

_PARTICLES = frozenset(
    "de van von der den da di la le el del al bin ibn y e dos du ten ter o'".split()
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*\.?")
_COUPLE = re.compile(r"(\w+)(?:\s+\w+)?\s+(?:i|oraz|and|&|и)\s+(\w+)(?:\s+[\w'’-]+)?")
_INITIAL = re.compile(r"[^\W\d_]\.?(?:\s|[^\W\d_]\.)")
_PERSON = re.compile(r"^[^\W\d_][\w'’.\- &]+$")


@functools.lru_cache(maxsize=1)
def _polish() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz()


@functools.lru_cache(maxsize=1)
def _russian() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@functools.lru_cache(maxsize=2048)
def is_first_name(word: str) -> bool:
    """Whether a dictionary knows the word, in any case form, as a first name."""
    word = word.strip(".,!;:()\"'«»„”")
    if len(word) < 2 or not word[0].isupper():
        return False
    if fold(word) in vocabulary().first_names:
        return True
    shape = word.capitalize()
    if is_cyrillic(word):
        return any("Name" in parse.tag and parse.is_known for parse in _russian().parse(shape))
    return "imię" in _kinds(shape)


@functools.lru_cache(maxsize=2048)
def is_common_word(word: str) -> bool:
    """Whether a dictionary knows the word, and as no name of a person."""
    lower = word.lower()
    if is_cyrillic(word):
        readings = [parse for parse in _russian().parse(lower) if parse.is_known]
        return bool(readings) and not any(
            {"Name", "Surn", "Patr"} & set(parse.tag.grammemes) for parse in readings
        )
    if {"imię", "nazwisko"} & _kinds(word.title()):
        return False
    return any(
        not tag.startswith(("ign", "brev", "interj"))
        for *_, (_, _, tag, _, _) in _polish().analyse(lower)
    )


@functools.lru_cache(maxsize=512)
def is_place(word: str) -> bool:
    """Whether a dictionary knows the word as the name of a town or country."""
    if is_cyrillic(word):
        return any("Geox" in parse.tag and parse.is_known for parse in _russian().parse(word))
    return "nazwa_geograficzna" in _kinds(word)


def _kinds(word: str) -> set[str]:
    """What kinds of name Morfeusz knows the word as."""
    return {kind for *_, (_, _, _, names, _) in _polish().analyse(word) for kind in names}


def is_cyrillic(text: str) -> bool:
    """Whether a Cyrillic letter stands in the text."""
    return re.search("[а-яёА-ЯЁіїєґІЇЄҐ]", text) is not None


def same_person(text: str, person: Address | None) -> bool:
    """Whether all words of `text` are in the display name of `person`, endings apart."""
    if person is None or not person.name:
        return False
    theirs = [fold(word) for word in re.findall(r"[^\W\d_]+", person.name)]
    ours = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    return bool(ours) and all(
        any(
            own == other
            or (len(own) == 1 and other.startswith(own))
            or (len(own) > 3 and own[:-2] == other[: len(own) - 2])
            for other in theirs
        )
        for own in ours
    )


def person_in(text: str, sender: Address | None, *, alone: bool) -> tuple[int, int] | None:
    """Where in `text` a person's full name stands, titles apart; None if there is none.

    `alone`: a first name without a surname is enough, as it always is in Cyrillic. `sender` is
    whose mail it is: their display name decides where dictionaries do not know.
    """
    words, folded = vocabulary(), fold(text)
    start = 0
    while True:
        title = words.titles.match(folded, start)
        if title is None or title.end() == start:
            break
        start = title.end() + len(text[title.end() :]) - len(text[title.end() :].lstrip(" .,"))
    end = len(text.rstrip(" .,;!"))
    while True:
        last = re.search(r"[\s,(]+([\w/.]+)\)?$", text[start:end])
        if last is None or not words.credentials.fullmatch(
            folded[start + last.start(1) : start + last.end(1)]
        ):
            break
        end = start + last.start()
    name = text[start:end]
    if is_person(name, sender, alone=alone):
        return start, end
    return _inside(text, sender) or _from_somewhere(text, alone=alone)


def is_person(name: str, sender: Address | None, *, alone: bool = False) -> bool:
    """Whether `name` is a first name with a surname, in either order, and nothing else."""
    parts = name.split()
    if not _PERSON.match(name) or not 1 <= len(parts) <= 5:
        return False
    if name.islower():
        return _is_small_name(name)
    couple = _COUPLE.fullmatch(name)
    if couple:
        return all(is_first_name(word) for word in couple.groups())
    proper = [part for part in parts if fold(part) not in _PARTICLES]
    if not proper:  # "Del", "Von": a particle alone may be somebody's name, and may be anything
        return False
    if not all(_NAME_WORD.fullmatch(part) and part[0].isupper() for part in proper):
        return False
    if sender is not None and _is_house(name, sender):
        return False
    known = is_first_name(proper[0]) or any(
        is_first_name(part) and not is_common_word(proper[0]) for part in proper[1:]
    )
    shown = sender is not None and same_person(name, sender) and not _is_house(sender.name, sender)
    if len(proper) == 1:
        if len(proper[0]) < 2 or _names_a_body(name):
            return False
        single = is_cyrillic(name) or alone
        return single and (known or shown or not is_common_word(proper[0]))
    full = [part for part in proper if len(part.rstrip(".")) > 1]
    if not full:
        return False
    if shown and known:
        return True
    if len(full) == 1 and _INITIAL.match(name):  # “A. Lis”, “A B Lis”: the surname may be a word
        return not _names_a_body(full[0], jobs=False)
    if known:  # “Amelia Baker” is no job, but “Grace Hospital” is no person
        return not _names_a_body(name, jobs=False)
    return not _names_a_body(name) and (shown or not any(map(is_common_word, full)))


def _is_small_name(name: str) -> bool:
    """Two words in lower case that dictionaries know as first name and surname."""
    parts = name.split()
    return (
        len(parts) == 2
        and name.islower()
        and is_first_name(parts[0].title())
        and not is_common_word(parts[1])
    )


def _names_a_body(name: str, *, jobs: bool = True) -> bool:
    """Whether the words are those of a department or a firm, or of a job."""
    words, folded = vocabulary(), fold(name)
    bodies = (
        words.never_names,
        words.departments_first,
        words.departments_last,
        words.organisations,
        words.legal_forms,
    )
    return any(one.search(folded) for one in (*bodies, *([words.roles] if jobs else [])))


def _is_house(name: str, sender: Address) -> bool:
    """Whether the name is that of the sender's firm, as the address' domain spells it."""
    if any(is_first_name(word) for word in name.split()):
        return False
    domain = sender.email.partition("@")[2].rpartition(".")[0]
    letters = re.sub(r"[^a-z0-9]", "", fold(name))
    return len(letters) > 5 and letters in re.sub(r"[^a-z0-9]", "", domain)


def _from_somewhere(text: str, *, alone: bool) -> tuple[int, int] | None:
    """A first name that its place follows: “Вера из поддержки”, “Ваша Вера”."""
    found = re.match(r"(?:(?:[Вв]аш[аеи]?|[Tt]w\w+|[Yy]our)\s+)?([^\W\d_]+)(?=\s+[a-zа-я]|$)", text)
    if found is None or not (alone or is_cyrillic(text)) or len(text.split()) > 6:
        return None
    return found.span(1) if is_first_name(found[1]) else None


def _inside(text: str, sender: Address | None) -> tuple[int, int] | None:
    """A full name among other words: “doradca klienta Jan Kowalski”."""
    found = list(re.finditer(r"[^\W\d_][\w'’\-]*", text))
    for first, second in itertools.pairwise(found):
        if not (first[0][0].isupper() and second[0][0].isupper()):
            continue
        if text[first.end() : second.start()].strip():
            continue
        pair = text[first.start() : second.end()]
        if (is_first_name(first[0]) and not _names_a_body(pair)) or (
            sender is not None
            and is_person(sender.name, sender)
            and same_person(pair, sender)
            and not _is_house(sender.name, sender)
        ):
            return first.start(), second.end()
    return None
