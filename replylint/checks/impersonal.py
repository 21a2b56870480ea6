"""Check kind `impersonal`: a salutation by a role, though the customer's name is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind
from replylint.phrases.phrasebook import PhraseMatch

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` in the notation: salutations to nobody in particular. `exceptions` excuse what
    they overlap."""

    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each such salutation, if the customer's name is known and not said beside it."""
    known = customer_names(case)
    if not known:
        return
    for match in context.matches:
        if match.sentence.section not in context.sections and not _goes_on(match, case):
            continue
        if not _says_name(_greeting(match, case), known):
            yield Hit(section=match.sentence.section, span=match.span)


def _greeting(match: PhraseMatch, case: Case) -> str:
    """The words of the greeting, up to the end of the salutation's sentence."""
    sections = case.reply.message.of_kind(SectionKind.GREETING)
    parts = [section.span.of(case.reply.text) for section in sections]
    return " ".join([*parts, match.sentence.span.of(case.reply.text)])


def _goes_on(match: PhraseMatch, case: Case) -> bool:
    """Whether the salutation stands right under or after the greeting, with a mark behind it."""
    greeting = next(iter(case.reply.message.of_kind(SectionKind.GREETING)), None)
    if greeting is None or greeting.span.end > match.span.start:
        return False
    between = case.reply.text[greeting.span.end : match.span.start]
    behind = case.reply.text[match.span.end :].lstrip(" ")
    return not between.strip() and behind[:1] in (",", "!", "\n", "")


def customer_names(case: Case) -> tuple[str, ...]:
    """The words of the customer's name, from their signature or the sender line; empty if unknown.

    A display name of a single word that the address spells too (`biuro <biuro@…>`) is no name.
    """
    if case.inquiry is None:
        return ()
    message = case.inquiry.message
    if message.signature.name is not None:
        return tuple(_NAME.findall(message.signature.name.value))
    sender = message.mail.sender or next(iter(case.reply.message.mail.recipients), None)
    if sender is None or re.search(r"[\d@]", sender.name):
        return ()
    words = _NAME.findall(sender.name)
    return tuple(words) if len(words) > 1 and all(w[0].isupper() for w in words) else ()


def _says_name(greeting: str, known: tuple[str, ...]) -> bool:
    """Whether one of the names stands in the greeting, in whatever case form."""
    said = [_plain(word) for word in _NAME.findall(greeting) if word[0].isupper()]
    for name in map(_plain, known):
        stem = name[: max(3, len(name) - 2)]
        if any(word.startswith(stem) and abs(len(word) - len(name)) <= 3 for word in said):
            return True
    return False


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
