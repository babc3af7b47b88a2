"""The trained part of goal classification: linear models over words, pairs of words and meanings, in numpy alone."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray

from xinnlp.classification.words import Word
from xinnlp.errors import ConfigurationError
from xinnlp.knowledge import load_lexicon

GOALS = 17
# Joins neighbours of any kind, which tell goals apart but are no evidence to show.
JOINT = "_"
_ARRAYS = ("idf", "weights", "head", "bias")
# How many words one vector is made of: the model was trained on statements and short abstracts.
_PASSAGE_WORDS = 150


class Feature(NamedTuple):
    """A word or pair of words; its place in code points."""

    form: str
    start: int
    end: int


def find_features(words: Sequence[Word]) -> Iterator[Feature]:
    """Yield words that carry meaning, pairs of such within a sentence, and pairs of neighbours of any kind."""
    empty = load_lexicon("function_words")
    before: Word | None = None
    previous: Word | None = None
    for word in words:
        if before is not None:
            yield Feature(f"{before.form}{JOINT}{word.form}", before.start, word.end)
        before = word
        if word.form == ".":
            previous = None
        elif word.form not in empty and len(word.form) > 1 and not word.form.isdigit():
            yield Feature(word.form, word.start, word.end)
            if previous is not None:
                yield Feature(f"{previous.form} {word.form}", previous.start, word.end)
            previous = word


class GoalWeights:
    """A linear model per goal over two views of a text: TF-IDF of its words and pairs, and its vector."""

    def __init__(self, forms: Iterable[str], arrays: Mapping[str, NDArray[numpy.float32]]) -> None:
        """Take n forms and the arrays `idf` (n), `weights` (n, 17), `head` (d, 17) and `bias` (17)."""
        self._rows = {form: row for row, form in enumerate(forms)}
        self._idf, self._weights = arrays["idf"], arrays["weights"]
        self._head, self._bias = arrays["head"], arrays["bias"]

    def score(
        self, features: Sequence[Feature], vector: NDArray[numpy.float32]
    ) -> tuple[NDArray[numpy.float32], dict[str, NDArray[numpy.float32]]]:
        """Return the 17 logits of a passage with these features and vector, and what each known form adds to them.

        TF is sublinear, the features' vector of length one.
        """
        logits = vector @ self._head + self._bias
        counts: dict[str, int] = {}
        for feature in features:
            if feature.form in self._rows:
                counts[feature.form] = counts.get(feature.form, 0) + 1
        if not counts:
            return logits, {}
        rows = [self._rows[form] for form in counts]
        values = numpy.log(numpy.array(list(counts.values()), dtype=numpy.float32)) + 1
        values *= self._idf[rows]
        values /= numpy.float32(math.sqrt(float(values @ values)))
        shares = self._weights[rows] * values[:, None]
        return shares.sum(axis=0) + logits, dict(zip(counts, shares, strict=True))


def passages(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield a text's words in stretches of about 150, each ending with a sentence where one ends in time."""
    start = 0
    for position, word in enumerate(words):
        full = position - start >= _PASSAGE_WORDS
        if (full and word.form == ".") or position - start >= 2 * _PASSAGE_WORDS:
            yield words[start : position + 1]
            start = position + 1
    if start < len(words):
        yield words[start:]


@functools.cache
def load_weights() -> GoalWeights:
    """Return the weights of knowledge/sdg_weights.npz, which training/sdg rebuilds."""
    try:
        with as_file(files("xinnlp.knowledge") / "sdg_weights.npz") as path, numpy.load(path) as data:
            return weights_of(data)
    except (OSError, KeyError, ValueError) as error:
        raise ConfigurationError(f"cannot read knowledge file sdg_weights.npz: {error}; reinstall xinnlp") from error


def weights_of(data: Mapping[str, Any]) -> GoalWeights:
    """Return the model of stored arrays: `forms` in UTF-8 parted by line ends, the others of any float type."""
    forms = bytes(data["forms"]).decode().split("\n")
    return GoalWeights(forms, {name: data[name].astype(numpy.float32) for name in _ARRAYS})
