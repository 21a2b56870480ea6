"""Acts: what each sentence does, by patterns, words and encoder, fused in one place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from replylint.analysis.acts.names import ACTS, CUSTOMER, FAULTS, Writer
from replylint.model import Act, SectionKind, Sentence, Source, Span

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from replylint.analysis.acts.fusion import Fusion, Strictness
    from replylint.analysis.acts.words import WordsModel

_NO_FAULTS = frozenset(ACTS + CUSTOMER)
_LEARNED_IN: Mapping[SectionKind, frozenset[str]] = {
    SectionKind.GREETING: _NO_FAULTS,
    SectionKind.BODY: _NO_FAULTS | frozenset(FAULTS),
    SectionKind.CLOSING: _NO_FAULTS,
}
_NO_STRICTNESS: Mapping[str, Strictness] = MappingProxyType({})


class SentenceEncoder(Protocol):
    """What is asked of an encoder: `score` gives logits (n, len(tags))."""

    tags: tuple[str, ...]

    def score(self, sentences: Sequence[str]) -> NDArray[numpy.float32]:
        """Logits (n, len(tags)) of sentences as text."""
        ...


class LearnedActs:
    """The learned layers of one language, fused with what patterns saw.

    `strictness` names acts whose threshold a house moved; `encoder` is None where it is off.
    """

    def __init__(
        self,
        words: WordsModel,
        fusion: Fusion,
        encoder: SentenceEncoder | None = None,
        strictness: Mapping[str, Strictness] = _NO_STRICTNESS,
    ) -> None:
        self.words = words
        self.fusion = fusion
        self.encoder = encoder
        self.strictness = strictness

    @classmethod
    def load(
        cls,
        pack: Path,
        encoder: SentenceEncoder | None = None,
        strictness: Mapping[str, Strictness] = _NO_STRICTNESS,
    ) -> LearnedActs:
        """The layers of a pack's folder (`words.npz`, `thresholds.yaml`).

        Raises WordsUnavailable or RuleError, in words for people, if a file can't be used.
        """
        from replylint.analysis.acts import fusion, words

        model = words.WordsModel.load(pack / words.FILE)
        return cls(model, fusion.Fusion.load(pack / fusion.FILE), encoder, strictness)

    def annotate(
        self,
        sentences: Sequence[Sentence],
        evidence: Sequence[Mapping[str, Span]],
        writer: Writer = Writer.AGENT,
    ) -> tuple[Sentence, ...]:
        """The sentences with their acts.

        `evidence` holds, for each sentence, the acts that patterns saw, with their spans. Learned
        layers give only acts of the `writer` (a customer's thanks are no agent's), none in a
        signature, and faults in the body only: they learned from sentences, not from names.
        """
        # The encoder takes milliseconds a sentence: lines of a signature are not worth them.
        rows = [n for n, sentence in enumerate(sentences) if sentence.section in _LEARNED_IN]
        confidences = self._confidences([sentences[n] for n in rows]) if rows else ()
        row_of = dict(zip(rows, confidences, strict=True))
        annotated = []
        for number, (sentence, seen) in enumerate(zip(sentences, evidence, strict=True)):
            learned: dict[str, float] = {}
            if number in row_of:
                allowed = writer.acts & _LEARNED_IN[sentence.section]
                named = zip(self.words.tags, row_of[number], strict=True)
                learned = {tag: float(value) for tag, value in named if tag in allowed}
            acts = self.fusion.acts(learned, seen, self.strictness, self.encoder is not None)
            explained = {name: self._explained(sentence, act) for name, act in acts.items()}
            annotated.append(dataclasses.replace(sentence, acts=MappingProxyType(explained)))
        return tuple(annotated)

    def _confidences(self, sentences: Sequence[Sentence]) -> NDArray[numpy.float32]:
        tags = self.words.tags
        words = self.words.score(sentences)
        if self.encoder is None:
            return self.fusion.confidences(tags, words)
        logits = self.encoder.score([text_of(sentence) for sentence in sentences])
        order = [self.encoder.tags.index(tag) for tag in tags]
        return self.fusion.confidences(tags, words, logits[:, order])

    def _explained(self, sentence: Sentence, act: Act) -> Act:
        """A fault that words saw, with the words that weighed most."""
        if act.name not in FAULTS or Source.WORDS not in act.sources:
            return act
        return dataclasses.replace(act, because=self.words.explain(sentence, act.name))


def text_of(sentence: Sentence) -> str:
    """The sentence in one line: its tokens, with a space where there was any white space."""
    parts: list[str] = []
    end: int | None = None
    for token in sentence.tokens:
        if end is not None and token.span.start > end:
            parts.append(" ")
        parts.append(token.text)
        end = token.span.end
    return "".join(parts)
