"""Check kind `missing`: a part of the reply, or a sentence that does an act, is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind


@dataclass(frozen=True, slots=True)
class Options:
    """`part` is a section that must be there, or one of `acts` must be done by a sentence.

    `place` says where what is missing should stand: greeting, body, closing or signature.
    `phrases` in the notation count as the act too.
    """

    part: str | None = None
    acts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    place: str = "body"


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """One hit if what the rule asks for is nowhere in the reply."""
    if options.part is not None and case.reply.message.of_kind(SectionKind(options.part)):
        return
    if any(case.reply.doing(act) for act in options.acts) or context.matches:
        return
    yield Hit(section=SectionKind(options.part or options.place))
