from __future__ import annotations

import itertools
import re
from pathlib import Path

from rich.cells import cell_len
from sample_report import INQUIRY, REPLY, finding, span_of

from replylint.finding import FileReport, Finding, Report, Severity, Skipped
from replylint.model import Mail, Message, Section, SectionKind
from replylint.reports import FORMATS, RenderOptions
from replylint.rule import Rule
from replylint.yaml_file import load

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def shown(*findings: Finding, text: str = REPLY, language: str = "pl", width: int = 80) -> str:
    file = FileReport("a.eml", findings, text=text, subject="Re:", inquiry=INQUIRY)
    return FORMATS["text"](Report((file,)), RenderOptions(language, width))


def underlined(output: str) -> list[str]:
    """The words above each row of underlining, by the columns of a screen."""
    lines = output.splitlines()
    words = []
    for above, below in itertools.pairwise(lines):
        if set(below.partition("│ ")[2]) <= {"━", " "} and "━" in below:
            left, right = below.index("━"), len(below)
            columns = [c for char in above for c in [char] + [""] * (cell_len(char) - 1)]
            words.append("".join(columns[left:right]))
    return words


def test_underlines_just_the_words_found() -> None:
    assert underlined(shown(finding("r", "error", "M.", "wkrótce"))) == ["wkrótce"]


def test_underlines_by_columns_where_a_character_is_two_wide() -> None:
    assert underlined(shown(finding("r", "error", "M.", "zapomniał"))) == ["zapomniał"]


def test_words_over_lines_are_underlined_in_each_line() -> None:
    words = "kuriera[/bold] i na\ntelefon"
    assert underlined(shown(finding("r", "error", "M.", words))) == words.split("\n")


def test_a_long_line_is_cut_around_the_words() -> None:
    for width in range(40, 140):
        output = shown(finding("r", "error", "M.", "wkrótce"), width=width)
        assert underlined(output) == ["wkrótce"]


def test_an_unanswered_question_shows_the_customers_words() -> None:
    question = "czy muszę odsyłać paczkę"
    output = shown(
        finding(
            "unanswered-question", "error", "M.", text=question, related=span_of(question, INQUIRY)
        )
    )
    assert underlined(output) == [question]
    assert "  klient │" in output


def test_what_is_missing_is_shown_where_it_should_stand() -> None:
    top = shown(finding("greeting-missing", "error", "M.", section=SectionKind.GREETING)).split(
        "\n"
    )
    assert top[1:3] == ["      │ ▸ brak", "    1 │ Witam serdecznie,"]
    end = shown(finding("closing-missing", "error", "M.", section=SectionKind.CLOSING)).split("\n")
    assert end[1:3] == ["   10 │ Ania", "      │ ▸ brak"]


def test_an_empty_mail_has_a_place_for_what_is_missing() -> None:
    output = shown(
        finding("greeting-missing", "error", "M.", section=SectionKind.GREETING), text=""
    )
    assert "▸ brak" in output


def test_findings_about_the_same_words_share_them() -> None:
    output = shown(
        finding("a", "info", "Pierwsza.", "wkrótce"), finding("b", "error", "Druga.", "wkrótce")
    )
    assert len(underlined(output)) == 1
    assert "├ wskazówka: Pierwsza." in output
    assert "╰ błąd: Druga." in output


def test_a_clean_file_is_only_counted() -> None:
    report = Report((FileReport("a.eml", text=REPLY),))
    assert FORMATS["text"](report, RenderOptions("pl")) == "Sprawdzono 1 plik: bez uwag.\n"
    assert FORMATS["text"](report, RenderOptions("en")) == "Checked 1 file: nothing to report.\n"


def test_rules_not_applied_are_said_once_for_each_reason() -> None:
    skipped = tuple(Skipped(rule, "no-inquiry") for rule in ("c", "a", "b"))
    report = Report(tuple(FileReport(f"{n}.eml", skipped=skipped) for n in range(4)))
    output = FORMATS["text"](report, RenderOptions("pl"))
    assert "Nie zastosowano 3 reguł: nie ma wiadomości klienta (a, b, c)\n" in output
    assert output.count("Nie zastosowano") == 1


