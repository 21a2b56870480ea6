"""Files that are no text: told by their first bytes, with advice for the usual ones."""

from __future__ import annotations

import codecs

from replylint.errors import ReadError

_KINDS = (
    (b"%PDF", "a PDF; copy its text into a .txt file"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file; save it as .txt or .html"),
    (b"\xd0\xcf\x11\xe0", "an Outlook or old Word file; save the mail as .eml or .txt"),
    (b"{\\rtf", "an RTF file; save it as .txt or .html"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def refuse_binary(data: bytes, path: str) -> None:
    """Raise `ReadError` if these bytes are no text in any charset."""
    for mark, kind in _KINDS:
        if data.startswith(mark):
            raise ReadError(f"{path}: this is {kind}")
    if b"\x00" in data[:8192] and not data.startswith(_WIDE):
        raise ReadError(f"{path}: not a text file (it has zero bytes); save the mail as .eml")
