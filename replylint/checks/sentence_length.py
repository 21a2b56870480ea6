"""Check kind `sentence-length`: a sentence of too many words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.clauses import finite_verbs
from replylint.finding import Hit
from replylint.model import Case, Sentence, Span

_WORD = re.compile(r"\S*[^\W_]\S*")
_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Options:
    """A sentence of more than `max_words` words is long. A list after a colon counts as one
    word."""

    max_words: int = 30


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each long sentence in the rule's sections."""
    for sentence in case.reply.sentences:
        if sentence.section not in context.sections:
            continue
        words = length(sentence, case.reply.text, case.reply.language)
        if words > options.max_words:
            values = {"words": str(words), "limit": str(options.max_words)}
            yield Hit(section=sentence.section, span=sentence.span, values=values)


def length(sentence: Sentence, text: str, language: str) -> int:
    """The words between white space in a sentence, a list after a colon apart."""
    words = sentence.span.of(text)
    colon = re.search(r":\s", words)
    if colon is None:
        return len(_WORD.findall(words))
    items = re.split(r"[,;]\s|\s(?:i|oraz|lub|albo|и|или|and|or)\s", words[colon.end() :])
    after = Span(sentence.span.start + colon.end(), sentence.span.end)
    told = [verb for verb in finite_verbs(sentence, language) if after.contains(verb.span)]
    if len(items) >= _ITEMS and (len(told) <= 1 or ";" in words[colon.end() :]):
        return len(_WORD.findall(words[: colon.end()])) + 1
    return len(_WORD.findall(words))
