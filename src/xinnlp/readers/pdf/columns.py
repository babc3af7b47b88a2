"""Reading order: which parts of a page are columns, and which are tables or lines that run across it.

A page is cut into bands from top to bottom: as long as rows leave one gutter open, they are one band. A band whose
lines fill their columns is read column by column, any other row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from xinnlp.readers.pdf.geometry import Line, make_line
from xinnlp.readers.pdf.rows import Row

# A gutter is at least this many font heights wide.
_GUTTER = 0.7
# A column of prose has at least so many lines; most fill so much of its width, and so many go on in lower case.
_FEWEST_LINES = 3
_FILLED_SHARE = 0.5
_LOWER_SHARE = 0.2
# A heading that ends columns is this much larger, and this far below them in its own height.
_LARGER = 1.15
_CLEAR_SPACE = 0.3
_LAST_ROWS = 8

_Gap = tuple[float, float]


@dataclass(slots=True)
class _Band:
    rows: list[Row]
    covered: list[_Gap]

    @property
    def gutters(self) -> list[_Gap]:
        """Return what no row reaches into, between what some do."""
        return [(left[1], right[0]) for left, right in pairwise(self.covered)]


def order_lines(rows: Sequence[Row]) -> list[list[Line]]:
    """Return the columns of a page in the order in which they are read, each with its lines from top to bottom."""
    columns: list[list[Line]] = []
    for band in _find_bands(rows):
        parts = _split(band) if band.gutters else []
        if parts:
            columns += [_to_lines(part) for part in parts]
            columns.append([])  # what comes after stands below all of them
        elif columns and columns[-1]:
            columns[-1] += _to_lines(band.rows)
        else:
            columns.append(_to_lines(band.rows))
    return [column for column in columns if column]


def _find_bands(rows: Sequence[Row]) -> Iterator[_Band]:
    """Yield the bands of a page: rows are added to one as long as they leave one of its gutters open."""
    band: _Band | None = None
    for row in rows:
        alone = _Band([row], _cover([], row))
        if band is None:
            band = alone
            continue
        covered = _cover(band.covered, row)
        closes = len(covered) == 1 and (len(band.covered) > 1 or len(alone.covered) > 1)
        if closes or (len(band.covered) > 1 and _stands_out(band, row)):
            yield band
            band = alone
        else:
            band.rows.append(row)
            band.covered = covered
    if band is not None:
        yield band


def _cover(covered: Sequence[_Gap], row: Row) -> list[_Gap]:
    """Return the stretches of a page's width that a row covers, too; what is narrower than a gutter is no gap."""
    gutter = _GUTTER * max(line.height for line in row)
    joined: list[_Gap] = []
    for left, right in sorted([*covered, *((line.left, line.right) for line in row)]):
        if joined and left - joined[-1][1] < gutter:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _stands_out(band: _Band, row: Row) -> bool:
    """Tell a short heading between two bands: alone and set larger, below all columns of the one that ends."""
    bottom = max(line.bottom for last in band.rows[-_LAST_ROWS:] for line in last)
    height = row[0].height
    usual = median(line.height for line in band.rows[-1])
    return len(row) == 1 and height > _LARGER * usual and row[0].top - bottom > _CLEAR_SPACE * height


def _split(band: _Band) -> list[list[Row]]:
    """Return the columns of a band as rows of their own; nothing where it is no text in columns."""
    edges = [float("-inf"), *((start + end) / 2 for start, end in band.gutters), float("inf")]
    parts: list[list[Row]] = []
    for left, right in pairwise(edges):
        part = [lines for row in band.rows if (lines := [line for line in row if left <= line.left < right])]
        if not _is_prose(part, is_first=not parts):
            return []
        parts.append(part)
    return parts


def _is_prose(rows: Sequence[Row], *, is_first: bool) -> bool:
    """Tell a column of prose from one of a table: its lines are filled, and broken within sentences.

    Only the first column must have several lines; the others may have just begun.
    """
    lines = [line for row in rows for line in row]
    if len(rows) < _FEWEST_LINES:
        return not is_first
    width = max(line.right for line in lines) - min(line.left for line in lines)
    lower = sum(line.text[0].islower() for line in lines)
    return (
        lower >= _LOWER_SHARE * len(lines) and median(line.right - line.left for line in lines) >= _FILLED_SHARE * width
    )


def _to_lines(rows: Sequence[Row]) -> list[Line]:
    """Return each row as one line: a row of a table where a row beside it is parted at the same place."""
    lines = []
    for number, row in enumerate(rows):
        around = [*rows[max(0, number - 1) : number], *rows[number + 1 : number + 2]]
        words = [word for line in row for word in line.words]
        if len(row) > 1 and any(len(other) > 1 and len(_cover(_cover([], row), other)) > 1 for other in around):
            lines.append(Line(tuple(words), "\t".join(line.text for line in row), is_row=True))
        else:
            lines.append(make_line(words))
    return lines
