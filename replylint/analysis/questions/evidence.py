"""What each sentence of a reply could answer: a time, an amount, a place, yes or no, a way …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from replylint.analysis.questions.folding import fold
from replylint.analysis.questions.matter import Term, terms
from replylint.analysis.questions.vocabulary import Vocabulary
from replylint.model import Document, SectionKind, Sentence, Span

_LIST_NUMBER = re.compile(r"\A\s*\(?(\d{1,2})[.)]\s")
_LINE_NUMBER = re.compile(r"(?:\A|\n)[ \t]*\(?(\d{1,2})[.)][ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the reply's body, and what it holds.

    `sure` and `likely` are the kinds of answer that its words give; `number` is that of the list
    item or numbered paragraph it stands in; `says` that it opens with yes or no.
    """

    span: Span
    terms: tuple[Term, ...]
    sure: frozenset[str]
    likely: frozenset[str]
    idle: bool
    elsewhere: bool
    promise: bool
    vague: bool
    past: bool
    says: bool
    number: int | None
    paragraph: int


def statements(reply: Document, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """The sentences of the reply's body that could answer something, in the order of the text."""
    found: list[Statement] = []
    number: int | None = None
    end = 0
    paragraph = 0
    for sentence in reply.of_kind(SectionKind.BODY):
        gap = reply.text[end : sentence.span.start]
        if gap.count("\n") > 1:
            paragraph += 1
            number = None
        number = _number(reply.text, sentence) or number
        found.append(_statement(reply.text, sentence, number, paragraph, vocabulary))
        end = sentence.span.end
    return tuple(found)


def _number(text: str, sentence: Sentence) -> int | None:
    match = _LIST_NUMBER.match(sentence.span.of(text)) or _LINE_NUMBER.search(
        text[: sentence.span.start]
    )
    return int(match.group(1)) if match else None


def _deeds(sentence: Sentence) -> frozenset[str]:
    """The kind "action" where the writer tells what they will do or have done."""
    own = any(
        reading.part_of_speech == "verb"
        and "1" in reading.features
        and reading.features & {"fut", "past"}
        for token in sentence.tokens
        for reading in token.readings
    )
    return frozenset({"action"}) if own else frozenset()


def _only_past(sentence: Sentence) -> bool:
    """Whether the sentence tells of the past alone: a past verb, and none of now or later."""
    past = False
    for token in sentence.tokens:
        verbs = [r.features for r in token.readings if r.part_of_speech == "verb"]
        if not verbs or len(verbs) < len(token.readings):
            continue
        if all("past" in features for features in verbs):
            past = True
        elif any(features & {"pres", "fut", "imper", "inf", "cond"} for features in verbs):
            return False
    return past


def _statement(
    text: str, sentence: Sentence, number: int | None, paragraph: int, vocabulary: Vocabulary
) -> Statement:
    words = _LIST_NUMBER.sub("", sentence.span.of(text))
    folded = fold(words)
    evidence = vocabulary.evidence.items()
    return Statement(
        span=sentence.span,
        terms=terms(sentence.tokens, vocabulary),
        sure=frozenset(kind for kind, group in evidence if group.sure.search(words, folded))
        | _deeds(sentence),
        likely=frozenset(kind for kind, group in evidence if group.likely.search(words, folded)),
        idle=vocabulary.idle.search(words, folded),
        elsewhere=sentence.does("channel-bounce") or vocabulary.elsewhere.search(words, folded),
        promise=vocabulary.promises.search(words, folded),
        vague=vocabulary.vague.search(words, folded),
        past=_only_past(sentence),
        says=vocabulary.says.search(words, folded),
        number=number,
        paragraph=paragraph,
    )
