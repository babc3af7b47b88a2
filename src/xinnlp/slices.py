"""Long texts in slices: what statistical components read at a time is bounded, so that their memory is too.

A tok2vec, tagger, parser or named-entity recogniser holds some 20 kB a word while it reads. It sees a few words or one
sentence at a time and loses nothing where a text is cut between two paragraphs; rules need the whole text, and read it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

from xinnlp.pipeline import AFTER, FIRST

# Tokens of a slice at most; a text that has no more is read at once.
SLICE_TOKENS = 5_000
# Texts that are read together: more gain no speed, and hold memory.
_BATCH_SIZE = 16

_SENTENCE_MARKS = frozenset({".", "!", "?", "…"})
_ANNOTATIONS = (TAG, DEP, HEAD, ENT_IOB, ENT_TYPE)

C = TypeVar("C")


def annotate(nlp: Language, pairs: Iterable[tuple[Doc, C]], limit: int = SLICE_TOKENS) -> Iterator[tuple[Doc, C]]:
    """Yield each Doc after it went through the pipeline, with what came with it, in order.

    One of more than `limit` tokens is read in slices by the components between layout and rules; all others as by
    `nlp.pipe`. What they find in such a text is what they find in each of its slices alone.
    """
    for is_long, group in itertools.groupby(pairs, lambda pair: len(pair[0]) > limit):
        if is_long:
            for doc, context in group:
                yield _annotate_in_slices(nlp, doc, limit), context
        else:
            yield from nlp.pipe(group, as_tuples=True, batch_size=_BATCH_SIZE)


def find_slices(doc: Doc, limit: int = SLICE_TOKENS) -> list[tuple[int, int]]:
    """Return the slices of a Doc with layout, in tokens: whole blocks, as many as the limit takes.

    A block longer than the limit is cut behind the last full stop within it, or where there is none, at the limit.
    """
    starts = np.flatnonzero(doc.to_array(SENT_START) == 1).tolist()
    slices = []
    start = end = 0
    for following in [*starts, len(doc)]:
        while following - start > limit:
            if end == start:
                end = _cut_block(doc, start, start + limit)
            slices.append((start, end))
            start = end
        end = max(end, following)
    if end > start:
        slices.append((start, end))
    return slices


def _cut_block(doc: Doc, start: int, last: int) -> int:
    """Return where to cut a block that goes on after `last`."""
    for index in range(last, start, -1):
        if doc[index - 1].text in _SENTENCE_MARKS:
            return index
    return last


def _annotate_in_slices(nlp: Language, doc: Doc, limit: int) -> Doc:
    statistical = [name for name in nlp.pipe_names if name != FIRST and name not in AFTER]
    doc = _run(nlp, [FIRST], doc)
    pieces = (_run(nlp, statistical, _copy(doc, start, end)) for start, end in find_slices(doc, limit))
    _join(doc, pieces)
    return _run(nlp, [name for name in AFTER if name in nlp.pipe_names], doc)


def _run(nlp: Language, names: Sequence[str], doc: Doc) -> Doc:
    for name in names:
        doc = nlp.get_pipe(name)(doc)
    return doc


def _copy(doc: Doc, start: int, end: int) -> Doc:
    """Return a slice of a Doc as one of its own, with the same words and sentence starts."""
    tokens = doc[start:end]
    piece = Doc(doc.vocab, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])
    sentence_starts: Any = doc.to_array(SENT_START)[start:end].reshape(-1, 1)
    return piece.from_array([SENT_START], sentence_starts)


def _join(doc: Doc, pieces: Iterable[Doc]) -> None:
    """Set on a Doc what its slices, in order and without gaps, were annotated with."""
    arrays = []
    groups: dict[str, list[Span]] = {}
    offset = 0
    for piece in pieces:
        arrays.append(piece.to_array(list(_ANNOTATIONS)))
        for name, spans in piece.spans.items():
            moved = [Span(doc, s.start + offset, s.end + offset, label=s.label, kb_id=s.kb_id) for s in spans]
            groups.setdefault(name, []).extend(moved)
        for key, values in piece.user_data.items():
            doc.user_data.setdefault(key, []).extend(values)
        offset += len(piece)
    for name, spans in groups.items():
        doc.spans[name] = spans
    doc.from_array(list(_ANNOTATIONS), cast("Any", np.concatenate(arrays)))
