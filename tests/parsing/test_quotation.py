"""Quotations as mail programs write them: what is the reply's, what the customer's."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from replylint.model import Address, Mail, Message, SectionKind, Span
from replylint.parsing import parse

DATA = yaml.safe_load(
    (Path(__file__).parent / "data" / "quotations.yaml").read_text(encoding="utf-8")
)
REPLIES = {
    "pl": "Dzień dobry, Pani Anno,\n\nzwrot wysłałem w dniu 3 marca.\n"
    "Od: jutra pieniądze będą na koncie.\n\nPozdrawiam\nJan Kot",
    "ru": "Здравствуйте, Анна!\n\nВозврат отправлен 3 марта.\n\nС уважением,\nОлег",
    "en": "Dear Ms Nowak,\n\nYour refund went out on March 3.\n\nKind regards,\nTom Reed",
}
INQUIRIES = {
    "pl": "Dzień dobry,\n\nczy mogę zwrócić buty?\nData: 3 marca\n\nAnna Nowak",
    "ru": "Добрый день!\n\nКогда вернёте деньги?\nДата: 3 марта\n\nАнна",
    "en": "Hello,\n\ncan I return the boots?\nDate: 3 March\n\nAnna Nowak",
}
ZONE = timezone(timedelta(hours=1))
SENT = datetime(2026, 3, 3, 10, 0, tzinfo=ZONE)


def own_words(message: Message) -> list[str]:
    """The stretches of the message's own text between quotations."""
    stretches: list[Span] = []
    open_stretch = False
    for section in message.sections:
        if section.kind is SectionKind.QUOTATION:
            open_stretch = False
        elif open_stretch:
            stretches[-1] = Span(stretches[-1].start, section.span.end)
        else:
            stretches.append(section.span)
            open_stretch = True
    return [stretch.of(message.text) for stretch in stretches]


@pytest.mark.parametrize("head", DATA["heads"], ids=lambda head: f"{head['lang']} {head['client']}")
def test_header_of_a_mail_program(head: dict[str, Any]) -> None:
    reply, inquiry = REPLIES[head["lang"]], INQUIRIES[head["lang"]]
    quoted = "\n".join(head["prefix"] + line for line in inquiry.split("\n"))
    text = f"{reply}\n\n{head['head']}\n{quoted}\n"
    exchange = parse(Mail("r.eml", text, subject="Re: x", sent=SENT))
    assert own_words(exchange.reply) == [reply]
    assert exchange.inquiry is not None
    assert exchange.inquiry.text == inquiry
    mail = exchange.inquiry.mail
    sender = mail.sender or Address("", "")
    if "name" in head:
        assert sender.name == head["name"]
    assert sender.email == head.get("email", "")
    assert mail.subject == head.get("subject", "x")
    if "sent" in head:
        assert mail.sent is not None
        assert mail.sent.strftime("%Y-%m-%d %H:%M") == str(head["sent"])[:16]
        assert mail.sent.tzinfo is not None
    else:
        assert mail.sent is None


@pytest.mark.parametrize("case", DATA["mails"], ids=lambda case: case["about"])
def test_whole_mail(case: dict[str, Any]) -> None:
    exchange = parse(Mail("r.eml", case["text"]))
    assert own_words(exchange.reply) == case["own"]
    if "inquiry" in case:
        assert exchange.inquiry is not None and exchange.inquiry.text == case["inquiry"]
    if "inquiry_own" in case:
        assert exchange.inquiry is not None
        assert own_words(exchange.inquiry) == case["inquiry_own"]
    if "inquiry" not in case and "inquiry_own" not in case:
        assert exchange.inquiry is None


def test_the_recipient_fills_what_the_header_leaves_out() -> None:
    text = "Hello,\nYes.\n\nOn 02/03/2026 09:14, Anna wrote:\n> When?\n"
    recipients = (Address("Anna Nowak", "anna@example.com"),)
    exchange = parse(Mail("r.eml", text, recipients=recipients, in_reply_to="<7@example.com>"))
    assert exchange.inquiry is not None
    assert exchange.inquiry.mail.sender == Address("Anna", "anna@example.com")
    assert exchange.inquiry.mail.message_id == "<7@example.com>"


def test_a_given_inquiry_settles_what_is_quoted_without_any_mark() -> None:
    customer = "Dzień dobry,\nkiedy dotrze moja paczka z butami?\nCzekam już drugi tydzień."
    reply = "Dzień dobry,\n\npaczka dotrze w piątek, 6 marca.\n\nPozdrawiam\nJan Kot"
    exchange = parse(Mail("r.txt", f"{reply}\n\n{customer}\n"), Mail("c.txt", customer))
    assert own_words(exchange.reply) == [reply]
    assert exchange.inquiry is not None and exchange.inquiry.mail.path == "c.txt"


def test_a_given_inquiry_does_not_take_the_replys_words() -> None:
    customer = "Dzień dobry,\nkiedy dotrze moja paczka z butami?\nPozdrawiam\nAnna"
    reply = "Dzień dobry,\n\npaczka dotrze w piątek.\n\nPozdrawiam\nJan Kot"
    exchange = parse(Mail("r.txt", reply), Mail("c.txt", customer))
    assert own_words(exchange.reply) == [reply]


def test_ambiguous_dates_come_before_the_reply() -> None:
    text = "Hello,\nYes.\n\nOn 4/3/2026 9:14 AM, Anna Nowak wrote:\n> When?\n"
    april = parse(Mail("r.eml", text, sent=datetime(2026, 4, 3, 15, tzinfo=ZONE))).inquiry
    march = parse(Mail("r.eml", text, sent=datetime(2026, 3, 4, 15, tzinfo=ZONE))).inquiry
    assert april is not None and april.mail.sent is not None
    assert march is not None and march.mail.sent is not None
    assert (march.mail.sent.month, march.mail.sent.day) == (3, 4)
    assert (april.mail.sent.month, april.mail.sent.day) in {(3, 4), (4, 3)}


def test_markup_marks_the_quotation() -> None:
    text = "Hello,\nYes.\n\nFrom the customer\nWhen?\nAnna"
    start = text.index("From the")
    exchange = parse(Mail("r.eml", text, quoted=(Span(start, len(text)),)))
    assert own_words(exchange.reply) == ["Hello,\nYes."]
    assert exchange.inquiry is not None
    assert re.sub(r"\s+", " ", exchange.inquiry.text) == "From the customer When? Anna"
