"""The words of a page, and where they stand as it is shown."""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium_c

from xinnlp.readers.pdf.geometry import PageWords, Word
from xinnlp.readers.pdf.hyphens import SOFT_HYPHENS

_WORD = re.compile(rf"[^\s{SOFT_HYPHENS}]+[{SOFT_HYPHENS}]?")
_LINE_END = re.compile(r"[\r\n]+")
_BOLD = 600
_SAME_ANGLE = 0.1


def read_page_words(document: Any, number: int) -> PageWords:  # noqa: ANN401 - pdfium has no types
    """Return the words of a page, counted from 0, in the order in which they are drawn; raises PdfiumError."""
    page = document[number]
    text_page = None
    try:
        text_page = page.get_textpage()
        text = _read_characters(text_page)
        runs = _find_runs(text_page.raw, text)
        angle = _usual_angle(runs)
        place = _Placement(page.get_bbox(), angle * _SAME_ANGLE)
        upright = [run for run in runs if run[0] == angle]
        return PageWords(*place.size, tuple(_find_words(text_page.raw, text, upright, place)))
    finally:
        if text_page is not None:
            text_page.close()
        page.close()


Box = tuple[float, float, float, float]


class _Placement:
    """Turns boxes of a page's own space so that its text is upright, and counts from the upper left corner."""

    def __init__(self, bounds: Box, angle: float) -> None:
        """Take the page's left, bottom, right and top, and the angle of its text, clockwise in radians."""
        self._left, self._bottom, self._right, self._top = bounds
        self._quarters = round(angle / (math.pi / 2)) % 4

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height."""
        width, height = self._right - self._left, self._top - self._bottom
        return (height, width) if self._quarters % 2 else (width, height)

    def __call__(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return left, top, right and bottom as read."""
        if self._quarters == 1:  # downwards
            return self._top - top, self._right - right, self._top - bottom, self._right - left
        if self._quarters == 2:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        if self._quarters == 3:  # upwards
            return bottom - self._bottom, left - self._left, top - self._bottom, right - self._left
        return left - self._left, self._top - top, right - self._left, self._top - bottom


_Run = tuple[int, bool, list[tuple[int, int]]]


def _find_runs(handle: Any, text: str) -> list[_Run]:  # noqa: ANN401
    """Return the lines that pdfium sees: angle (in tenths of a radian), whether bold, and the words' bounds."""
    runs = []
    start = 0
    for end in [*(match.start() for match in _LINE_END.finditer(text)), len(text)]:
        words = [match.span() for match in _WORD.finditer(text, start, end)]
        if words:
            angle = pdfium_c.FPDFText_GetCharAngle(handle, words[0][0])
            is_bold = pdfium_c.FPDFText_GetFontWeight(handle, words[0][0]) >= _BOLD
            runs.append((round(angle / _SAME_ANGLE), is_bold, words))
        start = end
    return runs


def _usual_angle(runs: Sequence[_Run]) -> int:
    """Return the angle of most letters; what stands at another is a watermark or a label along an edge."""
    angles: Counter[int] = Counter()
    for angle, _, words in runs:
        angles[angle] += sum(end - start for start, end in words)
    return max(angles, key=lambda angle: (angles[angle], -angle), default=0)


def _find_words(handle: Any, text: str, runs: Sequence[_Run], place: _Placement) -> Iterator[Word]:  # noqa: ANN401
    box = pdfium_c.FS_RECTF()
    for _, is_bold, words in runs:
        for start, end in words:
            if not pdfium_c.FPDFText_GetLooseCharBox(handle, start, box):
                continue
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            pdfium_c.FPDFText_GetLooseCharBox(handle, end - 1, box)
            left, bottom = min(left, box.left), min(bottom, box.bottom)
            right, top = max(right, box.right), max(top, box.top)
            yield Word(text[start:end], *place(left, bottom, right, top), is_bold)


def _read_characters(text_page: Any) -> str:  # noqa: ANN401
    """Return a page's characters, one for each index that pdfium has."""
    count = text_page.count_chars()
    text = str(text_page.get_text_range())
    if len(text) == count:
        return text
    handle = text_page.raw
    return "".join(_to_character(pdfium_c.FPDFText_GetUnicode(handle, index)) for index in range(count))


def _to_character(code: int) -> str:
    return chr(code) if 0 < code <= sys.maxunicode else "\ufffd"
