"""The labelled sentences that the encoder learns from, read from example folders."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from replylint.analysis.acts.names import ACTS, CUSTOMER, FAULTS

TAGS = ACTS + FAULTS + CUSTOMER
KNOWN_OF = {"agent": frozenset(ACTS + FAULTS), "customer": frozenset(CUSTOMER)}


class SentenceFileError(ValueError):
    """A line of an example file that is not a labelled sentence."""


@dataclass(frozen=True)
class LabelledSentence:
    """One sentence with its tags.

    `mask` says which tags the label speaks about: all of an agent's ("agent"), all of a
    customer's ("customer"), or one tag alone (its name); the others are unknown, not absent.
    """

    language: str
    who: str
    tags: tuple[str, ...]
    text: str
    mask: str

    @property
    def known(self) -> frozenset[str]:
        """The tags of which the label says whether they apply."""
        return KNOWN_OF.get(self.mask, frozenset((self.mask,)))


def read_folders(folders: Iterable[Path]) -> list[LabelledSentence]:
    """All sentences of `FOLDER/*.tsv`; a folder is named after its language.

    Raises SentenceFileError for a line of another form and for a tag that is not in TAGS.
    """
    return [
        sentence
        for folder in sorted(folders)
        for path in sorted(folder.glob("*.tsv"))
        for sentence in read_file(path)
    ]


def _language(path: Path) -> str:
    """`rules/pl/sentences/acts-1.tsv` and `pl/acts-1.tsv` are Polish."""
    folder = path.parent
    return folder.parent.name if folder.name == "sentences" else folder.name


def read_file(path: Path) -> list[LabelledSentence]:
    """The sentences of one file: `acts-N.tsv` holds all tags, `TAG.tsv` that tag only."""
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        fields = line.split("\t")
        try:
            sentences.append(
                _read_acts(path, fields)
                if path.name.startswith("acts-")
                else _read_single(path, fields)
            )
        except ValueError as error:
            raise SentenceFileError(f"{path}:{number}: {error}") from None
    return sentences


def _read_acts(path: Path, fields: Sequence[str]) -> LabelledSentence:
    who, labels, text = fields
    if who not in KNOWN_OF:
        raise ValueError(f"‘{who}’ is neither agent nor customer")
    tags = () if labels == "-" else tuple(labels.split(","))
    for tag in tags:
        if tag not in TAGS:
            raise ValueError(f"unknown tag ‘{tag}’")
    return LabelledSentence(_language(path), who, tags, text, who)


def _read_single(path: Path, fields: Sequence[str]) -> LabelledSentence:
    label, text = fields
    tag = path.stem
    if label not in ("0", "1") or tag not in TAGS:
        raise ValueError(f"expected 0 or 1 and a sentence for a known tag, not ‘{label}’ for {tag}")
    who = "customer" if tag in CUSTOMER else "agent"
    return LabelledSentence(_language(path), who, (tag,) if label == "1" else (), text, tag)


def split(
    sentences: Iterable[LabelledSentence], held_back_percent: int
) -> tuple[list[LabelledSentence], list[LabelledSentence]]:
    """Sentences to train on, and sentences held back.

    The sentence's own hash decides, so that a sentence keeps its side when others are added
    and equal sentences are never on both sides.
    """
    training: list[LabelledSentence] = []
    held_back: list[LabelledSentence] = []
    for sentence in sentences:
        plain = unicodedata.normalize("NFKC", sentence.text).casefold().strip()
        bucket = int.from_bytes(hashlib.sha256(plain.encode()).digest()[:8], "big") % 100
        (held_back if bucket < held_back_percent else training).append(sentence)
    return training, held_back
