"""Polish words typed without diacritics, given back the forms that the dictionary knows."""

from __future__ import annotations

import functools
import itertools

from replylint.analysis.questions.folding import fold
from replylint.model import Token

_LETTERS = {
    "pl": {
        "a": "aą",
        "c": "cć",
        "e": "eę",
        "l": "lł",
        "n": "nń",
        "o": "oó",
        "s": "sś",
        "z": "zżź",
    },
    "ru": {"е": "её"},
}
_MOST_VARIANTS = 1500


def lemmas(token: Token, language: str) -> frozenset[str]:
    """The token's folded lemmas; for an unknown bare word, those of its forms with diacritics."""
    if token.readings or not token.is_word:
        return frozenset(fold(lemma) for lemma in token.lemmas)
    return _restored(token.lower, language) or frozenset({fold(token.text)})


@functools.lru_cache(maxsize=4096)
def _restored(word: str, language: str) -> frozenset[str]:
    from replylint.analysis.morphology import morphology

    letters = _LETTERS.get(language)
    if letters is None or (language == "pl" and not word.isascii()) or not word.isalpha():
        return frozenset()
    choices = [letters.get(letter, letter) for letter in word]
    count = 1
    for choice in choices:
        count *= len(choice)
    if not 1 < count <= _MOST_VARIANTS:
        return frozenset()
    dictionary = morphology(language)
    return frozenset(
        fold(reading.lemma)
        for variant in itertools.product(*choices)
        for reading in dictionary.readings("".join(variant))
    )
