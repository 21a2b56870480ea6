"""The stage that understands: a message's sections become sentences, tokens, readings."""

from __future__ import annotations

from replylint.analysis.languages import detect
from replylint.analysis.sentences import split
from replylint.analysis.tokens import tokenize
from replylint.model import Document, Message, SectionKind, Sentence, Span

READABLE = (SectionKind.GREETING, SectionKind.BODY, SectionKind.CLOSING, SectionKind.SIGNATURE)


def language_of(message: Message, default: str = "pl") -> str:
    """The language that the message's own words are in (quotations and signatures apart)."""
    own = (SectionKind.GREETING, SectionKind.BODY, SectionKind.CLOSING)
    text = "\n".join(section.span.of(message.text) for section in message.of_kind(*own))
    return detect(text or message.text, default)


def analyse(message: Message, language: str | None = None) -> Document:
    """The message as a document, in `language` or in the one detected."""
    language = language or language_of(message)
    sentences = []
    for section in message.of_kind(*READABLE):
        text = section.span.of(message.text)
        for span in split(text, language):
            place = Span(section.span.start + span.start, section.span.start + span.end)
            tokens = tokenize(span.of(text), language, place.start)
            sentences.append(Sentence(place, section.kind, tokens))
    subject = tokenize(message.mail.subject or "", language)
    return Document(message, language, tuple(sentences), subject)
