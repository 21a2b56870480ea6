"""Acts: what each sentence does, by patterns, words and encoder, fused in one place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from replylint.analysis.acts.fusion import FILE as THRESHOLDS_FILE
from replylint.analysis.acts.fusion import Evidence, Fusion, Strictness
from replylint.analysis.acts.roles import known_of
from replylint.model import Act, Sentence, Source, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from replylint.analysis.acts.words import WordsModel

__all__ = ["LearnedActs", "SentenceEncoder", "Strictness"]


class SentenceEncoder(Protocol):
    """What is asked of an encoder: `score` gives logits (n, len(tags))."""

    tags: tuple[str, ...]

    def score(self, texts: Sequence[str]) -> NDArray: ...


class LearnedActs:
    """The learned layers of one language, and their fusion with what patterns saw."""

    def __init__(
        self,
        words: WordsModel,
        fusion: Fusion,
        encoder: SentenceEncoder | None = None,
        strictness: Strictness = Strictness.STANDARD,
    ) -> None:
        self._words = words
        self._fusion = fusion
        self._encoder = encoder
        self._strictness = strictness
