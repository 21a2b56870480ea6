"""Check kind `act`: a sentence does what it should not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, Sentence


@dataclass(frozen=True, slots=True)
class Options:
    """`act` is the act reported; `phrases` are constructions that carry it for sure.

    `report` is `words` (what the pattern matched, else the sentence) or `sentence`. A sentence is
    excused if it, or the one after it, does one of the acts in `unless-here`, `unless-next`;
    and all are if any sentence of the reply does one of `unless-anywhere`.
    """

    act: str
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    report: str = "words"
    unless_here: tuple[str, ...] = ()
    unless_next: tuple[str, ...] = ()
    unless_anywhere: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each sentence of the rule's sections that does the act and is not excused."""
    sentences = case.reply.sentences
    if any(case.reply.doing(act) for act in options.unless_anywhere):
        return
    for number, sentence in enumerate(sentences):
        act = sentence.acts.get(options.act)
        if act is None or sentence.section not in context.sections:
            continue
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        if _excused(options, sentence, following):
            continue
        words = options.report == "words" and act.span is not None
        yield Hit(
            section=sentence.section,
            span=act.span if words else sentence.span,
            because=act.because,
            like=act.like,
            confidence=act.confidence,
        )


def _excused(options: Options, sentence: Sentence, following: Sentence | None) -> bool:
    if any(sentence.does(act) for act in options.unless_here):
        return True
    return following is not None and any(following.does(act) for act in options.unless_next)
