"""The words of a page, and where they stand as it is shown."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
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
        width, height = page.get_size()
        text_page = page.get_textpage()
        return PageWords(width, height, tuple(_find_words(text_page, _Placement(page))))
    finally:
        if text_page is not None:
            text_page.close()
        page.close()


class _Placement:
    """Turns boxes of a page's own space into boxes of the page as it is shown: rotated, upper left corner first."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_bbox()

    def __call__(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom as shown."""
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.rotation == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def _find_words(text_page: Any, place: _Placement) -> Iterator[Word]:  # noqa: ANN401
    """Yield the words of a page that stand as most of it does; watermarks and labels along an edge do not."""
    handle = text_page.raw
    text = _read_characters(text_page)
    lines = []
    start = 0
    for end in [*(match.start() for match in _LINE_END.finditer(text)), len(text)]:
        words = [match.span() for match in _WORD.finditer(text, start, end)]
        if words:
            angle = pdfium_c.FPDFText_GetCharAngle(handle, words[0][0])
            is_bold = pdfium_c.FPDFText_GetFontWeight(handle, words[0][0]) >= _BOLD
            lines.append((round(angle / _SAME_ANGLE), is_bold, words))
        start = end
    angles: Counter[int] = Counter()
    for angle, _, words in lines:
        angles[angle] += sum(end - start for start, end in words)
    usual = max(angles, key=lambda angle: angles[angle], default=0)
    box = pdfium_c.FS_RECTF()
    for angle, is_bold, words in lines:
        if angle == usual:
            for start, end in words:
                if pdfium_c.FPDFText_GetLooseCharBox(handle, start, box):
                    first = (box.left, box.bottom, box.right, box.top)
                    pdfium_c.FPDFText_GetLooseCharBox(handle, end - 1, box)
                    shown = place(
                        min(first[0], box.left),
                        min(first[1], box.bottom),
                        max(first[2], box.right),
                        max(first[3], box.top),
                    )
                    yield Word(text[start:end], *shown, is_bold)


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
