from __future__ import annotations

import dataclasses
import string

import pytest

from replylint.finding import Severity
from replylint.reports.texts import TEXTS, Plural, plural, reader_language, text, texts


@pytest.mark.parametrize(
    ("language", "severity", "expected"),
    [
        (
            "pl",
            Severity.ERROR,
            "0 błędów|1 błąd|2 błędy|4 błędy|5 błędów|11 błędów|12 błędów|14 błędów|21 błędów|"
            "22 błędy|25 błędów|101 błędów|102 błędy|112 błędów",
        ),
        ("pl", Severity.WARNING, "1 ostrzeżenie|3 ostrzeżenia|13 ostrzeżeń|33 ostrzeżenia"),
        ("pl", Severity.INFO, "1 wskazówka|2 wskazówki|7 wskazówek"),
        (
            "ru",
            Severity.ERROR,
            "0 ошибок|1 ошибка|2 ошибки|5 ошибок|11 ошибок|12 ошибок|21 ошибка|22 ошибки|"
            "101 ошибка|111 ошибок|114 ошибок",
        ),
        ("en", Severity.ERROR, "0 errors|1 error|2 errors|21 errors|101 errors"),
    ],
)
def test_counts_take_the_right_form(language: str, severity: Severity, expected: str) -> None:
    for phrase in expected.split("|"):
        number = int(phrase.split()[0])
        assert plural(language, number, texts(language).counts[severity]) == phrase


def test_every_language_fills_the_same_names() -> None:
    for field in dataclasses.fields(TEXTS["en"]):
        shapes = {code: _names(getattr(table, field.name)) for code, table in TEXTS.items()}
        assert shapes["pl"] == shapes["en"] == shapes["ru"], field.name


def _names(value: object) -> object:
    if isinstance(value, str):
        assert value.strip()
        return sorted(name for _, name, _, _ in string.Formatter().parse(value) if name is not None)
    if isinstance(value, Plural):
        return [_names(form) for form in (value.one, value.few, value.many)]
    assert hasattr(value, "items")
    return {key: _names(inner) for key, inner in value.items()}


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "pl_PL.UTF-8"}, "pl"),
        ({"LANG": "pl_PL.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": ""}, "pl"),
        ({"LANG": "de_DE"}, "en"),
        ({}, "en"),
    ],
)
def test_the_reader_is_known_by_the_locale(environ: dict[str, str], language: str) -> None:
    assert reader_language(environ) == language


def test_a_reason_that_is_words_already_stays() -> None:
    assert text("no-inquiry", "pl") == "nie ma wiadomości klienta"
    assert text("nie było prądu", "pl") == "nie było prądu"
