"""Check kind `attachments`: files that not everyone can open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind


@dataclass(frozen=True, slots=True)
class Options:
    """`extensions` are the endings of file names, without the dot, that need special programs."""

    extensions: tuple[str, ...]


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each such file, with its name as `match` and its ending as `extension`."""
    for attachment in case.reply.message.mail.attachments:
        _, dot, extension = attachment.name.strip().lower().rpartition(".")
        if dot and extension in options.extensions:
            values = {"match": attachment.name, "extension": extension}
            yield Hit(section=SectionKind.BODY, values=values)
