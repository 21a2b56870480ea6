"""Which cases prepositions govern, in Polish and Russian."""

from __future__ import annotations

from collections.abc import Mapping

from replylint.analysis.morphology import Morphology

_GOVERNED: Mapping[str, str] = {
    "acc ins": "za nad pod przed między за под над",
    "acc loc": "na w we o po na",
    "acc": "przez про через",
    "dat": "ku dzięki wbrew przeciw к ко благодаря вопреки согласно",
    "gen": "bez dla do od ode u wśród podczas zamiast oprócz około obok wokół koło według spośród "
    "без для до от ото у из изо кроме около после среди вместо ради возле мимо",
    "gen ins": "z ze",
    "ins": "między",
    "loc": "przy при",
    "acc dat loc": "по",
    "acc gen ins": "с со",
    "acc loc gen": "в во на о об обо",
}
CASES: Mapping[str, frozenset[str]] = {
    preposition: frozenset(cases.split())
    for cases, prepositions in _GOVERNED.items()
    for preposition in prepositions.split()
}


def governs(preposition: str, word: str, morphology: Morphology) -> bool:
    """Whether some reading of `word` is in a case that the preposition governs."""
    cases = CASES.get(preposition.lower(), frozenset())
    return any(reading.features & cases for reading in morphology.readings(word))
