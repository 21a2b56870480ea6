"""Sentences as mails have them: abbreviations, list items, wrapped lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.analysis.sentences import split


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "pl",
            "Dotrze ok. 30 marca o godz. 10. Potem nie.",
            ["Dotrze ok. 30 marca o godz. 10.", "Potem nie."],
        ),
        (
            "pl",
            "Ul. Leśna 4, tel. 22 555. Mgr Nowak czeka.",
            ["Ul. Leśna 4, tel. 22 555.", "Mgr Nowak czeka."],
        ),
        ("pl", "Tak stanowi art. 96 ust. 2 ustawy.", ["Tak stanowi art. 96 ust. 2 ustawy."]),
        ("pl", "Pisała A. Nowak. Odpisałam.", ["Pisała A. Nowak.", "Odpisałam."]),
        ("pl", "Naprawdę?! Tak… Dobrze.", ["Naprawdę?!", "Tak…", "Dobrze."]),
        ("pl", "Kosztuje 89.90 zł. Dużo.", ["Kosztuje 89.90 zł.", "Dużo."]),
        (
            "pl",
            "To zrobiłem:\n- oddałem 30 zł,\n- wysłałem list.",
            ["To zrobiłem:", "oddałem 30 zł,", "wysłałem list."],
        ),
        ("pl", "1. Tak, można.\n2. Nie.", ["Tak, można.", "Nie."]),
        (
            "pl",
            "To jest długi wiersz, który program pocztowy sam zawinął\nna końcu kolumny.",
            ["To jest długi wiersz, który program pocztowy sam zawinął\nna końcu kolumny."],
        ),
        ("pl", "Pierwszy\n\ndrugi", ["Pierwszy", "drugi"]),
        (
            "ru",
            "Заказ привезут на ул. Ленина, д. 5 в 10 ч. утра. Спасибо!",
            ["Заказ привезут на ул. Ленина, д. 5 в 10 ч. утра.", "Спасибо!"],
        ),
        (
            "en",
            "Mr. Jones called at 5 p.m. on Monday. He left.",
            ["Mr. Jones called at 5 p.m. on Monday.", "He left."],
        ),
        ("en", "“Really?” she asked.", ["“Really?” she asked."]),
    ],
)
def test_split(language: str, text: str, expected: list[str]):
    assert [span.of(text) for span in split(text, language)] == expected


@given(st.text(alphabet="aA1 .!?\n-„”:,ł", max_size=200))
def test_spans_are_ordered_apart_and_lose_no_word(text: str):
    spans = split(text, "pl")
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {n for span in spans for n in range(span.start, span.end)}
    bullets = "1aA"  # a list item's own mark is no word of its sentence
    assert all(
        n in covered or text[n] in bullets or not text[n].isalnum() for n in range(len(text))
    )
