"""Numbers of orders and cases that differ from the customer's."""

from __future__ import annotations

import pytest

from replylint.config import Settings
from replylint.linter import Linter
from replylint.model import Mail


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Settings(select=("reference-mismatch",), language="pl"))


def found(linter: Linter, asked: str, answered: str, subject: str = "") -> list[str | None]:
    reply = Mail("x", f"Dzień dobry,\n\n{answered}\n\nZ poważaniem\nJan Bąk", subject=subject)
    inquiry = Mail("x", f"Dzień dobry,\n{asked}\nEwa Kos")
    return [finding.text for finding in linter.lint(reply, inquiry).findings]


@pytest.mark.parametrize(
    ("asked", "answered", "wrong"),
    [
        ("Gdzie jest zamówienie 204518?", "Zamówienie 205418 jest w drodze.", "205418"),
        ("Gdzie jest zamówienie 204518?", "Zamówienie nr 204519 jest w drodze.", "204519"),
        ("Gdzie jest zamówienie 204518?", "Zamówienie 20451 jest w drodze.", "20451"),
        ("Gdzie jest zam. 551-K?", "Zamówienie 887-K jest w drodze.", "887-K"),
        ("Paczka nr 0220 443 817 zginęła.", "Paczka 0220 443 871 zginęła.", "0220 443 871"),
        ("Faktura FV/12/2026 jest zła.", "Faktura FV/21/2026 jest dobra.", "FV/21/2026"),
    ],
)
def test_other_digits(linter: Linter, asked: str, answered: str, wrong: str):
    assert found(linter, asked, answered) == [wrong]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Gdzie jest zamówienie 204518?", "Zamówienie 204-518 jest w drodze."),
        ("Gdzie jest zamówienie 204518?", "Nowe zamówienie 204519 jest w drodze."),
        ("Gdzie jest zamówienie 204518?", "Zgłoszenie 204917 czeka na odpowiedź."),
        ("Gdzie jest zamówienie 204518?", "Zwrócę 205418 zł do 20.04.2018."),
        ("Zamówienia 55120 i 55102 zginęły.", "Zamówienie 55102 jest w drodze."),
        ("Mój NIP to 6762279185, zamówienie 88.", "Mój NIP to 6762279158."),
        ("Telefon 600 555 018, zamówienie 204518.", "Telefon kuriera: 600 555 081."),
        ("Model 45120 nie działa, zamówienie 88.", "Lepszy jest model 45210."),
    ],
)
def test_what_is_no_mismatch(linter: Linter, asked: str, answered: str):
    assert found(linter, asked, answered) == []


def test_subject_of_the_reply(linter: Linter):
    wrong = found(linter, "Sprawa 81120 stoi.", "Zajmę się nią.", subject="Sprawa 81210")
    assert wrong == ["81210"]
