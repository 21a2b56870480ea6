"""What is reported of LanguageTool's matches, and what is no error in mail."""

from __future__ import annotations

import pytest

from replylint.analysis import analyse
from replylint.analysis.languagetool import LanguageTool, find_or_start
from replylint.analysis.morphology import morphology
from replylint.checks import Context
from replylint.checks.languagetool import Options, run
from replylint.checks.languagetool.unknown_words import distance
from replylint.finding import Hit
from replylint.model import Address, Case, GrammarMatch, Mail, SectionKind, Span
from replylint.parsing import parse

SECTIONS = (SectionKind.GREETING, SectionKind.BODY, SectionKind.CLOSING)
SPELLING = Options(categories=("TYPOS", "PRAWDOPODOBNE_LITEROWKI", "CONFUSED_WORDS"))
PUNCTUATION = Options(categories=("PUNCTUATION",), rules=("COMMA_PAREN*",), marks=True)


@pytest.fixture(scope="module")
def tool() -> LanguageTool:
    return find_or_start()


def hits(
    tool: LanguageTool,
    reply: str,
    options: Options = SPELLING,
    language: str = "pl",
    *,
    customer: str | None = None,
    words: frozenset[str] = frozenset(),
) -> list[tuple[str, str]]:
    """Words reported and first suggestion, for a reply signed by Anna Kowalewska."""
    mail = Mail(
        "reply.eml",
        reply,
        sender=Address("Anna Kowalewska", "anna.kowalewska@brzozka.example"),
        recipients=(Address("Zbigniew Wrzesz", "z.wrzesz@example.com"),),
    )
    inquiry = Mail("inquiry.eml", customer) if customer else None
    exchange = parse(mail, inquiry)
    case = Case(
        analyse(exchange.reply, language),
        analyse(exchange.inquiry, language) if exchange.inquiry else None,
        grammar=tool.check_message(exchange.reply, language),
    )
    context = Context("spelling", language, SECTIONS, morphology(language), words=words)
    return [_told(hit, reply) for hit in run(options, case, context)]


def _told(hit: Hit, text: str) -> tuple[str, str]:
    assert hit.span is not None
    assert hit.values["match"] == hit.span.of(text)
    return hit.values["match"], hit.values["suggestion"]


def mail(body: str, greeting: str = "Dzień dobry,") -> str:
    return f"{greeting}\n\n{body}\n\nPozdrawiam\nAnna Kowalewska\nBrzozkex sp. z o.o.\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Wysłałam etykiete zwrotną.", [("etykiete", "etykietę")]),
        ("Czy Panstwo mają paragon?", [("Panstwo", "Państwo")]),
        ("Niestey towaru brak.", [("Niestey", "Niestety")]),
        ("Proszę niewyrzucać pudełka.", [("niewyrzucać", "nie wyrzucać")]),
        ("PROSZĘ ODESŁAĆ ORGINALNY PARAGON OSOBNO.", [("ORGINALNY", "ORYGINALNY")]),
    ],
)
def test_mistakes(tool: LanguageTool, body: str, expected: list[tuple[str, str]]):
    assert hits(tool, mail(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Przesyłkę odbierze pani Wrzeszowa.",  # the customer's surname, inflected
        "Firma Brzozkex odpowie jutro.",  # in the signature
        "Na Empuzjonie i w Kalimdorze jest podobnie.",  # names in mid-sentence
        "Numer to AX-77b, kod LATO20KK, paczka 7b.",
        "Jest na stronie eur-lex.europa.eu i w pliku faktura_kor.pdf.",
        "Piszę do obsluga@sklepik.example.",
        "Kod QR, status RMA i SLA.",
        "Na „Xenomorfit plus” czekamy do maja.",
        "Otwarłam ticket, tracking jest u sellera.",
        "Pole {{nazwa_klijenta}} jest puste.",
    ],
)
def test_names_codes_and_addresses(tool: LanguageTool, body: str):
    assert hits(tool, mail(body)) == []


def test_the_house_s_words_in_every_form(tool: LanguageTool):
    body = mail("Zrobiłam przelewik, przelewiku nie trzeba szukać.")
    assert hits(tool, body)
    assert hits(tool, body, words=frozenset({"przelewik"})) == []


def test_the_customer_s_words_excuse_terms_but_not_mistakes(tool: LanguageTool):
    customer = "Dzień dobry,\nczy mój rozgwiadownik jest juz w paczke spakowany?\nZbigniew"
    body = mail("Rozgwiadownik czeka, rozgwiadownika nie wysłano, paczke nadam.")
    assert hits(tool, body, customer=customer) == [("paczke", "paczkę")]


def test_a_quotation_of_the_customer_s_words_is_his(tool: LanguageTool):
    customer = "Dzień dobry,\nzamek sie zacina przy zapieciu.\nZbigniew"
    quoting = mail("Pisze Pan, że „zamek sie zacina przy zapieciu”.")
    assert hits(tool, quoting, customer=customer) == []
    assert ("zapieciu", "zapięciu") in hits(tool, quoting)


def test_signature_is_left_alone(tool: LanguageTool):
    text = "Dzień dobry,\n\nZwrot jest gotowy.\n\nPozdrawiam\nAnna Kowalewska\nkonsultatnka\n"
    assert hits(tool, text) == []


def test_marks_take_the_word_before_and_keep_their_fix(tool: LanguageTool):
    assert hits(tool, mail("Jest gotowe , proszę odebrać.Kiedy Pan wpadnie ?"), PUNCTUATION) == [
        ("gotowe ,", "gotowe,"),
        ("wpadnie ?", "wpadnie?"),
    ]
    assert hits(tool, mail("Buty są tu :) a plik to .htaccess."), PUNCTUATION) == []


def test_commas_by_the_rule_s_lists(tool: LanguageTool):
    options = Options(
        comma_before=("который",),
        comma_after=("к сожалению",),
        comma_before_name=("здравствуйте",),
    )
    text = mail(
        "К сожалению модели нет. Нашла заказ который вы искали. К сожалению, всё.",
        "Здравствуйте Олег!",
    )
    found = [suggestion for _, suggestion in hits(tool, text, options, "ru")]
    assert found == ["Здравствуйте, Олег", "К сожалению, модели", "заказ, который"]
    assert hits(tool, mail("Здравствуйте ещё раз, нашла."), options, "ru") == []


def test_options_choose_by_category_rule_and_exclusion():
    text = "Ala ma kota."
    case = Case(
        analyse(parse(Mail("r", text)).reply, "pl"),
        None,
        grammar=(
            GrammarMatch(Span(0, 3), "ONE_A", "ONE", "grammar", "first"),
            GrammarMatch(Span(4, 6), "ONE_B", "ONE", "grammar", "second"),
            GrammarMatch(Span(7, 11), "TWO_A", "TWO", "grammar", "third"),
        ),
    )
    context = Context("grammar", "pl", tuple(SectionKind), morphology("pl"))

    def told(**options: tuple[str, ...]) -> list[str]:
        return [hit.values["message"] for hit in run(Options(**options), case, context)]

    assert told(categories=("ONE",), exclude=("*_B",)) == ["first"]
    assert told(rules=("TWO_*",)) == ["third"]
    assert told() == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kot", "kot", 0),
        ("kot", "kto", 1),
        ("kot", "kost", 1),
        ("abcd", "xyzw", 3),
        ("a", "abcd", 3),
    ],
)
def test_distance(one: str, other: str, expected: int):
    assert distance(one, other) == distance(other, one) == expected
