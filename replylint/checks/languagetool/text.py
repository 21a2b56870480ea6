"""The reply as this check kind looks at it: words, what stands around them, who is named."""

from __future__ import annotations

import functools
import re

from replylint.checks import Context
from replylint.model import Case, Message, SectionKind, Sentence, Span, Token

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ADDRESS = re.compile(
    r"@|://|^www\.|_|[{}<>\[\]|\\=#]|[^\W\d]\.[a-z]{2,12}(?:[/.,;:!?)”\"»]|$)|/.*/", re.IGNORECASE
)
_SENTENCE_BREAK = re.compile(r"\.[A-ZĄĆĘŁŃÓŚŹŻА-ЯЁ]")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_QUOTED = re.compile(r"„[^„”“\"]*[”“\"]|“[^“”]*”|«[^«»]*»|\"[^\"\n]*\"|‘[^‘’]*’")
_OPENING = re.compile(r"[\"„“«‘(\[]+")


class Text:
    """The reply's text with its surroundings; made anew for each reply and rule."""

    def __init__(self, case: Case, context: Context) -> None:
        self.case = case
        self.whole = case.reply.text
        self.language = context.language
        self.morphology = context.morphology

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that covers this position."""
        sentences = self.case.reply.sentences
        return next((s for s in sentences if s.span.start <= position < s.span.end), None)

    def words_before(self, position: int) -> list[Token]:
        """The words of the same sentence that end before this position, nearest last."""
        sentence = self.sentence_at(position)
        if sentence is None:
            return []
        return [token for token in sentence.tokens if token.is_word and token.span.end <= position]

    def words_in(self, span: Span) -> list[Token]:
        """The words that the span covers or touches."""
        sentence = self.sentence_at(span.start)
        if sentence is None:
            return []
        return [t for t in sentence.tokens if t.is_word and t.span.overlaps(span)]

    def starts_sentence(self, span: Span) -> bool:
        """Whether only marks stand before it in its sentence or on its line."""
        line = self.whole[self.whole.rfind("\n", 0, span.start) + 1 : span.start]
        return not WORD.search(line) or not self.words_before(span.start)

    def run_around(self, span: Span) -> str:
        """The run of characters without a space that the span lies in: an address, a code."""
        start, end = span.start, span.end
        while start > 0 and not self.whole[start - 1].isspace():
            start -= 1
        while end < len(self.whole) and not self.whole[end].isspace():
            end += 1
        return self.whole[start:end]

    def is_in_address(self, span: Span) -> bool:
        """Whether it lies in a web or mail address, a file name, a placeholder."""
        run = self.run_around(span).strip(".,;:!?()„”\"'«»“")
        return bool(_ADDRESS.search(run)) and not _SENTENCE_BREAK.search(run)

    def quotation_around(self, span: Span) -> Span | None:
        """The marks and words between quotation marks that the span lies in."""
        return next((quoted for quoted in self._quotations if quoted.contains(span)), None)

    def repeats_customer(self, span: Span) -> bool:
        """Whether it stands in a quotation of the customer's own words (two of them, at least)."""
        quoted = self.quotation_around(span)
        if quoted is None:
            return False
        words = WORD.findall(quoted.of(self.whole).lower())
        return len(words) > 1 and f" {' '.join(words)} " in self._customers_text

    def with_a_word(self, span: Span) -> Span:
        """A span of marks alone, with the word that they belong to, so that one can see where."""
        if WORD.search(span.of(self.whole)):
            return span
        if _OPENING.fullmatch(span.of(self.whole)):
            following = WORD.match(self.whole, span.end)
            if following:
                return Span(span.start, following.end())
        preceding = list(WORD.finditer(self.whole, max(0, span.start - 60), span.start))
        if preceding and not self.whole[preceding[-1].end() : span.start].strip():
            return Span(preceding[-1].start(), span.end)
        return span

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """What both mails call people, firms and places: headers, signatures, capitals; lower."""
        found: set[str] = set()
        for message in self._messages:
            for address in (message.mail.sender, *message.mail.recipients):
                if address is not None:
                    found.update(_LETTERS.findall(f"{address.name} {address.email}".lower()))
            for section in message.of_kind(SectionKind.SIGNATURE):
                found.update(_capitalised(section.span.of(message.text)))
        if self.case.inquiry is not None:
            found.update(_capitalised(self.case.inquiry.text))
        return frozenset(found)

    @functools.cached_property
    def customers_words(self) -> frozenset[str]:
        """Every word of the customer's message, in lower case."""
        return frozenset(self._customers_text.split())

    @functools.cached_property
    def _customers_text(self) -> str:
        inquiry = self.case.inquiry
        return f" {' '.join(WORD.findall(inquiry.text.lower()))} " if inquiry is not None else ""

    @functools.cached_property
    def _quotations(self) -> tuple[Span, ...]:
        return tuple(Span(*found.span()) for found in _QUOTED.finditer(self.whole))

    @property
    def _messages(self) -> tuple[Message, ...]:
        inquiry = self.case.inquiry
        reply = self.case.reply.message
        return (reply,) if inquiry is None else (reply, inquiry.message)


def _capitalised(text: str) -> set[str]:
    """Words that begin with a capital though no sentence begins there."""
    found: set[str] = set()
    for match in WORD.finditer(text):
        before = text[: match.start()].rstrip(" \t")
        if match[0][0].isupper() and before and before[-1] not in ".!?:\n":
            found.add(match[0].lower())
    return found
