"""Matches of LanguageTool rules that are right only under a further condition.

Each was tried on some four thousand correct sentences of customer service a language; a rule that
is seldom right is excluded in `rules/`, one that is right in a definable case has its test here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase

from replylint.checks.languagetool.government import governs
from replylint.checks.languagetool.text import Text
from replylint.model import GrammarMatch, Reading, Token

_CASES = frozenset("nom gen dat acc ins loc".split())
_GENDERS = frozenset("m f n".split())
_NUMBERS = frozenset("sg pl".split())
_POLITE = frozenset("pana pani państwa dr mgr inż prof".split())
_BEFORE_ZE = re.compile(r"[szśźż]|w[szś]|mn|lw|cz[ct]", re.IGNORECASE)


def is_doubtful(match: GrammarMatch, text: Text) -> bool:
    """Whether the match fails its rule's further condition."""
    return any(
        fnmatchcase(match.rule, pattern) and doubt(match, text) for pattern, doubt in DOUBTS.items()
    )


def _is_in_its_case(match: GrammarMatch, text: Text) -> bool:
    """LanguageTool misses some readings: `tym razem z innego adresu`, `dzięki Pana uwadze`.

    Pana and Pani before a noun are possessives; `u dr Nowak`: an abbreviated title shows no case;
    `od wczoraj`, `na full`: no noun at all.
    """
    words = text.words_in(match.span)
    before = text.words_before(match.span.start)
    if not words or words[-1].lower in _POLITE:
        return True
    preposition = words[0] if len(words) > 1 else before[-1] if before else None
    declined = [r for r in words[-1].readings if r.part_of_speech != "adv" and r.features & _CASES]
    if preposition is None or not declined or len(declined) < len(words[-1].readings):
        return True
    return governs(preposition.lower, words[-1].text, text.morphology)


def _numbers_a_thing(match: GrammarMatch, text: Text) -> bool:
    """`punkt 12 umowy`, `przy stoliku numer 8 rezerwacja`: the figure counts nothing."""
    if " " in match.span.of(text.whole):
        return False
    before = text.words_before(match.span.start)
    return len(before) < 2 or any(
        reading.part_of_speech == "noun" for reading in before[-2].readings
    )


def _has_no_adjective(match: GrammarMatch, text: Text) -> bool:
    """`nową etykieta` is a mistake; `Gwarantowana umową temperatura` and `wzrosła` are none."""
    before = text.words_before(match.span.start)
    words = text.words_in(match.span)
    if not before or not words:
        return True
    adjective = any(reading.part_of_speech == "adj" for reading in before[-1].readings)
    follows_adjective = adjective and before[-1].lower.endswith("ą")
    only_noun = {reading.part_of_speech for reading in words[0].readings} == {"noun"}
    return not (follows_adjective and only_noun)


def _is_easy_to_say(match: GrammarMatch, text: Text) -> bool:
    """`z SMS-a`, `z wpisem`: only before some clusters is "ze" needed."""
    word = match.span.of(text.whole).split()[-1]
    return sum(letter.isupper() for letter in word) > 1 or not _BEFORE_ZE.match(word)


def _agrees_or_differs_twice(match: GrammarMatch, text: Text) -> bool:
    """An adjective and a noun that belong together differ in one of case, number and gender.

    `эту курьер заберёт` differs in two: the adjective stands for a noun left out. Where our
    dictionary sees them agree, LanguageTool has guessed (`Прежний лид`).
    """
    words = text.words_in(match.span)
    if len(words) < 2:
        return True
    return _differences(words[0], words[-1]) != 1


def _differences(one: Token, other: Token) -> int:
    """In how many of case, number and gender two words differ, by their closest readings."""
    pairs = [(a, b) for a in one.readings for b in other.readings if b.part_of_speech == "noun"]
    return min((_apart(a, b) for a, b in pairs), default=3)


def _apart(adjective: Reading, noun: Reading) -> int:
    sides = [_CASES, _NUMBERS]
    if "pl" not in adjective.features & noun.features:
        sides.append(_GENDERS)
    return sum(
        not adjective.features & noun.features & side
        for side in sides
        if adjective.features & side and noun.features & side
    )


def _counts_rightly(match: GrammarMatch, text: Text) -> bool:
    """`пятьдесят гигабайт`: a genitive plural that the dictionary has and LanguageTool lacks."""
    words = text.words_in(match.span)
    return not words or any({"gen", "pl"} <= reading.features for reading in words[-1].readings)


def _joins_no_clause(match: GrammarMatch, text: Text) -> bool:
    """`Pani choć na chwilę`, `i czy`, `przypisałam go do BO`: no clause begins there."""
    words = match.span.of(text.whole).split()
    return words[0].lower() in {"i", "oraz", "lub", "albo", "a", "ani"} or (
        words[-1].lower() in {"choć", "choćby"} or words[-1].isupper()
    )


def _begins_a_name(match: GrammarMatch, text: Text) -> bool:
    """`w pliku .htaccess`: the mark is the next word's; `отлично :)`: the smile's."""
    following = text.whole[match.span.end : match.span.end + 1]
    return following.isalnum() or following in {")", "("}


def _is_no_fixed_adverb(match: GrammarMatch, _text: Text) -> bool:
    """`по прежнему` lacks its hyphen; `по полному чек-листу` lacks nothing."""
    adverbs = (
        "по-прежнему по-другому по-новому по-старому по-разному по-своему по-моему по-твоему "
        "по-нашему по-вашему по-хорошему по-настоящему по-иному по-видимому"
    ).split()
    return not any(word.lower() in adverbs for word in match.replacements)


def _has_no_relative(match: GrammarMatch, text: Text) -> bool:
    """Two verbs want a comma between them for sure where the second clause is a relative one."""
    return "котор" not in match.span.of(text.whole).lower()


DOUBTS: Mapping[str, Callable[[GrammarMatch, Text], bool]] = {
    "PREP_CASUS": _is_in_its_case,
    "SUBST_ADJ_UNIFY": _agrees_or_differs_twice,
    "NIEZGODNOSC_PRZYPADKU_PO_LICZEBNIKU": _numbers_a_thing,
    "NIEZGODNO_PRZYPADKW_PRZYMIOTNIKA_*": _has_no_adjective,
    "Z_ZE": _is_easy_to_say,
    "BRAK_PRZECINKA_*": _joins_no_clause,
    "COMMA_PARENTHESIS_WHITESPACE": _begins_a_name,
    "Punct_and_spaces": _begins_a_name,
    "ZBEDNA_SPACJA_PRZED": _begins_a_name,
    "Unify_*": _agrees_or_differs_twice,
    "Sklonenije_NUM_NN": _counts_rightly,
    "Pravopisanie_po-prezhnemu": _is_no_fixed_adverb,
    "Verb_comma_Verb": _has_no_relative,
}
