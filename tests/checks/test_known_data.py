"""Requests for what the customer wrote already."""

from __future__ import annotations

import pytest

from replylint.config import Settings
from replylint.linter import Linter
from replylint.model import Mail


@pytest.fixture(scope="module")
def linters() -> dict[str, Linter]:
    return {
        language: Linter(Settings(select=("known-data-request",), language=language))
        for language in ("pl", "ru", "en")
    }


REQUESTS = {
    ("pl", "phone"): "Proszę o podanie numeru telefonu.",
    ("pl", "order"): "Proszę podać numer zamówienia.",
    ("pl", "account"): "Proszę o numer konta.",
    ("pl", "address"): "Potrzebuję jeszcze adresu dostawy.",
    ("ru", "phone"): "Укажите контактный телефон.",
    ("ru", "order"): "Пришлите, пожалуйста, номер заказа.",
    ("ru", "address"): "Сообщите адрес доставки.",
    ("en", "phone"): "Please tell me a telephone number.",
    ("en", "order"): "Could you send me the order number?",
    ("en", "address"): "I need your postal address.",
}
HELD = {
    ("pl", "phone"): "Mój telefon: 600 555 018.",
    ("pl", "order"): "Chodzi o zamówienie nr 204518.",
    ("pl", "account"): "Zwrot na konto 61 1090 1014 0000 0712 1981 2874.",
    ("pl", "address"): "Mieszkam przy ul. Polnej 3, 32-500 Chrzanów.",
    ("ru", "phone"): "Мой номер +7 701 000 22 14.",
    ("ru", "order"): "Речь о заказе 88213.",
    ("ru", "address"): "Живу на ул. Лесной, 14.",
    ("en", "phone"): "Ring me on 01632 960 772.",
    ("en", "order"): "It is order V-7724.",
    ("en", "address"): "I live at 14 Rowan Drive.",
}


def found(linter: Linter, asked: str, answered: str) -> list[str | None]:
    report = linter.lint(Mail("x", answered), Mail("x", asked))
    return [finding.text for finding in report.findings]


@pytest.mark.parametrize("request_for", REQUESTS)
def test_only_what_the_customer_gave_is_known(
    linters: dict[str, Linter], request_for: tuple[str, str]
):
    language, _ = request_for
    for held_by, asked in HELD.items():
        if held_by[0] == language:
            reported = found(linters[language], asked, REQUESTS[request_for])
            assert bool(reported) == (held_by == request_for), (asked, reported)


@pytest.mark.parametrize(
    "answered",
    [
        "Proszę podać inny numer telefonu.",
        "Proszę podać, czy numer 600 555 018 jest aktualny, i numer telefonu sąsiada.",
        "Nie potrzebuję numeru telefonu.",
        "Proszę o telefon jutro rano.",
        "Napisała Pani: „proszę o numer telefonu”.",
    ],
)
def test_what_is_no_request_for_it(linters: dict[str, Linter], answered: str):
    assert found(linters["pl"], HELD["pl", "phone"], answered) == []
