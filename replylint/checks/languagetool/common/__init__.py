"""Words in everyday use, by lemma: what a mistake is likely to have been meant as.

The lists are lemmas of frequent forms from the wordfreq data (CC BY-SA 4.0); see each file's head.
"""

from __future__ import annotations

import functools
from importlib.resources import files

from replylint.analysis.morphology import Morphology


def is_common(word: str, language: str, morphology: Morphology) -> bool:
    """Whether a word (or each of several) is in everyday use, whatever its form."""
    lemmas = _lemmas(language)
    return all(
        part in lemmas
        or any(reading.lemma.lower() in lemmas for reading in morphology.readings(part))
        for part in word.lower().replace("-", " ").split()
    )


@functools.cache
def _lemmas(language: str) -> frozenset[str]:
    text = files(__package__).joinpath(f"{language}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
