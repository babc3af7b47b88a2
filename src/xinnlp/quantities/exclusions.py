"""Numbers that count nothing, told by how they are written: clock times, phone numbers, list marks, addresses."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right

from xinnlp.quantities.vocabulary import alternatives, tables

Span = tuple[int, int]

_WRITTEN = re.compile(
    r"""
    \b(?:https?://|www\.)\S+ | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32})+ | \b[\w-]{2,64}\.(?:com|org|net|edu|gov|io|info)(?:/\S*)?
  | [@#]\w+
  | \b\d{1,2}[:.]\d{2}(?::\d{2})?[ ]?(?:[ap]\.?m\b\.?|hrs\b|GMT|UTC|BST|EST|EDT|PST|PDT|IST|CET|o[’']clock)
  | (?<![\d.,:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])
  | \b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ ]?(?:(?:[-–]|[ ]to[ ])[ ]?\d{1,2}[ ]?)?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o[’']clock)
  | (?m:^)[ \t]*(?:[•·●▪*–-][ \t]+)?\(?\d{1,3}[.)](?=[ \t]+\S)
  | (?<![\w.])\(\d{1,2}\)(?=[ ][A-Za-z])
  | \bv(?:er(?:sion|\.)?)?[ ]?\d+(?:\.\d+)* | (?<![\w$€£.,])\d+\.\d+\.\d+(?:\.\d+)*(?![\d,])
  | §§?[ ]?\d+(?:[.,-]\d+)*(?:\([a-z0-9]\))* | \b\d{2,4}\([a-z]\)(?:\(\d+\))*
  | \b(?:24/7|50[-/]50|9/11|20/20|365/24|7/7|360[- ]degrees?|180[- ]degrees?|911|101)\b(?![ ]*(?:million|billion|%))
  | \b\d{1,4}(?:st|nd|rd|th)\b(?:[ ]*(?:[-–]|and|to)[ ]*\d{1,4}(?:st|nd|rd|th)\b)?
  | [’'‘]?\b\d{2,4}[’']?s\b
  | (?<![\w$€£.,])(?:\+|00)\d{1,3}[ .()-]{0,2}\d[\d .()-]{5,18}\d\b
  | (?<![\w$€£.,])\(?0\d{1,4}\)?[ .-]\d{2,4}(?:[ .-]?\d{2,4}){0,3}\b
  | (?<![\w$€£.,])\(\d{3}\)[ ]?\d{3}[-. ]\d{4}\b | (?<![\w$€£.,])\d{3}[-. ]\d{3}[-. ]\d{4}\b | (?<![\w$€£.,])\d{3}-\d{4}\b
  | \b(?i:tel|fax|phone|telephone|mobile|cell|hotline|whatsapp|call|text|isbn|issn|doi)[.:]*[ ]*(?:us[ ]on[ ]|on[ ])?[+(]?\d[\d .()/–-]{3,20}\d
  | \b\d{5}-\d{4}\b
  | \b\d{1,5}[ ](?:[NSEW]\.[ ])?(?:[A-Z][a-z]{1,20}[ ]){1,3}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Lane|Highway|Way|Square|Plaza|Terrace|Court)(?!\w)
    """,
    re.VERBOSE,
)
_ORDINAL_AFTER = re.compile(r"(?i)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\w)(?!s)")


def find_excluded(text: str) -> list[Span]:
    """Return the spans of a text whose numbers count nothing, in text order. Linear in the text's length."""
    return [match.span() for match in _WRITTEN.finditer(text)]


class SpanIndex:
    """Answers whether a stretch overlaps one of many spans, in logarithmic time."""

    def __init__(self, spans: list[Span]) -> None:
        merged: list[list[int]] = []
        for start, end in sorted(spans):
            if merged and start < merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def overlapping(self, start: int, end: int) -> Span | None:
        """Return the last span that shares a character with [start, end), else None."""
        position = bisect_right(self._starts, end - 1) - 1
        if position >= 0 and self._ends[position] > start:
            return self._starts[position], self._ends[position]
        return None


@functools.cache
def _label_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-])(?:{alternatives(tables()['labels']['nouns'])})[ ]?[#:]?$")


def is_labelled(text: str, start: int, end: int) -> bool:
    """Tell whether the number follows a word that makes it a name or a reference: page 12, Phase 2, No. 5."""
    if _label_before().search(text, max(0, start - 20), start) and text[start - 1 : start] in " .#:№":
        return True
    return _ORDINAL_AFTER.match(text, end) is not None
