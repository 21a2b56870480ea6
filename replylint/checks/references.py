"""Numbers of orders, cases, contracts …: of which kind, which value, and where in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from replylint.analysis.morphology import Morphology
from replylint.model import Document, SectionKind, Span

# A run of letters, digits and the marks that codes hold; groups of digits may follow.
_CODE = re.compile(
    r"(?<![\w@.,/+-])[^\W_]+(?:[/\-–.][^\W_]+)*(?![\w@])(?!\.\w)"
    r"(?:(?<=\d)(?: \d{2,4}(?![\w,.]\d))+)?"
)
_DATE_OR_TIME = re.compile(
    r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2}|\d{2}-\d{3}"
    r"|\d{1,2}(?:st|nd|rd|th|am|pm|h)|\d+[–-]\d{1,3}|(?:19|20)\d\d"
)
_UNIT = re.compile(
    r"\s?(?:[,.]\d+\s?)?(?:zł\w*|pln|eur\w*|usd|gbp|chf|złot\w*|pound\w*|dollar\w*|руб\w*|р\.|тенге|грн|[€$£₽₸%°]"
    r"|[kKmMgG][BbWw]h?\b|kg|cm|mm|km|ml|szt\w*|sztuk\w*|kwh|m2|m²|кг|см|мм|шт|гб|мб|dni\b|days?\b|дн\w+)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"[€$£₽]\s?$|\b(?:EUR|USD|GBP|CHF|PLN)\s$")
_WORD = re.compile(r"[^\W\d_]+|[#№]")
_NEAR = 45
# What may stand between a label and its number.
_BETWEEN = frozenset(
    "nr numer numerze numerem numeru no number num ref reference o pod to z ze w my moje pana pani "
    "państwa is with the of was id номер номером номера № # под за с по n".split()
)
_NUMBER_WORDS = frozenset(
    "nr numer numerze numerem numeru no number ref номер номером номера № #".split()
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A number as a text gives it. `kind` is whose number its label says it is; None without a
    label; `value` has capitals and digits alone."""

    kind: str | None
    value: str
    span: Span
    section: SectionKind


def references(
    document: Document, labels: Mapping[str, tuple[str, ...]], morphology: Morphology
) -> tuple[Reference, ...]:
    """The numbers in the subject and in the writer's own text, in that order.

    `labels` are the words (dictionary forms, or abbreviations without the dot) by kind.
    """
    kinds = {word: kind for kind, words in labels.items() for word in words}
    subject = document.message.mail.subject or ""
    found = list(_in(subject, Span(0, len(subject)), SectionKind.SUBJECT, kinds, morphology))
    for section in document.message.sections:
        if section.kind in (SectionKind.GREETING, SectionKind.BODY, SectionKind.CLOSING):
            found += _in(document.text, section.span, section.kind, kinds, morphology)
    return tuple(found)


def value_of(words: str) -> str:
    """A number without what writers set differently: spaces, hyphens, slashes, case."""
    return "".join(letter for letter in words.upper() if letter.isalnum())


def _in(
    text: str, within: Span, section: SectionKind, kinds: Mapping[str, str], morphology: Morphology
) -> Iterator[Reference]:
    for match in _CODE.finditer(text, within.start, within.end):
        code, end = match[0], match.end()
        if sum(letter.isdigit() for letter in code) < 2:
            continue
        kind, labelled = _label(text, within.start, match.start(), kinds, morphology)
        if " " in code and not labelled:
            continue
        if _DATE_OR_TIME.fullmatch(code) and not (labelled and re.fullmatch(r"\d{4}", code)):
            continue
        if _UNIT.match(text, end) or _MONEY_BEFORE.search(text, within.start, match.start()):
            continue
        if re.match(r",\d", text[end : end + 2]) or re.search(r"\d [\d ]*$", text[: match.start()]):
            continue
        yield Reference(kind, value_of(code), Span(match.start(), end), section)


def _label(
    text: str, start: int, position: int, kinds: Mapping[str, str], morphology: Morphology
) -> tuple[str | None, bool]:
    """The kind that the words before a number say, and whether they say that one follows."""
    before = text[max(start, position - _NEAR) : position]
    before = re.split(r"[.!?;]\s+(?=[A-ZА-Я])|\n|\)", before)[-1]
    number_word = False
    for match in reversed(list(_WORD.finditer(before))):
        word = match[0].lower()
        lemmas = {word} | {reading.lemma for reading in morphology.readings(word)}
        kind = next((kinds[lemma] for lemma in lemmas if lemma in kinds), None)
        if kind is not None:
            return kind, True
        number_word = number_word or word in _NUMBER_WORDS
        if word not in _BETWEEN:
            break
    return None, number_word
