"""Weights and thresholds of the fusion, set on sentences that no layer learned from.

For the words layer alone these are out-of-fold logits of all labelled sentences; with the encoder,
the sentences that the encoder's training held back. Sentences are reweighed to the true rate: a
fault is one sentence in a hundred, other acts are as frequent as in the labelled files. Half of
them are near misses, which life has fewer of, so real replies see better precision than is set.

At that rate a handful of false alarms decides a single fault's threshold, so faults share one
threshold of a calibrated confidence (measured on real replies: F1 .57 against .53 with one each).
With the encoder, for the same reason, an act's weights are pulled towards those of its group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
from numpy.typing import NDArray

from replylint.analysis.acts.fusion import BOTH, WORDS, Strictness, Threshold, Weighing
from replylint.analysis.acts.names import ACTS, CUSTOMER, FAULTS
from replylint.learning.words import Examples

Bools = NDArray[numpy.bool_]
Floats = NDArray[numpy.float64]

FAULT_RATE = 0.01
PRECISION = {Strictness.LENIENT: 0.95, Strictness.STANDARD: 0.88, Strictness.STRICT: 0.7}
# For acts that are no faults: how much more recall counts than precision (the β of F).
_BETA = {Strictness.LENIENT: 0.5, Strictness.STANDARD: 1.0, Strictness.STRICT: 2.0}
_DOUBT = 0.5  # false alarms added to those counted: a few sentences prove little
_TURNS = 5
_SHRINKAGE = 0.3  # how freely an act's weights may leave those of its group


@dataclass(frozen=True)
class Judged:
    """Sentences of one act with known labels: logits of words, of the encoder (or None), truth."""

    act: str
    words: Floats
    encoder: Floats | None
    true: Bools
    rate: float

    @property
    def weights(self) -> Floats:
        """Each sentence's share (n,), so that the act has its true rate; they sum to 1."""
        positives = max(int(self.true.sum()), 1)
        negatives = max(int((~self.true).sum()), 1)
        return numpy.where(self.true, self.rate / positives, (1 - self.rate) / negatives)


def judged(
    examples: Examples, words: Mapping[str, Floats], encoder: Mapping[str, Floats] | None = None
) -> list[Judged]:
    """The acts with their sentences: those with logits of words (n,) and, if given, the encoder.

    A logit that is nan means that the layer may have learned from that sentence.
    """
    result = []
    for act, logits in words.items():
        known, true = examples.labels(act)
        natural = [s.mask in ("agent", "customer") and act in s.known for s in examples.sentences]
        rate = FAULT_RATE if act in FAULTS else float(true[natural].mean())
        usable = known & ~numpy.isnan(logits)
        other = None
        if encoder is not None:
            usable &= ~numpy.isnan(encoder[act])
            other = encoder[act][usable]
        result.append(Judged(act, logits[usable], other, true[usable], rate))
    return result


def weigh_words(acts: Sequence[Judged]) -> dict[str, Weighing]:
    """A weighing of the words layer alone for each act of one language."""
    lines = [_calibrated(one) for one in acts]
    confidences = [
        _sigmoid(slope * one.words + offset)
        for one, (slope, offset) in zip(acts, lines, strict=True)
    ]
    thresholds = _thresholds(acts, confidences)
    return {
        one.act: Weighing(slope, 0.0, offset, levels)
        for one, (slope, offset), levels in zip(acts, lines, thresholds, strict=True)
    }


def weigh_both(
    acts: Sequence[Judged], alone: Mapping[tuple[str, str], Weighing], languages: Sequence[str]
) -> dict[tuple[str, str], Weighing]:
    """Weighings of words and encoder by (language, act), for acts judged in several languages.

    `languages` names the language of each of `acts`; `alone` has the words' own weighings.
    """
    result: dict[tuple[str, str], Weighing] = {}
    for group in (ACTS, FAULTS, CUSTOMER):
        paired = zip(languages, acts, strict=True)
        members = [(language, one) for language, one in paired if one.act in group]
        if members:
            result.update(_weigh_group(members, alone))
    return result


