"""One verdict per act from what patterns, words and encoder say of a sentence.

A pattern is sure. The learned layers' logits are weighed into one confidence, the probability of
the act at its true rate (a fault: one sentence in a hundred), and an act counts from a threshold
on. Weights and thresholds are data, `thresholds.yaml` of a pack, with the precision that each was
set for; there are two sets, since the encoder may be off. Nobody but this module knows who spoke.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy
import yaml
from numpy.typing import NDArray

from replylint.errors import RuleError
from replylint.model import Act, Source, Span

Floats = NDArray[numpy.float32]

FILE = "thresholds.yaml"
WORDS = "words"
BOTH = "words+encoder"
PATTERN_CONFIDENCE = 1.0
_LAYERS = {WORDS: (Source.WORDS,), BOTH: (Source.WORDS, Source.ENCODER)}


class Strictness(str, enum.Enum):
    """How sure the learned layers must be: lenient reports the surest only, strict the most."""

    LENIENT = "lenient"
    STANDARD = "standard"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Threshold:
    """The confidence from which an act counts; precision and recall expected there, 0 to 1."""

    confidence: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the logits of one act become a confidence: a weight for each layer, and an offset."""

    words: float
    encoder: float
    offset: float
    thresholds: Mapping[Strictness, Threshold]


@dataclass(frozen=True)
class Fusion:
    """The weighings of one language, by set of layers (`words`, `words+encoder`) and act."""

    language: str
    weighings: Mapping[str, Mapping[str, Weighing]]

    @classmethod
    def load(cls, path: Path) -> Fusion:
        """The pack's `thresholds.yaml`. Raises RuleError if it is missing or can't be used."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            value = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
            weighings = {
                layers: {
                    act: _weighing(entry[layers])
                    for act, entry in value["acts"].items()
                    if layers in entry
                }
                for layers in _LAYERS
            }
            return cls(str(value["language"]), weighings)
        except OSError as error:
            raise RuleError(f"{path} can't be read ({error}): run `replylint train`") from error
        except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise RuleError(f"{path} is broken at {error}: run `replylint train`") from error

    def confidences(
        self, tags: Sequence[str], words: Floats, encoder: Floats | None = None
    ) -> Floats:
        """Confidences (n, T) from logits (n, T) of each layer; 0 for an act without weighing."""
        chosen = [self._weighing(tag, encoder is not None) for tag in tags]
        weights = numpy.array(
            [[w.words, w.encoder, w.offset] if w else [0, 0, -30] for w in chosen]
        )
        logits = words * weights[:, 0] + weights[:, 2]
        if encoder is not None:
            logits = logits + encoder * weights[:, 1]
        result: Floats = (1 / (1 + numpy.exp(-numpy.clip(logits, -30, 30)))).astype(numpy.float32)
        return result

    def acts(
        self,
        confidences: Mapping[str, float],
        patterns: Mapping[str, Span],
        strictness: Mapping[str, Strictness],
        with_encoder: bool,
    ) -> dict[str, Act]:
        """The acts of one sentence, by name.

        `patterns` are the acts that constructions saw, with their spans; `strictness` may name
        acts, and is standard for the others. `because` and `like` are left to the caller.
        """
        found = {}
        for name in (*confidences, *(name for name in patterns if name not in confidences)):
            confidence = confidences.get(name, 0.0)
            weighing = self._weighing(name, with_encoder)
            level = strictness.get(name, Strictness.STANDARD)
            learned = weighing is not None and confidence >= weighing.thresholds[level].confidence
            if not learned and name not in patterns:
                continue
            sources: set[Source] = set()
            if learned:
                sources.update(_LAYERS[self._layers(name, with_encoder)])
            if name in patterns:
                sources.add(Source.PATTERN)
                confidence = PATTERN_CONFIDENCE
            found[name] = Act(name, confidence, frozenset(sources), patterns.get(name))
        return found

    def _layers(self, act: str, with_encoder: bool) -> str:
        return BOTH if with_encoder and act in self.weighings[BOTH] else WORDS

    def _weighing(self, act: str, with_encoder: bool) -> Weighing | None:
        return self.weighings[self._layers(act, with_encoder)].get(act)


def _weighing(entry: Mapping[str, Any]) -> Weighing:
    return Weighing(
        float(entry["weights"][WORDS]),
        float(entry["weights"].get("encoder", 0.0)),
        float(entry["offset"]),
        MappingProxyType(
            {
                level: Threshold(**{key: float(x) for key, x in entry[level.value].items()})
                for level in Strictness
            }
        ),
    )
