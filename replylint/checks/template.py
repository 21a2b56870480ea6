"""Check kind `template`: what a template leaves in a reply that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.genders import both_genders
from replylint.finding import Hit
from replylint.model import Case, SectionKind, Span

_LETTER = r"[^\W\d_]"
# Marks that only programs use: whatever stands inside is a placeholder.
_MARKUP = (
    r"\{\{[^{}\n]{0,80}\}\}",
    r"[$#]\{[^{}\n]{0,80}\}",
    r"\{%[^%\n]{0,80}%\}",
    r"\{[^{}\n]{1,60}\}",
    r"<<[^<>\n]{1,60}>>|«{2}[^«»\n]{1,60}»{2}",
    r"\[\[[^\[\]\n]{1,60}\]\]",
    rf"(?<![\w%])%{_LETTER}[\w .-]{{0,40}}%(?!\w)",
    rf"%%{_LETTER}\w*%%",
    rf"\*\|{_LETTER}[\w:]*\|\*",
    r"(?<![\w/])\$[A-Za-z]\w*[A-Za-z_]\$?(?!\w)",
    rf"(?<!\w)@@{_LETTER}\w*@@|##{_LETTER}[\w ]*##|__{_LETTER}\w*__",
    r"&lt;[^&\n]{1,40}&gt;",
)
# A gap to be filled in by hand.
_GAPS = (
    r"_{3,}|«_+»|„_+”|“_+”|\[[_.… -]{1,12}\]|_{2}[./]_{2}[./]\w*_{2}",
    r"(?<![\w.])\.{5,}(?![\w.])|…{2,}",
    r"(?<![^\W_])(?:[xх]{3,}(?:[-–/. ]?[xх]{2,})*|[XХ]{4,}(?:[-–/. ]?[XХ]{2,})*|XXX|ХХХ)(?![^\W_])",
    r"(?<!\w)(?:dd[./-]mm[./-](?:rrrr|yyyy|yy)|DD[./-]MM[./-](?:RRRR|YYYY|YY)|дд\.мм\.(?:гггг|гг)|ДД\.ММ\.ГГГГ)(?!\w)",
    r"(?i:\blorem ipsum\b)|\b(?:TODO|FIXME|TBD|TBC|XYZ)\b(?!-)",
)
_SQUARE = re.compile(r"\[([^\[\]\n]{2,60})\]")
_ANGLE = re.compile(r"<([^<>\n]{2,40})>")
# «ОСАГО ХХХ 0377…»: a series of a document, not a gap.
_SERIES = re.compile(r"\s*(?:№|nr|no\.?)?\s*\d{4,}")


@dataclass(frozen=True, slots=True)
class Options:
    """`patterns` are regular expressions of a house's own marks. `allow` are words that look like
    placeholders and are none. `pairs` are both-gender forms that no ending shows ("he/she")."""

    patterns: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each placeholder, gap and both-gender form in the rule's sections."""
    for kind in context.sections:
        if kind is SectionKind.SUBJECT:
            subject = case.reply.message.mail.subject or ""
            places = [(subject, Span(0, len(subject)))]
        else:
            sections = case.reply.message.of_kind(kind)
            places = [(case.reply.text, section.span) for section in sections]
        for text, within in places:
            for span, variant in _leftovers(text, within, options, context):
                yield Hit(section=kind, span=span, variant=variant)


def _leftovers(
    text: str, within: Span, options: Options, context: Context
) -> Iterator[tuple[Span, str]]:
    pairs = [pair.split("/") for pair in options.pairs]
    found = [(span, "placeholder") for span in _placeholders(text, within, options)]
    found += [
        (span, "gender")
        for span in both_genders(text, within, context.language, pairs, context.morphology)
    ]
    taken: list[Span] = []
    for span, variant in sorted(found, key=lambda one: (-len(one[0]), one[0])):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield span, variant


def _placeholders(text: str, within: Span, options: Options) -> Iterator[Span]:
    allowed = frozenset(word.lower() for word in options.allow)
    links = [Span(m.start(), m.end()) for m in re.finditer(r"(?:https?://|www\.)\S+", text)]
    for pattern in (*_MARKUP, *_GAPS, *options.patterns):
        for match in re.compile(pattern).finditer(text, within.start, within.end):
            span = Span(match.start(), match.end())
            series = match.group().isalpha() and _SERIES.match(text, match.end())
            if (
                match.group().lower() in allowed
                or series
                or any(link.contains(span) for link in links)
            ):
                continue
            yield span
    for match in _SQUARE.finditer(text, within.start, within.end):
        if _is_field(match[1], text, match.end()):
            yield Span(match.start(), match.end())
    for match in _ANGLE.finditer(text, within.start, within.end):
        if not re.search(r"[@/]|^\s|\.\w{2,}$", match[1]) and re.match(_LETTER, match[1]):
            yield Span(match.start(), match.end())


def _is_field(inside: str, text: str, end: int) -> bool:
    """Whether words in square brackets name something to fill in; a remark, a link do not."""
    if text[end : end + 1] == "(" or re.search(r"https?:|@|\.\w{2,4}$", inside):
        return False
    letters = [letter for letter in inside if letter.isalpha()]
    if not letters:
        return False
    in_capitals = all(letter.isupper() for letter in letters) and len(letters) > 1
    named = re.match(
        r"(?i)(?:imi|nazwisk|nr|numer|kwot|dat|nazw|adres|link|tytu|wstaw|wpisz|uzupe|produkt|klient|godzin|telefon|"
        r"им|фамил|номер|сумм|дат|назван|адрес|ссыл|встав|впиш|укаж|товар|клиент|врем|телефон|фио|"
        r"your|customer|client|first|last|name|number|order|amount|date|address|link|insert|enter|fill|product|agent|time)",
        inside.strip(),
    )
    return in_capitals or (named is not None and len(inside.split()) <= 4)
