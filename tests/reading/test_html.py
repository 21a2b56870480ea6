"""HTML to what the customer sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.errors import ReadError
from replylint.model import Address, SectionKind, Span
from replylint.parsing import parse
from replylint.reading import read
from replylint.reading.visible import Page, visible


def quoted(page: Page) -> list[str]:
    return [span.of(page.text) for span in page.quoted]


def test_blocks_lists_and_tables_become_lines() -> None:
    page = visible(
        "<p>Dzień&nbsp;dobry,\n <b>Pani</b> Anno</p><div>a<br></div><div><br></div><div>b</div>"
        "<ul><li>jeden</li><li>dwa</li></ul><ol><li>raz</li><li>dwa</li></ol>"
        "<table><tr><td>Jan</td><td>doradca</td></tr><tr><td>tel. 1</td></tr></table>"
    )
    assert page.text == (
        "Dzień dobry, Pani Anno\n\na\n\nb\n\n- jeden\n- dwa\n\n1. raz\n2. dwa\n\n"
        "Jan\ndoradca\ntel. 1"
    )


def test_lines_of_outlook_stand_close() -> None:
    page = visible(
        '<p class="MsoNormal">Jan</p><p class="MsoNormal">Kot</p><p style="margin:0">x</p>'
    )
    assert page.text == "Jan\nKot\nx"


def test_what_is_hidden_is_not_read() -> None:
    page = visible(
        "<head><title>t</title><style>p{color:red}</style></head><!-- c --><script>s</script>"
        '<div style="display:none">d</div><span style="mso-hide:all">m</span><p hidden>h</p>'
        '<p>wi\u00addać\u200b</p><img src="http://t.example/p.gif" width="1" height="1">'
    )
    assert page.text == "widać"
    assert page.layout.images == ()


def test_styles_come_from_attributes_font_tags_and_around() -> None:
    page = visible(
        "<body style=\"font-family:'Open Sans',Arial;font-size:14px\"><p>one</p>"
        '<p><font face="Georgia" size="5" color="#F00">two</font></p>'
        '<p style="font: bold 12pt/1.5 Verdana; color: rgb(0, 0, 255)">three</p>'
        '<a href="x" style="color:green">four</a></body>'
    )
    found = {
        style.span.of(page.text): (style.font, style.size, style.color)
        for style in page.layout.styles
    }
    assert found == {
        "one": ("Open Sans", "14px", None),
        "two": ("Georgia", "5", "#ff0000"),
        "three": ("Verdana", "12pt", "#0000ff"),
        "four": ("Open Sans", "14px", None),
    }
    assert [link.of(page.text) for link in page.layout.links] == ["four"]


def test_images_stand_before_the_text_that_follows() -> None:
    page = visible('<p>one</p><p><img src="a.png"></p><p>two</p><img src="b.png">')
    before_two, last = page.layout.images
    assert page.text[before_two.start :].startswith("two")
    assert last == Span(len(page.text), len(page.text))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<div>Tak.</div><div class="gmail_quote"><div class="gmail_attr">pon., 2 mar 2026 '
            'o 09:14 Anna &lt;a@b.example&gt; napisał(a):<br></div><blockquote class="gmail_quote">'
            "Kiedy?</blockquote></div>",
            ["pon., 2 mar 2026 o 09:14 Anna <a@b.example> napisał(a):\n\nKiedy?"],
        ),
        (
            '<p>Tak.</p><div class="moz-cite-prefix">W dniu 2.03.2026 o 09:14, Anna pisze:</div>'
            '<blockquote type="cite">Kiedy?</blockquote>',
            ["W dniu 2.03.2026 o 09:14, Anna pisze:", "Kiedy?"],
        ),
        (
            '<p>Tak.</p><hr><div id="divRplyFwdMsg"><b>Od:</b> Anna</div><div>Kiedy?</div>',
            ["Od: Anna\nKiedy?"],
        ),
        (
            '<div><p>Tak.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt">'
            "<p><b>From:</b> Anna</p></div></div><p>When?</p></div>",
            ["From: Anna\n\nWhen?"],
        ),
        (
            '<div>Yes.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Monday, Anna '
            "wrote:</div><div>When?</div></div>",
            ["On Monday, Anna wrote:\nWhen?"],
        ),
        (
            "<blockquote>When?</blockquote><p>Friday.</p><blockquote>Where?</blockquote>",
            ["When?", "Where?"],
        ),
    ],
)
def test_quoted_regions(html: str, expected: list[str]) -> None:
    assert quoted(visible(html)) == expected


def test_words_below_a_gmail_quotation_are_the_replys() -> None:
    page = visible(
        '<div class="gmail_quote"><div>On Monday Anna wrote:</div><blockquote>When?</blockquote>'
        "<div>On Friday.</div></div>"
    )
    assert quoted(page) == ["On Monday Anna wrote:\n\nWhen?"]


def test_an_html_reply_is_parsed_like_text() -> None:
    html = (
        "<p>Hello Anna,</p><p>Yes.</p><p>Kind regards<br>Tom Reed</p>"
        '<div class="gmail_quote"><div>On Mon, 2 Mar 2026 at 09:14, Anna &lt;a@b.example&gt; wrote:'
        "</div><blockquote>When?<blockquote>older</blockquote></blockquote></div>"
    )
    exchange = parse(read("r.html", html.encode()))
    assert exchange.reply.signature.name is not None
    assert exchange.inquiry is not None
    assert exchange.inquiry.text == "When?\n\nolder"
    assert exchange.inquiry.mail.sender is not None
    assert exchange.inquiry.mail.sender.email == "a@b.example"
    assert [section.span.of(exchange.inquiry.text) for section in exchange.inquiry.sections] == [
        "When?",
        "older",
    ]


OUTLOOK = """<html><head><style>p.MsoNormal{margin:0cm}</style></head><body lang=PL><div>
<p class=MsoNormal>Dzień dobry, Pani Anno,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>zwrot <b>129&nbsp;zł</b> wysłałem dziś.<o:p></o:p></p>
<p class=MsoNormal>Z poważaniem</p><table><tr><td rowspan=2><img src="cid:logo" width=80></td>
<td><p class=MsoNormal><b>Jan Kot</b></p><p class=MsoNormal>Doradca klienta</p></td></tr>
<tr><td>Meble sp. z o.o.<br>ul. Długa 5, 00-001 Warszawa<br>tel. 22 100 20 30</td></tr></table>
<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> Anna Nowak
&lt;anna@example.com&gt; <br><b>Sent:</b> Monday, March 2, 2026 9:14 AM<br>
<b>To:</b> m@m.example<br><b>Subject:</b> Zwrot</p></div><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Dzień dobry,</p><p class=MsoNormal>kiedy zwrot?</p></div></body></html>"""


def test_a_mail_of_outlook_with_a_signature_table() -> None:
    mail = read("r.html", OUTLOOK.encode())
    exchange = parse(mail)
    found = exchange.reply.signature
    assert [field and field.value for field in (found.name, found.position, found.company)] == [
        "Jan Kot",
        "Doradca klienta",
        "Meble sp. z o.o.",
    ]
    (signature,) = exchange.reply.of_kind(SectionKind.SIGNATURE)
    assert mail.layout is not None
    assert [signature.span.contains(image) for image in mail.layout.images] == [True]
    assert exchange.inquiry is not None
    assert exchange.inquiry.text == "Dzień dobry,\nkiedy zwrot?"
    assert exchange.inquiry.mail.sender == Address("Anna Nowak", "anna@example.com")


def test_deep_nesting_is_read() -> None:
    assert visible("<div>" * 3000 + "deep" + "</div>" * 3000).text == "deep"


def test_the_charset_of_a_page() -> None:
    page = '<meta charset="windows-1250"><p>Zażółć gęślą jaźń</p>'
    assert read("r.html", page.encode("windows-1250")).text == "Zażółć gęślą jaźń"


def test_a_page_without_text_is_an_error() -> None:
    with pytest.raises(ReadError, match="no text"):
        read("r.html", b"<p> </p>")


@given(st.text(alphabet="<>/ap div=\"'bqrockute&;!-x\n", max_size=200))
def test_any_string_is_some_page(html: str) -> None:
    page = visible(html)
    for span in (*page.quoted, *page.layout.images, *(style.span for style in page.layout.styles)):
        assert 0 <= span.start <= span.end <= len(page.text)
