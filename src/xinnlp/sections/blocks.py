"""The blocks of a plain text, read line by line.

Lines that were hard-wrapped are one paragraph; any other line end is a block's end. No block crosses an empty line.
Whether a text is wrapped is told by the text as a whole: where lines of prose were broken, most of the next ones
begin in lower case; lines of a list, a table or an address do not.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xinnlp.knowledge import load_table

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[ \t]*(?:[•·●▪◦‣⁃∙○■□►▶➤✓✔*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_ROW = re.compile(r"[^\t]*\S[ ]*\t\s*\S|\s*\|.*\|\s*$")
_SENTENCE_END_WITHIN = re.compile(r"[^\W\d_]{3}[.!?…]['\"’”)]?\s+['\"‘“(]?[^\W\d_a-z]")
_ADDRESS = re.compile(r"(?:\w{1,12}[ ]?[:：]\s*)?(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\S+)$", re.IGNORECASE)
_MAX_HEADING_CHARACTERS = 140
_MAX_HEADING_WORDS = 18
_MAX_CONTACT_CHARACTERS = 120
_MAX_CAPTION_CHARACTERS = 300
_MAX_WRAP_WIDTH = 120
_MIN_WRAP_WIDTH = 40
# Of the line ends within a wrapped text, at least this share comes before a word in lower case.
_WRAPPED_SHARE = 0.3
# Proportional fonts and long words leave lines of one paragraph this much shorter than the longest.
_RAGGED_SHARE = 0.8

_Line = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A block without its bullet and surrounding white space; `start` and `end` are code points.

    `kind` is heading, headline, paragraph, list_item, row, caption or contact.
    """

    start: int
    end: int
    kind: str
    may_be_headline: bool = True


def find_blocks(text: str) -> list[Block]:
    """Return the blocks of a text in text order, in time linear in its length."""
    lines = [_trim(text, *match.span()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line[0] < line[1]]
    groups = list(_group(text, lines))
    blocks = []
    for number, group in enumerate(groups):
        start, end = group[0][0], group[-1][1]
        bullet = _BULLET.match(text, start, end)
        start = bullet.end() if bullet else start
        content = text[start:end]
        kind = _kind_of(content, is_bullet=bullet is not None, is_last=number == len(groups) - 1)
        blocks.append(Block(start, end, kind, may_be_headline=content.casefold() not in _kickers()))
    return blocks


def _trim(text: str, start: int, end: int) -> _Line:
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), start + len(content.rstrip())


def _group(text: str, lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines of each block."""
    is_wrapped = _is_wrapped(text, lines)
    group: list[_Line] = []
    width = 0
    for line in lines:
        width = max(width, line[1] - line[0])
        if group and not _continues(text, group, line, width if is_wrapped else 0):
            yield group
            group = []
            width = line[1] - line[0]
        group.append(line)
    if group:
        yield group


def _is_gap(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) > 1 or text.count("\r", end, start) > 1


def _is_wrapped(text: str, lines: Sequence[_Line]) -> bool:
    """Tell whether the lines of a text were broken to fit a page."""
    ends = lower = 0
    for (start, end), (next_start, next_end) in pairwise(lines):
        long_enough = _MIN_WRAP_WIDTH <= end - start <= _MAX_WRAP_WIDTH and next_end - next_start <= _MAX_WRAP_WIDTH
        if long_enough and not _is_gap(text, end, next_start):
            ends += 1
            lower += text[next_start].islower()
    return lower > 0 and lower >= _WRAPPED_SHARE * ends


def _continues(text: str, group: Sequence[_Line], line: _Line, width: int) -> bool:
    """Tell whether `line` goes on where its group ends; `width` is the group's longest line, 0 in unwrapped text."""
    (last_start, last_end), (start, end) = group[-1], line
    length = last_end - last_start
    if _is_gap(text, last_end, start) or max(length, end - start) > _MAX_WRAP_WIDTH or length < _MIN_WRAP_WIDTH:
        return False
    if _BULLET.match(text, start, end) or _ROW.match(text, start, end) or _ROW.match(text, last_start, last_end):
        return False
    is_open = text[last_end - 1].isalnum() or text[last_end - 1] in ",;-–—"
    if text[start].islower() and is_open:
        return True
    if not width or (_is_indented(text, line, group[-1]) and not _BULLET.match(text, *group[0])):
        return False
    space = text.find(" ", start, end)
    first_word = (space if space > 0 else end) - start
    return length + 1 + first_word > width or (is_open and length >= _RAGGED_SHARE * width)


def _is_indented(text: str, line: _Line, last: _Line) -> bool:
    return _indent(text, line[0]) > _indent(text, last[0])


def _indent(text: str, start: int) -> int:
    """Return how far a line's first word stands from the line's begin; a page has no more than a few columns."""
    before = text[max(0, start - 16) : start]
    return len(before) - len(before.rstrip(" \t"))


def _kind_of(content: str, *, is_bullet: bool, is_last: bool) -> str:
    if _ROW.match(content):
        return "row"
    if is_bullet:
        return "list_item"
    if len(content) <= _MAX_CAPTION_CHARACTERS and _caption_pattern().match(content):
        return "caption"
    if len(content) <= _MAX_CONTACT_CHARACTERS and (_contact_pattern().match(content) or _ADDRESS.match(content)):
        return "contact"
    return "heading" if not is_last and _is_heading(content) else "paragraph"


def _is_heading(content: str) -> bool:
    """Tell a heading: short, one line, no sentence's end, and a word in it."""
    if "\n" in content or len(content) > _MAX_HEADING_CHARACTERS or len(content.split()) > _MAX_HEADING_WORDS:
        return False
    if not any(character.isalpha() for character in content) or content[0].islower():
        return False
    if content.endswith((":", "：")):
        return len(content.split()) <= _MAX_HEADING_WORDS // 2
    if _SENTENCE_END_WITHIN.search(content):
        return False
    return not content.endswith(tuple(load_table("layout")["terminals"]["sentence"]))


@functools.cache
def _caption_pattern() -> re.Pattern[str]:
    openings = "|".join(map(re.escape, load_table("layout")["captions"]["openings"]))
    return re.compile(rf"(?i)(?:{openings})\s*(?:[:：/|]|\bby\b|courtesy|credit)")


@functools.cache
def _contact_pattern() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, load_table("layout")["contacts"]["labels"]))
    return re.compile(rf"(?i)(?:{labels})\s*[:：]")


@functools.cache
def _kickers() -> frozenset[str]:
    return frozenset(load_table("layout")["kickers"]["lines"])
