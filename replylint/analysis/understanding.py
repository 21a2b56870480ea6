"""The whole of the analysis: an exchange becomes a case."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from replylint.analysis import analyse
from replylint.analysis.acts.names import Writer
from replylint.model import (
    Act,
    Case,
    Document,
    Exchange,
    GrammarMatch,
    Message,
    Question,
    Sentence,
    Source,
    Span,
)
from replylint.phrases.phrasebook import VETO, PhraseBook


class ActLayers(Protocol):
    """The learned layers and their fusion with what patterns saw."""

    def annotate(
        self,
        sentences: Sequence[Sentence],
        evidence: Sequence[Mapping[str, Span]],
        writer: Writer,
    ) -> tuple[Sentence, ...]:
        """The sentences with their acts; `evidence` is what patterns saw in each, with spans."""
        ...


@dataclass(frozen=True, slots=True)
class Layers:
    """The parts that understanding is made of; what no enabled rule asks for is None."""

    patterns: PhraseBook
    acts: ActLayers | None = None
    grammar: Callable[[Message, str], tuple[GrammarMatch, ...] | None] | None = None
    questions: Callable[[Document, Document], tuple[Question, ...]] | None = None


def understand(exchange: Exchange, language: str, layers: Layers) -> Case:
    """Everything that the checks look at, found out once."""
    reply = _with_acts(analyse(exchange.reply, language), layers, Writer.AGENT)
    inquiry = None
    if exchange.inquiry is not None:
        inquiry = _with_acts(analyse(exchange.inquiry, language), layers, Writer.CUSTOMER)
    questions: tuple[Question, ...] = ()
    if layers.questions is not None and inquiry is not None:
        questions = layers.questions(inquiry, reply)
    grammar = layers.grammar(exchange.reply, language) if layers.grammar is not None else None
    return Case(reply, inquiry, questions, grammar)


def _with_acts(document: Document, layers: Layers, writer: Writer) -> Document:
    evidence: list[dict[str, Span]] = []
    vetoes: list[set[str]] = []
    for sentence in document.sentences:
        seen: dict[str, Span] = {}
        excused: set[str] = set()
        for match in layers.patterns.find((sentence,)):
            if match.owner.startswith(VETO):
                excused.add(match.owner.removeprefix(VETO))
            else:
                seen.setdefault(match.owner, match.span)
        evidence.append(seen)
        vetoes.append(excused - seen.keys())
    if layers.acts is not None:
        sentences = layers.acts.annotate(document.sentences, evidence, writer)
    else:
        sentences = tuple(map(_by_patterns, document.sentences, evidence))
    return dataclasses.replace(document, sentences=tuple(map(_without, sentences, vetoes)))


def _by_patterns(sentence: Sentence, seen: dict[str, Span]) -> Sentence:
    acts = {name: Act(name, 1.0, frozenset({Source.PATTERN}), span) for name, span in seen.items()}
    return dataclasses.replace(sentence, acts=MappingProxyType(acts))


def _without(sentence: Sentence, vetoed: set[str]) -> Sentence:
    """The sentence less the acts that a phrase in it excuses, whatever the learned layers say."""
    if not vetoed & sentence.acts.keys():
        return sentence
    acts = {name: act for name, act in sentence.acts.items() if name not in vetoed}
    return dataclasses.replace(sentence, acts=MappingProxyType(acts))
