"""What words mean, as short vectors: a text's goals can be told from words that no training text had."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files

import numpy
from numpy.typing import NDArray

from xinnlp.classification.words import Word
from xinnlp.errors import ConfigurationError


def count_words(words: Sequence[Word], row_of: Mapping[str, int]) -> dict[int, int]:
    """Return how often each known word stands in a text, by its row."""
    counts: dict[int, int] = {}
    for word in words:
        row = row_of.get(word.form)
        if row is not None:
            counts[row] = counts.get(row, 0) + 1
    return counts


class WordVectors:
    """Vectors of n words, and what makes a text's vector of them (after Arora et al. 2017, with idf for weights)."""

    def __init__(self, words: Sequence[str], idf: NDArray[numpy.float32], vectors: NDArray[numpy.int8],
                 centre: NDArray[numpy.float32]) -> None:  # fmt: skip
        """Take n words, n idf values, (n, d) vectors and the mean text vector of d."""
        self._rows = {word: row for row, word in enumerate(words)}
        self._idf = idf
        self._vectors = vectors
        self._centre = centre

    @property
    def dimensions(self) -> int:
        """Return the length of a text's vector."""
        return len(self._centre)

    def describe(self, words: Sequence[Word]) -> NDArray[numpy.float32]:
        """Return the vector of a text, of length one; of zeros where no word is known."""
        counts = count_words(words, self._rows)
        if not counts:
            return numpy.zeros_like(self._centre)
        rows = list(counts)
        weights = self._idf[rows] * numpy.array([counts[row] for row in rows], dtype=numpy.float32)
        vector = weights @ self._vectors[rows].astype(numpy.float32)
        vector /= numpy.float32(max(float(numpy.linalg.norm(vector)), 1e-9))
        vector -= self._centre
        return (vector / numpy.float32(max(float(numpy.linalg.norm(vector)), 1e-9))).astype(numpy.float32)


@functools.cache
def load_vectors() -> WordVectors:
    """Return the vectors of knowledge/sdg_vectors.npz, which training/sdg rebuilds."""
    try:
        with as_file(files("xinnlp.knowledge") / "sdg_vectors.npz") as path, numpy.load(path) as data:
            words = bytes(data["words"]).decode().split("\n")
            idf, centre = (data[name].astype(numpy.float32) for name in ("idf", "centre"))
            return WordVectors(words, idf, data["vectors"], centre)
    except (OSError, KeyError, ValueError) as error:
        raise ConfigurationError(f"cannot read knowledge file sdg_vectors.npz: {error}; reinstall xinnlp") from error
