"""Letters without case and diacritics, one for one, so that spans stay true.

Customers write "da sie" and "moge"; both sides of every comparison are folded alike.
"""

from __future__ import annotations

import functools
import unicodedata

_SINGLE = {"ł": "l", "Ł": "l", "’": "'", "ʼ": "'", "й": "й", "Й": "й", "–": "-", "—": "-"}


@functools.lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter in _SINGLE:
        return _SINGLE[letter]
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def fold(text: str) -> str:
    """`text` in lower case without diacritics, of the same length in code points."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_letter, text))
