"""The things that flow through replylint: mail, messages, sections, documents.

Everything here is a frozen dataclass and imports nothing of ours. Positions are `Span`s: half-open
ranges of Unicode code points in the text that the reader of the mail sees. A span is made once, by
the stage that finds the words, and carried to the report; nobody searches for it again.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= end`, in one text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that this span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class SectionKind(str, enum.Enum):
    """The regions of a message. `SUBJECT` is a text of its own, the others lie in the body text."""

    SUBJECT = "subject"
    GREETING = "greeting"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    QUOTATION = "quotation"
    DISCLAIMER = "disclaimer"


@dataclass(frozen=True, slots=True)
class Section:
    """One region of a message; the span of a `SUBJECT` counts in the subject, not in the body."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox: display name (may be empty) and address (may be empty)."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that comes with the mail. `inline` means: shown inside the text (Content-ID used)."""

    name: str
    media_type: str
    size: int
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of the visible text looks; a value the HTML does not set is None."""

    span: Span
    font: str | None
    size: str | None
    color: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """What an HTML body shows besides its text: styles set on text, images, and links.

    An image is an empty span, before the text that follows it; a link covers its words.
    """

    styles: tuple[Style, ...] = ()
    images: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it was read: decoded, not yet understood.

    `text` is the visible body with `\\n` line ends. `subject` is None where the format has none
    (plain text files). `quoted` are regions that the markup itself says are quoted (blockquote);
    `layout` is None for plain text. `preamble` are lines on top that are no words to the customer:
    the header lines of a text file, front matter.
    """

    path: str
    text: str
    subject: str | None = None
    sender: Address | None = None
    recipients: tuple[Address, ...] = ()
    sent: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    layout: Layout | None = None
    quoted: tuple[Span, ...] = ()
    preamble: Span | None = None
    message_id: str | None = None
    in_reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A value found in a text, and where."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature says. Absent fields are None."""

    name: Field | None = None
    position: Field | None = None
    phone: Field | None = None
    email: Field | None = None
    company: Field | None = None
    address: Field | None = None
    nip: Field | None = None


_NOT_OWN_WORDS = (SectionKind.SUBJECT, SectionKind.QUOTATION, SectionKind.DISCLAIMER)


@dataclass(frozen=True, slots=True)
class Message:
    """One side of an exchange: the mail and its sections, in the order of the text."""

    mail: Mail
    sections: tuple[Section, ...]
    signature: Signature = field(default_factory=Signature)

    @property
    def text(self) -> str:
        return self.mail.text

    def of_kind(self, *kinds: SectionKind) -> tuple[Section, ...]:
        """The sections of these kinds, in the order of the text."""
        return tuple(section for section in self.sections if section.kind in kinds)

    @property
    def own_words(self) -> Span | None:
        """From the writer's first word to the last, quotations around them apart; None if none."""
        spans = [s.span for s in self.sections if s.kind not in _NOT_OWN_WORDS]
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


@dataclass(frozen=True, slots=True)
class Exchange:
    """The agent's reply and the customer's message, which may be unknown."""

    reply: Message
    inquiry: Message | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word form: lemma, part of speech, and features.

    Parts of speech: noun adj verb adv pron num prep conj part intj abbr other. Features are the
    short words of `docs/notation.md`: 1 2 3, sg pl, m f n, nom gen dat acc ins loc voc,
    past pres fut imper cond inf, perf imperf, part-act part-pass converb gerund impersonal,
    comp sup, firstname surname place, colloquial vulgar pejorative.
    """

    lemma: str
    part_of_speech: str
    features: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. `readings` holds every reading; empty for marks and unknown words."""

    text: str
    span: Span
    readings: tuple[Reading, ...] = ()
    is_word: bool = True

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def lemmas(self) -> frozenset[str]:
        return frozenset(reading.lemma for reading in self.readings) or frozenset({self.lower})


class Source(str, enum.Enum):
    """Which layer saw an act in a sentence."""

    PATTERN = "pattern"
    WORDS = "words"
    ENCODER = "encoder"


@dataclass(frozen=True, slots=True)
class Act:
    """What a sentence does, how sure we are (0 to 1), and by whose word.

    `span` is where the pattern matched (None if learned layers spoke alone); `because` are the
    words that weighed most, `like` the nearest labelled example.
    """

    name: str
    confidence: float
    sources: frozenset[Source]
    span: Span | None = None
    because: tuple[str, ...] = ()
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one section, with its tokens and its acts by name."""

    span: Span
    section: SectionKind
    tokens: tuple[Token, ...]
    acts: Mapping[str, Act] = field(default_factory=lambda: MappingProxyType({}))

    def does(self, act: str) -> bool:
        return act in self.acts


@dataclass(frozen=True, slots=True)
class GrammarMatch:
    """What a grammar checker reports: where, which of its rules, its category, and what instead."""

    span: Span
    rule: str
    category: str
    issue_type: str
    message: str
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the customer's message asks, and the reply's words that answer it, if any.

    `span` lies in the inquiry's text, `answer` in the reply's. `kind` is the kind of answer asked
    for: time amount place yes-no way reason person choice what.
    """

    span: Span
    kind: str
    answered: bool
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A message understood: its language and its sentences (quotations and disclaimers apart).

    `subject` are the tokens of the subject line, with spans that count in the subject.
    """

    message: Message
    language: str
    sentences: tuple[Sentence, ...]
    subject: tuple[Token, ...] = ()

    @property
    def text(self) -> str:
        return self.message.text

    def of_kind(self, *kinds: SectionKind) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.section in kinds)

    def doing(self, act: str) -> tuple[Sentence, ...]:
        """The sentences that do this act."""
        return tuple(sentence for sentence in self.sentences if act in sentence.acts)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that checks look at: both documents, and what was found out about them once.

    `grammar` is None when the grammar checker was not asked or could not be had.
    """

    reply: Document
    inquiry: Document | None
    questions: tuple[Question, ...] = ()
    grammar: tuple[GrammarMatch, ...] | None = None
