"""Check kind `known-data`: asks for data that the customer's message already holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from replylint.analysis.morphology import Morphology
from replylint.checks import Context
from replylint.checks.customer import Names, customer_of
from replylint.checks.quotes import in_quotes, quoted
from replylint.checks.references import references, value_of
from replylint.finding import Hit
from replylint.model import Case, SectionKind, Sentence, Span, Token

_REGIONS = {"pl": "PL", "ru": "RU", "en": "GB"}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT = re.compile(r"(?<!\d)(?:[A-Z]{2} ?)?\d{2}(?:[ -]?\d{4}){4,6}(?!\d)|(?<!\d)\d{20}(?!\d)")
_ADDRESS = re.compile(
    r"\b\d{2}-\d{3}\s+[A-ZŁŚŻŹĆÓ]|(?<!\w)(?:ul|al|pl|os)\.\s*[A-ZŁŚŻŹĆÓ]\D{1,40}\d"
    r"|\b(?:ulic|alej|osiedl)\w+\s+[A-ZŁŚŻŹĆÓ]\D{1,40}\d"
    r"|(?<!\w)(?:ул|пр|пер|пр-т|просп|бул|ш|пл)\.\s*[А-Я]\D{1,40}\d|\b(?:улиц|проспект|переул)\w+\s+[А-Я]\D{1,40}\d"
    r"|\b\d{1,4}[a-zA-Z]?,?\s+(?:[A-Z]\w+\s){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Close|Court|Way|Place|Square|Terrace|Gardens|Crescent)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\w+(?:strasse|straße|platz|gasse)\s+\d+",
)
_DATE = re.compile(
    r"(?<![\d.,/-])\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?(?![\d/-]|[.,]\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
    r"|(?<!\d)\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?:sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|paz|lis|gru|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2}(?!\d)",
    re.IGNORECASE,
)
_PLEASE = frozenset({"пожалуйста", "please", "proszę"})
_WAYS = frozenset(
    "na pod z ze w do przez на по с со в во из to at from by via on in with under".split()
)
_ARTICLES = frozenset("the your our this nasz ten mój наш этот".split())
_EMPTY: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` ask for something; `data` are the names of data, by kind, each as dictionary forms
    in order ("numer telefon"). The kinds `email phone account address date name photo` are found
    in the customer's message by their shape; every other one is a number with one of its `labels`.
    `dates`: which date a sentence of the customer tells, by the date's name in `data` ("date" kinds
    are written `date-NAME`). `other`: words that ask for another one."""

    phrases: tuple[str, ...]
    data: Mapping[str, tuple[str, ...]]
    exceptions: tuple[str, ...] = ()
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)
    dates: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)
    other: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each request for data of a kind that the customer's message holds."""
    if case.inquiry is None:
        return
    held = _Held(options, case, context)
    names = [
        (kind, tuple(words.split())) for kind, entries in options.data.items() for words in entries
    ]
    names.sort(key=lambda name: -len(name[1]))
    stretches = quoted(case.reply.text)
    reported: list[Span] = []
    for match in sorted(context.matches, key=lambda match: (match.span.start, -match.span.end)):
        sentence = match.sentence
        if sentence.section not in context.sections or in_quotes(match.span, stretches):
            continue
        asked = list(_asked(sentence, match.span, names))
        if not asked or _other(sentence, match.span, asked, options) or held.repeated(sentence):
            continue
        known = [(kind, span) for kind, span in asked if held.holds(kind)]
        if not known:
            continue
        span = Span(match.span.start, max(match.span.end, known[-1][1].end))
        if any(span.overlaps(other) for other in reported):
            continue
        reported.append(span)
        value = held.value(known[0][0])
        yield Hit(section=sentence.section, span=span, values={"value": value})


