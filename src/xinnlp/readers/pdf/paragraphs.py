"""From lines to paragraphs, headings and list items: what belongs together on a page and across pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from xinnlp.readers.page import Piece
from xinnlp.readers.pdf.geometry import Line
from xinnlp.readers.pdf.hyphens import SOFT_HYPHENS, Hyphens
from xinnlp.sections import find_blocks

_SAME_SIZE = 0.1
# Space between lines beyond the usual advance, and an indent, in font heights.
_EXTRA_SPACE = 0.35
_INDENT = 0.6
# What a line's end leaves free where the next word would have had its place: surely, where no sentence ends.
_SPACE, _WIDE_SPACE = 0.3, 1.5
_HEADING_SIZE = 1.12
_HEADLINE_SIZE = 1.25
_MAX_HEADING_CHARACTERS = 200
_BULLET = re.compile(r"(?:[•·●▪◦‣⁃∙○■□►▶➤✓✔*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a document: the height of its body's font, and how far lines are apart, in font heights."""

    body: float
    advance: float


def find_pieces(columns: Sequence[Sequence[Line]]) -> list[Piece]:
    """Return the blocks of a document; a paragraph that goes on in the next column or on the next page is one."""
    lines = [line for column in columns for line in column]
    if not lines:
        return []
    measures = _measure(columns)
    hyphens = Hyphens(line.text for line in lines)
    groups: list[list[Line]] = []
    right = 0.0
    for column in columns:
        for number, group in enumerate(_group(column, measures)):
            if number == 0 and groups and _goes_on(groups[-1][-1], group[0], right):
                groups[-1] += group
            else:
                groups.append(group)
        right = max(line.right for line in column)
    largest = max((group[0].height for group in groups[:_FIRST_GROUPS]), default=0.0)
    return [piece for group in groups for piece in _to_pieces(group, measures, hyphens, largest)]


_FIRST_GROUPS = 8


def _measure(columns: Sequence[Sequence[Line]]) -> _Measures:
    letters: Counter[float] = Counter()
    advances = []
    for column in columns:
        for line in column:
            letters[round(line.height * 2) / 2] += len(line.text)
        advances += [
            (line.top - last.top) / last.height
            for last, line in pairwise(column)
            if line.top > last.top and _is_same_size(last, line)
        ]
    body = max(letters, key=lambda height: (letters[height], height))
    # Most line ends are within paragraphs; the lower third is one of them even where many are not.
    usual = sorted(advances)[: max(1, len(advances) * 2 // 3)] if advances else [1.0]
    return _Measures(body, median(usual))


def _is_same_size(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= _SAME_SIZE * max(one.height, other.height)


def _group(column: Sequence[Line], measures: _Measures) -> Iterator[list[Line]]:
    right = max(line.right for line in column)
    group: list[Line] = []
    for number, line in enumerate(column):
        following = column[number + 1] if number + 1 < len(column) else None
        if group and (_is_indented(group, line, following) or _parts(group, line, right, measures)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_indented(group: Sequence[Line], line: Line, following: Line | None) -> bool:
    """Tell the indented first line of a paragraph after one that has no other, or after lines further left."""
    if following is None or line.left - following.left <= _INDENT * line.height or _BULLET.match(line.text):
        return False
    return len(group) == 1 or line.left - group[-1].left > _INDENT * line.height


def _parts(group: Sequence[Line], line: Line, right: float, measures: _Measures) -> bool:
    """Tell whether a line begins a block of its own; `right` is the edge of its column."""
    last = group[-1]
    if last.is_row or line.is_row or last.is_bold != line.is_bold or not _is_same_size(last, line):
        return True
    if line.top - last.top > (measures.advance + _EXTRA_SPACE) * last.height or _BULLET.match(line.text):
        return True
    if last.text[-1] in SOFT_HYPHENS:
        return False
    indent = line.left - last.left
    if indent > _INDENT * line.height:
        return not (len(group) == 1 and _BULLET.match(last.text))
    if indent < -_INDENT * line.height and len(group) > 1:
        return True
    if last.height > _HEADING_SIZE * measures.body:  # titles are broken where it looks well
        return False
    is_end = _SENTENCE_END.search(last.text) is not None
    return _had_room(last, line, right, is_end=is_end) and (is_end or not line.text[0].islower())


def _had_room(last: Line, line: Line, right: float, *, is_end: bool) -> bool:
    """Tell whether the first word of a line would have fitted on the last one; surely, where no sentence ends."""
    room = right - last.right - (line.words[0].right - line.words[0].left)
    return room > (_SPACE if is_end else _WIDE_SPACE) * line.height


def _goes_on(last: Line, line: Line, right: float) -> bool:
    """Tell a paragraph that a column's end has cut; `right` is the edge of the column that ends."""
    if last.is_row or line.is_row or last.is_bold != line.is_bold or not _is_same_size(last, line):
        return False
    if last.text[-1] in SOFT_HYPHENS or (last.text[-1] == "-" and line.text[0].islower()):
        return True
    if _SENTENCE_END.search(last.text) or _BULLET.match(line.text):
        return False
    return line.text[0].islower() or not _had_room(last, line, right, is_end=True)


def _to_pieces(group: Sequence[Line], measures: _Measures, hyphens: Hyphens, largest: float) -> Iterator[Piece]:
    text = ""
    for line in group:
        text = hyphens.join(text, line.text)
    text = text.translate(_NO_SOFT_HYPHENS)
    first = group[0]
    if first.is_row:
        yield Piece("row", text)
    elif _is_heading(first, text, measures):
        is_headline = first.height >= max(_HEADLINE_SIZE * measures.body, largest)
        yield Piece("headline" if is_headline else "heading", text)
    else:
        yield from (Piece(block.kind, text[block.start : block.end]) for block in find_blocks(text))


_NO_SOFT_HYPHENS = dict.fromkeys(map(ord, SOFT_HYPHENS))


def _is_heading(line: Line, text: str, measures: _Measures) -> bool:
    if len(text) > _MAX_HEADING_CHARACTERS or not any(map(str.isalpha, text)):
        return False
    if line.height >= _HEADING_SIZE * measures.body:
        return True
    return line.is_bold and not _SENTENCE_END.search(text) and not _BULLET.match(text)
