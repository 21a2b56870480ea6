"""What always holds of sections, for any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from replylint.model import Layout, Mail, Message, SectionKind, Span
from replylint.parsing import parse
from replylint.parsing.folding import fold

LINES = st.sampled_from(
    [
        "",
        " ",
        "Dzień dobry,",
        "Dzień dobry, Pani Anno, dziękuję.",
        "Анна, здравствуйте!",
        "Dear Ms Brown,",
        "zwrot wysłałem 3 marca.",
        "Z poważaniem",
        "Pozdrawiam, Jan Kowalski",
        "С уважением, Олег",
        "Kind regards,",
        "Jan Kowalski",
        "doradca klienta",
        "ul. Polna 5, 00-001 Warszawa",
        "NIP 525-000-10-90",
        "-- ",
        "PS. Do jutra.",
        "Wysłane z iPhone'a",
        "Ta wiadomość jest poufna i przeznaczona wyłącznie dla adresata.",
        "> cytat",
        ">> starszy cytat",
        "________________________________",
        "-----Original Message-----",
        "Od: Anna Nowak <anna@example.com>",
        "Wysłano: 2 marca 2026 09:14",
        "Do: pomoc@sklep.example",
        "Temat: Zwrot",
        "W dniu 2.03.2026 o 09:14, Anna Nowak pisze:",
        "On Mon, 2 Mar 2026 at 09:14, Anna <a@example.com>",
        "wrote:",
        "{{imie}}",
        "\u2028İ\x85ß",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25).map("\n".join),
)


def check(message: Message) -> None:
    spans = [section.span for section in message.sections]
    assert spans == sorted(spans)
    for span in spans:
        assert 0 <= span.start < span.end <= len(message.text)
        assert span.of(message.text).strip()
    for before, after in pairwise(spans):
        assert before.end <= after.start
    left = list(message.text)
    for span in spans:
        left[span.start : span.end] = [" "] * len(span)
    assert not "".join(left).strip()


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.one_of(st.none(), TEXTS))
@example("Pozdrawiam", None)
@example("Od: a@b.c\nDo: x\n\n", "")
def test_every_character_lies_in_one_section(text: str, customer: str | None) -> None:
    exchange = parse(Mail("r", text), None if customer is None else Mail("c", customer))
    check(exchange.reply)
    if exchange.inquiry is not None:
        check(exchange.inquiry)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.data())
def test_any_marked_region_is_cut_out(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    regions = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=4))
    quoted = tuple(Span(start, end) for start, end in regions if start < end)
    check(parse(Mail("r", text, quoted=quoted)).reply)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def kinds(text: str) -> list[tuple[SectionKind, str]]:
    found = parse(Mail("r", text)).reply.sections
    return [(section.kind, section.span.of(text)) for section in found]


def test_a_whole_reply() -> None:
    text = (
        "Dzień dobry, Pani Anno,\n\nzwrot wysłałem.\n\nDotrze jutro.\n\nPozdrawiam\nJan Kot\n"
        "doradca\n\nWysłane z iPhone'a\n\nOn 02/03/2026 09:14, Anna wrote:\n> Kiedy?"
    )
    assert kinds(text) == [
        (SectionKind.GREETING, "Dzień dobry, Pani Anno,"),
        (SectionKind.BODY, "zwrot wysłałem.\n\nDotrze jutro."),
        (SectionKind.CLOSING, "Pozdrawiam"),
        (SectionKind.SIGNATURE, "Jan Kot\ndoradca"),
        (SectionKind.DISCLAIMER, "Wysłane z iPhone'a"),
        (SectionKind.QUOTATION, "On 02/03/2026 09:14, Anna wrote:\n> Kiedy?"),
    ]


def test_a_reply_on_one_line() -> None:
    assert kinds("Dzień dobry, zwrot wysłałem. Pozdrawiam, Jan Kot") == [
        (SectionKind.GREETING, "Dzień dobry,"),
        (SectionKind.BODY, "zwrot wysłałem."),
        (SectionKind.CLOSING, "Pozdrawiam,"),
        (SectionKind.SIGNATURE, "Jan Kot"),
    ]


def test_a_postscript_is_body() -> None:
    found = kinds("Hello,\nYes.\n\nKind regards,\nTom Reed\n\nP.S. The shop is closed on Monday.")
    assert found[-1] == (SectionKind.BODY, "P.S. The shop is closed on Monday.")
    assert found[-2] == (SectionKind.SIGNATURE, "Tom Reed")


def test_a_body_sentence_is_no_closing() -> None:
    text = "Здравствуйте!\n\nПока не могу сказать точно.\n\nПроверю завтра.\n"
    assert [kind for kind, _ in kinds(text)] == [SectionKind.GREETING, SectionKind.BODY]


def test_front_matter_is_not_linted() -> None:
    text = "---\ntemat: x\n---\nDzień dobry,\nTak.\n"
    found = parse(Mail("r.md", text, preamble=Span(0, 17))).reply.sections
    assert found[0].kind is SectionKind.DISCLAIMER
    assert found[1].kind is SectionKind.GREETING


def test_a_logo_lies_in_the_signature() -> None:
    text = "Hello,\nYes.\n\nKind regards,\n\n\nTom Reed\nSupport Agent\n\n"
    logo, second = text.index("\n\nTom") + 1, len(text)
    layout = Layout(images=(Span(logo, logo), Span(second, second)))
    reply = parse(Mail("r.eml", text, layout=layout)).reply
    (signature,) = reply.of_kind(SectionKind.SIGNATURE)
    assert all(signature.span.contains(image) for image in layout.images)


def test_a_footer_inside_a_closing_cuts_it() -> None:
    exchange = parse(Mail("x", "KIND REGARDS\nWYSŁANE Z\nDZIEKUJ"))
    spans = [section.span for section in exchange.reply.sections]
    assert all(first.end <= second.start for first, second in pairwise(spans))
