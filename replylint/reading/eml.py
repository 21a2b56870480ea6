"""E-mail files (RFC 5322, MIME), well formed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser

from replylint.errors import ReadError
from replylint.model import Attachment, Layout, Mail, Span, Style
from replylint.reading.alignment import carry, similarity
from replylint.reading.binary import refuse_binary
from replylint.reading.charset import decode, unify_lines
from replylint.reading.flowed import unflow
from replylint.reading.headers import decoded, header, mailboxes, sent
from replylint.reading.visible import Page, visible

_HEADER = re.compile(
    rb"(?:(?:From|To|Cc|Subject|Date|Message-ID|Received|Return-Path|Delivered-To|MIME-Version|"
    rb"Content-Type|Reply-To|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Sender|In-Reply-To)[ \t]*:"
    rb"[^\n]*\n(?:[ \t][^\n]*\n)*){2,}",
    re.I,
)
_BOUNDARY = re.compile(r"^--\S*[ \t]*\n(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*", re.M)
# Machine parts that no agent attached.
_SIGNATURES = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "message/delivery-status",
    }
)
# A plain part with fewer of the page's words than this is a stub (“open in a browser”).
_POOR = 0.6
_WRAP_WIDTH = 80
_MOST_WORDS = 6000


def recognises(data: bytes) -> bool:
    """Whether the bytes begin with at least two mail headers."""
    return _HEADER.match(data.lstrip().replace(b"\r\n", b"\n")) is not None


def read(data: bytes, path: str) -> Mail:
    """The mail in the bytes of an .eml file; what is broken in it is read as far as it goes."""
    refuse_binary(data, path)
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data.lstrip(b"\r\n"))
    pages = list(_pages(message))
    page = _joined(pages)
    if not page.text.strip() and not message.keys():
        raise ReadError(f"{path}: there is no mail in this file")
    referenced = frozenset(_referenced(message))
    senders = mailboxes(message, "from")
    return Mail(
        path=path,
        text=page.text,
        subject=header(message, "subject") or "",
        sender=senders[0] if senders else None,
        recipients=mailboxes(message, "to"),
        sent=sent(message),
        attachments=tuple(_attachments(message, referenced)),
        layout=page.layout if any(html for _, html in pages) else None,
        quoted=page.quoted,
        message_id=header(message, "message-id"),
        in_reply_to=header(message, "in-reply-to"),
    )


def _pages(message: Message) -> Iterator[tuple[Page, bool]]:
    """The texts that are shown one after another, and whether each comes from HTML."""
    kind = message.get_content_type()
    if message.is_multipart():
        if kind == "message/rfc822":
            return  # a mail that is attached, not written
        parts = [part for part in message.get_payload() if isinstance(part, Message)]
        if kind == "multipart/alternative":
            yield from _alternative([list(_pages(part)) for part in parts])
        else:
            for part in parts:
                yield from _pages(part)
    elif _is_shown(message):
        text = _text(message)
        if kind == "text/html":
            yield visible(text), True
        else:
            yield Page(text.rstrip(), Layout(), ()), False


def _is_shown(part: Message) -> bool:
    """Whether a part without parts is text to read, such as a multipart that has none."""
    kind = part.get_content_type()
    if kind not in ("text/plain", "text/html") and part.get_content_maintype() != "multipart":
        return False
    return part.get_content_disposition() != "attachment" and not _file_name(part)


def _alternative(choices: list[list[tuple[Page, bool]]]) -> Iterator[tuple[Page, bool]]:
    """Of the same text plain and as HTML: the plain one, with the HTML's layout.

    The HTML itself where the plain one is a stub, or was cut into short lines that the customer
    does not see.
    """
    plain = next((pages for pages in choices if pages and not any(html for _, html in pages)), None)
    rich = next((pages for pages in reversed(choices) if any(html for _, html in pages)), None)
    if plain is None or rich is None:
        yield from plain or rich or []
        return
    plain_text, page = _joined(plain).text, _joined(rich)
    words = len(page.text.split())
    if (
        not plain_text.strip()
        or similarity(page.text, plain_text) < _POOR
        or _is_wrapped(plain_text, page.text)
        or words > _MOST_WORDS
    ):
        yield from rich
    elif page.text:
        carried = carry(page, plain_text)
        if re.search(r"^>", plain_text, re.M):  # the marks of plain text are exact already
            carried = Page(carried.text, carried.layout, ())
        yield carried, True
    else:
        yield from plain


def _is_wrapped(plain: str, page: str) -> bool:
    longest = max((len(line) for line in plain.split("\n") if "://" not in line), default=0)
    return longest <= _WRAP_WIDTH < max((len(line) for line in page.split("\n")), default=0)


def _joined(pages: list[tuple[Page, bool]]) -> Page:
    """Several texts one below the other, as one."""
    shown = [page for page, _ in pages if page.text.strip() or page.layout.images]
    text = ""
    styles: list[Style] = []
    images: list[Span] = []
    links: list[Span] = []
    quoted: list[Span] = []
    for page in shown:
        text += "\n" if text else ""
        start = len(text)

        def moved(span: Span, by: int = start) -> Span:
            return Span(span.start + by, span.end + by)

        styles += [
            Style(moved(style.span), style.font, style.size, style.color)
            for style in page.layout.styles
        ]
        images += map(moved, page.layout.images)
        links += map(moved, page.layout.links)
        quoted += map(moved, page.quoted)
        text += page.text
    return Page(text, Layout(tuple(styles), tuple(images), tuple(links)), tuple(quoted))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(payload or "").encode()
    text = unify_lines(decode(data, _parameter(part, "charset"))).replace("\x00", "")
    if part.get_content_maintype() == "multipart":
        text = _BOUNDARY.sub("", text)
    if _parameter(part, "format").lower() == "flowed":
        text = unflow(text, delete_space=_parameter(part, "delsp").lower() == "yes")
    return text


def _parameter(part: Message, name: str) -> str:
    try:
        value = part.get_param(name)
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""
    return str(value[2] if isinstance(value, tuple) else value or "")


def _file_name(part: Message) -> str:
    """The file name of a part, decoded by RFC 2231 or 2047; empty if it has none."""
    try:
        return decoded(part.get_filename() or "")
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""


def _attachments(message: Message, referenced: frozenset[str]) -> Iterator[Attachment]:
    for part in _leaves(message):
        kind = part.get_content_type()
        if part is message and _is_shown(part):
            continue
        if _is_shown(part) or kind in _SIGNATURES:
            continue
        identity = str(part.get("Content-ID") or "").strip().strip("<>")
        name = _file_name(part)
        if kind == "message/rfc822":
            inner = next((one for one in part.get_payload() if isinstance(one, Message)), None)
            subject = header(inner, "subject") if inner else ""
            yield Attachment(name or f"{subject or 'mail'}.eml", kind, len(part.as_bytes()))
            continue
        payload = part.get_payload(decode=True)
        size = len(payload) if isinstance(payload, bytes) else 0
        shown = identity in referenced or (
            part.get_content_disposition() == "inline" and kind.startswith("image/")
        )
        yield Attachment(name, kind, size, bool(shown))


def _leaves(message: Message) -> Iterator[Message]:
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part)
    else:
        yield message


def _referenced(message: Message) -> Iterator[str]:
    """The Content-IDs that the HTML shows."""
    for part in _leaves(message):
        if part.get_content_type() == "text/html" and _is_shown(part):
            yield from re.findall(r"cid:([^\"'>\s)]+)", _text(part))
