"""The headers of a mail, decoded, however badly they were written."""

from __future__ import annotations

import re
from datetime import datetime
from email.header import decode_header
from email.message import Message

from replylint.model import Address
from replylint.reading.charset import decode
from replylint.reading.text import addresses, moment


def header(message: Message, name: str) -> str | None:
    """The decoded value on one line, or None if there is no such header."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    return None if raw is None else decoded(str(raw))


def decoded(raw: str) -> str:
    """A header value in words: encoded words (RFC 2047) and raw bytes of any charset."""
    raw = re.sub(r"\r?\n[ \t]*", " ", raw)
    # Some programs encode words inside quotation marks or run them together.
    raw = re.sub(r"(\?=)(=\?)", r"\1 \2", raw)
    try:
        parts = decode_header(raw)
    except (ValueError, LookupError):
        parts = [(raw, None)]
    words = []
    for part, charset in parts:
        if isinstance(part, str):
            words.append(_bytes_kept(part))
        elif charset in (None, "unknown-8bit"):
            words.append(decode(part))
        else:
            words.append(decode(part, charset))
    return re.sub(r"[\s\x00]+", " ", "".join(words)).strip()


def _bytes_kept(part: str) -> str:
    """A value that the parser kept as surrogates because its bytes were not ASCII."""
    try:
        return decode(part.encode("ascii", "surrogateescape"))
    except UnicodeEncodeError:
        return part.encode("utf-8", "replace").decode("utf-8")


def mailboxes(message: Message, name: str) -> tuple[Address, ...]:
    """The mailboxes of a header, decoded after they were told apart."""
    found = []
    for key, value in message.raw_items():
        if key.lower() != name.lower():
            continue
        raw = re.sub(r"\r?\n[ \t]*", " ", str(value))
        for mailbox in addresses(raw):
            found.append(Address(decoded(mailbox.name), decoded(mailbox.email)))
    return tuple(found)


def sent(message: Message) -> datetime | None:
    """When the mail was sent, with a zone; None if the header is absent or makes no sense."""
    value = header(message, "date")
    return moment(re.sub(r"\s*\([^)]*\)\s*$", "", value)) if value else None
