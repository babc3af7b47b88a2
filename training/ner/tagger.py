"""The model in torch: a MiniLM encoder (Wang et al. 2020) with word shapes at input and output."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from xinnlp.ner_model.shapes import SHAPES

WIDTH, HEADS, INNER, POSITIONS, VOCABULARY = 384, 12, 1536, 512, 30_522  # MiniLM's sizes
SHAPE_WIDTH = 64
WEIGHT_STEPS, WORD_STEPS = 63, 127  # of the absolute value of a 7-bit weight, of an 8-bit word embedding
EPSILON = 1e-12


class LockedDropout(nn.Module):
    """Dropout with one mask a sequence (Gal and Ghahramani 2016): a third faster on a CPU."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, hidden: Tensor) -> Tensor:
        """Zero the same features at every piece of a sequence of (batch, pieces, features)."""
        if not self.training or not self.p:
            return hidden
        mask = torch.rand(hidden.shape[0], 1, hidden.shape[2]) >= self.p
        return hidden * (mask / (1 - self.p))


class RoundedLinear(nn.Linear):
    """A linear map that is computed, where `rounded` is set, as the int8 graph will compute it.

    Weights have 7 bits and one scale a column, inputs 8 bits and one range a window; gradients pass through the
    rounding as if it were not there (quantisation-aware training, Jacob et al. 2018).
    """

    rounded = False

    def forward(self, values: Tensor) -> Tensor:
        """Map (…, pieces, in_features) to (…, pieces, out_features)."""
        if not self.rounded:
            return super().forward(values)
        scale = self.weight.detach().abs().amax(1, keepdim=True).clamp_min(1e-8) / WEIGHT_STEPS
        weight = _straight_through(self.weight, (self.weight.detach() / scale).round() * scale)
        return functional.linear(_straight_through(values, _round_inputs(values.detach())), weight, self.bias)


def _straight_through(values: Tensor, rounded: Tensor) -> Tensor:
    return values + (rounded - values).detach()


def _round_inputs(values: Tensor) -> Tensor:
    low = values.amin((-2, -1), keepdim=True).clamp_max(0)
    step = ((values.amax((-2, -1), keepdim=True).clamp_min(0) - low) / 255).clamp_min(1e-8)
    zero = (-low / step).round()
    return ((values / step + zero).round().clamp(0, 255) - zero) * step


class Layer(nn.Module):
    """One transformer layer, normalised after each part; query, key and value are one matrix."""

    def __init__(self, dropout: float, inner: int) -> None:
        super().__init__()
        self.attention_in = RoundedLinear(WIDTH, 3 * WIDTH)
        self.attention_out = RoundedLinear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.inner = RoundedLinear(WIDTH, inner)
        self.outer = RoundedLinear(inner, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = LockedDropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """Map (batch, pieces, WIDTH) to the same; mask is True where a piece may be looked at."""
        size, length, _ = hidden.shape
        parts = self.attention_in(hidden).view(size, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask)
        seen = self.attention_out(seen.transpose(1, 2).reshape(size, length, WIDTH))
        hidden = self.attention_norm(hidden + self.dropout(seen))
        result: Tensor = self.norm(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))
        return result


class Tagger(nn.Module):
    """Piece ids and shape ids (batch, pieces) to tag scores (batch, pieces, tags)."""

    def __init__(self, tags: int, layers: int, dropout: float = 0.1, inner: int = INNER) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout, inner) for _ in range(layers))
        self.late_shapes = nn.Embedding(len(SHAPES), SHAPE_WIDTH)
        self.head = nn.Linear(WIDTH + SHAPE_WIDTH, tags)
        self.dropout = LockedDropout(dropout)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.late_shapes.weight, std=0.5)

    @torch.no_grad()
    def round(self) -> None:
        """From now on compute as the int8 graph will: the layers' linear maps, and the word embeddings once for all."""
        scale = self.words.weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / WORD_STEPS
        self.words.weight.copy_((self.words.weight / scale).round() * scale)
        for module in self.layers.modules():
            if isinstance(module, RoundedLinear):
                module.rounded = True

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """Return scores; `mask` (batch, pieces) is False at padding."""
        hidden = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes)
        hidden = self.dropout(self.norm(hidden))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, wide)
        scores: Tensor = self.head(self.dropout(torch.cat([hidden, self.late_shapes(shapes)], -1)))
        return scores


def load_encoder(tagger: Tagger, path: Path, kept: list[int]) -> None:
    """Copy the layers `kept` and the embeddings of a BERT safetensors file into the tagger."""
    weights = load_file(path)
    with torch.no_grad():
        tagger.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        tagger.positions.weight.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(tagger.norm, weights, "embeddings.LayerNorm")
        for layer, number in zip(tagger.layers, kept, strict=True):
            _load_layer(layer, weights, f"encoder.layer.{number}.")  # type: ignore[arg-type]


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])  # type: ignore[operator]
    module.bias.copy_(weights[f"{name}.bias"])  # type: ignore[operator]


def _load_layer(layer: Layer, weights: dict[str, Tensor], prefix: str) -> None:
    parts = [f"{prefix}attention.self.{part}" for part in ("query", "key", "value")]
    layer.attention_in.weight.copy_(torch.cat([weights[f"{part}.weight"] for part in parts]))
    layer.attention_in.bias.copy_(torch.cat([weights[f"{part}.bias"] for part in parts]))
    _copy(layer.attention_out, weights, f"{prefix}attention.output.dense")
    _copy(layer.attention_norm, weights, f"{prefix}attention.output.LayerNorm")
    _copy(layer.inner, weights, f"{prefix}intermediate.dense")
    _copy(layer.outer, weights, f"{prefix}output.dense")
    _copy(layer.norm, weights, f"{prefix}output.LayerNorm")
