"""Placeholders, gaps and both-gender forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.template import Options
from replylint.finding import Hit
from replylint.model import Mail, SectionKind

Report = Callable[..., list[Hit]]

OPTIONS = Options(patterns=(r"@KWOTA@",), allow=("[ok]",), pairs=("he/she", "pan/pani"))

FOUND = [
    ("pl", "Zwrot {{kwota}} i ${data}, #{nr}, %imie%, <<NR>>, [DATA], <imię>.",
     ["{{kwota}}", "${data}", "#{nr}", "%imie%", "<<NR>>", "[DATA]", "<imię>"]),
    ("pl", "Konto xxx, termin dd.mm.rrrr, nr ____, @KWOTA@.",
     ["xxx", "dd.mm.rrrr", "____", "@KWOTA@"]),
    ("pl", "Szanowna(y) Pani/Panie, zrobił/a to pracownik/pracownica.",
     ["Szanowna(y) Pani/Panie", "zrobił/a", "pracownik/pracownica"]),
    ("ru", "Уважаемый(ая) клиент, вы заказал/а «___».", ["Уважаемый(ая)", "заказал/а", "«___»"]),
    ("en", "He/she rang on DD/MM/YYYY. Lorem ipsum.", ["He/she", "DD/MM/YYYY", "Lorem ipsum"]),
]  # fmt: skip
INNOCENT = [
    ("pl", "Trasa Warszawa/Kraków i/lub 12/03/2026, XXL, [ok], [Zapisz], 20% i 30%, pkt 3(a)."),
    ("pl", "Adres to <jan@a.example>, https://a.example/{id}/Pan/Pani, [link](https://a.example)."),
    ("ru", "Полис ХХХ 0123456789, Москва/Казань, размер 205/55."),
    ("en", "Black/white, $20, 4(a), and/or, photo(s), km/h."),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_leftovers(report: Report, language: str, text: str, expected: list[str]) -> None:
    sections = (SectionKind.GREETING, SectionKind.BODY)
    hits = report("template", OPTIONS, Mail("x", text), language=language, sections=sections)
    assert sorted(hit.span.of(text) for hit in hits if hit.span) == sorted(expected)


@pytest.mark.parametrize(("language", "text"), INNOCENT)
def test_what_is_no_leftover(report: Report, language: str, text: str) -> None:
    sections = (SectionKind.GREETING, SectionKind.BODY)
    hits = report("template", OPTIONS, Mail("x", text), language=language, sections=sections)
    assert [hit.span.of(text) for hit in hits if hit.span] == []


def test_the_subject(report: Report) -> None:
    mail = Mail("x", "Hello,", subject="Order {{number}}")
    (hit,) = report("template", OPTIONS, mail, language="en", sections=(SectionKind.SUBJECT,))
    assert (hit.section, hit.variant) == (SectionKind.SUBJECT, "placeholder")
