"""From words to fragments and rows: what stands on one line of a page, and what stands next to what."""

from __future__ import annotations

from collections.abc import Sequence

from xinnlp.readers.pdf.geometry import Line, Word, make_line

# A gap wider than this many font heights is no space between words, justified as they may be.
WIDE_GAP = 1.1
_SAME_LINE = 0.5

Row = list[Line]


def find_fragments(words: Sequence[Word]) -> list[Line]:
    """Return runs of words that follow one another on one line without a wide gap."""
    fragments: list[Line] = []
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            fragments.append(make_line(run))
            run = []
        run.append(word)
    if run:
        fragments.append(make_line(run))
    return fragments


def _follows(last: Word, word: Word) -> bool:
    height = max(last.height, word.height)
    gap = word.left - last.right
    return abs(word.middle - last.middle) <= _SAME_LINE * height and -_SAME_LINE * height <= gap <= WIDE_GAP * height


def find_rows(fragments: Sequence[Line]) -> list[Row]:
    """Return the fragments that stand beside one another, rows from top to bottom, each from left to right."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=lambda item: (_middle(item), item.left)):
        if rows and _stands_beside(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_join_near(sorted(row, key=lambda item: item.left)) for row in rows]


def _middle(line: Line) -> float:
    return line.words[0].middle


def _stands_beside(first: Line, other: Line) -> bool:
    height = min(first.words[0].height, other.words[0].height)
    return abs(_middle(first) - _middle(other)) <= _SAME_LINE * height


def _join_near(row: Row) -> Row:
    """Join what a file draws apart and a reader sees together, such as a word in italics."""
    joined: Row = [row[0]]
    for fragment in row[1:]:
        last = joined[-1]
        if fragment.left - last.right <= WIDE_GAP * max(last.words[-1].height, fragment.words[0].height):
            joined[-1] = make_line([*last.words, *fragment.words])
        else:
            joined.append(fragment)
    return joined
