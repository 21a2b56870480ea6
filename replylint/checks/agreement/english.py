"""Agreement in English: pronoun or noun with its verb, "this" and "these" with their noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replylint.model import Token

Pair = tuple[Token, Token]

_SINGULAR_VERBS = frozenset({"is", "was", "has", "does"})
_NEVER_AFTER = {
    "i": ("has", "is", "are", "does"),
    "you": ("is", "has", "does"),
    "we": ("is", "was", "has", "does"),
    "they": ("is", "was", "has", "does"),
    "he": ("have", "are"),
    "she": ("have", "are"),
    "it": ("have", "are"),
}
# Nouns that the dictionary lacks.
_SINGULAR_NOUNS = frozenset({"app", "website", "webpage", "chatbot", "login"})
_DETERMINERS = frozenset("the your our my his her their".split())
_PLURAL_DETERMINERS = frozenset({"these", "those"})
_AFTER_VERB = frozenset(
    "the a an your our my this that these those it you me us them him two three four five six "
    "seven eight nine ten no not only every".split()
)
# What can follow the verb but not a heap of nouns.
_OPENERS = frozenset("because when if although though unless but while since so where".split())
# Plural in sense, or the same in both numbers.
_COLLECTIVE = frozenset(
    "team staff family police company group committee crew board government couple public "
    "majority minority number rest pair dozen press lot firm bank class band club data media "
    "management council half variety range series audience household personnel people "
    "department store shop hotel party union association army faculty jury panel orchestra "
    "choir cast community remainder percentage proportion news means headquarters politics "
    "physics mathematics maths economics gymnastics diabetes works species savings thanks "
    "premises scissors trousers fish sheep aircraft data bunch handful plenty support sales "
    "service helpdesk kitchen criteria phenomena dice cattle poultry clergy shrimp deer "
    "offspring craft folk elderly children men women feet teeth mice trout salmon cod tuna "
    "squid".split()
)
_AUXILIARY = frozenset("is was are were has have had will would can could must should may".split())


def english(tokens: Sequence[Token]) -> Iterator[Pair]:
    """Pairs of an English sentence that do not agree."""
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or not following.is_word:
            continue
        after = tokens[at + 2] if at + 2 < len(tokens) else None
        if _opens_clause(tokens, at):
            if following.lower in _NEVER_AFTER.get(token.lower, ()):
                yield token, following
            elif after is not None:
                yield from _noun_and_verb(token, following, after, tokens[at + 3 : at + 4])
        yield from _demonstratives(token, following, after)


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    if at == 0:
        return True
    before = tokens[at - 1]
    if before.text in (";", ":"):
        return False
    return before.lower in _OPENERS


def _noun_and_verb(
    determiner: Token, noun: Token, verb: Token, rest: Sequence[Token]
) -> Iterator[Pair]:
    if determiner.lower not in _DETERMINERS | _PLURAL_DETERMINERS or not _may_be_noun(noun):
        return
    readings = [r for r in noun.readings if r.part_of_speech == "noun"]
    plural = bool(readings) and all("pl" in r.features for r in readings)
    singular = noun.text in _SINGULAR_NOUNS or _is_singular(noun)
    if plural and verb.lower in _SINGULAR_VERBS:
        yield noun, verb
    if singular and determiner.lower not in _PLURAL_DETERMINERS:
        if verb.lower in ("have", "are", "were", "do"):
            followed = rest and (rest[0].readings or rest[0].lower in ("n't", "not"))
            if followed:
                yield noun, verb
        elif rest and rest[0].lower in _AFTER_VERB and _is_noun(noun) and _is_base_verb(verb):
            yield noun, verb


def _may_be_noun(token: Token) -> bool:
    """Whether after "the" it is a common noun: no adjective, no participle."""
    parts = {r.part_of_speech for r in token.readings}
    return token.text in _SINGULAR_NOUNS or (
        token.text.islower()
        and token.text.isalpha()
        and "noun" in parts
        and parts <= {"noun", "verb"}
        and not any(r.features & {"part-pass", "part-act", "past"} for r in token.readings)
        and not (token.lemmas | {token.lower}) & _COLLECTIVE
    )


def _is_noun(token: Token) -> bool:
    """Whether a common noun of one number, and nothing else."""
    return token.text in _SINGULAR_NOUNS or (
        token.text.islower()
        and token.text.isalpha()
        and bool(token.readings)
        and all(r.part_of_speech == "noun" for r in token.readings)
        and not (token.lemmas | {token.lower}) & _COLLECTIVE
    )


def _is_singular(noun: Token) -> bool:
    """By its form: the dictionary gives some nouns a plural without an ending ("order")."""
    return not noun.lower.endswith("s") and any(
        r.part_of_speech == "noun" and "sg" in r.features and r.lemma == noun.lower
        for r in noun.readings
    )


def _is_base_verb(token: Token) -> bool:
    forms = [r for r in token.readings if r.part_of_speech == "verb"]
    features = frozenset().union(*(r.features for r in forms))
    if not {"inf", "pres"} <= features or features & {"3", "past", "part-pass", "modal"}:
        return False
    return token.text.islower() and not any(
        r.part_of_speech in ("prep", "conj", "adv", "adj", "other") for r in token.readings
    )


def _demonstratives(token: Token, noun: Token, after: Token | None) -> Iterator[Pair]:
    readings = [r for r in noun.readings if r.part_of_speech == "noun"]
    if not readings or not noun.text.islower() or noun.lower in _COLLECTIVE:
        return
    if token.lower == "this" and all("pl" in r.features for r in readings):
        others = [r for r in noun.readings if r.part_of_speech != "noun"]
        if not others or (after is not None and after.lower in _AUXILIARY):
            yield token, noun
    if token.lower in _PLURAL_DETERMINERS and _may_be_noun(noun):
        # "these order numbers": a noun may stand before another
        ends = after is not None and after.lower in _AUXILIARY
        ends = ends or (_is_noun(noun) and (after is None or not after.is_word))
        if ends and _is_singular(noun):
            yield token, noun
