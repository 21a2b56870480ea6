"""Check kind `subject`: a subject line that does not say what the mail is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, SectionKind, Span, Token

_PREFIX = re.compile(
    r"\s*(?:(?:re|odp|fw|fwd|pd|aw|sv|vs|rv|tr|wg|отв|ответ|на|пересл)\s*(?:\[\d+\]|\(\d+\))?\s*:"
    r"|\[[^\]]*\])",
    re.IGNORECASE,
)
# A date tells when, not what.
_DATE = re.compile(
    r"(?<![\d/.-])(?:[0-3]?\d[./-][01]?\d(?:[./-](?:20)?\d{2})?|20\d{2}-\d{2}-\d{2}|\d{1,2}:\d{2})"
    r"(?![\d/-])"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\.? [^\W\d_]{3,}(?: \d{4})?(?: ?r\.| roku|\s?г\.| года)?"
)
_FUNCTION_WORDS = frozenset({"prep", "conj", "part", "pron", "intj"})


@dataclass(frozen=True, slots=True)
class Options:
    """`empty` are words that say nothing of the matter, in any of their forms; `months` the first
    letters of month names. A subject of only empty words, function words, dates, and names of the
    people and the firm is uninformative."""

    empty: tuple[str, ...]
    months: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """One hit if the subject is empty or uninformative. A format without subjects has none."""
    subject = case.reply.message.mail.subject
    if subject is None:
        return
    if not subject.strip():
        yield Hit(section=SectionKind.SUBJECT, variant="empty")
        return
    start = 0
    while prefix := _PREFIX.match(subject, start):
        start = prefix.end()
    dates = [Span(m.start(), m.end()) for m in _DATE.finditer(subject) if _is_date(m, options)]
    empty = frozenset(options.empty) | _names(case)
    for token in case.reply.subject:
        in_date = any(date.overlaps(token.span) for date in dates)
        if token.span.start >= start and token.is_word and not in_date and _tells(token, empty):
            return
    yield Hit(section=SectionKind.SUBJECT, span=Span(0, len(subject)))


def _tells(token: Token, empty: frozenset[str]) -> bool:
    """Whether the word may name a matter or a number."""
    if any(letter.isdigit() for letter in token.text):
        return True
    if token.lower in empty or token.lemmas & empty or len(token.text) == 1:
        return False
    return not any(reading.part_of_speech in _FUNCTION_WORDS for reading in token.readings)


def _is_date(found: re.Match[str], options: Options) -> bool:
    """“12 marca”, but not “12 sztuk”: the word after the day names a month."""
    word = re.search(r"[^\W\d_]{3,}", found.group())
    return (
        word is None
        or word.group() in ("roku", "года")
        or word.group().lower().startswith(options.months)
    )


def _names(case: Case) -> frozenset[str]:
    """The words in the names of the customer, the agent and the firm."""
    message = case.reply.message
    texts = [message.mail.sender.name] if message.mail.sender else []
    texts += [address.name for address in message.mail.recipients]
    if case.inquiry and case.inquiry.message.mail.sender:
        texts.append(case.inquiry.message.mail.sender.name)
    texts += [f.value for f in (message.signature.company, message.signature.name) if f]
    return frozenset(word.lower() for text in texts for word in re.findall(r"\w{3,}", text))
