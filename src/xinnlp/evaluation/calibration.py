"""Whether confidence means what it says: of statements with a confidence of .8, eight in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xinnlp.evaluation.tally import Evaluation

_MOST_BINS = 10
_LEAST_IN_BIN = 30


class Calibration(NamedTuple):
    """Of a list: the expected calibration error, the mean confidence, and how many statements it is from."""

    error: float
    confidence: float
    right: float
    of: int


def calibration_error(rated: Iterable[tuple[float, bool]]) -> float:
    """Return the expected calibration error (Naeini et al. 2015) of confidences and verdicts, 0 for none.

    Bins hold equally many statements (Nixon et al. 2019): ten, fewer where one would hold less than 30, since
    chance alone would then make errors of .1. Equal confidences share a bin.
    """
    ordered = sorted(rated, key=lambda one: one[0])
    if not ordered:
        return 0.0
    return sum(abs(sum(c - right for c, right in one)) for one in _bins(ordered)) / len(ordered)


def _bins(ordered: Sequence[tuple[float, bool]]) -> Iterable[Sequence[tuple[float, bool]]]:
    count = max(1, min(_MOST_BINS, len(ordered) // _LEAST_IN_BIN))
    start = 0
    for number in range(1, count + 1):
        end = max(start, len(ordered) * number // count)
        while 0 < end < len(ordered) and ordered[end][0] == ordered[end - 1][0]:
            end += 1
        if end > start:
            yield ordered[start:end]
        start = end


def measure_calibration(evaluation: Evaluation) -> dict[str, Calibration]:
    """Return the calibration of each list that has statements with a confidence, and of `all` of them."""
    rated: dict[str, list[tuple[float, bool]]] = {}
    for document in evaluation.documents:
        for name, judgements in document.judgements.items():
            rated.setdefault(name, []).extend((j.confidence, j.right) for j in judgements if j.confidence is not None)
    found = {name: items for name, items in rated.items() if items}
    if found:
        found["all"] = [one for items in found.values() for one in items]
    return {name: _measure(items) for name, items in found.items()}


def _measure(items: Sequence[tuple[float, bool]]) -> Calibration:
    mean = sum(confidence for confidence, _ in items) / len(items)
    return Calibration(calibration_error(items), mean, sum(right for _, right in items) / len(items), len(items))
