"""HTML files: the reply as a page."""

from __future__ import annotations

import re

from replylint.errors import ReadError
from replylint.model import Mail
from replylint.reading.binary import refuse_binary
from replylint.reading.charset import decode
from replylint.reading.visible import visible

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_OPENING = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|div|p)\b", re.I)


def recognises(data: bytes) -> bool:
    """Whether the bytes begin like a page."""
    return _OPENING.match(data) is not None


def read(data: bytes, path: str) -> Mail:
    """The mail in an HTML file: its visible text; there are no headers."""
    refuse_binary(data, path)
    declared = _CHARSET.search(data[:4096])
    page = visible(decode(data, declared[1].decode("ascii") if declared else None))
    if not page.text:
        raise ReadError(f"{path}: the page shows no text")
    return Mail(path=path, text=page.text, layout=page.layout, quoted=page.quoted)
