"""The words layer at run time: a linear model over the features of a sentence, numpy only.

Its file, `words.npz`, holds the features that were kept (text, a feature a line), their inverse
document frequencies, and a weight of one byte for each feature and tag. The logit of a tag is the
sum of its weights over the sentence's features, each times its idf, divided by the length of the
sentence's vector, so that a long sentence is no surer than a short one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from replylint.analysis.acts.features import (
    Feature,
    letter_features,
    located_features,
    written_words,
)
from replylint.errors import ReplylintError
from replylint.model import Sentence

Floats = NDArray[numpy.float32]

FILE = "words.npz"
_FORMAT = 1
# The least square of a sentence's length, about three words: one odd word proves nothing.
SHORTEST = 2500.0
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever they are written
_PHRASE_WORDS = 4
_REMEMBERED_WORDS = 50_000


class WordsUnavailable(ReplylintError):
    """The words layer's file is missing or broken; the message says what to do."""


class WordsModel:
    """Weights of F features for T tags in one language.

    `weights` are whole numbers from -127 to 127 (F, T), `scale` and `bias` are per tag (T,), and
    `idf` per feature (F,).
    """

    def __init__(  # noqa: PLR0917 - the parts of the file, in its order
        self,
        language: str,
        tags: Sequence[str],
        vocabulary: Sequence[str],
        idf: NDArray[numpy.float16],
        weights: NDArray[numpy.int8],
        scale: Floats,
        bias: Floats,
    ) -> None:
        self.language = language
        self.tags = tuple(tags)
        self.vocabulary = tuple(vocabulary)
        self.idf = idf
        self.weights = weights
        self.scale = scale
        self.bias = bias
        self._index: Mapping[str, int] = {name: n for n, name in enumerate(self.vocabulary)}
        self._idf = idf.astype(numpy.float32)
        self._letters: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> WordsModel:
        """The model of `words.npz`. Raises WordsUnavailable if it can't be read."""
        try:
            with numpy.load(path, allow_pickle=False) as file:
                if int(file["format"]) != _FORMAT:
                    raise WordsUnavailable(
                        f"{path} was written by another version: run `replylint train`"
                    )
                return cls(
                    _lines(file["language"])[0],
                    _lines(file["tags"]),
                    _lines(file["vocabulary"]),
                    file["idf"],
                    file["weights"],
                    file["scale"],
                    file["bias"],
                )
        except FileNotFoundError as error:
            raise WordsUnavailable(f"{path} is missing: run `replylint train`") from error
        except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise WordsUnavailable(f"{path} is broken ({error}): run `replylint train`") from error

    def save(self, path: Path) -> None:
        """Write the model; equal models make equal bytes (no compression, no dates)."""
        members: dict[str, NDArray[Any]] = {
            "format": numpy.array(_FORMAT, dtype=numpy.int32),
            "language": _bytes([self.language]),
            "tags": _bytes(self.tags),
            "vocabulary": _bytes(self.vocabulary),
            "idf": self.idf,
            "weights": self.weights,
            "scale": self.scale,
            "bias": self.bias,
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            for name, array in members.items():
                buffer = io.BytesIO()
                numpy.lib.format.write_array(buffer, array, version=(1, 0), allow_pickle=False)
                archive.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), buffer.getvalue())

    def score(self, sentences: Sequence[Sentence]) -> Floats:
        """Logits (n, T) of sentences whose tokens have readings."""
        logits = numpy.empty((len(sentences), len(self.tags)), dtype=numpy.float32)
        for row, sentence in enumerate(sentences):
            logits[row] = self._logits(located_features(sentence, self.language))
        return logits

    def explain(self, sentence: Sentence, tag: str, n: int = 3) -> tuple[str, ...]:
        """The `n` words or short phrases that spoke most for `tag`, as written, best first."""
        column = self.tags.index(tag)
        found = located_features(sentence, self.language)
        credit = self._credit(found, column, len(sentence.tokens))
        return _phrases(sentence, credit, n)

    def _logits(self, found: Sequence[Feature]) -> Floats:
        known = {self._index[name] for name, _, _ in found if name in self._index}
        for word in written_words(found):
            known.update(self._letters_of(word.name[2:]))
        if not known:
            return self.bias
        rows = numpy.sort(numpy.fromiter(known, dtype=numpy.intp, count=len(known)))
        idf = self._idf[rows]
        norm = float(numpy.sqrt(max(numpy.dot(idf, idf), SHORTEST)))
        total = idf @ self.weights[rows].astype(numpy.float32)
        logits: Floats = total * self.scale / norm + self.bias
        return logits

    def _letters_of(self, word: str) -> tuple[int, ...]:
        """The known features of a word's letters; a word is looked up once."""
        if word not in self._letters:
            if len(self._letters) >= _REMEMBERED_WORDS:
                self._letters.clear()
            names = letter_features(word)
            self._letters[word] = tuple(self._index[n] for n in names if n in self._index)
        return self._letters[word]

    def _credit(self, found: Sequence[Feature], column: int, size: int) -> Floats:
        """What each token (size,) adds to the tag: a feature's weight is shared by its words."""
        credit = numpy.zeros(size, dtype=numpy.float32)
        places = {name: (first, last) for name, first, last in found}
        numbers = [(self._index[name], at) for name, at in places.items() if name in self._index]
        for word in written_words(found):
            at = (word.first, word.last)
            numbers.extend((number, at) for number in self._letters_of(word.name[2:]))
        for number, (first, last) in dict(numbers).items():
            weight = float(self.weights[number, column]) * float(self._idf[number])
            for place in {first, last}:
                credit[place] += weight / len({first, last})
        return credit


def _phrases(sentence: Sentence, credit: Floats, n: int) -> tuple[str, ...]:
    """Words that speak for the tag, joined with such neighbours into phrases."""
    if not len(credit) or credit.max() <= 0:
        return ()
    strong = [bool(value > 0.35 * credit.max()) for value in credit]
    runs: list[list[int]] = []
    for place, token in enumerate(sentence.tokens):
        if not strong[place] or not any(letter.isalnum() for letter in token.text):
            continue
        if runs and runs[-1][-1] == place - 1 and len(runs[-1]) < _PHRASE_WORDS:
            runs[-1].append(place)
        else:
            runs.append([place])
    runs.sort(key=lambda run: (-sum(float(credit[place]) for place in run), run[0]))
    return tuple(_written(sentence, run) for run in runs[:n])


def _written(sentence: Sentence, run: Sequence[int]) -> str:
    """The tokens of `run` with the spaces that stand between them."""
    parts: list[str] = []
    previous = None
    for place in run:
        token = sentence.tokens[place]
        if previous is not None and token.span.start > previous.span.end:
            parts.append(" ")
        parts.append(token.text)
        previous = token
    return "".join(parts)


def _bytes(lines: Sequence[str]) -> NDArray[numpy.uint8]:
    return numpy.frombuffer("\n".join(lines).encode("utf-8"), dtype=numpy.uint8)


def _lines(array: NDArray[numpy.uint8]) -> list[str]:
    return array.tobytes().decode("utf-8").split("\n")
