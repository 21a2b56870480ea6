"""Which words of a sentence are its finite verbs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.analysis.tokens import tokenize
from replylint.checks.clauses import Options, finite_verbs
from replylint.finding import Hit
from replylint.model import Mail, SectionKind, Sentence, Span

Report = Callable[..., list[Hit]]

SENTENCES = [
    ("pl", "Paczka będzie jutro czekała, a kurier zadzwoni.", "będzie zadzwoni"),
    ("pl", "Koszty naprawy i zwrot ustalono wczoraj.", "ustalono"),
    ("pl", "Może się Pani rozmyśli, warto poczekać.", "rozmyśli"),
    ("pl", "Może Pani zwrócić lub wymienić koszulę.", "Może"),
    ("pl", "Proszę wyjąć filtr, bo ma Pan mój zestaw.", "Proszę ma"),
    ("pl", "Mam zakup w systemie od dnia 3 maja.", "Mam"),
    ("pl", "Trzeba poczekać, można też zadzwonić.", ""),
    ("pl", "Rozumiem Pani niepokój o psa.", "Rozumiem"),
    ("ru", "Нужно подождать три дня, заказ готов.", ""),
    ("ru", "Мастер будет звонить, а вы ответьте.", "будет ответьте"),
    ("ru", "Здравствуйте, чек уже есть в базе.", "есть"),
    ("en", "The parcel sent on Monday has arrived.", "has"),
    ("en", "I have checked and corrected the order.", "have"),
    ("en", "I checked the file and found the error.", "checked found"),
    ("en", "Please open the lid and press the button.", "open press"),
    ("en", "You can open the lid and press the button.", "can"),
    ("en", "I will let you know by 6 May.", "will"),
    ("en", "Thank you for the order placed on Friday.", ""),
    ("en", "The driver left it at the depot.", "left"),
    ("en", "I hope you enjoy the book that it contains.", "hope enjoy contains"),
]


@pytest.mark.parametrize(("language", "text", "verbs"), SENTENCES)
def test_finite_verbs(language: str, text: str, verbs: str) -> None:
    tokens = tokenize(text, language)
    sentence = Sentence(Span(0, len(text)), SectionKind.BODY, tokens)
    assert " ".join(verb.text for verb in finite_verbs(sentence, language)) == verbs


def test_quoted_verbs_do_not_count(report: Report) -> None:
    text = "Napisał Pan „czekam i nie rozumiem”, więc wyjaśniam."
    options = Options(least=3)
    assert not report("clauses", options, Mail("x", text), sections=(SectionKind.BODY,))
    (hit,) = report("clauses", Options(least=2), Mail("x", text), sections=(SectionKind.BODY,))
    assert hit.values["verbs"] == "Napisał, wyjaśniam"
