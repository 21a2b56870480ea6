"""Training of the words layer: from a pack's labelled sentences to `words.npz`.

One logistic regression a tag, over features weighted by idf, L2-normalised. A tag learns from the
sentences whose labels speak about it: an agent's tag from agents' sentences, a customer's from
customers'. Needs scikit-learn (`pip install replylint[learn]`); at run time nothing here is
imported. The same sentences give the same bytes.
"""

from __future__ import annotations

import dataclasses
import math
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from replylint.analysis.acts.features import features
from replylint.analysis.acts.names import FAULTS
from replylint.analysis.acts.words import FILE as WORDS_FILE
from replylint.analysis.acts.words import SHORTEST, WordsModel
from replylint.analysis.tokens import tokenize
from replylint.errors import ReplylintError
from replylint.learning.encoder.sentences import TAGS, LabelledSentence, read_file, split
from replylint.model import SectionKind, Sentence, Span

SENTENCES = "sentences"  # the folder of a pack that holds labelled sentences
FOLDS = 5
_STRENGTH = 30.0  # inverse of regularisation: by cross-validation, 5 and 100 are worse or no better
# In how many sentences a feature must be, by kind: a third fewer features at the same precision.
_MIN_DOCUMENTS = {"c": 4, "b": 3, "s": 3, "o": 3}
_MIN_DOCUMENTS_OTHERS = 2
_HOUSE_WEIGHT = 3.0  # one sentence of a house's own counts as so many of ours
_MIN_POSITIVES = 4
_THREADS = 2  # liblinear lets go of the interpreter's lock, and each tag is learned by itself

Say = Callable[[str], None]
Bools = NDArray[numpy.bool_]
Floats = NDArray[numpy.float64]


@dataclass(frozen=True)
class Examples:
    """Labelled sentences of one language and the features of each; `house` marks a house's own."""

    language: str
    sentences: tuple[LabelledSentence, ...]
    features: tuple[frozenset[str], ...]
    house: Bools

    def labels(self, tag: str) -> tuple[Bools, Bools]:
        """For each sentence: does its label speak about `tag`, and does the tag apply?

        A sentence from a file on one tag that does not have it counts as ordinary: it may be taken
        to have no fault, and ordinary sentences are what precision depends on. Of other acts, which
        ordinary sentences do have, it says nothing.
        """
        known = [tag in s.known or self._ordinary(s, tag) for s in self.sentences]
        return numpy.array(known), numpy.array([tag in s.tags for s in self.sentences])

    @staticmethod
    def _ordinary(sentence: LabelledSentence, tag: str) -> bool:
        single = sentence.mask not in ("agent", "customer", tag)
        return single and not sentence.tags and tag in FAULTS


def prepare(sentence: str, language: str) -> Sentence:
    """A labelled sentence as the analysis would see it."""
    span = Span(0, len(sentence))
    return Sentence(span, SectionKind.BODY, tokenize(sentence, language))


def read_examples(pack: Path, house: Iterable[Path] = ()) -> Examples:
    """The sentences of `pack/sentences/*.tsv` and of a house's own files.

    Raises ReplylintError if there are none or a line can't be read.
    """
    language = pack.name
    try:
        own = [s for path in sorted((pack / SENTENCES).glob("*.tsv")) for s in read_file(path)]
        theirs = [s for path in house for s in read_file(path)]
    except (OSError, ValueError) as error:
        raise ReplylintError(f"labelled sentences can't be read: {error}") from error
    if not own and not theirs:
        raise ReplylintError(f"no labelled sentences in {pack / SENTENCES} (files *.tsv)")
    sentences = tuple(dataclasses.replace(s, language=language) for s in (*own, *theirs))
    return Examples(
        language,
        sentences,
        tuple(features(prepare(s.text, language), language) for s in sentences),
        numpy.arange(len(sentences)) >= len(own),
    )


def train(
    pack: Path, output: Path, house: Sequence[Path] = (), say: Say = lambda line: None
) -> WordsModel:
    """Learn all tags of a pack's language and write `output/words.npz`."""
    examples = read_examples(pack, house)
    say(f"{examples.language}: {len(examples.sentences)} sentences")
    model = learn(examples).rounded()
    model.save(output / WORDS_FILE)
    say(f"{examples.language}: {len(model.vocabulary)} features, {len(model.tags)} tags")
    return model


def retrain(
    model: WordsModel, pack: Path, house: Sequence[Path], say: Say = lambda line: None
) -> WordsModel:
    """The model with only those tags learned anew that the house's files have: seconds.

    Features keep their places and idf; those that only the house's sentences have are added.
    Raises ReplylintError if the house's files have none of the model's tags.
    """
    examples = read_examples(pack, house)
    theirs = [s for s, own in zip(examples.sentences, examples.house, strict=True) if own]
    tags = sorted({tag for sentence in theirs for tag in sentence.tags} & set(model.tags))
    if not tags:
        raise ReplylintError("the house's sentences have none of the known tags: nothing to learn")
    say(f"{examples.language}: learning anew: {', '.join(tags)}")
    index, idf = _vocabulary(examples.features)
    new = sorted(set(index) - set(model.vocabulary))
    names = [*model.vocabulary, *new]
    idf = numpy.concatenate([model.idf, idf[[index[name] for name in new]]])
    fresh = _learn(examples, tags, {name: n for n, name in enumerate(names)}, idf).rounded()
    weights = numpy.concatenate(
        [model.weights, numpy.zeros((len(new), len(model.tags)), dtype=numpy.int8)]
    )
    scale, bias = model.scale.copy(), model.bias.copy()
    for place, tag in enumerate(fresh.tags):
        column = model.tags.index(tag)
        weights[:, column] = fresh.weights[:, place]
        scale[column], bias[column] = fresh.scale[place], fresh.bias[place]
    return WordsModel(model.language, model.tags, names, fresh.idf, weights, scale, bias)


