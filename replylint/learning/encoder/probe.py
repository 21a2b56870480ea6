"""The probe: sentences with the logits that the written model gives them.

A test runs them again, so that a model, a tokenizer or a run time that says something else is
noticed before a reader of findings notices it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from replylint.analysis.acts.encoder import Encoder
from replylint.learning.encoder.sentences import LabelledSentence

PROBE = "probe.json"
SENTENCES_PER_LANGUAGE = 20


def choose(sentences: Sequence[LabelledSentence]) -> list[LabelledSentence]:
    """Some of the sentences, as many of each language, those with rarely seen tags first.

    Deterministic: a sentence's own hash settles the order.
    """
    chosen = []
    for language in sorted({sentence.language for sentence in sentences}):
        left = sorted(
            (sentence for sentence in sentences if sentence.language == language),
            key=lambda sentence: hashlib.sha256(sentence.text.encode()).digest(),
        )
        seen: set[str] = set()
        for _ in range(min(SENTENCES_PER_LANGUAGE, len(left))):
            best = max(left, key=lambda sentence: len(set(sentence.tags) - seen))
            left.remove(best)
            seen.update(best.tags)
            chosen.append(best)
    return chosen


def write(folder: Path, held_back: Sequence[LabelledSentence]) -> None:
    """Write `probe.json` beside the model: text, language and logits to two decimals."""
    sentences = choose(held_back)
    logits = Encoder.load(folder).score([sentence.text for sentence in sentences])
    lines = [
        json.dumps(
            {
                "language": sentence.language,
                "text": sentence.text,
                "logits": [round(float(logit), 2) for logit in row],
            },
            ensure_ascii=False,
        )
        for sentence, row in zip(sentences, logits, strict=True)
    ]
    (folder / PROBE).write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
