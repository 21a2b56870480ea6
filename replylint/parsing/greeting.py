"""Where a message greets: a line, or the first clause of one that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replylint.model import Address, Span
from replylint.parsing.dates import date_span
from replylint.parsing.folding import fold
from replylint.parsing.lines import Line
from replylint.parsing.names import is_first_name, same_person
from replylint.parsing.vocabulary import vocabulary

_FIRST_LINES = 5
_LONGEST = 9
_END = re.compile(r"[,!.;:]+(?:\s*[)(:;]+)?|\s[–—-](?=\s)|$")
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*(?:/\w+)?", re.UNICODE)
_PLACEHOLDER = re.compile(r"[\[{<%#_]")


def greeting(lines: Sequence[Line], addressee: Address | None) -> Span | None:
    """The greeting in the reply's own lines, its closing mark included; None if there is none.

    `addressee` is the customer: a line with nothing but their name greets them.
    """
    shown = [line for line in lines if not line.is_blank][:_FIRST_LINES]
    for number, line in enumerate(shown):
        start = line.content.start
        length = _greeting_length(line.text.strip(), addressee)
        if length is None:
            # A reference, a place and date, a heading may stand above; a sentence may not.
            sentence = re.search(r"[.!?…]$", line.text.rstrip()) and not date_span(line.text)
            if sentence or len(line.text.split()) > _LONGEST:
                return None
            continue
        end = start + length
        if number and length < len(line.content):
            return None
        if length == len(line.content) and number + 1 < len(shown):
            following = shown[number + 1]
            second = _greeting_length(following.text.strip(), addressee)
            if second is not None and second == len(following.text.strip()):
                end = following.content.end
        return Span(start, end)
    return None


def _greeting_length(text: str, addressee: Address | None) -> int | None:
    """How many characters at the start of `text` greet; None if none do."""
    lead = re.match(r"[\s*_>„\"]*", text)
    offset = lead.end() if lead else 0
    body = text[offset:]
    length = _salutation(body, addressee)
    if length is None:
        return None
    # “Dzień dobry, Pani Anno, …”, “Dear Tom! Hello again.”: a clause that only names someone.
    while length < len(body):
        rest = body[length:]
        gap = len(rest) - len(rest.lstrip())
        more = _naming(rest[gap:], addressee)
        if more is None:
            break
        length += gap + more
    tail = re.match(r"[\s*_\"”]*$", body[length:])
    return len(text) if tail else offset + length


def _salutation(body: str, addressee: Address | None) -> int | None:
    words, folded = vocabulary(), fold(body)
    clause = _clause(body)
    opener = words.openers.match(folded)
    if opener:
        return _after_opener(body, folded, opener.end(), clause)
    short = words.short_openers.match(folded)
    if short and not _goes_on(body[short.end() : clause]):
        return _with_mark(body, clause)
    adjective = words.salutations.match(folded)
    if adjective:
        named = body[adjective.end() : clause].strip()
        if _plain_words(named) <= 2 and (named or body[clause : clause + 1] in (",", "!")):
            return _with_mark(body, clause)
        return None
    if words.honorifics.match(folded) and _is_naming(body[:clause], whole=True):
        marked = body[clause : clause + 1] in (",", "!") or clause == len(body)
        return _with_mark(body, clause) if marked else None
    return _name_first(body, folded, clause, addressee)


def _after_opener(body: str, folded: str, end: int, clause: int) -> int:
    """Where the greeting ends that an opener begins: at the mark, or after name and adverbs."""
    words = vocabulary()
    if len(body[:clause].split()) <= 6 and not _goes_on(body[end:clause]):
        return _with_mark(body, clause)
    position = end
    while True:
        gap = re.match(r"\s+", body[position:])
        if gap is None:
            return position
        next_word = position + gap.end()
        modifier = words.modifiers.match(folded, next_word)
        honorific = words.honorifics.match(folded, next_word)
        word = _WORD.match(body, next_word)
        if modifier:
            position = modifier.end()
        elif honorific:
            position = honorific.end()
        elif word and word[0][0].isupper() and position < clause:
            position = word.end()
        else:
            return position


def _goes_on(rest: str) -> bool:
    """Whether the words after an opener are more than a name and adverbs."""
    words, folded = vocabulary(), fold(rest)
    for word in _WORD.finditer(rest):
        known = (
            words.modifiers.match(folded, word.start())
            or words.honorifics.match(folded, word.start())
            or words.salutations.match(folded, word.start())
        )
        if (
            not known
            and word[0][0].islower()
            and not _covered(words.modifiers, folded, word.start())
        ):
            return True
    return False


def _covered(pattern: re.Pattern[str], folded: str, position: int) -> bool:
    return any(match.start() <= position < match.end() for match in pattern.finditer(folded))


def _name_first(body: str, folded: str, clause: int, addressee: Address | None) -> int | None:
    """“Анна, здравствуйте!”, “Tom,”: the name comes first or stands alone on the line."""
    words = vocabulary()
    named = body[:clause]
    if (
        not named
        or not _is_naming(named, whole=False)
        or body[clause : clause + 1] not in (",", "!", " ")
    ):
        return None
    rest = re.match(r"[,!]?\s*", body[clause:])
    next_start = clause + (rest.end() if rest else 0)
    opener = words.openers.match(folded, next_start)
    if opener:
        end = _clause(body, next_start)
        return _after_opener(body, folded, opener.end(), end)
    alone = clause + 1 >= len(body.rstrip())
    known = any(is_first_name(word) for word in named.split()) or same_person(named, addressee)
    if alone and body[clause : clause + 1] and known:
        return _with_mark(body, clause)
    return None


def _naming(rest: str, addressee: Address | None) -> int | None:
    """The length of a clause at the start of `rest` that only addresses someone or greets again."""
    words, folded = vocabulary(), fold(rest)
    clause = _clause(rest)
    text = rest[:clause]
    if not text or (clause >= len(rest) and len(text.split()) > 5):
        return None
    marked = rest[clause : clause + 1] in (",", "!", ".", ":") or clause == len(rest)
    if not marked:
        return None
    addressed = words.honorifics.match(folded) or words.salutations.match(folded)
    if addressed and len(text.split()) <= 5 and not _goes_on(text):
        return _with_mark(rest, clause)
    if words.openers.match(folded) and not _goes_on(text[words.openers.match(folded).end() :]):  # type: ignore[union-attr]
        return _with_mark(rest, clause)
    name = _is_naming(text, whole=False) and (
        is_first_name(text.split()[0]) or same_person(text, addressee)
    )
    return _with_mark(rest, clause) if name else None


def _plain_words(text: str) -> int:
    """How many words are no names or titles: “Szanowni klienci sklepu” has two."""
    words, folded = vocabulary(), fold(text)
    return sum(
        word[0][0].islower()
        and not words.honorifics.match(folded, word.start())
        and not words.salutations.match(folded, word.start())
        for word in _WORD.finditer(text)
    )


def _is_naming(text: str, *, whole: bool) -> bool:
    """Whether these are at most four capitalised words (or titles) and nothing else."""
    words, folded = vocabulary(), fold(text)
    found = list(_WORD.finditer(text))
    if not found or len(found) > (6 if whole else 4) or _PLACEHOLDER.match(text):
        return False
    return all(
        word[0][0].isupper()
        or words.honorifics.match(folded, word.start())
        or words.salutations.match(folded, word.start())
        for word in found
    ) and not re.search(r"\d", text)


def _clause(body: str, start: int = 0) -> int:
    """Where the first clause ends: at a mark, but not at the point of “Sz. P.” or “Mr.”."""
    for mark in _END.finditer(body, start):
        if mark[0].startswith("."):
            before = body[start : mark.start()].split()
            if (
                before
                and len(before[-1]) <= 3
                and mark.end() < len(body)
                and fold(before[-1]) in _ABBREVIATED
            ):
                continue
        return mark.start()
    return len(body)


_ABBREVIATED = frozenset("sz p mr mrs ms dr prof st rev inz mgr hab lek".split())


def _with_mark(body: str, clause: int) -> int:
    mark = re.match(r"\s*[:;]-?[)D(]+|[,!.:;]+(?:\s*[:;]-?[)D(]+)?", body[clause:])
    return clause + (mark.end() if mark else 0)
