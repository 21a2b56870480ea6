"""Bytes to `Mail`: one module a format, and the table of them.

A new format is a module with a `read(data, path) -> Mail` function and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from replylint.errors import ReadError
from replylint.model import Mail
from replylint.reading import eml, html, markdown, text
from replylint.reading.binary import refuse_binary
from replylint.reading.format import Format

__all__ = ["FORMATS", "Format", "format_of", "read"]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format.name: format
        for format in (
            Format("eml", (".eml",), eml.read, eml.recognises),
            Format("html", (".html", ".htm"), html.read, html.recognises),
            Format("md", (".md", ".markdown"), markdown.read),
            Format("txt", (".txt", ".text"), text.read),
        )
    }
)


def read(path: str, data: bytes, format: str | None = None) -> Mail:
    """The mail in `data`; `path` is shown in reports and tells the format unless `format` does.

    Raises `ReadError` if the bytes are empty, not text, or hold no mail.
    """
    if not data.strip():
        raise ReadError(f"{path}: the file is empty")
    return format_of(path, data, format).read(data, path)


def format_of(path: str, data: bytes, format: str | None = None) -> Format:
    """The format by name, by suffix, or by what the bytes look like; plain text if by nothing."""
    if format is not None:
        if format not in FORMATS:
            raise ReadError(f"{path}: no such format “{format}”; there are: {', '.join(FORMATS)}")
        return FORMATS[format]
    suffix = PurePath(path).suffix.lower()
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    for known in FORMATS.values():
        if known.recognises and known.recognises(data):
            return known
    refuse_binary(data, path)
    return FORMATS["txt"]
