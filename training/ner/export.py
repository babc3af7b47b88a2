"""Writes the tagger as an ONNX graph, in float32 or int8: python -m training.ner.export --help.

Int8 means: every large matrix is stored as 7 bits a weight with one scale a column (7, because processors
without VNNI add pairs of products in 16 bits), activations are quantised at run time over one window, and the
word embedding is stored as int8 with one scale a row.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.ner.sequences import LABELS, TAGS
from training.ner.tagger import EPSILON, HEADS, WEIGHT_STEPS, WIDTH, WORD_STEPS

Array = NDArray[Any]
DOMAIN = "com.microsoft"


class GraphBuilder:
    """Collects nodes and constants; each method returns the name of its output."""

    def __init__(self, weights: dict[str, Array], int8: bool) -> None:
        self.weights = weights
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], output, domain=domain, **attributes))
        return output

    def linear(self, name: str, hidden: str) -> str:
        """hidden @ weight.T + bias."""
        weight, bias = self.weights[f"{name}.weight"].T, self.weight(f"{name}.bias")
        if not self.int8:
            product = self.node("MatMul", [hidden, self.constant(f"{name}.weight", weight)], f"{name}.product")
            return self.node("Add", [product, bias], f"{name}.out")
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / WEIGHT_STEPS
        rounded = np.rint(weight / scale).astype(np.int8)
        inputs = [
            hidden,
            self.constant(f"{name}.int8", rounded),
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(scale), dtype=np.int8)),
            bias,
        ]
        return self.node("DynamicQuantizeMatMul", inputs, f"{name}.out", DOMAIN)

    def norm(self, name: str, hidden: str) -> str:
        inputs = [hidden, self.weight(f"{name}.weight"), self.weight(f"{name}.bias")]
        return self.node("LayerNormalization", inputs, f"{name}.out", epsilon=EPSILON)

    def add_norm(self, name: str, hidden: str, added: str) -> str:
        """Normalise the sum of two; onnxruntime's SkipLayerNormalization takes twice the time of these two steps."""
        return self.norm(name, self.node("Add", [hidden, added], f"{name}.sum"))

    def embedding(self) -> str:
        """Sum of word, position and shape embeddings, normalised: (1, pieces, WIDTH)."""
        table = self.weights["words.weight"]
        if self.int8:
            scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / WORD_STEPS
            rounded = np.rint(table / scale).astype(np.int8)
            rows = self.node("Gather", [self.constant("words.int8", rounded), "ids"], "words.rows")
            rows = self.node("Cast", [rows], "words.cast", to=TensorProto.FLOAT)
            factor = self.node(
                "Gather", [self.constant("words.scale", scale.astype(np.float32)), "ids"], "words.factor"
            )
            words = self.node("Mul", [rows, factor], "words.out")
        else:
            words = self.node("Gather", [self.weight("words.weight"), "ids"], "words.out")
        length = self.node("Shape", ["ids"], "length")
        zero = self.constant("zero", np.array([0], dtype=np.int64))
        positions = self.node("Slice", [self.weight("positions.weight"), zero, length], "positions.out")
        shapes = self.node("Gather", [self.weight("shapes.weight"), "shapes"], "shapes.out")
        total = self.node("Add", [self.node("Add", [words, positions], "sum.words"), shapes], "sum.all")
        normed = self.norm("norm", total)
        return self.node("Unsqueeze", [normed, zero], "embedded")

    def layer(self, name: str, hidden: str) -> str:
        """Attention and feed-forward parts of one layer."""
        joined = self.linear(f"{name}.attention_in", hidden)
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self.nodes.append(helper.make_node("Split", [joined], parts, f"{name}.split", axis=2, num_outputs=3))
        seen = self.node("MultiHeadAttention", parts, f"{name}.seen", DOMAIN, num_heads=HEADS)
        hidden = self.add_norm(f"{name}.attention_norm", hidden, self.linear(f"{name}.attention_out", seen))
        inner = self.node("Gelu", [self.linear(f"{name}.inner", hidden)], f"{name}.gelu", DOMAIN)
        return self.add_norm(f"{name}.norm", hidden, self.linear(f"{name}.outer", inner))

    def head(self, hidden: str) -> str:
        """Scores of the words' first pieces: (words, tags)."""
        flat = self.node("Reshape", [hidden, self.constant("flat", np.array([-1, WIDTH], dtype=np.int64))], "flat.out")
        chosen = self.node("Gather", [flat, "firsts"], "chosen")
        first_shapes = self.node("Gather", ["shapes", "firsts"], "chosen.shapes")
        late = self.node("Gather", [self.weight("late_shapes.weight"), first_shapes], "late.out")
        joined = self.node("Concat", [chosen, late], "joined", axis=1)
        inputs = [
            joined,
            self.constant("head.weight", self.weights["head.weight"].T),
            self.weight("head.bias"),
        ]
        return self.node("Gemm", inputs, "scores")


def build_graph(weights: dict[str, Array], int8: bool) -> onnx.ModelProto:
    """Return the ONNX model: ids (pieces), shapes (pieces), firsts (words) to scores (words, tags)."""
    builder = GraphBuilder(weights, int8)
    hidden = builder.embedding()
    for number in range(1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))):
        hidden = builder.layer(f"layers.{number}", hidden)
    builder.head(hidden)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [size])
        for name, size in (("ids", "pieces"), ("shapes", "pieces"), ("firsts", "words"))
    ]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["words", len(TAGS)])]
    graph = helper.make_graph(builder.nodes, "ner", inputs, outputs, builder.constants)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(DOMAIN, 1)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="xinnlp")
    model.ir_version = 9
    return model


def write_model(state: Path, folder: Path, version: str, temperature: float, int8: bool) -> None:
    """Write model.onnx and meta.json beside the tokenizer.json of a folder."""
    weights = {name: value.numpy() for name, value in torch.load(state).items()}
    folder.mkdir(parents=True, exist_ok=True)
    content = build_graph(weights, int8).SerializeToString(deterministic=True)
    (folder / "model.onnx").write_bytes(content)
    tokenizer = (folder / "tokenizer.json").read_bytes()
    meta = {
        "format": 1,
        "name": "xinnlp-ner",
        "version": version,
        "labels": LABELS,
        "temperature": temperature,
        "sha256": {
            "model.onnx": hashlib.sha256(content).hexdigest(),
            "tokenizer.json": hashlib.sha256(tokenizer).hexdigest(),
        },
    }
    (folder / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, default=Path("build/ner/tagger.pt"))
    parser.add_argument("--folder", type=Path, default=Path("src/xinnlp/ner_model/weights"))
    parser.add_argument("--version", default="0")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--float32", action="store_true")
    options = parser.parse_args()
    write_model(options.state, options.folder, options.version, options.temperature, not options.float32)


if __name__ == "__main__":
    main()
