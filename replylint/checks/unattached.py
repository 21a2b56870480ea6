"""Check kind `unattached`: the reply speaks of an attachment, and nothing is attached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Hit
from replylint.model import Attachment, Case


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` in the notation say that something is attached; `exceptions` excuse what they
    overlap: the customer's own attachment, one that is still to come."""

    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each sentence that says so, if no file comes with the mail."""
    if any(map(_is_file, case.reply.message.mail.attachments)):
        return
    stretches = quoted(case.reply.text)
    told = set()
    for match in context.matches:
        sentence = match.sentence
        if sentence.section not in context.sections or sentence.span in told:
            continue
        if in_quotes(match.span, stretches):
            continue
        told.add(sentence.span)
        yield Hit(section=sentence.section, span=match.span)


def _is_file(attachment: Attachment) -> bool:
    """Images shown inside the text (a logo) are no attachments to the reader."""
    return not (attachment.inline and attachment.media_type.startswith("image/"))
