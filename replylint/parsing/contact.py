"""Ways to reach a firm in a line of text: e-mail, phone, NIP, postal address."""

from __future__ import annotations

import re

from replylint.model import Span
from replylint.parsing.attribution import EMAIL
from replylint.parsing.folding import fold
from replylint.parsing.vocabulary import vocabulary

_NIP = re.compile(
    r"(?<!\w)n\.?i\.?p\.?(?!\w)[\s:.–—-]*(?:nr|numer)?[\s:.]*((?:pl)?[\s-]*\d(?:[\d \-\xa0]*\d)?)"
)
# Numbers that look like phones and are none.
_REGISTERS = re.compile(
    r"(?<!\w)(?:n\.?i\.?p\.?|kapital zakladowy|regon|krs|bdo|iban|konto|rachunek|nr konta|"
    r"vat(?:\s*(?:id|no|reg))?|ust-?id\w*|инн|кпп|огрн|огрнип|р/с|бик|"
    r"company (?:no|number|reg)\w*|registered (?:no|number)|reg\.? no)(?!\w)"
    r"[^\d\n]{0,12}[\d \-]{5,}"
)
_PHONE = re.compile(r"(?<![\w@/])(?:\+|00)?\(?\d[\d()/.\- \xa0]{5,18}\d(?![\w@])")
_SHORT_PHONE = re.compile(r"[\s:.]*((?:\+|\(|\d)[\d()/.\- \xa0]{2,18}\d)")
_POSTAL = re.compile(
    r"(?<!\d)\d{2}-\d{3}(?!\d)\s+[^\W\d_]|"
    r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}(?!\w)|"
    r"(?<!\w)[A-Z]{2}\s+\d{5}(?:-\d{4})?(?!\d)|"
    r"(?<!\w)[A-Z]\d{2}\s?[A-Z0-9]{4}(?!\w)|"
    r"(?:^|[,;|]\s*)(?:[A-Z]{1,2}-)?\d{4,6},?\s+[A-ZÀ-ŽА-Я][^\W\d_]+|"
    r"[A-ZÀ-ŽА-Я][^\W\d_]+\s+\d{4,6}\s*$"
)
_HOUSE = re.compile(
    r"^[A-ZÀ-ŽА-ЯЁ][\w.'’-]*(?:\s+[\w.'’-]+){0,5},?\s+\d{1,4}\s?[A-Za-zА-Яа-я]?(?:\s?/\s?\d{1,4}[a-z]?)?(?:\s*(?:m|lok|lok\.|кв|кв\.|оф|оф\.)\s*\.?\s*\d+)?$|"
    r"^\d{1,2}(?:-?go)?\s+[A-ZŁŚŻ][^\W\d_]+\s+\d{1,4}[a-z]?(?:/\d+)?$|"
    r"^\d{1,4}[A-Za-z]?(?:\s?[-–/]\s?\d{1,4})?,?\s+[A-ZÀ-ŽА-ЯЁ][\w'’-]+(?:\s+[A-ZÀ-ŽА-ЯЁa-z][\w'’-]+){0,4}$"
)
_GERMANIC = re.compile(
    r"[^\W\d_]+(?:str\.|strasse|straße|gasse|weg|platz|allee|straat|gatan|vej)\s+\d+", re.I
)
_TOWN = re.compile(r"^(?:[A-ZÀ-ŽА-ЯЁ][\w.'’-]*)(?:[\s-][\w.'’-]+){0,4}$")


def emails(text: str) -> list[Span]:
    """E-mail addresses in `text`."""
    return [Span(*match.span()) for match in EMAIL.finditer(text)]


def nips(text: str) -> list[Span]:
    """Numbers after the word NIP, right or wrong, with a `PL` prefix if there is one."""
    return [Span(*match.span(1)) for match in _NIP.finditer(fold(text))]


def phones(text: str) -> list[Span]:
    """Phone numbers: possible ones in some country of our readers, or digits after a label."""
    words = vocabulary()
    hidden = _hide(text, [*_REGISTERS.finditer(fold(text)), *EMAIL.finditer(text)])
    hidden = _hide(hidden, [*re.finditer(r"(?<!\d)\d{2}-\d{3}(?!\d)(?=\s+[^\W\d_])", hidden)])
    folded = fold(hidden)
    found = []
    for label in words.phone_labels.finditer(folded):
        number = _SHORT_PHONE.match(hidden, label.end())
        spoken = len(label[0]) > 1 or hidden[label.end() : label.end() + 1] in ":."
        if number and spoken and len(re.findall(r"\d", number[1])) >= 4:
            found.append(Span(*number.span(1)))
    for number in _PHONE.finditer(hidden):
        span = Span(*number.span())
        if not any(span.overlaps(other) for other in found) and _is_possible(number[0]):
            found.append(span)
    return sorted(found)


def _is_possible(number: str) -> bool:
    import phonenumbers

    digits = re.sub(r"\D", "", number)
    if not 7 <= len(digits) <= 15 or re.fullmatch(r"\d{1,2}[.\-/]\d{1,2}[.\-/]\d{2,4}", number):
        return False
    if re.fullmatch(r"\d{1,2}[.:]\d{2}\s*-\s*\d{1,2}[.:]\d{2}", number):
        return False  # opening hours
    if re.match(r"\+|\(?0\d", number) and 9 <= len(digits) <= 13:
        return True  # dialled like a phone, whatever a numbering plan says of its length
    for region in ("PL", "GB", "US", "RU"):
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(number, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _hide(text: str, matches: list[re.Match[str]]) -> str:
    letters = list(text)
    for match in matches:
        letters[match.start() : match.end()] = "_" * (match.end() - match.start())
    return "".join(letters)


def is_address(segment: str) -> bool:
    """Whether a piece of a line is a street with a number, or a postal code with a town."""
    text = segment.strip(" .,;")
    if not text or "@" in text or len(text) > 90 or re.search(r"(?:www\.|https?:|/\w+/)", text):
        return False
    if _POSTAL.search(text) or _GERMANIC.search(text):
        return True
    folded = fold(text)
    if _REGISTERS.search(folded):
        return False
    words = vocabulary()
    if words.roles.search(folded) or words.departments_first.match(folded):
        return False
    street = words.streets.search(folded)
    if street and re.search(r"\d", text) and len(text.split()) <= 9:
        return True
    return (_HOUSE.match(text) is not None) and not phones(text)


def is_town(segment: str) -> bool:
    """Whether a piece beside an address may be its town or country."""
    text = segment.strip(" .,;")
    return _TOWN.match(text) is not None and len(text.split()) <= 4
