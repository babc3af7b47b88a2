"""Running heads, running feet and page numbers: what pages repeat at their edges is no part of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from xinnlp.readers.pdf.rows import Row

# How far from its edges a page has its heads and feet, and how many rows of them.
_EDGE_SHARE = 0.15
_MOST_ROWS = 3
# Left and right pages, chapters and first pages differ; what stands on this share of the pages is repeated.
_REPEATED_SHARE = 0.2
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:[-–—|•·]\s*)?(?:page\s*|p\.\s*)?#(?:\s*(?:of|/)\s*#)?(?:\s*[-–—|•·])?", re.IGNORECASE)

_Key = tuple[str, float]


def drop_margins(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """Return the rows of each page without those that other pages repeat at the same edge.

    Numbers count as repeated whatever they are. Rows are dropped from the edge inwards, as far as they are repeated.
    """
    counts: Counter[_Key] = Counter()
    for rows, height in zip(pages, heights, strict=True):
        counts.update({_key_of(row) for edge in _edges(rows, height) for row in edge})
    fewest = max(2, _REPEATED_SHARE * len(pages))
    kept = []
    for rows, height in zip(pages, heights, strict=True):
        dropped: set[int] = set()
        for edge in _edges(rows, height):
            for number, row in enumerate(edge):
                is_number = number == 0 and _PAGE_NUMBER.fullmatch(_key_of(row)[0]) is not None
                if counts[_key_of(row)] < fewest and not is_number:
                    break
                dropped.add(id(row))
        kept.append([row for row in rows if id(row) not in dropped])
    return kept


def _edges(rows: Sequence[Row], height: float) -> tuple[list[Row], list[Row]]:
    """Return the outermost rows at head and foot, each from the edge inwards."""
    head = [row for row in rows[:_MOST_ROWS] if row[0].bottom <= _EDGE_SHARE * height]
    foot = [row for row in reversed(rows[-_MOST_ROWS:]) if row[0].top >= (1 - _EDGE_SHARE) * height]
    return head, foot


def _key_of(row: Row) -> _Key:
    """Return a row's words without their numbers, and their size: a title is no running head that repeats it."""
    text = " ".join(line.text for line in row)
    return _NUMBER.sub("#", text).strip().casefold(), round(row[0].height)
