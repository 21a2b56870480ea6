"""Check kind `act`: a sentence does what it should not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Hit
from replylint.model import Case, Sentence, Span


@dataclass(frozen=True, slots=True)
class Options:
    """`act` is the act reported; `phrases` are constructions that carry it for sure.

    `report` is `words` (what the pattern matched, else the sentence) or `sentence`. A sentence is
    excused if it, the one before or the one after it does one of the acts in `unless-here`,
    `unless-before`, `unless-next`; and all are if any sentence of the reply does one of
    `unless-anywhere`. `in-a-row` asks for so many sentences on end, in one paragraph, that do the
    act; they are reported together. `quoted` false passes over what stands in quotation marks.
    """

    act: str
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    report: str = "words"
    unless_here: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_next: tuple[str, ...] = ()
    unless_anywhere: tuple[str, ...] = ()
    in_a_row: int = 1
    quoted: bool = True


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each sentence of the rule's sections that does the act and is not excused."""
    if any(case.reply.doing(act) for act in options.unless_anywhere):
        return
    guilty = [
        (number, sentence)
        for number, sentence in enumerate(case.reply.sentences)
        if sentence.section in context.sections
        and sentence.does(options.act)
        and not _excused(options, case.reply.sentences, number)
    ]
    if options.in_a_row > 1:
        yield from _rows(options, case, guilty)
        return
    stretches = () if options.quoted else quoted(case.reply.text)
    for _, sentence in guilty:
        act = sentence.acts[options.act]
        if act.span is not None and in_quotes(act.span, stretches):
            continue
        for span in _spans(options, sentence, context):
            yield Hit(
                section=sentence.section,
                span=span,
                because=act.because,
                like=act.like,
                confidence=act.confidence,
            )


def _spans(options: Options, sentence: Sentence, context: Context) -> Sequence[Span]:
    """What is reported of a guilty sentence: all words that patterns matched, or the sentence."""
    if options.report == "words":
        found = [m.span for m in context.matches if sentence.span.contains(m.span)]
        if found:
            return found
        span = sentence.acts[options.act].span
        if span is not None:
            return (span,)
    return (sentence.span,)


def _excused(options: Options, sentences: Sequence[Sentence], number: int) -> bool:
    nearby = (
        (number, options.unless_here),
        (number - 1, options.unless_before),
        (number + 1, options.unless_next),
    )
    return any(
        sentences[place].does(act)
        for place, acts in nearby
        if 0 <= place < len(sentences)
        for act in acts
    )


def _rows(options: Options, case: Case, guilty: Sequence[tuple[int, Sentence]]) -> Iterator[Hit]:
    row: list[Sentence] = []
    last = -1
    for number, sentence in guilty:
        if row and (number != last + 1 or _apart(row[-1], sentence, case)):
            yield from _row(options, row)
            row = []
        row.append(sentence)
        last = number
    yield from _row(options, row)


def _row(options: Options, row: Sequence[Sentence]) -> Iterator[Hit]:
    if len(row) >= options.in_a_row:
        span = Span(row[0].span.start, row[-1].span.end)
        confidence = min(sentence.acts[options.act].confidence for sentence in row)
        yield Hit(section=row[0].section, span=span, confidence=confidence)


def _apart(first: Sentence, second: Sentence, case: Case) -> bool:
    """Whether a line break stands between two sentences: then they are no running prose."""
    return "\n" in case.reply.text[first.span.end : second.span.start]
