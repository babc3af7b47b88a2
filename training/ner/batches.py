"""Batches of training examples: of each epoch anew, or as a teacher has scored them."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor

from training.ner.examples import IGNORED, Example, ExampleMaker, NamePool
from training.ner.own_data import read_own, split_own
from training.ner.sequences import Document, read_public
from xinnlp.ner_model.pieces import WordPieces

SEED = 20_240


class Batch(NamedTuple):
    """One step's windows: all (windows, pieces), but `open_rows` (windows) and `taught` (windows, pieces, tags).

    `mask` is False at padding, `open_rows` is 1 where an O may be a programme, `taught` a teacher's scores.
    """

    ids: Tensor
    shapes: Tensor
    tags: Tensor
    mask: Tensor
    open_rows: Tensor
    taught: Tensor | None = None

    @property
    def padding(self) -> Tensor | None:
        """The mask, None where nothing is padded."""
        return None if bool(self.mask.all()) else self.mask


def tensors(batch: list[Example]) -> Batch:
    """Return windows as one batch, padded to the longest."""
    longest = max(len(example.ids) for example in batch)

    def pad(rows: list[list[int]], value: int) -> Tensor:
        return torch.tensor([row + [value] * (longest - len(row)) for row in rows])

    ids = pad([e.ids for e in batch], 0)
    mask = pad([[1] * len(e.ids) for e in batch], 0).bool()
    open_rows = torch.tensor([int(e.open_tags) for e in batch])
    return Batch(ids, pad([e.shapes for e in batch], 0), pad([e.tags for e in batch], IGNORED), mask, open_rows)


def batches(examples: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield batches of similar lengths, each of at most `size` pieces padding included, in random order."""
    ordered = sorted(examples, key=lambda e: (len(e.ids) + rng.randint(0, 4), rng.random()))
    found: list[list[Example]] = [[]]
    for example in ordered:
        if found[-1] and (len(found[-1]) + 1) * max(len(example.ids), len(found[-1][-1].ids)) > size:
            found.append([])
        found[-1].append(example)
    rng.shuffle(found)
    yield from found


def thin(documents: list[Document], rng: random.Random) -> list[Document]:
    """Leave out two in five documents that have few names (GUM, nameless tweets), others each time."""
    return [
        document
        for document in documents
        if rng.random() < 0.6
        or not (document.source == "gum" or not any(sentence.spans for sentence in document.sentences))
    ]


class EpochData:
    """The batches of each epoch; every random choice comes from the options' seed."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.rng = random.Random(SEED + options.seed)
        self.pieces = WordPieces.from_file(options.tokenizer)
        self.public = read_public(options.data / "train.jsonl")
        self.own, _ = split_own(read_own())

    def batches(self) -> list[Batch]:
        """Return an epoch's batches: public documents thinned, own ones as often as asked for."""
        maker = ExampleMaker(self.pieces, self.rng, NamePool([*self.public, *self.own]))
        found = maker.make(thin(self.public, self.rng))
        for _ in range(self.options.own_copies):
            found += maker.make(self.own)
        return [tensors(batch) for batch in batches(found, self.options.batch, self.rng)]


class TaughtData:
    """The batches that a teacher has scored, as `training.ner.teacher` has written them, in an order anew."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.rng = random.Random(SEED + options.seed)
        self._batches = [Batch(*batch) for path in options.taught for batch in torch.load(path)]

    def batches(self) -> list[Batch]:
        """Return the batches in another order each time."""
        self.rng.shuffle(self._batches)
        return list(self._batches)
