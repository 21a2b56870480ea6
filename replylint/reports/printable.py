"""Text from mails made safe and visible for a terminal.

A mail can hold escape sequences that drive the terminal and marks that reorder what the reader
sees (Unicode Technical Report 36, "bidirectional text spoofing"). None of them is passed on.
"""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("\u200c\u200d")  # they join letters and emoji, and reorder nothing
_SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_ASCII = str.maketrans(
    {
        **dict.fromkeys("„“”«»‟", '"'),
        **dict.fromkeys("‘’‚‹›", "'"),
        **dict.fromkeys("–—−‐‑", "-"),
        **dict.fromkeys("·•●", "*"),
        "…": "...",
        "→": "->",
        "\u00a0": " ",
        "\u202f": " ",
    }
)


def printable(text: str, *, unicode: bool = True) -> str:
    """`text` on one line: line ends and tabs as a space each, unsafe characters as `\\x1b`.

    Without `unicode`, typographic marks turn into their ASCII likenesses; letters stay.
    """
    shown = text if text.isprintable() else "".join(map(_shown, text))
    return shown if unicode else shown.translate(_ASCII)


def one_line(text: str, *, unicode: bool = True) -> str:
    """`printable`, with runs of white space as one space."""
    return " ".join(printable(text, unicode=unicode).split())


def is_unsafe(character: str) -> bool:
    """Whether a terminal might obey or hide `character`: controls, bidi marks, lone surrogates."""
    if character.isprintable():
        return False
    return character not in _KEPT and unicodedata.category(character) in _UNSAFE


def _shown(character: str) -> str:
    if character in _SPACES:
        return " "
    if not is_unsafe(character):
        return character
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
