"""Finite verbs of Polish and Russian: what the ending says, and the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.model import Reading, Token

_FINITE = frozenset({"pres", "past", "fut", "imper", "cond"})
# Forms that are a verb in almost every letter, though a dictionary knows a noun too.
_VERBS = {
    "pl": frozenset(
        "może mogę mogą ma mam mamy mają musi muszą muszę zostanie zostaną powinna powinien "
        "powinno powinny "
        "znajdzie znajdę dostanie ruszy miał miała mieli stanowi doręczy czekała starczy działa "
        "łączę leży da dam "
        "jest są był była było były wyniesie sprawdzi trwa chce robi daje wyśle dotrze płaci "
        "liczy".split()
    ),
    "ru": frozenset(
        "есть может могут стоит стоят смог смогла сел стали просим делаем возвращаем перечислим "
        "бывает "
        "примет заберите мог дали пришли ждут".split()
    ),
}
# Forms that are hardly ever a verb, though a dictionary knows one.
_NOT_VERBS = {
    "pl": frozenset(
        "dzień mnie lub je niż mi ci dział nadzieję przeciw sposób swój tryb wzdłuż maj zestaw "
        "zakup sklep "
        "umów śmiało grup pościel jak bez pani pana państwa stal dane piła drogi koszty prawa "
        "brak szkoda "
        "warto można trzeba wolno należałoby temu tym dla ale pod przed mój twój suma zwrot "
        "minut lata potrzeba "
        "przerwę przerwie plaży myśli nim bądź wraz znaczy to oto widać słychać".split()
    ),
    "ru": frozenset(
        "день здравствуйте для нужно три при минут нет весь времени дело домой желательно "
        "правила начало "
        "уже после жаль можно нельзя надо пожалуйста видимо кажется значит том мой "
        "нибудь тип числа вести давайте пусть пускай будто типа дня".split()
    ),
}
_AUXILIARIES = frozenset({"być", "быть"})


def finite(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """The finite verbs, compound forms once."""
    found: list[Token] = []
    words = [token for token in tokens if token.is_word]
    compound = False
    for number, token in enumerate(words):
        if not _is_finite(words, number, language):
            # „będzie szybko wysłana”: adverbs and pronouns may stand inside a compound form
            compound = compound and _may_stand_inside(token)
            continue
        if compound and _completes(token):
            compound = False
            continue
        found.append(token)
        compound = _opens_compound(token)
    return tuple(found)


def _is_finite(words: Sequence[Token], number: int, language: str) -> bool:
    token = words[number]
    verbs = [reading for reading in token.readings if is_finite(reading)]
    if not verbs or token.lower in _NOT_VERBS[language]:
        return False
    if language == "pl" and _is_perhaps(words, number):
        return False
    others = [r for r in token.readings if not is_finite(r) and not _is_name(r, token)]
    if not others or token.lower in _VERBS[language]:
        return not _mid_name(words, number) and not _looks_like_noun(words, number, verbs)
    if language == "ru":
        # pymorphy puts the likeliest reading first
        return is_finite(token.readings[0]) and not _after_preposition(words, number)
    return _verb_by_place(words, number, verbs)


def _is_perhaps(words: Sequence[Token], number: int) -> bool:
    """„może się nauczysz”: with a finite verb close behind and no infinitive, “perhaps”."""
    if words[number].lower != "może":
        return False
    for token in words[number + 1 : number + 5]:
        if any(r.part_of_speech == "verb" and "inf" in r.features for r in token.readings):
            return False
        if token.readings and all(map(is_finite, token.readings)):
            return True
    return False


def _looks_like_noun(words: Sequence[Token], number: int, verbs: Sequence[Reading]) -> bool:
    """An imperative right after an adjective is a noun that the dictionary lacks."""
    if number == 0 or not all("imper" in reading.features for reading in verbs):
        return False
    return any(reading.part_of_speech == "adj" for reading in words[number - 1].readings)


def is_finite(reading: Reading) -> bool:
    """Whether the reading is a verb form that carries a clause of its own."""
    return (
        reading.part_of_speech == "verb"
        and bool(reading.features & _FINITE)
        and not reading.features & {"inf", "converb"}
        and not ({"impersonal", "modal"} <= reading.features)
    )


def _verb_by_place(words: Sequence[Token], number: int, verbs: Sequence[Reading]) -> bool:
    """A form that may be a noun too: its neighbours tell."""
    if number and all("imper" in reading.features for reading in verbs):
        return False
    before = words[number - 1] if number else None
    after = words[number + 1] if number + 1 < len(words) else None
    if after is not None and after.lower in ("się", "się,"):
        return True
    if before is None:
        return all("imper" in reading.features for reading in verbs) or after is None
    if before.lower in ("nie", "się", "który", "która", "które", "którzy", "co", "kto", "nikt"):
        return True
    if before.lower in ("pan", "pani", "państwo", "ja", "on", "ona", "ono", "oni", "one", "my"):
        return True
    if _after_preposition(words, number):
        return False
    only_adjectives = all(
        r.part_of_speech == "adj" for r in words[number].readings if r not in verbs
    )
    return only_adjectives and not any(r.part_of_speech == "adj" for r in before.readings)


def _after_preposition(words: Sequence[Token], number: int) -> bool:
    before = words[number - 1] if number else None
    return before is not None and any(r.part_of_speech == "prep" for r in before.readings)


def _is_name(reading: Reading, token: Token) -> bool:
    """A reading as a name counts only for a capitalised word."""
    named = reading.features & {"surname", "firstname", "place", "patronymic"}
    return bool(named) and token.text[:1].islower()


def _mid_name(words: Sequence[Token], number: int) -> bool:
    """A capitalised word inside a sentence is a name: „Pani Dorota Maj”."""
    return number > 0 and words[number].text[:1].isupper() and not words[number].text.isupper()


def _opens_compound(token: Token) -> bool:
    """“będzie”, «буду», and the verbs that only carry the infinitive after them are one with it."""
    return any(
        r.lemma in _AUXILIARIES and "fut" in r.features for r in token.readings
    ) or token.lower in ("niech", "niechaj", "by")


def _completes(token: Token) -> bool:
    """The second part of „będzie czekała”."""
    return any(r.part_of_speech == "verb" and "past" in r.features for r in token.readings)


def _may_stand_inside(token: Token) -> bool:
    return not any(r.part_of_speech in ("conj", "verb") for r in token.readings)
