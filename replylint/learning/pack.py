"""All that a pack learns, in one go: words, and the thresholds that fuse the layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy
from numpy.typing import NDArray

from replylint.analysis.acts import SentenceEncoder
from replylint.analysis.acts.fusion import FILE as THRESHOLDS_FILE
from replylint.analysis.acts.fusion import Weighing
from replylint.analysis.acts.words import FILE as WORDS_FILE
from replylint.learning import thresholds
from replylint.learning.encoder.sentences import split
from replylint.learning.words import (
    Examples,
    Say,
    cross_validated,
    learn,
    read_examples,
)

HELD_BACK_PERCENT = 5  # what the encoder's training holds back, by the same hash
Floats = NDArray[numpy.float64]


def learn_packs(
    packs: Sequence[Path],
    encoder: SentenceEncoder | None = None,
    house: Sequence[Path] = (),
    say: Say = lambda line: None,
) -> None:
    """Write `words.npz` and `thresholds.yaml` of each pack: minutes a pack on two cores.

    With an encoder the thresholds of words and encoder together are set too, over the packs
    together, since the encoder held back few sentences of each. The same sentences (and encoder)
    give the same bytes. Raises ReplylintError if sentences can't be read.
    """
    examples = {pack: read_examples(pack, house) for pack in packs}
    logits = {}
    for pack, sentences in examples.items():
        say(f"{pack.name}: {len(sentences.sentences)} sentences")
        learn(sentences).rounded().save(pack / WORDS_FILE)
        say(f"{pack.name}: {WORDS_FILE} written; cross-validating for the thresholds")
        logits[pack] = cross_validated(sentences)
    set_thresholds(examples, logits, encoder)
    say("thresholds written")


def set_thresholds(
    examples: Mapping[Path, Examples],
    logits: Mapping[Path, Mapping[str, Floats]],
    encoder: SentenceEncoder | None,
) -> None:
    """Write `thresholds.yaml` of each pack from the words' out-of-fold logits."""
    alone = {
        pack: thresholds.weigh_words(thresholds.judged(sentences, logits[pack]))
        for pack, sentences in examples.items()
    }
    both: dict[tuple[str, str], Weighing] = {}
    if encoder is not None:
        acts, languages = [], []
        for pack, sentences in examples.items():
            held_back = encoder_logits(sentences, encoder)
            known = {act: values for act, values in logits[pack].items() if act in held_back}
            for one in thresholds.judged(sentences, known, held_back):
                acts.append(one)
                languages.append(sentences.language)
        flat = {
            (examples[pack].language, act): weighing
            for pack, weighings in alone.items()
            for act, weighing in weighings.items()
        }
        both = thresholds.weigh_both(acts, flat, languages)
    for pack, weighings in alone.items():
        language = examples[pack].language
        of_language = {act: one for (name, act), one in both.items() if name == language}
        thresholds.write(pack / THRESHOLDS_FILE, language, weighings, of_language)


def encoder_logits(examples: Examples, encoder: SentenceEncoder) -> dict[str, Floats]:
    """The encoder's logits (n,) of each tag, nan for sentences that it may have learned from."""
    held_back = {id(s) for s in split(examples.sentences, HELD_BACK_PERCENT)[1]}
    rows = [row for row, s in enumerate(examples.sentences) if id(s) in held_back]
    scores = encoder.score([examples.sentences[row].text for row in rows])
    result = {}
    for column, tag in enumerate(encoder.tags):
        values = numpy.full(len(examples.sentences), numpy.nan)
        values[rows] = scores[:, column]
        result[tag] = values
    return result
