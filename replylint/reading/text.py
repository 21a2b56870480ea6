"""Plain text files: a reply alone, or with a few header lines on top."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from email.utils import getaddresses, parsedate_to_datetime

from replylint.errors import ReadError
from replylint.model import Address, Mail, Span
from replylint.reading.binary import refuse_binary
from replylint.reading.charset import decode, unify_lines

_KEYS = {
    "subject": "subject temat тема",
    "from": "from od nadawca от",
    "to": "to do odbiorca кому",
    "date": "date data sent wysłano дата отправлено",
    "message-id": "message-id",
    "in-reply-to": "in-reply-to",
    "": "cc dw kopia bcc копия reply-to",
}
_KEY_OF = {word: key for key, words in _KEYS.items() for word in words.split()}
_LINE = re.compile(r"[ \t]*([\w-]{2,12})[ \t]*:[ \t]*(.*)")


def read(data: bytes, path: str) -> Mail:
    """The mail in a text file; `text` is the file's whole text, so that lines and columns match."""
    refuse_binary(data, path)
    text = unify_lines(decode(data))
    if not text.strip():
        raise ReadError(f"{path}: the file is empty")
    return with_headers(text, path, 0)


def with_headers(text: str, path: str, start: int) -> Mail:
    """The mail in `text`, whose header lines, if any, begin at `start`."""
    headers, end = leading_headers(text, start)
    preamble = Span(0, end) if end else None
    senders = addresses(headers.get("from", ""))
    return Mail(
        path=path,
        text=text,
        subject=headers.get("subject"),
        sender=senders[0] if senders else None,
        recipients=addresses(headers.get("to", "")),
        sent=moment(headers.get("date", "")),
        preamble=preamble,
        message_id=headers.get("message-id"),
        in_reply_to=headers.get("in-reply-to"),
    )


def leading_headers(text: str, start: int) -> tuple[dict[str, str], int]:
    """The header lines at `start`, by their English names in lower case, and where they end.

    A single line needs to be a subject, or a sender with an address: “Do: piątku” is no header.
    """
    headers: dict[str, str] = {}
    position = end = start
    for line in text[start:].splitlines(keepends=True):
        found = _LINE.match(line)
        key = _KEY_OF.get(found[1].lower()) if found else None
        if found and key is not None:
            headers.setdefault(key, found[2].strip())
            end = position + len(line)
        elif line.strip() or headers:
            break
        position += len(line)
    real = "subject" in headers or "@" in headers.get("from", "") + headers.get("to", "")
    return (headers, end) if real else ({}, start)


def addresses(value: str) -> tuple[Address, ...]:
    """The mailboxes of a header value; a bare name becomes a mailbox without an address."""
    found = [
        Address(name.strip(), email.strip()) if "@" in email else Address(value.strip(), "")
        for name, email in getaddresses([value])
        if name.strip() or email.strip()
    ]
    return tuple(dict.fromkeys(found))


def moment(value: str) -> datetime | None:
    """A date in the form of mail headers or ISO 8601; without a zone it counts as UTC."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(
                value.strip().replace("Z", "+00:00")
                if parse is not parsedate_to_datetime
                else value
            )
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=timezone.utc)
    return None
