"""Abbreviations that no customer knows, and words in capitals that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks import jargon
from replylint.finding import Hit
from replylint.model import Mail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Заказ ждёт на ПВЗ до среды.", ["ПВЗ"]),
        ("Заказ ждёт на ПВЗ (пункте выдачи) до среды.", []),
        ("Цифра в поле СУММА указана в рублях.", []),
        ("Заявка принята, НЕ удаляйте письмо.", []),
    ],
)
def test_capitals(report: Callable[..., list[Hit]], text: str, expected: list[str]) -> None:
    mail = Mail("x", f"Добрый день, Ольга!\n\n{text}\n\nС уважением,\nАнна Лис")
    hits = report("jargon", jargon.Options(), mail, language="ru")
    assert [hit.span.of(mail.text) for hit in hits if hit.span] == expected
