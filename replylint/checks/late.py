"""Check kind `late`: an answer that came late and says nothing of the wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind


@dataclass(frozen=True, slots=True)
class Options:
    """An answer sent more than `hours` after the customer's message is late. `phrases` in the
    notation acknowledge the wait; `exceptions` excuse from them what is late in another way."""

    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    hours: int = 24


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """One hit if the answer is late and no sentence owns up to it. Unknown times are not late."""
    asked = case.inquiry.message.mail.sent if case.inquiry else None
    sent = case.reply.message.mail.sent
    if asked is None or sent is None:
        return
    waited = hours_between(asked, sent)
    if waited <= options.hours:
        return
    if not any(match.sentence.section in context.sections for match in context.matches):
        yield Hit(section=SectionKind.BODY, values={"hours": str(round(waited))})


def hours_between(asked: datetime, sent: datetime) -> float:
    """The hours from one moment to the other; a time without a zone is taken in the other's."""
    if asked.tzinfo is None or sent.tzinfo is None:
        zone = asked.tzinfo or sent.tzinfo or timezone.utc
        asked = asked if asked.tzinfo else asked.replace(tzinfo=zone)
        sent = sent if sent.tzinfo else sent.replace(tzinfo=zone)
    return (sent - asked).total_seconds() / 3600
