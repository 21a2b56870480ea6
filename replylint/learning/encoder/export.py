"""From the trained network to the files that the run time reads."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from replylint.analysis.acts.encoder import MODEL, TAGS_KEY, TOKENIZER
from replylint.learning.encoder.network import Network

OPERATOR_SET = 17


def write_model(network: Network, tags: Sequence[str], folder: Path) -> None:
    """Write the network as `model.onnx`, its matrices in int8, its tags in the metadata.

    Input `pieces` (1, N) int64; outputs `logits` (1, T) and `embedding` (1, H) float32. The
    graph takes one sentence, without padding: int8 products take their scale from all that is
    multiplied at once, so what shares a batch with a sentence would change its scores.
    """
    network.eval()
    with tempfile.TemporaryDirectory() as temporary:
        exact, packed = Path(temporary) / "exact.onnx", Path(temporary) / "packed.onnx"
        torch.onnx.export(
            network,
            (torch.tensor([[0, 4, 5, 6, 2]]),),
            str(exact),
            input_names=["pieces"],
            output_names=["logits", "embedding"],
            dynamic_axes={"pieces": {1: "length"}},
            opset_version=OPERATOR_SET,
            dynamo=False,
        )
        # With reduce_range the weights take 7 bits, so that no sum of two products overflows
        # on processors without VNNI.
        quantize_dynamic(
            exact,
            packed,
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
        model = onnx.load(packed)
    onnx.helper.set_model_props(model, {TAGS_KEY: json.dumps(list(tags))})
    onnx.checker.check_model(model)
    onnx.save(model, folder / MODEL)


def write_tokenizer(tokenizer: Tokenizer, folder: Path) -> None:
    """Write `tokenizer.json`, on one line: indented it would be twice as long."""
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
