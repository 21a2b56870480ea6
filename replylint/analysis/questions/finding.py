"""Finds what a customer's message asks; rhetorical questions are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replylint.analysis.questions.cutting import STATEMENT, Piece, pieces_of
from replylint.analysis.questions.folding import fold
from replylint.analysis.questions.vocabulary import BROADER, Vocabulary
from replylint.model import Document, SectionKind, Sentence, Span

_STRETCH = re.compile(r"[^?]*\?[?!]*|[^?]+")
_NUMBER = re.compile(r"(?:\A|\n)[ \t>]*\(?(\d{1,2})[.)][ \t]+\Z")
_INLINE_NUMBER = re.compile(r"(?<!\w)\(?(\d{1,2})[.)]\W*\Z")
_LEADING_NUMBER = re.compile(r"\A\s*\(?(\d{1,2})[.)]\s")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that the message asks. `span` and `context` lie in the inquiry's text.

    `kind` is as in model.Question, `seeks` is narrower (an hour, a price). `form` is direct,
    indirect, wondering ("nie wiem, czy …") or statement. `context` is what the customer says just
    before, to which a pronoun in the question may point; `number` is the question's number where
    the customer numbers them. A fragment ("… i do kiedy?") leans on the question before it.
    """

    span: Span
    kind: str
    seeks: str
    form: str
    sentence: int
    context: Span
    number: int | None = None
    fragment: bool = False


def find(inquiry: Document, vocabulary: Vocabulary) -> tuple[Asked, ...]:
    """The questions of a message in the order of the text, rhetorical ones left out."""
    sentences = [s for s in inquiry.sentences if s.section is not SectionKind.SIGNATURE]
    found: list[Asked] = []
    for index, sentence in enumerate(sentences):
        text = sentence.span.of(inquiry.text)
        before = sentences[index - 1].span.start if index else sentence.span.start
        for stretch in _STRETCH.finditer(text):
            pieces = pieces_of(stretch.group(), vocabulary)
            for piece in pieces:
                if _wants_no_answer(stretch.group(), piece, vocabulary):
                    continue
                offset = sentence.span.start + stretch.start()
                span = Span(offset + piece.start, offset + piece.end)
                number = _number(inquiry.text, sentence, span)
                context = Span(before, span.start)
                kind = BROADER.get(piece.kind, piece.kind)
                found.append(
                    Asked(
                        span,
                        kind,
                        piece.kind,
                        piece.form,
                        index,
                        context,
                        number,
                        piece.fragment,
                    )
                )
    return tuple(found)


def _number(text: str, sentence: Sentence, span: Span) -> int | None:
    match = _INLINE_NUMBER.search(text[sentence.span.start : span.start])
    match = match or _LEADING_NUMBER.match(sentence.span.of(text))
    match = match or _NUMBER.search(text[: sentence.span.start])
    if match is None:
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        match = _LEADING_NUMBER.match(line + " ")
    return int(match.group(1)) if match else None


def _wants_no_answer(stretch: str, piece: Piece, vocabulary: Vocabulary) -> bool:
    """By its words alone: the learned act takes too many plain questions for rhetorical ones."""
    text = stretch[piece.start : piece.end]
    if piece.form == STATEMENT:
        return False
    return vocabulary.rhetorical.search(text, fold(text))
