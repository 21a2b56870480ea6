"""Words that do not agree, and pairs that only look so."""

from __future__ import annotations

import pytest

from replylint.analysis import analyse
from replylint.analysis.morphology import morphology
from replylint.checks import Context
from replylint.checks.agreement import disagreements
from replylint.model import Case, Mail, Message, Section, SectionKind, Span


def found(language: str, text: str) -> list[str]:
    message = Message(Mail("x", text), (Section(SectionKind.BODY, Span(0, len(text))),))
    context = Context("grammar", language, (SectionKind.BODY,), morphology(language))
    hits = disagreements(Case(analyse(message, language), None), context)
    return [hit.span.of(text) for hit in hits if hit.span]


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("pl", "Obie strona podpisały umowę.", "Obie strona"),
        ("pl", "Router zostanie dostarczona jutro.", "Router zostanie dostarczona"),
        ("pl", "Okulary są gotowy i czekają.", "są gotowy"),
        ("pl", "W hotelu są trzy posiłków dziennie.", "trzy posiłków"),
        ("pl", "Zamówiłam pięć paczki.", "pięć paczki"),
        ("pl", "Ten usługa jest bezpłatna.", "Ten usługa"),
        ("pl", "Niestety faktura nie został opłacony.", "faktura nie został opłacony"),
        ("ru", "Справка нужен до среды.", "Справка нужен"),
        ("ru", "Экзамен назначена на среду.", "Экзамен назначена"),
        ("ru", "Посылка пришёл вчера.", "Посылка пришёл"),
        ("ru", "Осталось пять заказа.", "пять заказа"),
        ("ru", "Ваш справка готова.", "Ваш справка"),
        ("en", "The app show six digits.", "app show"),
        ("en", "Your colleagues does not notice it.", "colleagues does"),
        ("en", "They has sent it.", "They has"),
        ("en", "This orders are late.", "This orders"),
        ("en", "The order have been sent.", "order have"),
    ],
)
def test_sure_disagreement(language: str, text: str, wrong: str):
    assert found(language, text) == [wrong]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Obie strony podpisały umowę, a router zostanie dostarczony jutro."),
        ("pl", "Paczka wysłana kurierem jest pełna kurzu, karta jest ważna rok."),
        ("pl", "Auto oddała Pani w maju, doktor przyjęła je później."),
        ("pl", "Zgłoszenie ma numer 7, nie robię z tego problemu ani z tego afery."),
        ("pl", "Napisał Pan: „ten usługa”."),
        ("pl", "Dwa tysiące sztuk, trzy paczki i pięć palet czekają."),
        ("ru", "Лекарство начали давать вчера, врач назначила осмотр в семь утра."),
        ("ru", "Сотрудница, принимавшая заявление, ушла. Деньги пришли за эти полгода."),
        ("ru", "Осталось пять дней, три заказа и две справки."),
        ("en", "Does the app show six digits? One of your parcels was lost."),
        ("en", "The team are here, and these order numbers are right."),
        ("en", "You and they have what it has."),
    ],
)
def test_what_agrees(language: str, text: str):
    assert found(language, text) == []