def _asked(
    sentence: Sentence, request: Span, names: Sequence[tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[str, Span]]:
    """The kinds of data named from the request on, up to the end of its clause."""
    tokens = [t for t in sentence.tokens if t.span.start >= request.start]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        past_request = token.span.start >= request.end
        ends = token.text in (",", ";", ":", "(", "–", "?") and not _please_beside(tokens, at)
        if past_request and ends and not _list_goes_on(tokens, at, names):
            return
        kind, length = _named(tokens, at, names)
        if kind is not None and _is_way(tokens, at):
            at += length
        elif kind is not None:
            yield kind, Span(token.span.start, tokens[at + length - 1].span.end)
            at += length
        else:
            at += 1


def _is_way(tokens: Sequence[Token], at: int) -> bool:
    """Whether the data are where to send to or by what: "proszę wysłać na adres …"."""
    before = [t.lower for t in tokens[max(0, at - 2) : at]]
    return before[-1:] != [] and (
        before[-1] in _WAYS or (before[-1] in _ARTICLES and before[0] in _WAYS)
    )


def _please_beside(tokens: Sequence[Token], at: int) -> bool:
    """Whether the comma belongs to «пожалуйста»."""
    return any(t.lower in _PLEASE for t in (tokens[at - 1], *tokens[at + 1 : at + 2]))


def _list_goes_on(
    tokens: Sequence[Token], at: int, names: Sequence[tuple[str, tuple[str, ...]]]
) -> bool:
    return any(_named(tokens, n, names)[0] for n in range(at + 1, min(at + 3, len(tokens))))


def _named(
    tokens: Sequence[Token], at: int, names: Sequence[tuple[str, tuple[str, ...]]]
) -> tuple[str | None, int]:
    for kind, words in names:
        found = tokens[at : at + len(words)]
        if len(found) == len(words) and all(
            word in token.lemmas or word == token.lower
            for word, token in zip(words, found, strict=True)
        ):
            return kind, len(words)
    return None, 0


def _other(
    sentence: Sentence, request: Span, asked: Sequence[tuple[str, Span]], options: Options
) -> bool:
    """Whether the request is for a new or another one, or for what is right of two."""
    other = frozenset(options.other)
    end = asked[-1][1].end + 25
    return any(
        token.lower in other or token.lemmas & other
        for token in sentence.tokens
        if request.start - 20 <= token.span.start <= end
    )


class _Held:
    """What the customer's message holds: values by kind, found when first asked for."""

    def __init__(self, options: Options, case: Case, context: Context) -> None:
        assert case.inquiry is not None
        self._case, self._options, self._context = case, options, context
        message = case.inquiry.message
        self._subject = message.mail.subject or ""
        self._text = case.inquiry.text
        self._by_shape: Mapping[str, Callable[[], str]] = {
            "email": self._email,
            "phone": self._phone,
            "account": lambda: _first(_ACCOUNT, self._text),
            "address": lambda: _first(_ADDRESS, self._text),
            "name": self._name,
        }
        labelled = references(case.inquiry, options.labels, context.morphology)
        self._numbers = {
            reference.kind: reference.span.of(
                self._subject if reference.section is SectionKind.SUBJECT else self._text
            )
            for reference in reversed(labelled)
            if reference.kind is not None
        }

    def holds(self, kind: str) -> bool:
        return bool(self.value(kind))

    def value(self, kind: str) -> str:
        """The value of this kind in the customer's message; empty if there is none."""
        if kind.startswith("date-"):
            return self._date(kind.removeprefix("date-"))
        if kind in self._by_shape:
            return self._by_shape[kind]()
        return self._numbers.get(kind, "")

    def repeated(self, sentence: Sentence) -> bool:
        """Whether the sentence says a value that the customer gave: it asks to confirm it."""
        said = value_of(sentence.span.of(self._case.reply.text))
        values = [self._phone(), self._email(), *self._numbers.values()]
        return any(len(value_of(value)) > 2 and value_of(value) in said for value in values)

    def _email(self) -> str:
        # Who asks for an address for, say, an invoice may well want another than the sender's:
        # only one in the text is known for sure.
        return _first(_EMAIL, self._text)

    def _phone(self) -> str:
        import phonenumbers

        # Numbers kept free for films and examples are possible, never valid.
        matcher = phonenumbers.PhoneNumberMatcher(
            self._text,
            _REGIONS.get(self._context.language, "PL"),
            leniency=phonenumbers.Leniency.POSSIBLE,
        )
        for found in matcher:
            before = self._text[max(0, found.start - 25) : found.start]
            written = str(found.raw_string)
            dialled = written.startswith(("+", "0", "(0", "8 ")) and len(value_of(written)) > 8
            if not (dialled or phonenumbers.is_valid_number(found.number)):
                continue
            if not _numbered(before, self._options.labels, self._context.morphology):
                return written
        labelled = self._numbers.get("phone", "")
        return labelled if len(value_of(labelled)) >= 7 else ""

    def _name(self) -> str:
        customer = customer_of(self._case, Names(_EMPTY), self._context.morphology, {})
        return " ".join(customer.names) if len(customer.names) > 1 else ""

    def _date(self, name: str) -> str:
        """A date in a sentence (or subject) that has one of the words of this date."""
        words = frozenset(self._options.dates.get(name, ()))
        inquiry = self._case.inquiry
        assert inquiry is not None
        for sentence in inquiry.sentences:
            found = _first(_DATE, sentence.span.of(self._text))
            if found and any(t.lemmas & words or t.lower in words for t in sentence.tokens):
                return found
        return ""


def _numbered(before: str, labels: Mapping[str, tuple[str, ...]], morphology: Morphology) -> bool:
    """Whether a word before a number says that it is an order's or an account's, not a phone's."""
    words = {word for kind, entries in labels.items() if kind != "phone" for word in entries}
    return any(
        word in words or any(reading.lemma in words for reading in morphology.readings(word))
        for word in re.findall(r"[^\W\d_]+", before.lower())[-2:]
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""
