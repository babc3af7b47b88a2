"""The trained part of goal classification: a linear model over words and pairs of words, in numpy alone."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from xinnlp.classification.words import Word
from xinnlp.errors import ConfigurationError
from xinnlp.knowledge import load_lexicon

GOALS = 17
# How many words one vector is made of: the model was trained on statements and short abstracts.
_PASSAGE_WORDS = 150


class Feature(NamedTuple):
    """A word or pair of words; its place in code points."""

    form: str
    start: int
    end: int


def find_features(words: Sequence[Word]) -> Iterator[Feature]:
    """Yield words that carry meaning, and pairs of such that follow one another within a sentence."""
    empty = load_lexicon("function_words")
    previous: Word | None = None
    for word in words:
        if word.form == ".":
            previous = None
        elif word.form not in empty and len(word.form) > 1 and not word.form.isdigit():
            yield Feature(word.form, word.start, word.end)
            if previous is not None:
                yield Feature(f"{previous.form} {word.form}", previous.start, word.end)
            previous = word


class GoalWeights:
    """TF-IDF weights (sublinear, cosine-normalised) and one logistic regression per goal."""

    def __init__(self, forms: Iterable[str], idf: NDArray[numpy.float32], weights: NDArray[numpy.float32],
                 bias: NDArray[numpy.float32]) -> None:  # fmt: skip
        """Take n forms, n idf values, (n, 17) weights and 17 biases."""
        self._rows = {form: row for row, form in enumerate(forms)}
        self._idf = idf
        self._weights = weights
        self._bias = bias

    def score(self, features: Sequence[Feature]) -> tuple[NDArray[numpy.float32], dict[str, NDArray[numpy.float32]]]:
        """Return the 17 logits of a passage, and what each known form in it adds to them."""
        counts: dict[str, int] = {}
        for feature in features:
            if feature.form in self._rows:
                counts[feature.form] = counts.get(feature.form, 0) + 1
        if not counts:
            return self._bias, {}
        rows = [self._rows[form] for form in counts]
        values = numpy.array([1 + math.log(count) for count in counts.values()], dtype=numpy.float32)
        values *= self._idf[rows]
        values /= numpy.float32(math.sqrt(float(values @ values)))
        shares = self._weights[rows] * values[:, None]
        return shares.sum(axis=0) + self._bias, dict(zip(counts, shares, strict=True))


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
            forms = bytes(data["forms"]).decode().split("\n")
            arrays = [data[name].astype(numpy.float32) for name in ("idf", "weights", "bias")]
    except (OSError, KeyError, ValueError) as error:
        raise ConfigurationError(f"cannot read knowledge file sdg_weights.npz: {error}; reinstall xinnlp") from error
    return GoalWeights(forms, *arrays)
