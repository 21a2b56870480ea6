"""Dictionaries: what a word form may be, and how a lemma inflects. A language a module."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Protocol

from replylint.model import Reading


class Morphology(Protocol):
    """The dictionary of one language."""

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Every way to read this form, lemmas in lower case; empty for an unknown word."""
        ...

    def inflect(self, lemma: str, features: frozenset[str], like: str = "") -> tuple[str, ...]:
        """The forms of `lemma` that have all `features`, best first; empty if there are none.

        `like` is a form of the lemma whose other properties (aspect, gender) are kept if possible.
        """
        ...

    def forms(self, lemma: str) -> frozenset[str]:
        """All forms of `lemma`, in lower case; the lemma alone if it is unknown."""
        ...


def _polish() -> Morphology:
    from replylint.analysis.morphology.pl import Polish

    return Polish()


def _russian() -> Morphology:
    from replylint.analysis.morphology.ru import Russian

    return Russian()


def _english() -> Morphology:
    from replylint.analysis.morphology.en import English

    return English()


LANGUAGES: Mapping[str, Callable[[], Morphology]] = {
    "pl": _polish,
    "ru": _russian,
    "en": _english,
}


@functools.cache
def morphology(language: str) -> Morphology:
    """The dictionary of `language`, loaded once. Raises KeyError for a language without one."""
    return LANGUAGES[language]()
