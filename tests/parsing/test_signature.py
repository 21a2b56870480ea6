"""Ends of replies in three languages: closing and the fields of the signature."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from replylint.model import Address, Mail, SectionKind
from replylint.parsing import parse
from replylint.reading.text import addresses

CASES = yaml.safe_load(
    (Path(__file__).parent / "data" / "signatures.yaml").read_text(encoding="utf-8")
)
FIELDS = ("name", "position", "phone", "email", "company", "address", "nip")
BODIES = {
    "pl": "Dzień dobry,\n\nzwrot 129 zł wysłałem dziś na Pani konto. Dotrze do piątku.\n\n",
    "ru": "Здравствуйте!\n\nВозврат отправлен сегодня. Деньги придут до пятницы.\n\n",
    "en": "Hello,\n\nYour refund went out today. It will arrive by Friday.\n\n",
}


def body_for(end: str) -> str:
    if re.search("[а-я]", end):
        return BODIES["ru"]
    return BODIES["pl" if re.search("[ąćęłńóśźż]|Pozdr|Buziaki|Narka", end) else "en"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["end"][:40])
def test_fields_of_the_signature(case: dict[str, Any]) -> None:
    text = body_for(case["end"]) + case["end"]
    reply = parse(Mail("r.eml", text, sender=addresses(case["from"])[0])).reply
    found = {field: getattr(reply.signature, field) for field in FIELDS}
    assert {field: value and value.value for field, value in found.items()} == {
        field: (case.get(field) and re.sub(r"^dr\.? ", "", case[field], flags=re.I)) or None
        for field in FIELDS
    }
    for value in found.values():
        assert value is None or value.span.of(text) == value.value
    closing = reply.of_kind(SectionKind.CLOSING)
    assert (closing[0].span.of(text) if closing else None) == case["closing"]


def test_a_first_name_alone_names_a_customer_but_no_polish_agent() -> None:
    customer = Mail("c.eml", "Dzień dobry,\ngdzie paczka?\nPozdrawiam\nKasia")
    exchange = parse(Mail("r.eml", "Dzień dobry,\njedzie.\nPozdrawiam\nKasia"), customer)
    assert exchange.inquiry is not None
    assert exchange.inquiry.signature.name is not None
    assert exchange.inquiry.signature.name.value == "Kasia"
    assert exchange.reply.signature.name is None


def test_the_firm_named_in_the_address_is_no_person() -> None:
    sender = Address("Zielona Dolina", "biuro@zielonadolina.example")
    text = "Dzień dobry,\nwysłane.\n\nPozdrawiam\nZielona Dolina\nul. Leśna 4, 30-001 Kraków"
    found = parse(Mail("r.eml", text, sender=sender)).reply.signature
    assert found.name is None
    assert found.company is not None and found.company.value == "Zielona Dolina"


def test_a_verb_that_looks_like_a_legal_form_is_no_firm() -> None:
    text = "Od 900 zł. Raty są.\n\nRejestracja\nGabinet Ząbek\ntel. 61 555 20 11"
    reply = parse(Mail("r.eml", text)).reply
    assert reply.signature.phone is not None
    assert reply.of_kind(SectionKind.BODY)[0].span.of(text) == "Od 900 zł. Raty są."


def test_a_particle_alone_is_no_traceback() -> None:
    from replylint.parsing.names import is_person

    assert not is_person("Del", None)
    assert not is_person("von der", None)
