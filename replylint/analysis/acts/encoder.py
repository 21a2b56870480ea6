"""The sentence encoder at run time: logits of acts and faults, and vectors of sentences.

It needs onnxruntime and tokenizers, imported when a model is loaded, and nothing that training
needs. Shapes: n sentences, T tags, H the encoder's width.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from replylint.errors import ReplylintError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = NDArray[numpy.float32]

MODEL = "model.onnx"
TOKENIZER = "tokenizer.json"
TAGS_KEY = "tags"  # of the model's own metadata: their order is the order of its logits
DEFAULT_THREADS = 2


class EncoderUnavailable(ReplylintError):
    """The encoder can't be used here; the message says why and what to do."""


class Encoder:
    """A fine-tuned transformer that says of each sentence what it does.

    Each sentence runs alone, on one thread: int8 products take their scale from all that is
    multiplied at once, so in a batch the neighbours would change a sentence's scores. Several
    sentences run side by side instead, which is as fast and changes nothing.
    """

    def __init__(
        self, session: InferenceSession, tokenizer: Tokenizer, tags: Sequence[str], threads: int
    ) -> None:
        self.tags = tuple(tags)
        self._session = session
        self._tokenizer = tokenizer
        self._threads = threads
        self._width = int(session.get_outputs()[1].shape[-1])

    @classmethod
    def load(cls, folder: Path, threads: int = DEFAULT_THREADS) -> Encoder:
        """The encoder of a folder with `model.onnx` and `tokenizer.json`.

        `threads` is how many sentences run at once. Raises EncoderUnavailable when a package
        or a file is missing or a file can't be read.
        """
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise EncoderUnavailable(
                f"the sentence encoder needs the package {error.name}: "
                "pip install onnxruntime tokenizers"
            ) from error
        for name in (MODEL, TOKENIZER):
            if not (folder / name).is_file():
                raise EncoderUnavailable(f"the sentence encoder's file {folder / name} is missing")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                str(folder / MODEL), options, providers=["CPUExecutionProvider"]
            )
            tags = json.loads(session.get_modelmeta().custom_metadata_map[TAGS_KEY])
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        # Both packages raise classes of their own, some of them bare Exception.
        except Exception as error:
            raise EncoderUnavailable(
                f"the sentence encoder in {folder} can't be read: {error}"
            ) from error
        return cls(session, tokenizer, tags, threads)

    def score(self, sentences: Sequence[str]) -> Floats:
        """Logits (n, T), a row a sentence, in the order of `tags`; above 0 is likelier than not."""
        return self.read(sentences)[0]

    def embed(self, sentences: Sequence[str]) -> Floats:
        """Vectors (n, H), a row a sentence: near each other where sentences do the like."""
        return self.read(sentences)[1]

    def read(self, sentences: Sequence[str]) -> tuple[Floats, Floats]:
        """Logits (n, T) and vectors (n, H) from one run; equal sentences run once."""
        distinct = {sentence: row for row, sentence in enumerate(dict.fromkeys(sentences))}
        # One by one: a batch would start the tokenizer's own threads, which a fork does not like.
        pieces = [self._tokenizer.encode(sentence).ids for sentence in distinct]
        logits = numpy.empty((len(pieces), len(self.tags)), numpy.float32)
        vectors = numpy.empty((len(pieces), self._width), numpy.float32)

        def run(row: int) -> None:
            ids = numpy.array([pieces[row]], numpy.int64)
            outputs = self._session.run(["logits", "embedding"], {"pieces": ids})
            logits[row], vectors[row] = outputs[0][0], outputs[1][0]

        # The longest first, so that no thread is left with a long one at the end.
        rows = sorted(range(len(pieces)), key=lambda row: -len(pieces[row]))
        if self._threads > 1 and len(rows) > 1:
            with ThreadPoolExecutor(self._threads) as pool:
                list(pool.map(run, rows))
        else:
            for row in rows:
                run(row)
        order = [distinct[sentence] for sentence in sentences]
        return logits[order], vectors[order]
