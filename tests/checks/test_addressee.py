"""The customer's name and gender against what the reply calls them."""

from __future__ import annotations

import pytest

from replylint.config import Settings
from replylint.linter import Linter
from replylint.model import Address, Mail


@pytest.fixture(scope="module")
def linters() -> dict[str, Linter]:
    return {
        language: Linter(Settings(select=("customer-name-mismatch",), language=language))
        for language in ("pl", "ru", "en")
    }


def found(linter: Linter, customer: str, inquiry: str, reply: str) -> list[str | None]:
    person = Address(customer, "post@example.com")
    asked = Mail("x", inquiry, sender=person)
    answer = Mail("x", reply, recipients=(person,))
    return [finding.text for finding in linter.lint(answer, asked).findings]


@pytest.mark.parametrize(
    ("language", "customer", "greeting", "wrong"),
    [
        ("pl", "Sandra Pilch", "Dzień dobry, Pani Aleksandro,", ["Pani Aleksandro"]),
        ("pl", "Jan Nowak", "Szanowna Pani,", ["Szanowna Pani"]),
        ("pl", "Anna Nowak", "Szanowny Panie Nowak,", ["Szanowny Panie Nowak"]),
        ("pl", "Anna Nowak", "Szanowna Pani Anno,", []),
        ("pl", "Anna Nowak", "Dzień dobry, Pani Aniu,", []),
        ("pl", "Jakub Zawada", "Cześć Kubo,", []),
        ("pl", "Wojciech Lis", "Szanowny Panie Lisie,", []),
        ("pl", "Biuro Lis", "Szanowny Panie,", []),
        ("pl", "Anna Nowak", "Szanowni Państwo,", []),
        ("ru", "Пётр Ильич Громов", "Здравствуйте, Пётр Иванович!", ["Пётр Иванович"]),
        ("ru", "Пётр Ильич Громов", "Здравствуйте, Пётр Ильич!", []),
        ("ru", "Анна Белова", "Уважаемый Анна!", ["Уважаемый Анна"]),
        ("ru", "Александр Белов", "Саша, добрый день!", []),
        ("ru", "Алёна Белова", "Алена, добрый день!", []),
        ("en", "Tomasz Wilk", "Dear Mr Wilson,", ["Dear Mr Wilson"]),
        ("en", "Helen Marsh", "Dear Sir,", ["Dear Sir"]),
        ("en", "Helen Marsh", "Dear Sir or Madam,", []),
        ("en", "Thomas Hill", "Hi Tom,", []),
        ("en", "Robin Hill", "Dear Ms Hill,", []),
    ],
)
def test_greetings(
    linters: dict[str, Linter], language: str, customer: str, greeting: str, wrong: list[str]
):
    text = f"{greeting}\n\n12345.\n"
    assert found(linters[language], customer, "12345?", text) == wrong


@pytest.mark.parametrize(
    ("inquiry", "body", "wrong"),
    [
        ("Zamówiłam lampę.", "Wyślę Panu kod.", ["Panu"]),
        ("Zamówiłem lampę.", "Wyślę Panu kod, Panie Marku.", []),
        ("Zamówiłam lampę.", "Kod poda Pan Tomasz z salonu.", []),
        ("Zamówiłam lampę.", "Czy mógł Pani sprawdzić kod?", ["mógł Pani"]),
        ("Zamówiłam lampę.", "Kurier mógł Pani podać kod.", []),
        ("Zamówiłam lampę.", "Lampę zamówiłeś wczoraj.", ["zamówiłeś"]),
        ("Zamówiłam lampę. Mąż zamówił dwie. Zamówiłem też stół.", "Wyślę Panu kod.", []),
    ],
)
def test_gender_in_the_text(linters: dict[str, Linter], inquiry: str, body: str, wrong: list[str]):
    text = f"Dzień dobry,\n\n{body}\n\nZ poważaniem\nJan Bąk"
    assert found(linters["pl"], "", inquiry, text) == wrong
