"""Text without case and diacritics, letter for letter, so that positions stay what they were."""

from __future__ import annotations

import functools
import unicodedata

_PLAIN = {
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "ß": "s",
    "ı": "i",
    "æ": "a",
    "œ": "o",
    "’": "'",
    "\xa0": " ",
}


def fold(text: str) -> str:
    """Lower case without accents; always as long as `text`."""
    return "".join(map(_fold_letter, text))


@functools.lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    lower = letter.lower()[:1] or letter
    if lower in _PLAIN:
        return _PLAIN[lower]
    return unicodedata.normalize("NFD", lower)[0]
