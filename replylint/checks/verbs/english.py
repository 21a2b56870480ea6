"""Finite verbs of English: auxiliaries say it outright, other verbs by their place in the clause.

A sentence is cut where a clause may begin; each piece has at most one finite verb, so that "the
parcel sent on Monday has arrived" counts "has" alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replylint.model import Token

_MODALS = frozenset(
    "will would shall should can could may might must ought 'll 'd ca wo cannot".split()
)
_HAVE = frozenset("have has had 've".split())
_BE = frozenset("am is are was were 'm 're".split())
_DO = frozenset("do does did".split())
_AUXILIARIES = _MODALS | _HAVE | _BE | _DO
_NOMINATIVE = frozenset("i we they he she".split())
_EITHER_CASE = frozenset("you it".split())
_SUBJECTS = (
    _NOMINATIVE
    | _EITHER_CASE
    | frozenset("who which there nobody everyone everybody somebody".split())
)
_SHORT_IS = _SUBJECTS | frozenset("that here what where how this let".split())
# “let you know”: an object and an infinitive, no clause.
_CAUSATIVES = frozenset("let lets letting help helps helping make makes making have see".split())
_OPENERS = frozenset(
    "and but or nor so because if when whenever while as that which who whose where whereas "
    "until till before "
    "after once unless although though since than what how whether why yet then".split()
)
_CUTS = frozenset(",;:–—()…-")
_ADVERBS = frozenset(
    "also just now already always never still only not n't then soon even both all usually often "
    "therefore "
    "however kindly please again simply first next".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those your my our its his her their any each every no some".split()
)
_OBJECTS = frozenset("me us him them to back in at".split())
_COORDINATING = frozenset({"and", "or", "but", "then"})
# Base forms that are a wish or a formula where they open a sentence, not an order.
_FORMULAS = frozenset(
    {"thank", "thanks", "welcome", "please", "like", "best", "sorry", "well", "right", "back"}
)


def finite(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The finite verbs and imperatives of a sentence, one for each compound form."""
    found: list[Token] = []
    kind = "none"
    for piece, opener in _pieces(tokens):
        verb, kind = _in_piece(piece, opener, kind, first=not found)
        if verb is not None:
            found.append(verb)
    return tuple(found)


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], str]]:
    """Stretches that may be a clause each, with the word or mark that opens them."""
    piece: list[Token] = []
    opener = ""
    for number, token in enumerate(tokens):
        lower = token.lower
        if not token.is_word:
            if lower in _CUTS and not _inside_word(tokens, number):
                yield piece, opener
                piece, opener = [], lower
            continue
        if lower in _OPENERS:
            yield piece, opener
            piece, opener = [], lower
            if lower not in ("who", "which"):
                continue
        elif piece and _opens_clause(tokens, number, piece):
            yield piece, opener
            piece, opener = [], ""
        piece.append(token)
    yield piece, opener


def _inside_word(tokens: Sequence[Token], number: int) -> bool:
    """A hyphen without spaces: “re-send”."""
    token = tokens[number]
    before = tokens[number - 1] if number else None
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    joined_left = before is not None and before.span.end == token.span.start
    joined_right = after is not None and after.span.start == token.span.end
    return token.text == "-" and joined_left and joined_right


def _opens_clause(tokens: Sequence[Token], number: int, piece: Sequence[Token]) -> bool:
    """“I hope you enjoy it”: a subject pronoun, unless it stands behind its auxiliary."""
    lower = tokens[number].lower
    if piece[-1].lower in _AUXILIARIES | _CAUSATIVES or piece[-1].lower in ("n't", "not"):
        return False
    if lower in _NOMINATIVE:
        return True
    following = [token for token in tokens[number + 1 : number + 3] if token.is_word]
    if lower not in _EITHER_CASE or not following:
        return False
    then = following[0]
    if then.lower in _ADVERBS and len(following) > 1:
        then = following[1]
    return then.lower in _AUXILIARIES | {"'s"} or (
        _can_be(then, "pres", "past") and not _can_be_noun(then)
    )


