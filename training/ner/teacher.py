"""Trains a large tagger and writes what it scores: python -m training.ner.teacher --data FOLDER.

The output holds the batches of `--epochs` epochs with the teacher's scores, for `training.ner.train --taught`.
"""

from __future__ import annotations

import time

import torch
from torch import nn

from training.ner.batches import Batch, EpochData
from training.ner.mpnet import load_pretrained
from training.ner.sequences import TAGS
from training.ner.train import Training, set_up

STEPS = 480  # three quarters of an epoch
SHOWN = 50


def train_teacher(training: Training, batches: list[Batch]) -> nn.Module:
    """Take one step a batch and return the tagger with the averaged weights."""
    started = time.monotonic()
    for step, batch in enumerate(batches):
        loss = training.step(batch, step, len(batches))
        if step % SHOWN == 0:
            print(f"teacher step {step}/{len(batches)} loss {loss:.4f} {time.monotonic() - started:.0f} s", flush=True)
    return training.average


@torch.no_grad()
def teach(teacher: nn.Module, batches: list[Batch]) -> list[Batch]:
    """Return the batches with the teacher's scores, in half precision."""
    taught = []
    for number, batch in enumerate(batches):
        taught.append(batch._replace(taught=teacher(batch.ids, batch.shapes, batch.padding).half()))
        if number % SHOWN == 0:
            print(f"scored {number}/{len(batches)}", flush=True)
    return taught


def main(arguments: list[str] | None = None) -> None:
    options = set_up(arguments)
    data = EpochData(options)
    tagger = load_pretrained(len(TAGS), options.tokenizer)
    teacher = train_teacher(Training(options, tagger), data.batches()[:STEPS]).eval()
    torch.save(teacher.state_dict(), options.output.with_suffix(".teacher.pt"))
    scored = [tuple(batch) for _ in range(options.epochs) for batch in teach(teacher, data.batches())]
    torch.save(scored, options.output)


if __name__ == "__main__":
    main()
