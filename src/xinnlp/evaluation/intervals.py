"""How sure a score is: percentile bootstrap over documents (Efron & Tibshirani 1993, chapter 13)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from xinnlp.evaluation.tally import DocumentScore, Evaluation, sum_lists, sum_shares

_RESAMPLES = 1_000
_SEED = 20_180_905
_TAIL = 0.025


class Interval(NamedTuple):
    """Where a score lies in 95 % of the resamples."""

    low: float
    high: float


def estimate_intervals(evaluation: Evaluation) -> dict[str, Interval]:
    """Return the 95 % interval of the F1 of each list and of each share; the same evaluation gives the same intervals.

    Documents are drawn, not items, since the items of an article err together.
    """
    chance = random.Random(_SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(_RESAMPLES):
        sample = _draw(evaluation.documents, chance)
        for name, counts in sum_lists(sample).items():
            drawn.setdefault(name, []).append(counts.f1)
        for name, share in sum_shares(sample).items():
            if share.value is not None:
                drawn.setdefault(name, []).append(share.value)
    return {name: _find_interval(sorted(scores)) for name, scores in drawn.items()}


def _draw(documents: Sequence[DocumentScore], chance: random.Random) -> list[DocumentScore]:
    # random() alone is promised to give the same numbers for a seed in every version of Python.
    return [documents[int(chance.random() * len(documents))] for _ in documents]


def _find_interval(scores: Sequence[float]) -> Interval:
    outside = int(len(scores) * _TAIL)
    return Interval(scores[outside], scores[-1 - outside])