def test_rules_not_applied_in_some_files_say_in_how_many() -> None:
    files = (
        FileReport(
            "a.eml",
            skipped=(Skipped("r", "words"),),
        ),
        FileReport("b.eml"),
    )
    output = FORMATS["text"](Report(files), RenderOptions("en"))
    assert "1 rule not applied in 1 file: words (r)\n" in output


def test_severity_is_in_words_and_in_color(findings: tuple[Finding, ...], report: Report) -> None:
    plain = FORMATS["text"](report, RenderOptions("en", 100))
    colored = FORMATS["text"](report, RenderOptions("en", 100, color=True))
    assert "\x1b" not in plain
    assert _ESCAPE.sub("", colored) == plain
    for severity, code, word in (
        ("error", 31, "error:"),
        ("warning", 33, "warning:"),
        ("info", 36, "hint:"),
    ):
        assert severity in {f.severity.value for f in findings}
        assert f"\x1b[1;{code}m{word}" in colored


def test_color_is_the_same_in_every_run(report: Report, tmp_path: Path) -> None:
    options = RenderOptions("pl", color=True, rules={"vague-deadline": _rule(tmp_path)})
    assert FORMATS["text"](report, options) == FORMATS["text"](report, options)


def test_a_rule_links_to_its_file(report: Report, tmp_path: Path) -> None:
    options = RenderOptions("pl", color=True, rules={"vague-deadline": _rule(tmp_path)})
    uri = (tmp_path / "vague-deadline.yaml").as_uri()
    assert f"\x1b]8;;{uri}\x1b\\vague-deadline\x1b]8;;\x1b\\" in FORMATS["text"](report, options)


def test_ascii_draws_with_ascii_alone() -> None:
    report = Report(
        (
            FileReport(
                "a.eml", (finding("r", "error", "Za „krótko” – źle…", "wkrótce"),), text=REPLY
            ),
        )
    )
    output = FORMATS["text"](report, RenderOptions("en", 60, unicode=False))
    assert not [c for c in output if not c.isascii() and not c.isalpha()]


def test_markup_of_the_mail_stays_words() -> None:
    text = "[bold red]Pilne[/] :smile: [link=x]"
    found = Finding(
        "a.eml",
        "r",
        Severity.INFO,
        text,
        SectionKind.BODY,
        finding("r", "info", "").source,
        text=text,
        span=span_of(text, text),
    )
    for color in (True, False):
        file = FileReport("a.eml", (found,), text=text)
        output = FORMATS["text"](Report((file,)), RenderOptions("en", 100, color=color))
        assert _ESCAPE.sub("", output).count(text) == 2


def _rule(folder: Path) -> Rule:
    from replylint.rule import read

    path = folder / "vague-deadline.yaml"
    path.write_text(
        "{check: phrase, severity: error, source: {document: d, section: s}, why: w, "
        "message: {en: m}, phrases: [soon], examples: {bad: ['[[Soon]]'], good: [Today]}}"
    )
    return read(load(path), "en")


def test_what_is_missing_stands_at_the_ends_of_the_replys_own_words() -> None:
    text = "Subject: Zwrot\n\nOdpisuję.\nAnia\n\nJan napisał:\n> Kiedy?\n"
    missing = tuple(
        finding(f"{kind.value}-missing", "error", "M.", section=kind)
        for kind in (SectionKind.GREETING, SectionKind.SIGNATURE)
    )
    sections = (
        Section(SectionKind.BODY, span_of("Odpisuję.", text)),
        Section(SectionKind.SIGNATURE, span_of("Ania\n", text)),
        Section(SectionKind.QUOTATION, span_of("Jan napisał:\n> Kiedy?", text)),
    )
    own = Message(Mail("a.eml", text), sections).own_words
    report = Report((FileReport("a.eml", missing, text=text, own_words=own),))
    lines = FORMATS["text"](report, RenderOptions("pl")).split("\n")
    assert lines[1:3] == ["      │ ▸ brak", "    3 │ Odpisuję."]
    assert lines[6:8] == ["    4 │ Ania", "      │ ▸ brak"]
    places = [line.split()[0] for line in FORMATS["concise"](report, RenderOptions()).splitlines()]
    assert places == ["reklamacja.eml:3:1:", "reklamacja.eml:4:1:"]
