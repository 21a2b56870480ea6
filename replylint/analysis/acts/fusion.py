"""One verdict per act from what patterns, words and encoder say of a sentence.

A pattern is sure. The learned layers' logits are weighed into one confidence, the probability of
the act at its true rate (a fault: one sentence in a hundred), and an act counts from a threshold
on. Weights and thresholds are data, `thresholds.yaml` of a pack, with the precision that each was
set for; there are two sets, since the encoder may be off. Nobody but this module knows who spoke.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replylint.errors import RuleError
from replylint.model import Act, Source, Span
from replylint.yaml_file import load

FILE = "thresholds.yaml"
WORDS = "words"
BOTH = "words+encoder"


class Strictness(str, enum.Enum):
    """How sure the learned layers must be: lenient reports the surest only, strict the most."""

    LENIENT = "lenient"
    STANDARD = "standard"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Threshold:
    """The confidence from which an act counts, the precision it is set for, and the recall."""

    confidence: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Weighing:
    """How logits of one act become a confidence: weights of each layer, and an offset."""

    words: float
    encoder: float
    offset: float
    thresholds: Mapping[Strictness, Threshold]

    def confidence(self, words: float, encoder: float = 0.0) -> float:
        """The probability of the act at its true rate, 0 to 1."""
        logit = self.words * words + self.encoder * encoder + self.offset
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the layers say of one act in one sentence; a silent layer is None."""

    pattern: Span | None = None
    words: float | None = None
    encoder: float | None = None


@dataclass(frozen=True)
class Fusion:
    """The weighings of one language, by set (`words`, `words+encoder`) and act."""

    language: str
    weighings: Mapping[str, Mapping[str, Weighing]]

    @classmethod
    def load(cls, path: Path) -> Fusion:
        """The pack's `thresholds.yaml`. Raises RuleError, with the line, if it can't be used."""
        file = load(path)
        try:
            language = str(file.value["language"])
            weighings = {
                layers: {
                    act: _weighing(entry[layers])
                    for act, entry in file.value["acts"].items()
                    if layers in entry
                }
                for layers in (WORDS, BOTH)
            }
        except (KeyError, TypeError, ValueError) as error:
            raise RuleError(f"{path}: {error!s} is missing or wrong: run `replylint train`") from error
        return cls(language, weighings)

    def act(self, name: str, evidence: Evidence, strictness: Strictness) -> Act | None:
        """The act if the sentence does it, else None. `because` and `like` are left to callers."""
        learned = self._learned(name, evidence)
        sure = 0.0
        sources: set[Source] = set()
        if learned is not None:
            sure, weighing, layers = learned
            if sure >= weighing.thresholds[strictness].confidence:
                sources |= layers
        if evidence.pattern is not None:
            sources.add(Source.PATTERN)
            sure = 1.0
        if not sources:
            return None
        return Act(name, sure, frozenset(sources), evidence.pattern)

    def _learned(
        self, name: str, evidence: Evidence
    ) -> tuple[float, Weighing, frozenset[Source]] | None:
        if evidence.words is None:
            return None
        both = self.weighings[BOTH].get(name)
        if both is not None and evidence.encoder is not None:
            spoke = {
                source
                for source, weight, logit in (
                    (Source.WORDS, both.words, evidence.words),
                    (Source.ENCODER, both.encoder, evidence.encoder),
                )
                if weight * logit > 0
            }
            sure = both.confidence(evidence.words, evidence.encoder)
            return sure, both, frozenset(spoke or {Source.WORDS, Source.ENCODER})
        alone = self.weighings[WORDS].get(name)
        if alone is None:
            return None
        return alone.confidence(evidence.words), alone, frozenset({Source.WORDS})


def _weighing(entry: Mapping[str, Any]) -> Weighing:
    return Weighing(
        float(entry["weights"]["words"]),
        float(entry["weights"].get("encoder", 0.0)),
        float(entry["offset"]),
        {
            level: Threshold(
                float(entry[level.value]["confidence"]),
                float(entry[level.value]["precision"]),
                float(entry[level.value]["recall"]),
            )
            for level in Strictness
        },
    )
