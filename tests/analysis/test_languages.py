from __future__ import annotations

import pytest

from replylint.analysis.languages import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dzień dobry, paczka dotrze jutro.", "pl"),
        ("Prosze o numer zamowienia, dziekuje", "pl"),
        ("Здравствуйте, заказ в пути.", "ru"),
        ("Заказ в Online Store Shop отправлен", "ru"),
        ("Hello, your parcel is on its way.", "en"),
        ("Thank you for the order from Łódź.", "en"),
        ("Tak, bez opłat.", "pl"),
    ],
)
def test_detect(text: str, language: str):
    assert detect(text) == language


def test_where_nothing_tells_the_default_holds():
    assert detect("12 345", default="ru") == "ru"
