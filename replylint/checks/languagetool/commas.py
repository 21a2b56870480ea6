"""Commas that LanguageTool does not miss, by lists in the rule: before clauses, after openings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from replylint.checks.languagetool.text import Text
from replylint.model import GrammarMatch, Sentence, Span, Token

_MESSAGES = {
    "pl": "Przed „{}” brakuje przecinka.",
    "ru": "Перед «{}» пропущена запятая.",
    "en": "A comma is missing before ‘{}’.",
}
# What stands before a clause that wants its comma; "i", "tylko", "na" and the like want none.
_BEFORE = frozenset({"verb", "noun", "adj", "num"})


def before_clauses(text: Text, words: Iterable[str]) -> Iterator[GrammarMatch]:
    """`Proszę napisać którą wersję Pani wybiera`: a clause with its own verb begins at a word of
    the list (lemmas), straight after a word."""
    lemmas = frozenset(words)
    for sentence in text.case.reply.sentences if lemmas else ():
        for number, (before, word) in enumerate(pairwise(sentence.tokens)):
            if not word.lemmas & lemmas or not _are_one_phrase(before, word, text):
                continue
            if number and not sentence.tokens[number - 1].is_word:
                continue  # ", numer którego": the comma stands before the noun
            parts = {reading.part_of_speech for reading in before.readings}
            if parts and parts <= _BEFORE and _has_verb(sentence, number + 2):
                yield _match(text, Span(before.span.start, word.span.end), word.text)


def after_openings(
    text: Text, openings: Iterable[str], before_names: Iterable[str]
) -> Iterator[GrammarMatch]:
    """`К сожалению размер закончился`; and `Здравствуйте Олег`, where a name follows."""
    for phrases, name in ((openings, False), (before_names, True)):
        for phrase in phrases:
            pattern = re.compile(rf"{re.escape(phrase)}[ \u00a0]+([^\W\d_]+)", re.IGNORECASE)
            for sentence in text.case.reply.sentences:
                found = pattern.match(text.whole, sentence.span.start, sentence.span.end)
                if found is None or (name and not found[1][0].isupper()):
                    continue
                if not _is_conjunction(found[1], text):
                    yield _match(text, Span(*found.span()), found[1])


def _are_one_phrase(before: Token, word: Token, text: Text) -> bool:
    between = text.whole[before.span.end : word.span.start]
    return before.is_word and word.is_word and between.strip(" \u00a0") == "" and between != ""


def _is_conjunction(word: str, text: Text) -> bool:
    """`К сожалению и в среду`: what follows belongs to the opening."""
    return any(r.part_of_speech == "conj" for r in text.morphology.readings(word))


def _has_verb(sentence: Sentence, number: int) -> bool:
    """Whether a finite verb follows before the next mark."""
    for token in sentence.tokens[number:]:
        if not token.is_word:
            return False
        for reading in token.readings:
            if reading.part_of_speech == "verb" and not reading.features & {"inf", "converb"}:
                return True
    return False


def _match(text: Text, span: Span, word: str) -> GrammarMatch:
    words = span.of(text.whole)
    replacement = f"{words[: -len(word)].rstrip()}, {word}"
    message = _MESSAGES.get(text.language, _MESSAGES["en"]).format(word)
    return GrammarMatch(span, "COMMA", "PUNCTUATION", "typographical", message, (replacement,))
