"""The options of the check kinds `act` and `missing`: what excuses, what runs together, where."""

from __future__ import annotations

import pytest

from replylint.analysis.morphology import morphology
from replylint.analysis.understanding import Layers, understand
from replylint.checks import Context, act, missing
from replylint.model import Case, Exchange, Mail, Message, Section, SectionKind, Span
from replylint.phrases.notation import parse
from replylint.phrases.phrasebook import Phrase, PhraseBook

WORDS = {"promise": "wkrótce", "date": "jutro", "step": "=proszę", "thanks": "dziękować"}


def case_of(text: str) -> Case:
    phrases = [
        Phrase(name, parse(phrase, lambda word: frozenset({word})))
        for name, phrase in WORDS.items()
    ]
    message = Message(Mail("x", text), (Section(SectionKind.BODY, Span(0, len(text))),))
    return understand(Exchange(message), "pl", Layers(PhraseBook(phrases)))


def context_of() -> Context:
    return Context("rule", "pl", (SectionKind.BODY,), morphology("pl"), (), (), frozenset(), {})


def reported(text: str, options: act.Options) -> list[str]:
    return [hit.span.of(text) for hit in act.run(options, case_of(text), context_of()) if hit.span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wkrótce napiszę.", ["Wkrótce"]),
        ("Wkrótce, bo jutro, napiszę.", []),
        ("Wkrótce napiszę. Będzie to jutro.", []),
        ("Zajmę się tym jutro. Wkrótce napiszę.", []),
        ("Zajmę się tym jutro. Mam już dane. Wkrótce napiszę.", ["Wkrótce"]),
    ],
)
def test_a_sentence_nearby_excuses(text: str, expected: list[str]):
    near = ("date",)
    options = act.Options("promise", unless_here=near, unless_before=near, unless_next=near)
    assert reported(text, options) == expected


def test_words_in_quotation_marks_are_passed_over_where_the_rule_says_so():
    text = "Tytuł „Wkrótce” jest w sprzedaży."
    assert reported(text, act.Options("promise", quoted=False)) == []
    assert reported(text, act.Options("promise")) == ["Wkrótce"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dobrze. Proszę usiąść. Proszę wstać. Proszę wyjść. Miłego dnia.",
            ["Proszę usiąść. Proszę wstać. Proszę wyjść."],
        ),
        ("Proszę usiąść. Proszę wstać. Miłego dnia. Proszę wyjść.", []),
        ("Proszę usiąść.\nProszę wstać.\nProszę wyjść.", []),
    ],
)
def test_sentences_in_a_row_are_reported_together(text: str, expected: list[str]):
    assert reported(text, act.Options("step", in_a_row=3)) == expected


@pytest.mark.parametrize(
    ("text", "within", "missed"),
    [
        ("Dziękuję. Wysłałem. Miłego dnia.", 2, 0),
        ("Wysłałem. Miłego dnia. Dziękuję.", 2, 1),
        ("Wysłałem. Miłego dnia. Dziękuję.", 0, 0),
        ("Wysłałem.", 0, 1),
    ],
)
def test_an_act_may_have_to_stand_near_the_start(text: str, within: int, missed: int):
    options = missing.Options(acts=("thanks",), within=within)
    assert len(list(missing.run(options, case_of(text), context_of()))) == missed
