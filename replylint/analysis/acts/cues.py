"""The closed classes of words that tell who acts on whom, and what kind of value a word gives."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Cues:
    """Word forms (lower case) and lemmas of one language.

    `you_either` are forms that are subject or object by what follows. `kept` are words that look
    like names and are none. `values` are lemmas by the kind of value they belong to.
    """

    address: frozenset[str]
    you_subject: frozenset[str]
    you_object: frozenset[str]
    you_either: frozenset[str]
    your: frozenset[str]
    i: frozenset[str]
    we: frozenset[str]
    colleague: frozenset[str]
    company: frozenset[str]
    negation: frozenset[str]
    modal: frozenset[str]
    counterfactual: frozenset[str]
    kept: frozenset[str]
    values: Mapping[str, frozenset[str]]

    @functools.cached_property
    def roles(self) -> Mapping[str, str]:
        """Whom a form stands for, where the form alone tells."""
        found: dict[str, str] = {}
        for role, forms in (
            ("you", self.you_subject),
            ("to-you", self.you_object),
            ("your", self.your),
            ("us", self.we),
            ("me", self.i),
        ):
            for form in forms:
                found.setdefault(form, role)
        return found

    def values_of(self, lemmas: Iterable[str]) -> list[str]:
        """The kinds of value that a word with these lemmas belongs to."""
        return sorted({self._kinds[lemma] for lemma in lemmas if lemma in self._kinds})

    @functools.cached_property
    def _kinds(self) -> Mapping[str, str]:
        return {lemma: kind for kind, lemmas in self.values.items() for lemma in lemmas}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CUES = {
    "pl": Cues(
        address=_set("pan pana panu panem panie pani panią państwo państwa państwu państwem"),
        you_subject=_set("pan ty państwo wy"),
        you_object=_set("pana panu panem panią państwu państwem ci tobie ciebie cię was wam"),
        you_either=_set("pani"),
        your=_set("państwa twój twoja twoje twojego twojej twoją twoim wasz wasza wasze waszej"),
        i=_set("ja mnie mi mną mój moja moje mojej mojego moją"),
        we=_set("my nas nam nami nasz nasza nasze naszego naszej naszą naszym naszych"),
        colleague=_set(
            "kolega koleżanka kurier kierowca pracownik pracownica konsultant konsultantka "
            "stażysta magazynier dostawca serwisant dział magazyn osoba ktoś sprzedawca "
            "sprzedawczyni przewoźnik podwykonawca recepcja ekipa technik doradca praktykant "
            "kasjer kasjerka"
        ),
        company=_set("firma sklep bank zespół biuro serwis hotel urząd salon przychodnia"),
        negation=_set("nie bez nigdy nikt nic żaden żadna żadne"),
        modal=_set("móc trzeba można wystarczyć powinien musieć należeć warto dać chcieć mieć"),
        counterfactual=_set("gdyby byłoby gdybyś wystarczyło należało trzeba"),
        kept=_set("sms vat nip pit pin"),
        values={
            "month": _set(
                "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik "
                "listopad grudzień"
            ),
            "weekday": _set("poniedziałek wtorek środa czwartek piątek sobota niedziela"),
            "unit-of-time": _set("minuta godzina dzień doba tydzień miesiąc rok kwadrans"),
            "near-day": _set("dziś dzisiaj jutro pojutrze wczoraj"),
            "currency": _set("złoty zł euro grosz gr eur pln"),
        },
    ),
    "ru": Cues(
        address=_set("вы вас вам вами ваш ваша ваше ваши"),
        you_subject=_set("вы ты"),
        you_object=_set("вас вам вами тебя тебе тобой"),
        you_either=_set(""),
        your=_set("ваш ваша ваше ваши вашего вашей вашу вашему вашим ваших твой твоя твое твои"),
        i=_set("я меня мне мной мой моя мое мои"),
        we=_set("мы нас нам нами наш наша наше наши нашего нашей нашу нашим наших"),
        colleague=_set(
            "коллега курьер водитель сотрудник сотрудница оператор стажер продавец кладовщик "
            "менеджер поставщик мастер отдел склад бухгалтерия грузчик монтажник подрядчик "
            "перевозчик администратор кассир"
        ),
        company=_set("компания магазин банк команда фирма сервис отель салон клиника"),
        negation=_set("не нет нельзя без никогда никто ничего ни"),
        modal=_set("мочь надо нужно можно следовать стоить должный достаточно хотеть придется"),
        counterfactual=_set("бы б если стоило следовало"),
        kept=_set("смс инн"),
        values={
            "month": _set(
                "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
            ),
            "weekday": _set("понедельник вторник среда четверг пятница суббота воскресенье"),
            "unit-of-time": _set("минута час день сутки неделя месяц год"),
            "near-day": _set("сегодня завтра послезавтра вчера"),
            "currency": _set("рубль руб копейка евро ₽"),
        },
    ),
    "en": Cues(
        address=_set("you your yours i"),
        you_subject=_set("you've you'd you're you'll"),
        you_object=_set(""),
        you_either=_set("you"),
        your=_set("your yours yourself"),
        i=_set("i me my mine i'm i've i'll i'd"),
        we=_set("we us our ours we're we've we'll we'd"),
        colleague=_set(
            "colleague courier driver agent clerk manager staff technician engineer supplier "
            "warehouse department team trainee cashier carrier contractor intern reception desk"
        ),
        company=_set("company shop store bank firm office hotel clinic"),
        negation=_set("not n't never no nobody nothing cannot can't don't didn't won't"),
        modal=_set("can could should must may might would need ought shall will have"),
        counterfactual=_set("if had could should would"),
        kept=_set("sms vat pin"),
        values={
            "month": _set(
                "january february march april may june july august september october "
                "november december"
            ),
            "weekday": _set("monday tuesday wednesday thursday friday saturday sunday"),
            "unit-of-time": _set("minute hour day week fortnight month year"),
            "near-day": _set("today tomorrow yesterday tonight"),
            "currency": _set("pound dollar euro quid £ $ € gbp usd"),
        },
    ),
}
