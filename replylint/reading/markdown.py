"""Markdown files: text whose front matter is set apart; it may name the subject and the people."""

from __future__ import annotations

import re
from dataclasses import replace

from replylint.errors import ReadError
from replylint.model import Mail, Span
from replylint.reading.binary import refuse_binary
from replylint.reading.charset import decode, unify_lines
from replylint.reading.text import leading_headers, with_headers

_FRONT_MATTER = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\n(.*?)^(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M
)


def read(data: bytes, path: str) -> Mail:
    """The mail in a Markdown file; `text` is the file's whole text, so that positions match."""
    refuse_binary(data, path)
    text = unify_lines(decode(data))
    front = _FRONT_MATTER.match(text)
    if not text[front.end() if front else 0 :].strip():
        raise ReadError(f"{path}: the file is empty")
    mail = with_headers(text, path, front.end() if front else 0)
    if front is None:
        return mail
    inside = (
        with_headers(front[1].replace('"', ""), path, 0)
        if leading_headers(front[1], 0)[0]
        else None
    )
    if inside is not None and mail.subject is None:
        mail = replace(
            mail,
            subject=inside.subject,
            sender=inside.sender,
            recipients=inside.recipients,
            sent=inside.sent,
        )
    end = mail.preamble.end if mail.preamble else front.end()
    return replace(mail, preamble=Span(0, end))
