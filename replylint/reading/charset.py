"""Bytes to text: declared charsets are tried, tested, and replaced where they are wrong."""

from __future__ import annotations

import codecs
import re

# What customers' and agents' programs write; a free choice among all codecs guesses wildly.
_LIKELY = ("cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1252", "cp866", "mac_cyrillic")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# C1 controls never stand in a letter: where they show up, the label was the ISO cousin of a
# Windows charset.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f]")
_COUSINS = {"iso8859-1": "cp1252", "iso8859-2": "cp1250", "iso8859-5": "cp1251", "ascii": "cp1252"}


def decode(data: bytes, label: str | None = None) -> str:
    """The text of `data`; `label` is the charset that the source declares, right or wrong."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    # Non-ASCII bytes that form valid UTF-8 are UTF-8, whatever the label says.
    if not (label and codec_name(label).startswith(("utf-7", "utf-16", "utf-32", "iso2022", "hz"))):
        text = _strictly(data, "utf-8")
        if text is not None:
            return text
    name = codec_name(label) if label else ""
    text = _strictly(data, name) if name else None
    if text is not None and not _CONTROLS.search(text):
        return text
    cousin = _COUSINS.get(name)
    if cousin and name != "ascii":
        text = _strictly(data, cousin)
        if text is not None and not _CONTROLS.search(text):
            return text
    return _guess(data)


def codec_name(label: str) -> str:
    """Python's name of a charset label; empty if there is no such codec for text."""
    try:
        found = codecs.lookup(label.strip("\"' \t"))
    except (LookupError, ValueError, UnicodeError):
        return ""
    return found.name if getattr(found, "_is_text_encoding", True) else ""


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LIKELY)).best()
    return str(best) if best is not None else data.decode("cp1252", errors="replace")


def unify_lines(text: str) -> str:
    """The text with `\\n` as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
