"""Windows of words: what the model reads at a time, whole sentences and lines where they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

NO_END, SENTENCE_END, LINE_END = 0, 1, 2
WINDOW_PIECES = 128  # sentences are joined up to here
LONGEST_PIECES = 192  # a sentence of its own may have as many
OVERLAP_PIECES = 32  # of the windows that a longer sentence is read in


class Window(NamedTuple):
    """Words start..end are read; the scores of first..last are kept (ends exclusive, in words)."""

    start: int
    end: int
    first: int
    last: int


def _sentences(ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for index, end in enumerate(ends):
        if end:
            yield start, index + 1
            start = index + 1
    if start < len(ends):
        yield start, len(ends)


def _overlapping(sizes: Sequence[int], start: int, end: int) -> Iterator[Window]:
    """Cover a sentence too long for one window; a word is kept from where it stands less at an edge."""
    first = position = start
    while True:
        last, pieces = position, 0
        while last < end and (pieces + sizes[last] <= LONGEST_PIECES or last == position):
            pieces += sizes[last]
            last += 1
        if last == end:
            yield Window(position, end, first, end)
            return
        following, shared = last, 0
        while following > position + 1 and shared + sizes[following - 1] <= OVERLAP_PIECES:
            following -= 1
            shared += sizes[following]
        kept = (following + last + 1) // 2
        yield Window(position, last, first, kept)
        first, position = kept, following


def find_windows(sizes: Sequence[int], ends: Sequence[int]) -> Iterator[Window]:
    """Yield windows that keep every word exactly once, in order.

    `sizes` are the words' piece counts, `ends` what ends after each word. Windows end at sentence and line
    ends, at a line end rather where one lies in their second half. Only a sentence of more than LONGEST_PIECES
    is read in several windows, which overlap: the scores are joined before they are decoded, so that no name
    is cut.
    """
    start = end = pieces = since_line = 0
    line_end = 0  # last line end inside the window that is being filled
    for sentence_start, sentence_end in _sentences(ends):
        length = sum(sizes[sentence_start:sentence_end])
        if pieces and pieces + length > WINDOW_PIECES:
            if line_end > start and 2 * since_line < pieces and since_line + length <= WINDOW_PIECES:
                yield Window(start, line_end, start, line_end)
                start, pieces = line_end, since_line
            else:
                yield Window(start, end, start, end)
                start, pieces = end, 0
            since_line = pieces
        if length > LONGEST_PIECES:
            if pieces:
                yield Window(start, end, start, end)
            yield from _overlapping(sizes, sentence_start, sentence_end)
            start = end = sentence_end
            pieces = since_line = 0
            continue
        end = sentence_end
        pieces += length
        since_line += length
        if ends[end - 1] == LINE_END:
            line_end, since_line = end, 0
    if end > start:
        yield Window(start, end, start, end)