def _in_piece(
    piece: Sequence[Token], opener: str, before: str, *, first: bool
) -> tuple[Token | None, str]:
    """The finite verb of a piece, and the kind of verb form that stands last in it.

    Kinds: modal have be simple base none; `before` is the kind in the piece before this one.
    """
    for number, token in enumerate(piece):
        auxiliary = _auxiliary(piece, number)
        if auxiliary:
            return token, auxiliary
    for number, token in enumerate(piece):
        if token.lower in _ADVERBS or token.lower in _FORMULAS or token.text == "May":
            continue
        if number and piece[number - 1].lower == "to":
            return None, "modal"
        if number and piece[number - 1].lower in _DETERMINERS - {"that"}:
            continue
        if _has_subject(piece, number) and _can_be(token, "pres", "past"):
            return token, "simple"
        if _surely_finite(token):
            return token, "simple"
    opening = _opening(piece)
    if opening is not None:
        coordinated = opener in _COORDINATING or opener == ","
        if _can_be(opening, "imper") and opening.lower not in _FORMULAS:
            polite = any(token.lower == "please" for token in piece[:2])
            ordered = polite or (coordinated and before == "base")
            start = first and before == "none" and _looks_ordered(piece, opening)
            after_clause = opener in (",", ":", ";", "–", "—") and _looks_ordered(piece, opening)
            if ordered or start or (after_clause and before != "modal"):
                return opening, "base"
        if coordinated and before == "simple" and _can_be(opening, "past"):
            return opening, "simple"
        if coordinated and before == "simple" and _ends_in_s(opening) and len(piece) > 1:
            return opening, "simple"
    for number, token in enumerate(piece):
        if number and piece[number - 1].lower in _DETERMINERS | {"to"}:
            continue
        if number and _past_after_noun(piece, number):
            return token, "simple"
    return None, before if opener in _COORDINATING | {","} else "none"


def _auxiliary(piece: Sequence[Token], number: int) -> str:
    """What the auxiliary at this place builds; empty if there is none."""
    lower = piece[number].lower.replace("’", "'")
    previous = piece[number - 1].lower if number else ""
    if previous == "to" or (lower == "may" and piece[number].text == "May"):
        return ""
    if lower == "'s":
        return "be" if previous in _SHORT_IS and previous != "let" else ""
    if lower in ("'d", "'ll") or lower in _MODALS:
        return "modal"
    if lower in _DO:
        return "modal" if number or lower != "do" else "base"
    if lower in _HAVE:
        return "base" if not number and lower == "have" else "have"
    return "be" if lower in _BE else ""


def _has_subject(piece: Sequence[Token], number: int) -> bool:
    """Whether a subject pronoun stands right before, adverbs apart."""
    if number > 1 and piece[number - 2].lower in _CAUSATIVES:
        return False
    place = number - 1
    while place >= 0 and (piece[place].lower in _ADVERBS or piece[place].lower.endswith("ly")):
        place -= 1
    return place >= 0 and piece[place].lower in _SUBJECTS


def _surely_finite(token: Token) -> bool:
    """A past form that is no participle, or a form in -s that is no noun."""
    if any(reading.part_of_speech != "verb" for reading in token.readings):
        return False
    past = _can_be(token, "past") and not _can_be(token, "part-pass")
    regular = token.lower.endswith("ed")
    return (past and not regular) or (_ends_in_s(token) and _can_be(token, "pres"))


def _past_after_noun(piece: Sequence[Token], number: int) -> bool:
    """“The driver left it”: a past form with a noun before it in its own piece."""
    token, before = piece[number], piece[number - 1]
    if token.lower in _ADVERBS or token.text == "May":
        return False
    after = piece[number + 1].lower if number + 1 < len(piece) else ""
    object_follows = after in _DETERMINERS | _OBJECTS | _EITHER_CASE
    adjective = any(r.part_of_speech == "adj" for r in token.readings)
    verb = _can_be(token, "past") and (object_follows or not adjective)
    present = _can_be(token, "pres") and not _can_be_noun(token) and not _can_be(token, "past")
    if not verb and not (present and _is_plain_verb(token)):
        return False
    return _can_be_noun(before) or before.text[:1].isupper() or before.text[-1:].isdigit()


def _is_plain_verb(token: Token) -> bool:
    return all(reading.part_of_speech == "verb" for reading in token.readings)


def _opening(piece: Sequence[Token]) -> Token | None:
    """The first word of a piece, adverbs and “please” apart."""
    return next((t for t in piece if t.lower not in _ADVERBS and not t.lower.endswith("ly")), None)


def _looks_ordered(piece: Sequence[Token], opening: Token) -> bool:
    """Whether a base form at the start is an order: what follows could be its object or place."""
    if not _can_be_noun(opening):
        return True
    place = next(number for number, token in enumerate(piece) if token is opening)
    following = piece[place + 1].lower if place + 1 < len(piece) else ""
    return following in _DETERMINERS | _EITHER_CASE | {
        "me",
        "us",
        "him",
        "them",
        "to",
        "back",
        "in",
        "at",
    }


def _can_be(token: Token, *features: str) -> bool:
    return any(
        reading.part_of_speech == "verb" and reading.features & set(features)
        for reading in token.readings
    )


def _can_be_noun(token: Token) -> bool:
    return not token.readings or any(r.part_of_speech in ("noun", "pron") for r in token.readings)


def _ends_in_s(token: Token) -> bool:
    return token.lower.endswith("s") and _can_be(token, "pres")
