"""Lines that only a signature has, told one by one."""

from __future__ import annotations

import re

from replylint.model import Address
from replylint.parsing.contact import emails, is_address, nips, phones
from replylint.parsing.folding import fold
from replylint.parsing.names import is_first_name, is_person
from replylint.parsing.vocabulary import vocabulary

_MARKER = re.compile(r"\s*(?:--|—|–|__+|-{3,}|\*{3,}|={3,})\s*")
_SEPARATOR = re.compile(r"\s*[|•·●▪◦¦]\s*|,\s+|\s/\s|\s[–—-]\s")
_PLACEHOLDER = re.compile(r"[\[{<%]{1,2}[^\]}>%]{2,40}[\]}>%]{1,2}\s*")
_ENDS_SENTENCE = re.compile(r"[.!?…]\s*$")


def is_marker(text: str) -> bool:
    """Whether a line is the mark that mail programs put above a signature."""
    return _MARKER.fullmatch(text) is not None


def belongs_to_signature(text: str, sender: Address | None) -> bool:
    """Whether a line carries contact data, a firm, a job or a person, and is no sentence."""
    text = text.strip(" *_\t—–-")
    count = len(text.split())
    if not text:
        return False
    if _PLACEHOLDER.fullmatch(text):
        return True
    words, folded = vocabulary(), fold(text)
    sentence = _ENDS_SENTENCE.search(text) is not None and not _names_legal_form(text[-16:])
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    longest = max((len(part.split()) for part in parts), default=0)
    if count > 30 and (len(parts) < 4 or longest > 8):
        return False
    if sentence and count > 4:
        return False
    if nips(text):
        return longest <= 9
    if emails(text) or phones(text) or re.fullmatch(r"(?:https?://|www\.)\S+", text):
        return longest <= 6
    if any(is_address(part) for part in parts):
        return (longest <= 9 and not text[0].islower()) or words.streets.match(folded) is not None
    if _names_legal_form(text):
        return longest <= 9 and text[0].isupper()
    if longest > 7 or sentence:
        return False
    if is_person(parts[0].strip(), sender) if parts else False:
        return True
    if words.roles.match(folded) or words.departments_first.match(folded):
        return True
    if words.organisations.match(folded) and text[0].isupper() and count <= 6:
        return True
    if count <= 4 and re.search(rf"(?:{words.departments_last.pattern})$", folded):
        return True
    if count <= 5 and text[0].isupper() and re.search(rf"(?:{words.roles.pattern})$", folded):
        return True
    titled = all(part[0].isupper() or len(part) <= 3 for part in text.split() if part[0].isalpha())
    if titled and (
        words.organisations.search(folded)
        or words.departments_last.search(folded)
        or words.roles.search(folded)
    ):
        return True
    yours = re.match(r"ваш[аеи]?\s+(\w+)", text, re.I)
    if yours and is_first_name(yours[1]):
        return True
    return (
        len(parts) > 1 and is_first_name(parts[0].split()[0]) and text[0].isupper() and longest <= 5
    )


def _names_legal_form(text: str) -> bool:
    """Whether a firm's legal form is named; the Polish verb “są” only looks like “S.A.”."""
    forms = vocabulary().legal_forms.finditer(fold(text))
    return any("ą" not in text[form.start() : form.end()].lower() for form in forms)
