"""Polish by Morfeusz 2 with the SGJP dictionary: analyses and generates."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import morfeusz2

from replylint.analysis.morphology.registers import only_sure_registers
from replylint.model import Reading

# The flexemes of the SGJP tagset, as the parts of speech and features that all languages share.
_PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "subst": ("noun", ()),
    "depr": ("noun", ()),
    "ger": ("noun", ("gerund",)),
    "adj": ("adj", ()),
    "adja": ("adj", ()),
    "adjp": ("adj", ()),
    "adjc": ("adj", ()),
    "adv": ("adv", ()),
    "num": ("num", ()),
    "numcomp": ("num", ()),
    "ppron12": ("pron", ()),
    "ppron3": ("pron", ()),
    "siebie": ("pron", ()),
    "fin": ("verb", ("pres",)),
    "bedzie": ("verb", ("fut",)),
    "praet": ("verb", ("past",)),
    "cond": ("verb", ("cond",)),
    "impt": ("verb", ("imper",)),
    "inf": ("verb", ("inf",)),
    "imps": ("verb", ("past", "impersonal")),
    "winien": ("verb", ("pres", "modal")),
    "pred": ("verb", ("impersonal", "modal")),
    "pact": ("adj", ("part-act",)),
    "ppas": ("adj", ("part-pass",)),
    "pcon": ("verb", ("converb",)),
    "pant": ("verb", ("converb",)),
    "prep": ("prep", ()),
    "conj": ("conj", ()),
    "comp": ("conj", ()),
    "part": ("part", ()),
    "interj": ("intj", ()),
    "brev": ("abbr", ()),
}
_FEATURES: dict[str, tuple[str, ...]] = {
    "sg": ("sg",),
    "pl": ("pl",),
    "nom": ("nom",),
    "gen": ("gen",),
    "dat": ("dat",),
    "acc": ("acc",),
    "inst": ("ins",),
    "loc": ("loc",),
    "voc": ("voc",),
    "m1": ("m", "m1"),
    "m2": ("m", "m2"),
    "m3": ("m", "m3"),
    "f": ("f",),
    "n": ("n",),
    "pri": ("1",),
    "sec": ("2",),
    "ter": ("3",),
    "perf": ("perf",),
    "imperf": ("imperf",),
    "com": ("comp",),
    "sup": ("sup",),
    "neg": ("neg",),
}
# How SGJP labels the register of a word.
_REGISTERS = {"pot": "colloquial", "slang": "colloquial", "wulg": "vulgar", "pogard": "pejorative"}
_KINDS = {"imię": "firstname", "nazwisko": "surname", "nazwa_geograficzna": "place"}


class Polish:
    """The SGJP dictionary through Morfeusz."""

    def __init__(self) -> None:
        # "composite": "wysłaliśmy" is one word, not "wysłali" and an ending.
        self._morfeusz = morfeusz2.Morfeusz(praet="composite")
        self.readings = functools.lru_cache(maxsize=100_000)(self._readings)
        self.forms = functools.lru_cache(maxsize=20_000)(self._forms)

    def _readings(self, word: str) -> tuple[Reading, ...]:
        analyses = self._morfeusz.analyse(word)
        if not analyses or max(end for _, end, _ in analyses) > 1:
            return self._hyphenated(word)
        found: dict[Reading, None] = {}
        for _, _, (_, lemma, tag, kinds, labels) in analyses:
            reading = _reading(lemma, tag, kinds, labels)
            if reading is not None:
                found.setdefault(reading)
        return only_sure_registers(found)

    def _hyphenated(self, word: str) -> tuple[Reading, ...]:
        """`e-mailem`, `biało-czerwony`: read by the last part, if the dictionary has it."""
        first, hyphen, last = word.rpartition("-")
        if not hyphen or not first or not last:
            return ()
        return tuple(
            Reading(f"{first.lower()}-{reading.lemma}", reading.part_of_speech, reading.features)
            for reading in self.readings(last)
        )

    def inflect(self, lemma: str, features: frozenset[str], like: str = "") -> tuple[str, ...]:
        """The forms of `lemma` with all `features`; see `Morphology.inflect`."""
        wanted = {r for r in self.readings(like) if r.lemma == lemma} if like else set()
        found: dict[str, int] = {}
        for form, generated, tag, kinds, labels in self._morfeusz.generate(lemma):
            reading = _reading(generated, tag, kinds)
            if reading is None or not features <= reading.features or "neg" in reading.features:
                continue
            kept = max((len(reading.features & other.features) for other in wanted), default=0)
            found[form] = max(found.get(form, -99), kept - 2 * len(labels))
        return tuple(sorted(found, key=lambda form: (-found[form], form)))

    def _forms(self, lemma: str) -> frozenset[str]:
        generated = self._morfeusz.generate(lemma)
        forms = {form.lower() for form, _, tag, _, _ in generated if tag != "ign"}
        return frozenset(forms | {lemma.lower()})


def _reading(
    lemma: str, tag: str, kinds: Iterable[str], labels: Iterable[str] = ()
) -> Reading | None:
    flexeme, *values = tag.split(":")
    if flexeme not in _PARTS:
        return None
    part_of_speech, base = _PARTS[flexeme]
    features = set(base)
    for value in values:
        for alternative in value.split("."):
            features.update(_FEATURES.get(alternative, ()))
    if flexeme == "fin" and "perf" in features:  # a perfective verb has no present
        features = (features - {"pres"}) | {"fut"}
    features.update(_KINDS[kind] for kind in kinds if kind in _KINDS)
    registers = [part.strip(". ") for label in labels for part in label.split(",")]
    features.update(_REGISTERS[register] for register in registers if register in _REGISTERS)
    return Reading(lemma.split(":", 1)[0].lower(), part_of_speech, frozenset(features))
