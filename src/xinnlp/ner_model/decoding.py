"""From tag scores to names: the best valid BIO sequence (Viterbi 1967) and a probability for each name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]  # (words, tags); tags are O, B-first, I-first, B-second, …

_FORBIDDEN = np.float32(-1e4)


class Name(NamedTuple):
    """A name: words start..end (exclusive), its label and the model's probability of exactly this span."""

    start: int
    end: int
    label: str
    probability: float


def probabilities_of(scores: Scores, temperature: float) -> Scores:
    """Return softmax(scores / temperature) along the tags, float32."""
    scaled = scores / np.float32(temperature)
    scaled -= scaled.max(axis=1, keepdims=True)
    np.exp(scaled, out=scaled)
    scaled /= scaled.sum(axis=1, keepdims=True)
    return scaled


def _transitions(tags: int) -> Scores:
    """Return the penalty of going from tag (row) to tag (column): an I follows only its own B or I."""
    table = np.zeros((tags, tags), dtype=np.float32)
    for inside in range(2, tags, 2):
        table[:, inside] = _FORBIDDEN
        table[inside, inside] = table[inside - 1, inside] = 0
    return table


def _viterbi(scores: Scores, table: Scores) -> NDArray[np.intp]:
    length = len(scores)
    best = scores[0].copy()
    best[2::2] += _FORBIDDEN
    back = np.zeros((length, scores.shape[1]), dtype=np.intp)
    for index in range(1, length):
        ways = best[:, None] + table
        back[index] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[index]
    tags = np.zeros(length, dtype=np.intp)
    tags[-1] = best.argmax()
    for index in range(length - 1, 0, -1):
        tags[index - 1] = back[index, tags[index]]
    return tags


def decode_tags(scores: Scores, breaks: Sequence[int]) -> NDArray[np.intp]:
    """Return the best valid tag of every word; no name goes on over a break (true after the word before it).

    Where the single best tags are valid already they are the best sequence, since valid steps cost nothing:
    only stretches between breaks in which they are not are searched.
    """
    tags: NDArray[np.intp] = scores.argmax(axis=1)
    broken = np.asarray(breaks, dtype=bool)
    before = np.zeros_like(tags)
    before[1:] = np.where(broken[:-1], 0, tags[:-1])
    inside = (tags > 0) & (tags % 2 == 0)
    wrong = np.flatnonzero(inside & (before != tags) & (before != tags - 1))
    if not len(wrong):
        return tags
    table = _transitions(scores.shape[1])
    limits = np.concatenate(([0], np.flatnonzero(broken[:-1]) + 1, [len(tags)]))
    for stretch in np.unique(np.searchsorted(limits, wrong, side="right")):
        start, end = limits[stretch - 1], limits[stretch]
        tags[start:end] = _viterbi(scores[start:end], table)
    return tags


def names_of(tags: NDArray[np.intp], probabilities: Scores, labels: Sequence[str]) -> list[Name]:
    """Return the names of valid tags, in order, each with the product of its words' probabilities."""
    names: list[Name] = []
    chosen = probabilities[np.arange(len(tags)), tags]
    starts = np.flatnonzero(tags % 2 == 1)
    continues = (tags > 0) & (tags % 2 == 0)
    for start in starts.tolist():
        end = start + 1
        while end < len(tags) and continues[end]:
            end += 1
        names.append(Name(start, end, labels[int(tags[start]) // 2], float(chosen[start:end].prod())))
    return names
