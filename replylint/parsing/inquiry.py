"""The customer's message: given as a mail of its own, or quoted in the reply."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timezone

from replylint.model import Address, Mail, Span
from replylint.parsing.quotation import Quotation, Split

_REPLY_MARK = re.compile(
    r"^\s*(?:(?:re|odp|odpowiedź|отв|ответ|aw|fw|fwd|pd|пересл)\s*(?:\[\d+\])?\s*:\s*)+", re.I
)


def quoted_mail(reply: Mail, split: Split) -> Mail | None:
    """The customer's message as the reply quotes it; None if it quotes nothing.

    Its text is clean of quote marks and header, with spans of its own; what the customer quoted
    stays in it. Who wrote it and when comes from the header, else from whom the reply goes to.
    """
    quotations = _one_message([quotation for quotation in split.quotations if quotation.pieces])
    if not quotations:
        return None
    pieces = [piece for quotation in quotations for piece in quotation.pieces]
    text = "\n".join(piece.of(reply.text) for piece in pieces)
    headed = next((quotation.header for quotation in quotations if quotation.header), None)
    sent = headed.sent if headed else None
    if sent is not None and sent.tzinfo is None:
        # Mail programs write local time; whose, they do not say: the reply's is the best guess.
        sent = sent.replace(tzinfo=reply.sent.tzinfo if reply.sent else timezone.utc)
    return Mail(
        path=reply.path,
        text=text,
        subject=(headed.subject if headed else None) or subject_answered(reply.subject),
        sender=_sender(reply, headed.name if headed else "", headed.email if headed else ""),
        recipients=(reply.sender,) if reply.sender else (),
        sent=sent,
        quoted=_nested(reply, quotations[0]) if len(quotations) == 1 else (),
        message_id=reply.in_reply_to,
    )


def _one_message(quotations: list[Quotation]) -> list[Quotation]:
    """The quotations that cite one message: a header begins another one."""
    headed = [number for number, quotation in enumerate(quotations) if quotation.header]
    if not headed:
        return quotations
    return quotations[headed[0] : headed[1] if len(headed) > 1 else None]


def subject_answered(subject: str | None) -> str | None:
    """The subject that a reply's subject answers: without “Re:”; None if it is no answer."""
    found = _REPLY_MARK.match(subject or "")
    return (subject or "")[found.end() :].strip() if found else None


def _sender(reply: Mail, name: str, email: str) -> Address | None:
    """The customer's mailbox; what the header leaves out comes from the reply's recipients."""
    recipients = reply.recipients
    for recipient in recipients:
        same_email = email and recipient.email.lower() == email.lower()
        same_name = name and not email and recipient.name.lower() == name.lower()
        if same_email or same_name or (len(recipients) == 1 and not email):
            return replace(recipient, name=name or recipient.name, email=email or recipient.email)
    return Address(name, email) if name or email else None


def _nested(reply: Mail, quotation: Quotation) -> tuple[Span, ...]:
    """Markup that quotes inside the quotation, moved to the quoted message's own text."""
    first, last = quotation.pieces[0].start, quotation.pieces[-1].end
    moved = []
    for span in reply.quoted:
        inner = first < span.start and span.end <= last
        outer = any(
            other != span and other.contains(span) and other.start <= first
            for other in reply.quoted
        )
        if inner and outer:
            start, end = _moved(quotation, span.start), _moved(quotation, span.end)
            if start < end:
                moved.append(Span(start, end))
    return tuple(moved)


def _moved(quotation: Quotation, position: int) -> int:
    length = 0
    for piece in quotation.pieces:
        if position <= piece.end:
            return length + max(0, position - piece.start)
        length += len(piece) + 1
    return max(0, length - 1)