def write(
    path: Path, language: str, alone: Mapping[str, Weighing], both: Mapping[str, Weighing]
) -> None:
    """Write `thresholds.yaml`; equal weighings make equal bytes."""
    lines = [
        "# Written by `replylint train`. How the learned layers' logits become a confidence, and",
        "# from which confidence an act counts; precision and recall are those expected there.",
        f"language: {language}",
        "acts:",
    ]
    for act in alone:
        lines.append(f"  {act}:")
        lines.extend(_entry(WORDS, alone[act]))
        if act in both:
            lines.extend(_entry(BOTH, both[act]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _entry(layers: str, weighing: Weighing) -> list[str]:
    encoder = f", encoder: {weighing.encoder:.3f}" if layers == BOTH else ""
    lines = [
        f"    {layers}:",
        f"      weights: {{words: {weighing.words:.3f}{encoder}}}",
        f"      offset: {weighing.offset:.3f}",
    ]
    for level, threshold in weighing.thresholds.items():
        lines.append(
            f"      {level.value}: {{confidence: {threshold.confidence:.3f}, "
            f"precision: {threshold.precision:.2f}, recall: {threshold.recall:.2f}}}"
        )
    return lines


def _calibrated(one: Judged) -> tuple[float, float]:
    """Slope and offset that turn the words' logit into that of a probability at the true rate."""
    from sklearn.linear_model import LogisticRegression

    learner = LogisticRegression(C=1e3)
    weights = one.weights * len(one.true)
    learner.fit(one.words[:, None], one.true, sample_weight=weights)
    return float(learner.coef_[0][0]), float(learner.intercept_[0])


def _weigh_group(
    members: Sequence[tuple[str, Judged]],
    alone: Mapping[tuple[str, str], Weighing],
) -> dict[tuple[str, str], Weighing]:
    from sklearn.linear_model import LogisticRegression

    names = sorted({one.act for _, one in members})
    width = 2 + 3 * len(names)
    blocks, truths, weights = [], [], []
    for language, one in members:
        assert one.encoder is not None
        by_words = alone[language, one.act]
        first = by_words.words * one.words + by_words.offset
        block = numpy.zeros((len(one.true), width))
        own = 2 + 3 * names.index(one.act)
        block[:, 0], block[:, 1] = first, one.encoder
        block[:, own], block[:, own + 1] = _SHRINKAGE * first, _SHRINKAGE * one.encoder
        block[:, own + 2] = 2.0
        blocks.append(block)
        truths.append(one.true)
        weights.append(one.weights * len(one.true))
    matrix, truth = numpy.concatenate(blocks), numpy.concatenate(truths)
    weight = numpy.concatenate(weights)
    learner = LogisticRegression(C=1.0, max_iter=2000).fit(matrix, truth, sample_weight=weight)
    coefficients, intercept = learner.coef_[0], float(learner.intercept_[0])
    # Thresholds are set where the weights were not: on these same sentences, but by turns.
    unseen = numpy.empty(len(truth))
    turns = numpy.arange(len(truth)) % _TURNS
    for turn in range(_TURNS):
        rest = turns != turn
        learner = LogisticRegression(C=1.0, max_iter=2000)
        learner.fit(matrix[rest], truth[rest], sample_weight=weight[rest])
        unseen[~rest] = learner.predict_proba(matrix[~rest])[:, 1]
    ends = numpy.cumsum([len(one.true) for _, one in members])[:-1]
    thresholds = _thresholds([one for _, one in members], numpy.split(unseen, ends))
    result = {}
    for (language, one), levels in zip(members, thresholds, strict=True):
        own = 2 + 3 * names.index(one.act)
        by_words = alone[language, one.act]
        words = float(coefficients[0] + _SHRINKAGE * coefficients[own])
        encoder = float(coefficients[1] + _SHRINKAGE * coefficients[own + 1])
        offset = intercept + 2.0 * float(coefficients[own + 2]) + words * by_words.offset
        result[language, one.act] = Weighing(words * by_words.words, encoder, offset, levels)
    return result


def _thresholds(
    acts: Sequence[Judged], confidences: Sequence[Floats]
) -> list[dict[Strictness, Threshold]]:
    """For each act its thresholds: faults share theirs, other acts have their own."""
    faults = [place for place, one in enumerate(acts) if one.act in FAULTS]
    shared = _precise([acts[n] for n in faults], [confidences[n] for n in faults]) if faults else {}
    result = []
    for one, confidence in zip(acts, confidences, strict=True):
        if one.act not in FAULTS:
            result.append(_balanced(one.true, confidence, one.weights))
            continue
        found = {
            level: float((confidence[one.true] >= common.confidence).mean())
            if one.true.any()
            else common.recall
            for level, common in shared.items()
        }
        result.append(
            {
                level: Threshold(common.confidence, common.precision, found[level])
                for level, common in shared.items()
            }
        )
    return result


def _precise(acts: Sequence[Judged], confidences: Sequence[Floats]) -> dict[Strictness, Threshold]:
    """For each strictness the lowest threshold with its precision over all acts together."""
    cuts, precision, recall = _curve(
        numpy.concatenate([one.true for one in acts]),
        numpy.concatenate(confidences),
        numpy.concatenate([one.weights for one in acts]) / len(acts),
    )
    result = {}
    for level, wanted in PRECISION.items():
        enough = numpy.flatnonzero(precision >= wanted)
        place = int(enough[-1]) if len(enough) else int(precision.argmax())
        result[level] = Threshold(float(cuts[place]), float(precision[place]), float(recall[place]))
    return result


def _balanced(true: Bools, confidence: Floats, weights: Floats) -> dict[Strictness, Threshold]:
    """For each strictness the threshold with the best F of its β."""
    cuts, precision, recall = _curve(true, confidence, weights)
    result = {}
    for level, beta in _BETA.items():
        square = beta * beta
        score = (1 + square) * precision * recall / (square * precision + recall + 1e-9)
        place = int(score.argmax())
        result[level] = Threshold(float(cuts[place]), float(precision[place]), float(recall[place]))
    return result


def _curve(true: Bools, confidence: Floats, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """Thresholds from high to low, and precision and recall from each on, a little doubted."""
    order = numpy.argsort(-confidence, kind="stable")
    hits = numpy.cumsum(weights[order] * true[order])
    false = numpy.cumsum(weights[order] * ~true[order])
    doubt = _DOUBT * float(weights[~true].mean()) if (~true).any() else 0.0
    ordered = confidence[order]
    following = numpy.append(ordered[1:], 0.0)
    cuts = (ordered + following) / 2
    return cuts, hits / (hits + false + doubt), hits / max(float(weights[true].sum()), 1e-9)


def _sigmoid(values: Floats) -> Floats:
    result: Floats = 1 / (1 + numpy.exp(-numpy.clip(values, -30, 30)))
    return result
