"""Forms of address that are mixed in one reply."""

from __future__ import annotations

import pytest

from replylint.config import Settings
from replylint.linter import Linter
from replylint.model import Mail


@pytest.fixture(scope="module")
def linters() -> dict[str, Linter]:
    return {
        language: Linter(Settings(select=("address-inconsistent",), language=language))
        for language in ("pl", "ru")
    }


def found(linter: Linter, body: str, inquiry: str | None = None) -> list[str | None]:
    asked = Mail("x", inquiry) if inquiry else None
    return [finding.text for finding in linter.lint(Mail("x", body), asked).findings]


@pytest.mark.parametrize(
    ("language", "body", "wrong"),
    [
        ("pl", "Wyślę Pani kod. Wpisz go w aplikacji.", ["Wpisz"]),
        ("pl", "Wyślę Pani kod. Wpiszesz go w aplikacji.", ["Wpiszesz"]),
        ("pl", "Wyślę Panu twoje zamówienie.", ["twoje"]),
        ("pl", "Wyślę ci kod. Wpisz go w aplikacji.", []),
        ("pl", "Pani kod jest w menu „Twoje konto”.", []),
        ("pl", "Mam nadzieję, że wyśle Pan kod, bądź zadzwoni.", []),
        ("pl", "Na te pytania odpowie Panu Pan Nowak.", []),
        ("ru", "Вам придёт код. Введи его в приложении.", ["Введи"]),
        ("ru", "Вам придёт код. Введи его и нажми кнопку.", ["Введи его и нажми"]),
        ("ru", "Тебе придёт код. Введи его.", []),
        ("ru", "Сообщи вы раньше, мы бы успели.", []),
        ("ru", "Вы уже получили код, назад его не вернёшь.", []),
    ],
)
def test_thou_beside_the_polite_form(
    linters: dict[str, Linter], language: str, body: str, wrong: list[str]
):
    assert found(linters[language], body) == wrong


def test_the_rarer_form_where_the_customer_says_thou(linters: dict[str, Linter]):
    body = "Cześć!\n\nWyślę ci kod. Wpisz go i daj znać. Reszta jest na Pani koncie."
    assert found(linters["pl"], body, "Hej, możesz wysłać kod?") == ["Pani"]


def test_mr_and_mrs_while_nobody_knows(linters: dict[str, Linter]):
    body = "Szanowna Pani,\n\nwyślę Panu kod. Proszę, by wpisała go Pani w aplikacji."
    assert found(linters["pl"], body, "Gdzie jest kod?") == ["Panu"]
    assert found(linters["pl"], body, "Zamówiłam kod.") == []  # customer-name-mismatch says it
