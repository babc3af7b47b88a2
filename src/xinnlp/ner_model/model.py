"""The named-entity model at run time: onnxruntime on the CPU, one window at a time."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from xinnlp.errors import ModelError
from xinnlp.ner_model.agreement import agree_names
from xinnlp.ner_model.decoding import Name, Scores, decode_tags, names_of, probabilities_of
from xinnlp.ner_model.joining import join_adjacent
from xinnlp.ner_model.nameless import without_nameless
from xinnlp.ner_model.pieces import WordPieces
from xinnlp.ner_model.shapes import word_shape
from xinnlp.ner_model.weights import MODEL_NAME, TOKENIZER_NAME, WEIGHTS_FOLDER, Meta, read_checked, read_meta
from xinnlp.ner_model.windows import LINE_END, NO_END, Window, find_windows

PROBABILITY_DIGITS = 4


class NerModel:
    """Finds names among words; each window is computed alone, so that only its own words shape its result."""

    def __init__(self, meta: Meta, session: onnxruntime.InferenceSession, pieces: WordPieces) -> None:
        self.meta = meta
        self._session = session
        self._pieces = pieces

    def score_words(self, words: Sequence[str], ends: Sequence[int]) -> Scores:
        """Return tag scores (words, tags) of a document; `ends` says after each word what ends there."""
        ids = self._pieces.encode(words)
        shapes = [word_shape(word) for word in words]
        scores = np.zeros((len(words), 1 + 2 * len(self.meta.labels)), dtype=np.float32)
        for window in find_windows([len(word_ids) for word_ids in ids], ends):
            found = self._score_window(ids, shapes, ends, window)
            scores[window.first : window.last] = found[window.first - window.start : window.last - window.start]
        return scores

    def _score_window(
        self, ids: Sequence[tuple[int, ...]], shapes: Sequence[int], ends: Sequence[int], window: Window
    ) -> Scores:
        piece_ids, piece_shapes, firsts = [self._pieces.cls], [0], []
        for index in range(window.start, window.end):
            firsts.append(len(piece_ids))
            piece_ids.extend(ids[index])
            piece_shapes.extend([shapes[index]] * len(ids[index]))
            if ends[index] == LINE_END and index + 1 < window.end:
                piece_ids.append(self._pieces.sep)
                piece_shapes.append(0)
        piece_ids.append(self._pieces.sep)
        piece_shapes.append(0)
        inputs = {
            "ids": np.array(piece_ids, dtype=np.int64),
            "shapes": np.array(piece_shapes, dtype=np.int64),
            "firsts": np.array(firsts, dtype=np.int64),
        }
        scores: Scores = self._session.run(["scores"], inputs)[0]
        return scores

    def find_names(self, words: Sequence[str], ends: Sequence[int]) -> list[Name]:
        """Return the names of a document in order; none goes on over a sentence's or line's end.

        `words` are non-empty strings, none of them white space, `ends` one of NO_END, SENTENCE_END, LINE_END
        for each word. Probabilities are rounded to PROBABILITY_DIGITS.
        """
        if not words:
            return []
        scores = self.score_words(words, ends)
        breaks = [end != NO_END for end in ends]
        tags = decode_tags(scores, breaks)
        names = names_of(tags, probabilities_of(scores, self.meta.temperature), self.meta.labels)
        names = join_adjacent(words, breaks, without_nameless(words, names))
        names = agree_names(words, breaks, names)
        return [name._replace(probability=round(name.probability, PROBABILITY_DIGITS)) for name in names]


def _start_session(content: bytes, threads: int, path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own exceptions share no base but Exception
        raise ModelError(
            f"cannot load the named-entity model {path}: "
            f"onnxruntime {onnxruntime.__version__} refuses it ({error}); "
            f"install a newer onnxruntime, or run with --ner spacy"
        ) from error


@functools.lru_cache(maxsize=4)
def load_model(threads: int = 1, folder: Path = WEIGHTS_FOLDER) -> NerModel:
    """Load the model of a folder once per process; ModelError names the file that is missing or broken."""
    meta = read_meta(folder)
    content = read_checked(folder, MODEL_NAME, meta.sha256[MODEL_NAME])
    tokenizer = Tokenizer.from_buffer(read_checked(folder, TOKENIZER_NAME, meta.sha256[TOKENIZER_NAME]))
    return NerModel(meta, _start_session(content, threads, folder / MODEL_NAME), WordPieces(tokenizer))
