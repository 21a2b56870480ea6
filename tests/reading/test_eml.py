"""Mail files: transfer encodings, charsets, alternatives, attachments, broken MIME."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.errors import ReadError
from replylint.model import Address, Mail
from replylint.reading import read

POLISH = "Dzień dobry, Pani Żaneto,\n\nzażółć gęślą jaźń – wysłałem „zwrot” w piątek.\n"
RUSSIAN = "Здравствуйте, Анна!\n\nВозврат отправлен в пятницу, деньги придут завтра.\n"


def mail(data: bytes) -> Mail:
    return read("r.eml", data)


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (POLISH, "utf-8"),
        (POLISH, "windows-1250"),
        (POLISH.replace("–", "-").replace("„", '"').replace("”", '"'), "iso-8859-2"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "utf-8"),
    ],
)
def test_every_charset_and_transfer_encoding(text: str, charset: str, encoding: str) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Zwrot – żółte buty", "Łucja Żak <l@example.com>"
    message.set_content(text, charset=charset, cte=encoding)
    found = mail(message.as_bytes())
    assert found.text == text.rstrip()
    assert found.subject == "Zwrot – żółte buty"
    assert found.sender == Address("Łucja Żak", "l@example.com")


@pytest.mark.parametrize(
    ("text", "real", "label"),
    [
        (POLISH, "utf-8", "iso-8859-2"),
        (POLISH, "windows-1250", "iso-8859-2"),
        (POLISH, "windows-1250", "utf-8"),
        (POLISH, "windows-1250", "x-unknown"),
        (POLISH, "utf-8", "us-ascii"),
        (RUSSIAN * 3, "windows-1251", "us-ascii"),
        (RUSSIAN * 3, "koi8-r", "no-such-charset"),
    ],
)
def test_a_wrong_charset_label(text: str, real: str, label: str) -> None:
    head = f"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset={label}\n"
    data = head.encode() + b"Content-Transfer-Encoding: 8bit\n\n" + text.encode(real)
    assert mail(data).text == text.rstrip()


def test_headers_that_are_raw_bytes_or_folded_or_absent() -> None:
    found = mail("From: Łucja <l@example.com>\nSubject: Żółte\n buty\n\nTak.\n".encode())
    assert found.subject == "Żółte buty"
    assert found.sender == Address("Łucja", "l@example.com")
    assert mail(b"From: a@b.example\nTo: c@d.example\n\nTak.\n").subject == ""
    assert mail(b"From: a@b.example\nSubject:\n\nTak.\n").subject == ""


def test_threading_headers_and_dates() -> None:
    found = mail(
        b"From: a@b.example\nTo: Anna <c@d.example>, e@f.example\nMessage-ID: <1@b>\n"
        b"In-Reply-To: <2@d>\nDate: Tue, 3 Mar 2026 10:00:00 +0100 (CET)\n\nTak.\n"
    )
    assert found.recipients == (Address("Anna", "c@d.example"), Address("", "e@f.example"))
    assert (found.message_id, found.in_reply_to) == ("<1@b>", "<2@d>")
    assert found.sent is not None and found.sent.isoformat() == "2026-03-03T10:00:00+01:00"
    assert mail(b"From: a@b.example\nDate: yesterday\n\nTak.\n").sent is None


def test_flowed_lines_are_joined() -> None:
    data = (
        b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\n"
        b"One long \nline goes on \nhere.\n\n-- \nTom\n> quoted \n> words\n"
    )
    assert mail(data).text == "One long line goes on here.\n\n-- \nTom\n> quoted words"


def alternative(plain: str, html: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content(plain)
    message.add_alternative(html, subtype="html")
    return message


def test_the_plain_text_is_read_with_the_layout_of_the_html() -> None:
    message = alternative(
        "Hello Anna,\n\nsee the picture.\n\nKind regards\nTom",
        '<p>Hello Anna,</p><p style="font-family:Arial;color:red">see the picture.</p>'
        '<p><img src="cid:one"></p><p>Kind regards<br>Tom</p>',
    )
    found = mail(message.as_bytes())
    assert found.text == "Hello Anna,\n\nsee the picture.\n\nKind regards\nTom"
    assert found.layout is not None
    (style,) = found.layout.styles
    assert (style.font, style.color) == ("Arial", "#ff0000")
    assert style.span.of(found.text) == "see the picture."
    (image,) = found.layout.images
    assert found.text[image.start :].startswith("Kind regards")


def test_a_plain_stub_gives_way_to_the_html() -> None:
    message = alternative(
        "Please open this mail in a browser.", "<p>Dear Anna,</p><p>your refund is out.</p>"
    )
    assert mail(message.as_bytes()).text == "Dear Anna,\n\nyour refund is out."


def test_a_plain_part_cut_into_short_lines_gives_way_to_the_html() -> None:
    sentence = "Your refund left our bank this morning and it will arrive on your card by Friday"
    plain = sentence.replace(" and ", " and\n") + "."
    found = mail(alternative(plain, f"<p>{sentence}.</p>").as_bytes())
    assert found.text == f"{sentence}."


def test_attachments_with_odd_names_and_inline_images() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content('<p>Tak. <img src="cid:logo@x"></p>', subtype="html")
    message.add_related(b"png", "image", "png", cid="<logo@x>", filename="logo.png")
    message.add_attachment(b"12345", "application", "pdf", filename="umówa żółta.pdf")
    extra = MIMEText("x", "plain")
    extra["Content-Disposition"] = 'attachment; filename="=?utf-8?q?za=C5=BCalenie.txt?="'
    message.attach(extra)
    found = {one.name: (one.inline, one.size) for one in mail(message.as_bytes()).attachments}
    assert found == {
        "logo.png": (True, 3),
        "umówa żółta.pdf": (False, 5),
        "zażalenie.txt": (False, 1),
    }


def test_an_attached_mail_is_an_attachment_and_not_the_text() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Old"
    inner.set_content("Not mine.")
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("Mine.")
    message.add_attachment(inner)
    found = mail(message.as_bytes())
    assert found.text == "Mine."
    assert [one.name for one in found.attachments] == ["Old.eml"]


def test_text_between_pictures_is_read_in_order() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("One.")
    message.add_attachment(b"x", "image", "png", filename="a.png", disposition="inline")
    part = MIMEText("Two.")
    message.attach(part)
    found = mail(message.as_bytes())
    assert found.text == "One.\nTwo."
    assert found.attachments[0].inline


@pytest.mark.parametrize(
    "data",
    [
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\nTak.\n",
        b"From: a@b.example\nContent-Type: multipart/mixed\n\n--x\n\nTak.\n",
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        b"Content-Type: text/plain\n\nTak.\n",
        b"From: a@b.example\nContent-Transfer-Encoding: base64\n\nVGFrLg=\n",
        b"From: a@b.example\nContent-Type: nonsense\n\nTak.\n",
    ],
)
def test_broken_mime_is_read_as_far_as_it_goes(data: bytes) -> None:
    assert "Tak." in mail(data).text


def test_no_mail_at_all_is_an_error() -> None:
    with pytest.raises(ReadError, match=r"r\.eml"):
        mail(b"\n\n \n")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = mail(b"From: a@b.example\nContent-Type: " + data)
    except ReadError:
        return
    assert "\r" not in found.text
