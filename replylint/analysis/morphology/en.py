"""English by LemmInflect (lemmas and forms of open classes) and a small table of function words."""

from __future__ import annotations

import functools

import lemminflect

from replylint.model import Reading

_TAGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "NN": ("noun", ("sg",)),
    "NNS": ("noun", ("pl",)),
    "NNP": ("noun", ("sg",)),
    "NNPS": ("noun", ("pl",)),
    "VB": ("verb", ("inf", "imper")),
    "VBP": ("verb", ("pres",)),
    "VBZ": ("verb", ("pres", "3", "sg")),
    "VBD": ("verb", ("past",)),
    "VBN": ("verb", ("part-pass",)),
    "VBG": ("verb", ("part-act",)),
    "JJ": ("adj", ()),
    "JJR": ("adj", ("comp",)),
    "JJS": ("adj", ("sup",)),
    "RB": ("adv", ()),
    "RBR": ("adv", ("comp",)),
    "RBS": ("adv", ("sup",)),
}
_OPEN = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "ADV": "adv", "AUX": "verb"}


def _closed() -> dict[str, tuple[Reading, ...]]:
    table: dict[str, list[Reading]] = {}

    def add(forms: str, lemma: str, part: str, features: str = "") -> None:
        for form in forms.split():
            reading = Reading(lemma or form, part, frozenset(features.split()))
            table.setdefault(form, []).append(reading)

    add("i", "i", "pron", "1 sg nom")
    add("me", "i", "pron", "1 sg acc")
    add("we", "we", "pron", "1 pl nom")
    add("us", "we", "pron", "1 pl acc")
    add("you", "you", "pron", "2")
    add("he", "he", "pron", "3 sg m nom")
    add("she", "she", "pron", "3 sg f nom")
    add("him", "he", "pron", "3 sg m acc")
    add("it", "it", "pron", "3 sg n")
    add("they", "they", "pron", "3 pl nom")
    add("them", "they", "pron", "3 pl acc")
    add("my mine myself", "my", "pron", "1 sg gen")
    add("our ours ourselves", "our", "pron", "1 pl gen")
    add("your yours yourself yourselves", "your", "pron", "2 gen")
    add("his himself", "his", "pron", "3 sg m gen")
    add("her hers herself", "her", "pron", "3 sg f gen")
    add("its itself", "its", "pron", "3 sg n gen")
    add("their theirs themselves", "their", "pron", "3 pl gen")
    add("am", "be", "verb", "pres 1 sg")
    add("'m", "be", "verb", "pres 1 sg")
    add("is 's", "be", "verb", "pres 3 sg")
    add("are 're", "be", "verb", "pres pl")
    add("was", "be", "verb", "past sg")
    add("were", "be", "verb", "past pl")
    add("have 've", "have", "verb", "pres inf")
    add("has", "have", "verb", "pres 3 sg")
    add("had", "have", "verb", "past part-pass")
    add("do", "do", "verb", "pres inf imper")
    add("does", "do", "verb", "pres 3 sg")
    add("did", "do", "verb", "past")
    add("will 'll shall", "will", "verb", "fut modal")
    add("would 'd", "would", "verb", "cond modal")
    add("can ca", "can", "verb", "pres modal")
    add("could", "could", "verb", "cond modal")
    add("may", "may", "verb", "pres modal")
    add("might", "might", "verb", "cond modal")
    add("must", "must", "verb", "pres modal")
    add("should ought", "should", "verb", "cond modal")
    add("not n't", "not", "part", "neg")
    add("the a an this that these those some any no each every", "", "other")
    add("of in on at by for with from to about into over after before under until", "", "prep")
    add("and or but if because so although unless while when as than whether", "", "conj")
    add("please yes", "", "intj")
    return {form: tuple(readings) for form, readings in table.items()}


class English:
    """LemmInflect's dictionary, with the closed classes by hand."""

    def __init__(self) -> None:
        self._closed = _closed()
        self.readings = functools.lru_cache(maxsize=100_000)(self._readings)
        self.forms = functools.lru_cache(maxsize=20_000)(self._forms)

    def _readings(self, word: str) -> tuple[Reading, ...]:
        lower = word.lower().replace("’", "'")
        if lower in self._closed:
            return self._closed[lower]
        if not lower.replace("-", "").isalpha():
            return ()
        found: dict[Reading, None] = {}
        for open_class, lemmas in lemminflect.getAllLemmas(lower).items():
            for lemma in lemmas:
                for reading in self._by_form(lower, lemma, open_class):
                    found.setdefault(reading)
        return tuple(found)

    def _by_form(self, form: str, lemma: str, open_class: str) -> list[Reading]:
        part = _OPEN.get(open_class, "other")
        readings = []
        for tag, forms in lemminflect.getAllInflections(lemma, upos=open_class).items():
            if form in forms and tag in _TAGS:
                readings.append(Reading(lemma, part, frozenset(_TAGS[tag][1])))
        return readings or [Reading(lemma, part)]

    def inflect(self, lemma: str, features: frozenset[str], like: str = "") -> tuple[str, ...]:
        """The forms of `lemma` with all `features`; see `Morphology.inflect`."""
        found = {
            form: None
            for tag, forms in lemminflect.getAllInflections(lemma).items()
            if tag in _TAGS and features <= frozenset(_TAGS[tag][1])
            for form in forms
        }
        return tuple(found)

    def _forms(self, lemma: str) -> frozenset[str]:
        forms = {lemma}
        for inflected in lemminflect.getAllInflections(lemma).values():
            forms.update(inflected)
        forms.update(
            form
            for form, readings in self._closed.items()
            if any(reading.lemma == lemma for reading in readings)
        )
        return frozenset(forms)