@dataclass(frozen=True)
class Learned:
    """What was learned, in full precision: F features with idf, weights (F, T), biases (T,)."""

    language: str
    tags: tuple[str, ...]
    vocabulary: Mapping[str, int]
    idf: Floats
    weights: Floats
    bias: Floats

    def logits(self, sentences: Sequence[frozenset[str]]) -> Floats:
        """Logits (n, T) of sentences as their features."""
        result: Floats = _matrix(sentences, self.vocabulary, self.idf) @ self.weights + self.bias
        return result

    def rounded(self) -> WordsModel:
        """The model that is shipped: a byte a weight, by a scale of its tag's own."""
        scale = numpy.maximum(numpy.abs(self.weights).max(axis=0), 1e-9) / 127
        return WordsModel(
            self.language,
            self.tags,
            list(self.vocabulary),
            self.idf.astype(numpy.float16),
            numpy.rint(self.weights / scale).astype(numpy.int8),
            scale.astype(numpy.float32),
            self.bias.astype(numpy.float32),
        )


def learn(examples: Examples, tags: Sequence[str] = TAGS) -> Learned:
    """Learn `tags` from all of the examples; tags with hardly any sentence are left out."""
    return _learn(examples, tags, *_vocabulary(examples.features))


def _learn(
    examples: Examples, tags: Sequence[str], vocabulary: Mapping[str, int], idf: Floats
) -> Learned:
    matrix = _matrix(examples.features, vocabulary, idf)
    kept = tuple(tag for tag in tags if _learnable(examples, tag))
    weights = numpy.zeros((len(vocabulary), len(kept)))
    bias = numpy.zeros(len(kept))

    def one(tag: str) -> tuple[Floats, float]:
        known, true = examples.labels(tag)
        return _fit_one(matrix[known], true[known], examples.house[known])

    with ThreadPoolExecutor(_THREADS) as pool:
        for column, fitted in enumerate(pool.map(one, kept)):
            weights[:, column], bias[column] = fitted
    return Learned(examples.language, kept, vocabulary, idf, weights, bias)


def cross_validated(
    examples: Examples, tags: Sequence[str] = TAGS, share: float = 1.0
) -> Mapping[str, Floats]:
    """Out-of-fold logits of each tag for every sentence (nan where the label is silent).

    The sentence's own hash decides its fold, so twins with one wording stay together. `share` is
    the part of the training folds to learn from, for learning curves.
    """
    vocabulary, idf = _vocabulary(examples.features)
    matrix = _matrix(examples.features, vocabulary, idf)
    folds = _folds(examples.sentences)
    rank = numpy.random.default_rng(1).permutation(len(folds)) / len(folds)

    def one(tag: str) -> Floats:
        known, true = examples.labels(tag)
        values = numpy.full(len(folds), numpy.nan)
        for fold in range(FOLDS):
            learn = known & (folds != fold) & (rank < share)
            weights, bias = _fit_one(matrix[learn], true[learn], examples.house[learn])
            test = known & (folds == fold)
            values[test] = matrix[test] @ weights + bias
        return values

    kept = [tag for tag in tags if _learnable(examples, tag)]
    with ThreadPoolExecutor(_THREADS) as pool:
        return dict(zip(kept, pool.map(one, kept), strict=True))


def _folds(sentences: Sequence[LabelledSentence]) -> NDArray[numpy.int64]:
    folds = numpy.empty(len(sentences), dtype=numpy.int64)
    places = {id(sentence): place for place, sentence in enumerate(sentences)}
    for fold in range(FOLDS):
        below = split(sentences, 100 * (FOLDS - fold) // FOLDS)[1]
        folds[[places[id(sentence)] for sentence in below]] = FOLDS - 1 - fold
    return folds


def _learnable(examples: Examples, tag: str) -> bool:
    known, true = examples.labels(tag)
    return int(true[known].sum()) >= _MIN_POSITIVES and not bool(true[known].all())


def _vocabulary(sentences: Sequence[frozenset[str]]) -> tuple[dict[str, int], Floats]:
    """The features that enough sentences have, in the order of their names, and their idf."""
    counts = Counter(name for names in sentences for name in names)
    kept = sorted(
        name
        for name, count in counts.items()
        if count >= _MIN_DOCUMENTS.get(name[0], _MIN_DOCUMENTS_OTHERS)
    )
    idf = numpy.array([math.log(len(sentences) / counts[name]) for name in kept])
    rounded = idf.astype(numpy.float16).astype(numpy.float64)  # as it will be at run time
    return {name: place for place, name in enumerate(kept)}, rounded


def _matrix(sentences: Sequence[frozenset[str]], index: Mapping[str, int], idf: Floats) -> Any:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    columns: list[int] = []
    values: list[float] = []
    starts = [0]
    for names in sentences:
        known = sorted(index[name] for name in names if name in index)
        part = idf[known]
        norm = math.sqrt(max(float((part * part).sum()), SHORTEST))
        columns.extend(known)
        values.extend(part / norm)
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(sentences), len(index)))


def _fit_one(matrix: Any, true: Bools, house: Bools) -> tuple[Floats, float]:
    from sklearn.linear_model import LogisticRegression

    learner = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        learner.fit(matrix, true, sample_weight=numpy.where(house, _HOUSE_WEIGHT, 1.0))
    return learner.coef_[0], float(learner.intercept_[0])
