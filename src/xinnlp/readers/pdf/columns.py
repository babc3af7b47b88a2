"""Reading order: which parts of a page are columns, and which are tables or lines that run across it.

A page is cut into bands from top to bottom: as long as rows leave one gutter open, they are one band. A band whose
lines fill their columns is read column by column, any other row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from xinnlp.readers.pdf.geometry import Line, make_line
from xinnlp.readers.pdf.rows import Row

# A gutter is at least this many font heights wide.
_GUTTER = 0.7
# A column has at least so many lines, of so many words in the middle, that fill so much of its width.
_FEWEST_LINES = 3
_FEWEST_WORDS = 3
_FILLED_SHARE = 0.55

_Gap = tuple[float, float]


@dataclass(slots=True)
class _Band:
    rows: list[Row] = field(default_factory=list)
    gutters: list[_Gap] = field(default_factory=list)

    @property
    def is_split(self) -> bool:
        return bool(self.gutters)


def order_lines(rows: Sequence[Row]) -> list[list[Line]]:
    """Return the columns of a page in the order in which they are read, each with its lines from top to bottom."""
    columns: list[list[Line]] = []
    for band in _find_bands(rows):
        parts = _split(band) if band.is_split else []
        if parts:
            columns += [_to_lines(part) for part in parts]
            columns.append([])  # what comes after stands below all of them
        elif columns and columns[-1]:
            columns[-1] += _to_lines(band.rows)
        else:
            columns.append(_to_lines(band.rows))
    return [column for column in columns if column]


def _find_bands(rows: Sequence[Row]) -> Iterator[_Band]:
    band = _Band()
    for row in rows:
        gutters = _gutters_of(row)
        if not band.rows:
            band = _Band([row], gutters)
        elif gutters and not band.is_split:
            yield band
            band = _Band([row], gutters)
        else:
            left_open = _leave_open(band.gutters, row) if band.is_split else []
            if band.is_split and (not left_open or _stands_out(band, row)):
                yield band
                band = _Band([row], gutters)
            else:
                band.rows.append(row)
                band.gutters = left_open
    if band.rows:
        yield band


def _gutters_of(row: Row) -> list[_Gap]:
    return [
        (left.right, right.left)
        for left, right in pairwise(row)
        if right.left - left.right >= _GUTTER * max(left.height, right.height)
    ]


def _leave_open(gutters: Sequence[_Gap], row: Row) -> list[_Gap]:
    """Return what a row leaves open of some gutters."""
    left_open = []
    for start, end in gutters:
        for line in row:
            if line.left < end and line.right > start:  # it reaches into the gutter: from which side?
                if line.left <= start:
                    start = line.right  # noqa: PLW2901
                else:
                    end = line.left  # noqa: PLW2901
        if end - start >= _GUTTER * row[0].height:
            left_open.append((start, end))
    return left_open


def _stands_out(band: _Band, row: Row) -> bool:
    """Tell a heading between two bands: alone in its row and set larger than what it follows."""
    return len(row) == 1 and row[0].height > 1.15 * median(line.height for line in band.rows[-1])


def _split(band: _Band) -> list[list[Row]]:
    """Return the columns of a band as rows of their own; nothing where it is no text in columns."""
    edges = [float("-inf"), *((start + end) / 2 for start, end in band.gutters), float("inf")]
    parts: list[list[Row]] = []
    for left, right in pairwise(edges):
        part = [lines for row in band.rows if (lines := [line for line in row if left <= line.left < right])]
        if not part or not _is_column(part):
            return []
        parts.append(part)
    return parts


def _is_column(rows: Sequence[Row]) -> bool:
    lines = [line for row in rows for line in row]
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return (
        len(rows) >= _FEWEST_LINES
        and median(len(line.words) for line in lines) >= _FEWEST_WORDS
        and median(line.right - line.left for line in lines) >= _FILLED_SHARE * width
    )


def _to_lines(rows: Sequence[Row]) -> list[Line]:
    """Return each row as one line: a row of a table where the rows around it are parted at the same place."""
    lines = []
    for number, row in enumerate(rows):
        around = [*rows[max(0, number - 1) : number], *rows[number + 1 : number + 2]]
        if len(row) > 1 and any(_leave_open(_gutters_of(row), other) and len(other) > 1 for other in around):
            words = [word for line in row for word in line.words]
            lines.append(Line(tuple(words), "\t".join(line.text for line in row), is_row=True))
        else:
            lines.append(make_line([word for line in row for word in line.words]))
    return lines
