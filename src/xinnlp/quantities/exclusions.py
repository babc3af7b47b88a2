"""Numbers that count nothing, told by how they are written: clock times, phone numbers, list marks, addresses."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable

from xinnlp.quantities.vocabulary import alternatives, tables

Span = tuple[int, int]

# Tried where a number begins.
_AT_NUMBER = re.compile(
    r"""
    \d{1,2}[:.]\d{2}(?::\d{2})?[ ]?(?:[ap]\.?m\b\.?|hrs\b|GMT|UTC|BST|EST|EDT|PST|PDT|IST|CET|o[’']clock)
  | \d{1,2}:\d{2}(?::\d{2})?(?![\d:])
  | (?:\d{1,2}|[A-Za-z]{3,6})[ ]?(?:(?:[-–]|[ ]?to[ ])[ ]?\d{1,2}[ ]?)?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o[’']?clock|noon\b)
  | \d{1,3}(?:\.\d{1,3}){2,6}(?:\.\d+)*(?![\d,])(?<!\.\d{3})
  | \d{2,4}\([a-z]\)(?:\(\d+\))*
  | (?:24/7|50[-/]50|9/11|20/20|365/24|7/7)\b | (?:911|101)\b(?=[ ]?(?:call|emergency|[.,]))
  | \d{1,4}(?:st|nd|rd|th)\b(?:[ ]?(?:[-–]|and|to)[ ]?\d{1,4}(?:st|nd|rd|th)\b)?
  | \d{2,4}[’']?s\b
  | 0\d{1,4}\)?[ .-]\d{2,4}(?:[ .-]?\d{2,4}){0,3}\b
  | \d{3}[)]?[-. ]{1,2}\d{3}[-. ]\d{4}\b | \d{3}-\d{4}\b(?![ ]?[a-z]) | \d{5}-\d{4}\b
  | \d{1,5}[ ](?:[NSEW]\.[ ])?(?:[A-Z][a-z]{1,20}[ ]){1,3}
    (?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Lane|Highway|Way|Square|Plaza|Terrace|Court)(?!\w)
    """,
    re.VERBOSE,
)
_REACH = 28
# Tried on what stands before a number; what follows then belongs to it.
_PHONE_BEFORE = re.compile(
    r"(?i)(?:\b(?:tel|fax|phone|telephone|mobile|cell|hotline|whatsapp|call|text|isbn|issn|doi)[.:]*[ ]*"
    r"(?:us[ ]on[ ]|on[ ])?[+(]?|(?<![\w$€£])\+)$"
)
_PHONE = re.compile(r"\d[\d .()/–-]{3,20}\d")
_PLAIN_AFTER_CALL = re.compile(r"\d{1,3}(?:,\d{3})*[ ][a-z]")
_MARK_BEFORE = re.compile(r"(?:§|[@#]\w{0,30}|(?<![\w.])v(?:er(?:sion|\.)?)?[ .]?)[ ]?$", re.IGNORECASE)
_MARKED = re.compile(r"[\w.,()-]{1,40}")
_LINE_START = re.compile(r"(?:^|\n)[ \t]{0,20}(?:[•·●▪*–-][ \t]{1,4})?\(?$")
_LIST_MARK = re.compile(r"\d{1,3}[.)](?=[ \t]+\S)")
_IN_BRACKETS = re.compile(r"\d{1,2}\)(?=[ ][A-Za-z])")
_NAME_AND_BRACKET = re.compile(r"[A-Z][\w’'-]*[ ]?\($|\w\($")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|edu|gov|io|info|int|co)\b")
_LONGEST_TOKEN = 80
_BLANK = re.compile(r"\s")
_ORDINAL_AFTER = re.compile(r"(?i)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\w)(?!s)")


def end_of_excluded(text: str, start: int, end: int) -> int | None:
    """Return where the stretch ends that makes the number [start, end) count nothing, else None.

    Reads a bounded stretch around the number, so that a text of many numbers is read in linear time.
    """
    match = _AT_NUMBER.match(text, start)
    if match and match.end() >= end:
        return match.end()
    before = text[max(0, start - _REACH) : start]
    if before[-1:].isspace() or not before:
        stop = _end_of_labelled(text, start, before)
    else:
        stop = _end_of_token(text, start) or _end_of_labelled(text, start, before)
    return None if stop is None else max(stop, end)


def _end_of_labelled(text: str, start: int, before: str) -> int | None:
    """Return where a phone number, a marked number or a list mark ends."""
    stretch = None
    if _PHONE_BEFORE.search(before) and not _PLAIN_AFTER_CALL.match(text, start):
        stretch = _PHONE.match(text, start)
    elif _MARK_BEFORE.search(before):
        stretch = _MARKED.match(text, start)
    elif _LINE_START.search(before) and (start < _REACH or "\n" in before):
        stretch = _LIST_MARK.match(text, start)
    elif before.endswith("(") and not _NAME_AND_BRACKET.search(before):
        stretch = _IN_BRACKETS.match(text, start)
    return stretch.end() if stretch else None


def _end_of_token(text: str, start: int) -> int | None:
    """Return where the token around a number ends, when it is an address on the web or of mail."""
    left = text[max(0, start - _LONGEST_TOKEN) : start]
    blanks = [match.end() for match in _BLANK.finditer(left)]
    left = left[blanks[-1] :] if blanks else left
    blank = _BLANK.search(text, start, start + _LONGEST_TOKEN)
    end = blank.start() if blank else min(len(text), start + _LONGEST_TOKEN)
    return end if _ADDRESS.search(left + text[start:end]) else None


class SpanIndex:
    """Answers whether a stretch overlaps one of many spans, in logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
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
def _label_before() -> tuple[re.Pattern[str], frozenset[str]]:
    labels = tables()["labels"]["nouns"]
    pattern = re.compile(rf"(?i)(?<![\w-])(?:{alternatives(labels)})[ ]?[#:]?$")
    return pattern, frozenset(label[-1] for label in labels)


def is_labelled(text: str, start: int, end: int) -> bool:
    """Tell whether the number follows a word that makes it a name or a reference: page 12, Phase 2, No. 5."""
    pattern, last_letters = _label_before()
    before = text[max(0, start - 20) : start]
    last = before.rstrip(" #:")[-1:].lower()
    if last in last_letters and before[-1:] in {" ", ".", "#", ":", "№"} and pattern.search(before):
        return True
    return _ORDINAL_AFTER.match(text, end) is not None
