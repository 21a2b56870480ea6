"""The dictionaries say what the rules build on."""

from __future__ import annotations

import pytest

from replylint.analysis.morphology import morphology


def features(language: str, word: str) -> set[tuple[str, str]]:
    return {(r.lemma, r.part_of_speech) for r in morphology(language).readings(word)}


def test_polish_past_is_one_word():
    (reading,) = morphology("pl").readings("wysłaliśmy")
    assert reading.lemma == "wysłać"
    assert {"1", "pl", "past", "perf"} <= reading.features


def test_all_readings_are_kept():
    assert {("mieć", "verb"), ("mama", "noun")} <= features("pl", "mamy")


def test_perfective_present_speaks_of_the_future():
    (reading,) = morphology("pl").readings("wyślę")
    assert "fut" in reading.features
    assert "pres" not in reading.features


@pytest.mark.parametrize(
    ("language", "lemma", "wanted", "like", "form"),
    [
        ("pl", "informować", "1 sg pres", "informujemy", "informuję"),
        ("pl", "wysłać", "1 sg past m", "wysłaliśmy", "wysłałem"),
        ("pl", "wysłać", "1 sg past f", "wysłaliśmy", "wysłałam"),
        ("ru", "этот", "gen sg m", "", "этого"),
        ("ru", "сообщить", "1 sg fut", "сообщим", "сообщу"),
    ],
)
def test_inflect(language: str, lemma: str, wanted: str, like: str, form: str):
    assert morphology(language).inflect(lemma, frozenset(wanted.split()), like)[0] == form


def test_registers_count_only_where_no_neutral_reading_is_left():
    (reading,) = morphology("pl").readings("siema")
    assert "colloquial" in reading.features
    assert not any("colloquial" in r.features for r in morphology("pl").readings("cholera"))


def test_english_closed_classes():
    (reading,) = morphology("en").readings("we")
    assert {"1", "pl"} <= reading.features
    assert ("send", "verb") in features("en", "sent")


@pytest.mark.parametrize(("language", "word"), [("pl", "xqzt"), ("en", "xqzt"), ("ru", "abc")])
def test_unknown_words_have_no_reading(language: str, word: str):
    assert morphology(language).readings(word) == ()


def test_all_forms_of_a_lemma():
    assert {"paczka", "paczkę", "paczkami"} <= morphology("pl").forms("paczka")
