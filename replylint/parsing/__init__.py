"""A mail taken apart: the reply's sections, and the customer's message that it answers."""

from __future__ import annotations

from replylint.model import Address, Exchange, Mail, Message, SectionKind
from replylint.parsing.inquiry import quoted_mail
from replylint.parsing.quotation import Split, split
from replylint.parsing.sections import sections
from replylint.parsing.signature import signature

__all__ = ["message", "parse"]


def parse(mail: Mail, inquiry: Mail | None = None) -> Exchange:
    """The exchange in `mail`, a reply; `inquiry` is the customer's mail where it is at hand.

    Without it the customer's message is what the reply quotes. Never raises.
    """
    parts = split(mail, inquiry)
    customer = inquiry or quoted_mail(mail, parts)
    addressee = (customer.sender if customer else None) or next(iter(mail.recipients), None)
    return Exchange(
        message(mail, parts, addressee),
        message(customer, split(customer), mail.sender, customer=True) if customer else None,
    )


def message(
    mail: Mail, parts: Split, addressee: Address | None, *, customer: bool = False
) -> Message:
    """A mail with its sections and what its signature says; `addressee` is whom it greets."""
    found = sections(mail, parts, addressee)
    signed = [one.span for one in found if one.kind is SectionKind.SIGNATURE]
    footers = [
        one.span
        for one in found
        if one.kind is SectionKind.DISCLAIMER
        and not (mail.preamble and mail.preamble.contains(one.span))
    ]
    fields = signature(mail.text, signed, footers, mail.sender, first_name_is_enough=customer)
    return Message(mail, found, fields)
