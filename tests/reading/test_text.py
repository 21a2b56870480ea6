"""Text and Markdown files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.errors import ReadError
from replylint.model import Address, SectionKind
from replylint.parsing import parse
from replylint.reading import read


def test_a_text_is_kept_as_it_is() -> None:
    text = "Dzień dobry,\n\n  zwrot wysłałem.\n"
    found = read("r.txt", text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert found.text == text
    assert found.subject is None and found.preamble is None and found.layout is None


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1250"])
def test_charsets(charset: str) -> None:
    text = "Dzień dobry, zażółć gęślą jaźń. Proszę się zgłosić po świeże pączki i żółte łódki."
    assert read("r.txt", text.encode(charset)).text == text


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("Subject: Return\nFrom: Tom <t@a.example>\n\n", "Return"),
        ("Temat: Zwrot\nOd: Tom <t@a.example>\nDo: Anna <x@a.example>\n\n", "Zwrot"),
        ("Тема: Возврат\nОт: Tom <t@a.example>\n\n", "Возврат"),
    ],
)
def test_header_lines_on_top(head: str, subject: str) -> None:
    found = read("r.txt", f"{head}Hello,\nYes.\n".encode())
    assert found.subject == subject
    assert found.sender == Address("Tom", "t@a.example")
    assert found.preamble is not None and found.preamble.of(found.text).strip() == head.strip()
    sections = parse(found).reply.sections
    assert [section.kind for section in sections][:2] == [
        SectionKind.DISCLAIMER,
        SectionKind.GREETING,
    ]


@pytest.mark.parametrize(
    "text", ["Od: 8:00\nDo: 16:00\n", "Uwaga: czynne do 16.\n", "Data: 3 marca\n"]
)
def test_lines_with_a_colon_are_no_headers(text: str) -> None:
    assert read("r.txt", text.encode()).preamble is None


def test_dates_of_header_lines_have_a_zone() -> None:
    found = read("r.txt", b"Subject: x\nDate: 2026-03-02 09:14\n\nYes.\n")
    assert found.sent is not None and found.sent.isoformat() == "2026-03-02T09:14:00+00:00"


def test_front_matter_is_set_apart_and_read() -> None:
    text = '---\nsubject: "Return"\nfrom: Tom <t@a.example>\n---\nHello,\n\nYes.\n'
    found = read("r.md", text.encode())
    assert found.text == text
    assert found.subject == "Return"
    assert found.preamble is not None and text[found.preamble.end :] == "Hello,\n\nYes.\n"


def test_a_rule_in_markdown_is_no_front_matter() -> None:
    assert read("r.md", b"Hello,\n\n---\n\nYes.\n").preamble is None


@pytest.mark.parametrize("name", ["r.txt", "r.md", "r.html"])
@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"abc\x00def", "zero bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(name: str, data: bytes, word: str) -> None:
    with pytest.raises(ReadError, match=word) as error:
        read(name, data)
    assert str(error.value).startswith(f"{name}: ") and "\n" not in str(error.value)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = read("r.txt", data)
    except ReadError:
        return
    assert found.text.strip()
