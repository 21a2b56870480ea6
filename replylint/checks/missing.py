"""Check kind `missing`: a part of the reply, or a sentence that does an act, is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind, Sentence


@dataclass(frozen=True, slots=True)
class Options:
    """`part` is a section that must be there, or one of `acts` must be done by a sentence.

    `place` says where what is missing should stand: greeting, body, closing or signature.
    `phrases` in the notation count as the act too. `within` asks for the act among the first so
    many sentences of the body (0: anywhere).
    """

    part: str | None = None
    acts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    place: str = "body"
    within: int = 0


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """One hit if what the rule asks for is nowhere in the reply."""
    if options.part is not None and case.reply.message.of_kind(SectionKind(options.part)):
        return
    sentences = case.reply.sentences
    if options.within:
        sentences = _opening(case, options.within)
    if any(sentence.does(act) for sentence in sentences for act in options.acts):
        return
    if any(match.sentence in sentences for match in context.matches):
        return
    yield Hit(section=SectionKind(options.part or options.place))


def _opening(case: Case, count: int) -> tuple[Sentence, ...]:
    """What comes before the body (a greeting can thank too), and its first `count` sentences."""
    before = case.reply.of_kind(SectionKind.GREETING)
    return (*before, *case.reply.of_kind(SectionKind.BODY)[:count])
