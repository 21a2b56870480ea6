"""Russian by pymorphy3 with the OpenCorpora dictionary: analyses and generates."""

from __future__ import annotations

import functools
from typing import Any

import pymorphy3

from replylint.analysis.morphology.registers import only_sure_registers
from replylint.model import Reading

_PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "NOUN": ("noun", ()),
    "ADJF": ("adj", ()),
    "ADJS": ("adj", ("short",)),
    "COMP": ("adv", ("comp",)),
    "VERB": ("verb", ()),
    "INFN": ("verb", ("inf",)),
    "PRTF": ("adj", ()),
    "PRTS": ("adj", ("short",)),
    "GRND": ("verb", ("converb",)),
    "NUMR": ("num", ()),
    "ADVB": ("adv", ()),
    "NPRO": ("pron", ()),
    "PRED": ("verb", ("impersonal", "modal")),
    "PREP": ("prep", ()),
    "CONJ": ("conj", ()),
    "PRCL": ("part", ()),
    "INTJ": ("intj", ()),
}
_FEATURES = {
    "sing": "sg",
    "plur": "pl",
    "nomn": "nom",
    "gent": "gen",
    "gen2": "gen",
    "datv": "dat",
    "accs": "acc",
    "ablt": "ins",
    "loct": "loc",
    "loc2": "loc",
    "voct": "voc",
    "masc": "m",
    "femn": "f",
    "neut": "n",
    "1per": "1",
    "2per": "2",
    "3per": "3",
    "past": "past",
    "pres": "pres",
    "futr": "fut",
    "impr": "imper",
    "perf": "perf",
    "impf": "imperf",
    "actv": "part-act",
    "pssv": "part-pass",
    "Supr": "sup",
    "Name": "firstname",
    "Surn": "surname",
    "Patr": "patronymic",
    "Geox": "place",
    "Infr": "colloquial",
    "Slng": "colloquial",
}


class Russian:
    """The OpenCorpora dictionary through pymorphy3."""

    def __init__(self) -> None:
        self._analyzer = pymorphy3.MorphAnalyzer(lang="ru")
        self.readings = functools.lru_cache(maxsize=100_000)(self._readings)
        self.forms = functools.lru_cache(maxsize=20_000)(self._forms)

    def _readings(self, word: str) -> tuple[Reading, ...]:
        if not any("а" <= letter <= "я" or letter == "ё" for letter in word.lower()):
            return ()
        found: dict[Reading, None] = {}
        for parse in self._analyzer.parse(word):
            reading = _reading(parse)
            if reading is not None:
                found.setdefault(reading)
        return only_sure_registers(found)

    def inflect(self, lemma: str, features: frozenset[str], like: str = "") -> tuple[str, ...]:
        """The forms of `lemma` with all `features`; see `Morphology.inflect`."""
        wanted = [r for r in self.readings(like) if r.lemma == lemma] if like else []
        found: dict[str, int] = {}
        for parse in self._analyzer.parse(lemma)[:1]:
            for form in parse.lexeme:
                reading = _reading(form)
                if reading is None or not features <= reading.features:
                    continue
                kept = max((len(reading.features & other.features) for other in wanted), default=0)
                found[form.word] = max(found.get(form.word, 0), kept)
        # The dictionary lists rare variants ("етого") too; the usual ones begin like the lemma.
        return tuple(sorted(found, key=lambda form: (-found[form], form[:1] != lemma[:1])))

    def _forms(self, lemma: str) -> frozenset[str]:
        forms = {lemma.lower()}
        for parse in self._analyzer.parse(lemma):
            if parse.normal_form == lemma.lower().replace("ё", "е") or parse.normal_form == lemma:
                forms.update(form.word for form in parse.lexeme)
        return frozenset(forms)


def _reading(parse: Any) -> Reading | None:
    part = parse.tag.POS
    if part is None:
        return None
    part_of_speech, base = _PARTS.get(str(part), ("other", ()))
    features = set(base)
    features.update(_FEATURES[name] for name in parse.tag.grammemes if name in _FEATURES)
    lemma = str(parse.normal_form).replace("ё", "е")
    return Reading(lemma, part_of_speech, frozenset(features))
