"""The encoder: a transformer over word pieces, mean pooling, and one logit a tag.

Shapes: B sentences, N pieces, H the width, T the tags.
"""

from __future__ import annotations

from typing import cast

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from replylint.learning.encoder.weights import BLOCK, Architecture, Floats, PackedWeights

DROPOUT = 0.1
RARE_TAG_LOGIT = -3.0  # where the head starts: a tag applies to some one sentence in twenty


class PackedWords(nn.Module):
    """The pieces' vectors, in the 4 bits that the pre-trained encoder comes in.

    They stay as they are: most pieces occur in no example, and those that do should not drift
    away from the rest. So no bit of them is lost, and they take half of what int8 would.
    """

    blocks: Tensor  # (pieces, H / 32, 16) uint8, two weights a byte
    scales: Tensor  # (pieces, H / 32) float16

    def __init__(self, pieces: int, width: int) -> None:
        super().__init__()
        shape = pieces, width // BLOCK
        self.register_buffer("blocks", torch.zeros(*shape, BLOCK // 2, dtype=torch.uint8))
        self.register_buffer("scales", torch.zeros(*shape, dtype=torch.float16))

    def forward(self, pieces: Tensor) -> Tensor:
        """(B, N) ids to (B, N, H). By arithmetic alone, which every ONNX operator set has."""
        packed = self.blocks[pieces].float()
        last = torch.floor(packed / 16)
        first = packed - 16 * last
        weights = torch.stack([first, last], dim=-2) - 8
        weights = weights * self.scales[pieces].float()[:, :, :, None, None]
        return weights.flatten(start_dim=2)


class Layer(nn.Module):
    """One block of self-attention and a feed-forward part, normalized after each."""

    def __init__(self, architecture: Architecture, epsilon: float) -> None:
        super().__init__()
        width = architecture.width
        self.heads = architecture.heads
        self.attention_input = nn.Linear(width, 3 * width)
        self.attention_output = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=epsilon)
        self.inner = nn.Linear(width, architecture.inner_width)
        self.outer = nn.Linear(architecture.inner_width, width)
        self.outer_norm = nn.LayerNorm(width, eps=epsilon)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, attended: Tensor | None) -> Tensor:
        """(B, N, H) to (B, N, H); `attended` (B, 1, 1, N) is false at padding."""
        batch, length, width = states.shape
        query, key, value = (
            part.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.attention_input(states).chunk(3, dim=-1)
        )
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=attended)
        context = context.transpose(1, 2).reshape(batch, length, width)
        states = self.attention_norm(states + self.dropout(self.attention_output(context)))
        changed = self.outer(functional.gelu(self.inner(states)))
        result: Tensor = self.outer_norm(states + self.dropout(changed))
        return result


class Network(nn.Module):
    """The encoder with its head of `tags` logits."""

    def __init__(self, architecture: Architecture, epsilon: float, tags: int) -> None:
        super().__init__()
        width = architecture.width
        self.words = PackedWords(architecture.vocabulary, width)
        self.positions = nn.Embedding(architecture.positions, width)
        self.words_norm = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(
            Layer(architecture, epsilon) for _ in range(architecture.layers)
        )
        self.head = nn.Linear(width, tags)
        self.dropout = nn.Dropout(DROPOUT)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.constant_(self.head.bias, RARE_TAG_LOGIT)

    def embed(self, pieces: Tensor, present: Tensor | None = None) -> Tensor:
        """The mean of the pieces' states: (B, N) ids to (B, H).

        `present` (B, N) is false at padding; None where there is no padding.
        """
        places = self.positions.weight[: pieces.shape[1]]
        states = self.dropout(self.words_norm(self.words(pieces) + places))
        attended = None if present is None else present[:, None, None, :]
        for layer in self.layers:
            states = layer(states, attended)
        states = cast(Tensor, states)
        if present is None:
            return states.mean(dim=1)
        weight = present[:, :, None].to(states.dtype)
        return (states * weight).sum(dim=1) / weight.sum(dim=1)

    def forward(self, pieces: Tensor, present: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Logits (B, T) and embeddings (B, H) of sentences of piece ids (B, N)."""
        embedding = self.embed(pieces, present)
        return self.head(self.dropout(embedding)), embedding


def from_pretrained(
    weights: PackedWeights, kept_pieces: list[int], layers: int, positions: int, tags: int
) -> Network:
    """A network with the first `layers` of the pre-trained ones and the kept pieces' rows.

    Only `positions` rows of places are kept: the most pieces that a sentence may have.
    """
    whole = weights.architecture
    architecture = whole._replace(vocabulary=len(kept_pieces), layers=layers, positions=positions)
    network = Network(architecture, weights.epsilon, tags)
    width, inner = whole.width, whole.inner_width
    blocks, scales = weights.blocks("emb.word", width)
    places = weights.floats("emb.pos").reshape(-1, width)[:positions]
    # There is one type of text, so its vector goes into the places' once and for all.
    places = places + weights.floats("emb.type")[:width]
    with torch.no_grad():
        network.words.blocks.copy_(torch.from_numpy(blocks[kept_pieces]))
        network.words.scales.copy_(torch.from_numpy(scales[kept_pieces]))
        _set(network.positions.weight, places)
        _set_norm(network.words_norm, weights, "emb.ln")
        for index, layer in enumerate(network.layers):
            assert isinstance(layer, Layer)
            name = f"l{index}"
            parts = [(f"{name}.{part}.w", f"{name}.{part}.b") for part in "qkv"]
            _set(
                layer.attention_input.weight,
                numpy.concatenate([weights.matrix(matrix, width) for matrix, _ in parts]),
            )
            _set(
                layer.attention_input.bias,
                numpy.concatenate([weights.floats(bias) for _, bias in parts]),
            )
            _set_linear(layer.attention_output, weights, f"{name}.ao", width)
            _set_norm(layer.attention_norm, weights, f"{name}.aln")
            _set_linear(layer.inner, weights, f"{name}.fi", width)
            _set_linear(layer.outer, weights, f"{name}.fo", inner)
            _set_norm(layer.outer_norm, weights, f"{name}.oln")
    return network


def pad(sentences: list[list[int]], padding: int) -> tuple[Tensor, Tensor]:
    """Ids (B, N) of the sentences, padded to the longest, and where they are present (B, N)."""
    longest = max(map(len, sentences))
    pieces = torch.full((len(sentences), longest), padding)
    present = torch.zeros(len(sentences), longest, dtype=torch.bool)
    for row, ids in enumerate(sentences):
        pieces[row, : len(ids)] = torch.tensor(ids)
        present[row, : len(ids)] = True
    return pieces, present


def _set(parameter: Tensor, values: Floats) -> None:
    parameter.copy_(torch.from_numpy(numpy.ascontiguousarray(values)))


def _set_linear(linear: nn.Linear, weights: PackedWeights, name: str, columns: int) -> None:
    _set(linear.weight, weights.matrix(f"{name}.w", columns))
    _set(linear.bias, weights.floats(f"{name}.b"))


def _set_norm(norm: nn.LayerNorm, weights: PackedWeights, name: str) -> None:
    _set(norm.weight, weights.floats(f"{name}.w"))
    _set(norm.bias, weights.floats(f"{name}.b"))
