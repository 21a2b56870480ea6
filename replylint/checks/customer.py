"""Who the customer is: the names they give, and whether a man or a woman writes."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from replylint.analysis.morphology import Morphology
from replylint.model import Case, Document, Reading, SectionKind, Sentence, Token

NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+")
# A display name with one of these is a firm, an office or a mailbox of several people.
_NOT_A_PERSON = re.compile(
    r"\b(?:biuro|sklep|firma|dział|księgowość|sekretariat|zarząd|spółka|zespół|hotel|szkoła|fundacja|"
    r"office|accounts?|team|shop|store|sales|support|info|admin|school|foundation|university|"
    r"ltd|llc|inc|gmbh|plc|s\.?a|sp\.?|ооо|ип|зао|оао|ао|отдел|бухгалтерия|магазин|офис|компания|школа|"
    r"and|und|oraz|family|rodzina|семья)\b|[@&+\d]|\s[iи]\s",
    re.IGNORECASE,
)


_DEGREES = frozenset("dr prof mgr inż lek rev sir dame jr sr phd".split())


@dataclass(frozen=True, slots=True)
class Customer:
    """`names` are the words of the customer's name as they write it; `gender` m, f or None;
    `stated`: their own words or title say the gender, not only a name."""

    names: tuple[str, ...]
    gender: str | None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What a pack knows of first names: short forms by full name, and names by gender."""

    short: Mapping[str, tuple[str, ...]]
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()

    def same(self, one: str, other: str) -> bool:
        """Whether two names in the nominative, plain, are forms of one name."""
        return one == other or bool(self._groups(one) & self._groups(other))

    def gender(self, name: str) -> str | None:
        """m or f by the lists alone; None where they don't know the plain name, or both do."""
        sides = [
            side
            for side, names in (("f", self.women), ("m", self.men))
            if name in map(plain, names)
        ]
        return sides[0] if len(sides) == 1 else None

    def known(self, name: str) -> bool:
        """Whether the lists have the plain name."""
        return bool(self._groups(name)) or name in map(plain, (*self.women, *self.men))

    def _groups(self, name: str) -> set[str]:
        return {
            full
            for full, forms in self.short.items()
            if name == plain(full) or name in map(plain, forms)
        }


@functools.lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """Lower case, without accents; ł is l, ё is е."""
    letters = unicodedata.normalize("NFD", word.lower().replace("ł", "l").replace("’", "'"))
    # й is a letter of its own; only what marks an accent or a dieresis goes.
    return unicodedata.normalize(
        "NFC", "".join(c for c in letters if not unicodedata.combining(c) or c == "\u0306")
    )


def customer_of(
    case: Case, names: Names, morphology: Morphology, titles: Mapping[str, str]
) -> Customer:
    """The customer by signature, sender line and own verbs. `titles` (mr, pani …) tell m, f."""
    if case.inquiry is None:
        return Customer((), None)
    words = tuple(
        word
        for word in dict.fromkeys(_own_names(case))
        if word.lower() not in titles and word.lower() not in _DEGREES
    )
    stated = _by_title(case, titles) or _by_own_words(case.inquiry)
    by_name = _by_names(words, names, morphology)
    if stated and by_name and stated != by_name:
        # One writes for the other, or shares a mailbox: better to be silent.
        return Customer(words, None)
    return Customer(words, stated or by_name, stated is not None)


def _own_names(case: Case) -> Iterator[str]:
    assert case.inquiry is not None
    message = case.inquiry.message
    if message.signature.name is not None:
        yield from NAME.findall(message.signature.name.value)
    sender = message.mail.sender or next(iter(case.reply.message.mail.recipients), None)
    if sender is None or _NOT_A_PERSON.search(sender.name):
        return
    words = NAME.findall(sender.name)
    local = plain(re.split(r"[@+]", sender.email)[0]) if sender.email else ""
    if len(words) == 1 and plain(words[0]) == local:
        return  # a login, not a name
    if 1 <= len(words) <= 4:
        yield from words


def _by_title(case: Case, titles: Mapping[str, str]) -> str | None:
    assert case.inquiry is not None
    message = case.inquiry.message
    text = message.text
    name = message.signature.name
    lines = []
    if name is not None:
        start = text.rfind("\n", 0, name.span.start) + 1
        lines.append(text[start : name.span.end + 12])
    if message.mail.sender is not None:
        lines.append(message.mail.sender.name)
    words = {word.lower() for line in lines for word in re.findall(r"[^\W\d_]+", line)}
    genders = {titles[word] for word in words if word in titles}
    return genders.pop() if len(genders) == 1 else None


def _by_names(words: Iterable[str], names: Names, morphology: Morphology) -> str | None:
    genders = set()
    for word in words:
        gender = first_name_gender(word, names, morphology)
        if gender:
            genders.add(gender)
    return genders.pop() if len(genders) == 1 else None


def first_name_gender(word: str, names: Names, morphology: Morphology) -> str | None:
    """m or f by a first name or patronymic in the nominative; None if it is none, or both."""
    listed = names.gender(plain(word))
    if listed or any(plain(word) in map(plain, side) for side in (names.women, names.men)):
        return listed
    readings = [
        reading
        for reading in morphology.readings(word.capitalize())
        if reading.features & {"firstname", "patronymic"} and "nom" in reading.features
    ]
    genders = {g for reading in readings for g in ("m", "f") if g in reading.features}
    unsaid = any(not reading.features & {"m", "f"} for reading in readings)
    return genders.pop() if len(genders) == 1 and not unsaid else None


def _by_own_words(inquiry: Document) -> str | None:
    """The gender of "zamówiłam", «я заказал»; None if there is none, or both."""
    counts = {"m": 0, "f": 0}
    for sentence in inquiry.of_kind(SectionKind.BODY, SectionKind.GREETING, SectionKind.CLOSING):
        for token in sentence.tokens:
            genders = {
                gender
                for reading in _own_past(token, sentence)
                for gender in ("m", "f")
                if gender in reading.features
            }
            if len(genders) == 1:
                counts[genders.pop()] += 1
    if counts["m"] and counts["f"]:
        return None
    return next((gender for gender, count in counts.items() if count), None)


def _own_past(token: Token, sentence: Sentence) -> list[Reading]:
    """Readings as the writer's own past: with a first person ending, or right after «я»."""
    past = [
        reading
        for reading in token.readings
        if reading.part_of_speech == "verb"
        and "sg" in reading.features
        and reading.features & {"past", "cond"}
    ]
    if len(past) < len(token.readings):
        return []
    first = [reading for reading in past if "1" in reading.features]
    if first:
        return first
    at = sentence.tokens.index(token)
    before = sentence.tokens[max(0, at - 2) : at]
    if any(t.lower == "я" for t in before) and all(t.is_word for t in before[-1:]):
        return past
    return []
