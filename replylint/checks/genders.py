"""Both-gender forms: “Pan/Pani”, “zrobił/a”, «уважаемый(ая)», “he/she”."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from replylint.analysis.morphology import Morphology
from replylint.model import Span

_WORD = r"[^\W\d_]+"
_SLASH = re.compile(rf"(?<![\w/.@:-])({_WORD})\s?/\s?-?({_WORD})(?![\w/@]|\.\w)")
_BRACKET = re.compile(rf"(?<!\w)({_WORD})\((-?{_WORD})\)({_WORD})?(?!\w)")
# What stands behind the slash for the other gender, by language.
_ENDINGS = {
    "pl": (
        "a y i ą e ego ej emu em ym am aś ka ica yni ini la ła łam ny na ni anka ianka anie ów "
        "owie iej iego"
    ).split(),
    "ru": "а ая яя ья на ла лась ой ую ей ца ка ница ший шая ен ена ась".split(),
    "en": "s es er she her herself hers".split(),
}
_MARKS_BETWEEN = re.compile(r"[\s,]{1,2}$")


def both_genders(
    text: str,
    within: Span,
    language: str,
    pairs: Sequence[Sequence[str]],
    morphology: Morphology,
) -> list[Span]:
    """The both-gender forms in a stretch of text; those that stand side by side are one."""
    found: list[Span] = []
    paired = {frozenset(word.lower() for word in pair) for pair in pairs}
    for match in _SLASH.finditer(text, within.start, within.end):
        first, second = match[1], match[2]
        if _pair(first, second, language, paired, morphology):
            found.append(Span(match.start(), match.end()))
    for match in _BRACKET.finditer(text, within.start, within.end):
        ending = match[2].lstrip("-").lower()
        if ending in _ENDINGS[language] and language != "en" and match[3] is None:
            found.append(Span(match.start(), match.end()))
    return list(_joined(sorted(found), text))


def _pair(
    first: str,
    second: str,
    language: str,
    paired: set[frozenset[str]],
    morphology: Morphology,
) -> bool:
    one, other = first.lower(), second.lower()
    if frozenset((one, other)) in paired:
        return True
    if (
        language != "en"
        and other in _ENDINGS[language]
        and len(one) > 2
        and one not in ("i", "lub")
    ):
        return True
    if language == "en" or len(one) < 3 or one == other:
        return False
    # Two forms of one word, or a man's and a woman's name of one trade: the same beginning.
    shared = len(
        list(itertools.takewhile(lambda ab: ab[0] == ab[1], zip(one, other, strict=False)))
    )
    if shared < max(2, min(len(one), len(other)) - 3):
        return False
    masculine = {f for r in morphology.readings(first) for f in r.features if f in ("m", "f")}
    feminine = {f for r in morphology.readings(second) for f in r.features if f in ("m", "f")}
    return ("m" in masculine and "f" in feminine and masculine != feminine) or (
        "f" in masculine and "m" in feminine and masculine != feminine
    )


def _joined(spans: Sequence[Span], text: str) -> Iterator[Span]:
    """“Szanowna(y) Pani/Panie” is one form, not two."""
    current: Span | None = None
    for span in spans:
        if current is not None and _MARKS_BETWEEN.fullmatch(text[current.end : span.start]):
            current = Span(current.start, span.end)
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
