"""The phrase notation, tried on real sentences with the real dictionary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.analysis import analyse
from replylint.analysis.morphology import morphology
from replylint.model import Mail, Message, Section, SectionKind, Span
from replylint.phrases.notation import NotationError, features_of, parse
from replylint.phrases.phrasebook import Phrase, PhraseBook

LISTS = {"carrier": ["kurier", "(listonosz|listonoszka)"], "everyone": ["@carrier", "magazynier"]}


def lemmas_of(word: str) -> frozenset[str]:
    lemmas = frozenset(reading.lemma for reading in morphology("pl").readings(word))
    return frozenset({word}) if word in lemmas or not lemmas else lemmas


def found(text: str, *phrases: str, exceptions: tuple[str, ...] = ()) -> list[str]:
    mail = Mail("x", text)
    message = Message(mail, (Section(SectionKind.BODY, Span(0, len(text))),))
    book = PhraseBook(
        [Phrase("p", parse(phrase, lemmas_of, LISTS)) for phrase in phrases]
        + [Phrase("p", parse(phrase, lemmas_of, LISTS), exception=True) for phrase in exceptions]
    )
    return [match.span.of(text) for match in book.find(analyse(message, "pl").sentences)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("zwrócić uwaga", "Zwracam uwagę.", []),
        ("zwracać uwaga", "Zwracam uwagę na termin.", ["Zwracam uwagę"]),
        ("zwracać uwaga", "Zwracam, proszę zauważyć, uwagę.", []),
        ("zwracać ... uwaga", "Zwracam Pani szczególną uwagę.", ["Zwracam Pani szczególną uwagę"]),
        ("zwracać ...1 uwaga", "Zwracam Pani szczególną uwagę.", []),
        ("=pozdro", "Pozdro i pozdrowienia", ["Pozdro"]),
        ("tiket*", "Tiketa nie ma, tiketów brak.", ["Tiketa", "tiketów"]),
        ("<verb:1pl>", "Wysłaliśmy i wyślę.", ["Wysłaliśmy"]),
        ("(wysłać|nadać)<1sg>", "Wysłałem, nadaję, nadał, nadam.", ["Wysłałem", "nadam"]),
        (
            "(duży paczka|mały list)",
            "Duże paczki i małe listy, duże listy.",
            ["Duże paczki", "małe listy"],
        ),
        (
            "dziękować [bardzo] za",
            "Dziękuję za, dziękuję bardzo za.",
            ["Dziękuję za", "dziękuję bardzo za"],
        ),
        ("móc !nie zwrócić", "Mogę zwrócić.", ["Mogę zwrócić"]),
        ("móc !zwrócić <verb>", "Mogę zwrócić. Mogę wysłać.", ["Mogę wysłać"]),
        ("@everyone", "Kurier, listonoszka i magazynier.", ["Kurier", "listonoszka", "magazynier"]),
        ("^ paczka", "Paczka dotarła. Ta paczka też.", ["Paczka"]),
        ("paczka $", "Paczka dotarła. Gdzie paczka?", ["paczka"]),
        ("za {nic} nie", "Za nic nie oddam.", ["nic"]),
        ("<number> złoty", "Zwrócę 15 złotych.", ["15 złotych"]),
        ("paczka ?", "Gdzie paczka? To paczka.", ["paczka?"]),
        ("<any> wrona", "Trzy wrony.", ["Trzy wrony"]),
    ],
)
def test_notation(phrase: str, text: str, expected: list[str]):
    assert found(text, phrase) == expected


def test_an_exception_excuses_what_it_overlaps():
    text = "Nie mógł Pan przeczytać. Mógł Pan przeczytać."
    assert found(text, "móc pan przeczytać", exceptions=("nie móc",)) == ["Mógł Pan przeczytać"]


def test_of_overlapping_matches_of_one_owner_the_longest_counts():
    assert found("Wysłaliśmy paczkę.", "<verb:1pl>", "<verb:1pl> paczka") == ["Wysłaliśmy paczkę"]


def test_a_dictionary_form_stands_for_itself():
    assert found("Pani i pan, pana.", "pan") == ["pan", "pana"]
    assert features_of("verb:1pl") == {"verb", "1", "pl"}


@given(st.text(alphabet="ab ()|[]{}!@=<>*.,^$:1", max_size=25))
def test_any_text_parses_or_says_where_it_is_wrong(text: str):
    try:
        parse(text, lemmas_of, LISTS)
    except NotationError as problem:
        assert 0 <= problem.position <= len(text)
