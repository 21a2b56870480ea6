"""A report with one of everything: words in a line, over lines, in a long line; things missing."""

from __future__ import annotations

from replylint.finding import (
    Citation,
    FileReport,
    Finding,
    Fix,
    Position,
    Report,
    Severity,
    Skipped,
)
from replylint.model import SectionKind, Span

REPLY = """Witam serdecznie,

informujemy, że Pani zgłoszenie przyjęto i wkrótce zostanie ono rozpatrzone przez właściwy \
dział, o czym damy znać w osobnej wiadomości, gdy tylko pozwoli na to liczba spraw i kolejność, \
w której je do nas nadesłano.
Kolega z magazynu 📦 zapomniał o paczce.
Proszę czekać
na \x1b[31mkuriera[/bold] i na
telefon.

Pozdro
Ania
"""
INQUIRY = """Dzień dobry,
zamówienie 1234 nie dotarło do mnie na czas. Kiedy dostanę zwrot pieniędzy i czy muszę odsyłać \
paczkę na własny koszt?
"""
LONG = REPLY.split("\n")[2]


def span_of(words: str, text: str = REPLY) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def position(offset: int) -> Position:
    before = REPLY[:offset]
    return Position(before.count("\n") + 1, offset - before.rfind("\n"))


def finding(
    rule: str,
    severity: str,
    message: str,
    words: str | None = None,
    section: SectionKind = SectionKind.BODY,
    **more: object,
) -> Finding:
    if words is not None:
        span = span_of(words)
        more.update(span=span, text=words, start=position(span.start), end=position(span.end))
    source = Citation("blog-pl", "Zadbaj o przejrzystą formę wiadomości")
    return Finding(
        "reklamacja.eml",
        rule,
        Severity(severity),
        message,
        section,
        source,
        **more,  # type: ignore[arg-type]
    )


def sample_findings() -> tuple[Finding, ...]:
    """In the order of the engine."""
    question = "Kiedy dostanę zwrot pieniędzy"
    return (
        finding(
            "subject-uninformative",
            "warning",
            "Temat nie mówi, o co chodzi.",
            section=SectionKind.SUBJECT,
            span=Span(0, 3),
            text="Re:",
            start=Position(1, 1),
            end=Position(1, 4),
        ),
        finding(
            "greeting-missing",
            "error",
            "Odpowiedź nie zaczyna się od powitania.",
            section=SectionKind.GREETING,
        ),
        finding(
            "first-person-plural",
            "warning",
            "„informujemy” mówi za firmę. Pisz we własnym imieniu.",
            "informujemy",
            fix=Fix(("informuję",), safe=True),
        ),
        finding("long-sentence", "warning", "Zdanie jest za długie. Podziel je.", LONG),
        finding("stock-phrase", "info", "„wkrótce” to formułka.", "wkrótce"),
        finding("vague-deadline", "error", "„wkrótce” nie mówi kiedy.", "wkrótce"),
        finding(
            "blame-colleague",
            "error",
            "Klient nie musi wiedzieć, kto zawinił.",
            "Kolega z magazynu 📦 zapomniał",
            because=("kolega", "zapomniał"),
            like="Magazyn znów zawalił sprawę.",
            confidence=0.91234,
        ),
        finding(
            "internal-affairs",
            "warning",
            "To wewnętrzna sprawa firmy.",
            "na \x1b[31mkuriera[/bold] i na\ntelefon",
        ),
        finding(
            "closing-informal",
            "warning",
            "„Pozdro” nie jest oficjalne.",
            "Pozdro",
            SectionKind.CLOSING,
            fix=Fix(("Z poważaniem", "")),
        ),
        finding("apology-missing", "error", "Firma zawiniła, a odpowiedź nie przeprasza."),
        finding(
            "attachment-format",
            "warning",
            "Nie każdy otworzy plik .heic.",
            text="zdjęcie.heic",
        ),
        finding(
            "unanswered-question",
            "error",
            "Klientka o to pyta, a odpowiedź milczy.",
            text=question,
            related=span_of(question, INQUIRY),
        ),
        finding(
            "signature-nip-missing",
            "error",
            "W podpisie nie ma numeru NIP.",
            section=SectionKind.SIGNATURE,
        ),
        finding(
            "signature-position-missing",
            "warning",
            "W podpisie nie ma stanowiska.",
            section=SectionKind.SIGNATURE,
        ),
    )


def sample_report() -> Report:
    """Three files: with findings, clean, and one that could not be read."""
    return Report(
        (
            FileReport(
                "reklamacja.eml",
                sample_findings(),
                (Skipped("spelling", "no-grammar"), Skipped("grammar", "no-grammar")),
                REPLY,
                "Re:",
                INQUIRY,
            ),
            FileReport("czysta.eml", skipped=(Skipped("known-data-request", "no-inquiry"),)),
            FileReport("zepsuta.msg", error="to nie jest plik programu Outlook"),
        ),
        ("LanguageTool nie działa: nie ma Javy 17",),
    )
