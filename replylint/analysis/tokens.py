"""Text into tokens, by spaCy's tokenizer of the language, each with all its dictionary readings."""

from __future__ import annotations

import functools
from typing import Any

from replylint.analysis.morphology import Morphology, morphology
from replylint.model import Span, Token


@functools.cache
def _pipeline(language: str) -> Any:
    import spacy

    return spacy.blank(language)


def tokenize(text: str, language: str, offset: int = 0) -> tuple[Token, ...]:
    """The words, numbers and marks of `text`; spans count from `offset`. White space is dropped."""
    dictionary = morphology(language)
    return tuple(
        _token(item.text, item.idx + offset, dictionary)
        for item in _pipeline(language).make_doc(text)
        if not item.is_space
    )


def _token(text: str, start: int, dictionary: Morphology) -> Token:
    is_word = any(letter.isalnum() for letter in text)
    is_word = is_word or text.startswith(("'", "’"))
    return Token(
        text=text,
        span=Span(start, start + len(text)),
        readings=dictionary.readings(text) if is_word else (),
        is_word=is_word,
    )
