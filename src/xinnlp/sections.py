"""The blocks of a plain text: headline, headings, paragraphs, list items, captions and bylines.

A text is read line by line. Lines that were hard-wrapped (RFC 3676 speaks of `flowed` text: the next word
would not have fitted) are one paragraph; any other line end is a block's end. No block crosses an empty line.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from xinnlp.knowledge import load_table
from xinnlp.source import Section

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[ \t]*(?:[•·●▪◦‣⁃∙○■□►▶➤✓✔*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_NAME_LIKE = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|[A-Z]\.|de|del|der|van|von|bin|bint|al|el|la|dos|da|di)(?:[ ]|$|,[ ]|[ ]?&[ ]?|(?<=\w)[ ]and[ ])?){1,12}"
)
_DATE_LIKE = re.compile(
    r"(?i)\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"[ ]+\d{1,2}(?:st|nd|rd|th)?,?[ ]+\d{4}|\d{1,2}(?:st|nd|rd|th)?[ ]+(?:of[ ]+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[ ]+\d{4})"
)
_MAX_HEADING_CHARACTERS = 140
_MAX_HEADING_WORDS = 18
_MAX_WRAP_WIDTH = 120
# Bylines stand near the top; the same words further down are prose.
_BYLINE_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    bullet: bool
    after_gap: bool
    before_gap: bool


def find_sections(text: str) -> tuple[Section, ...]:
    """Return the sections of a plain text in text order; a byline's value follows the block that holds it."""
    blocks = list(_find_blocks(text))
    sections: list[Section] = []
    headline_found = False
    for number, block in enumerate(blocks):
        content = text[block.start : block.end]
        byline = _find_byline(content, block.start) if number < _BYLINE_BLOCKS else []
        if byline:
            sections += [Section("byline", block.start, block.end), *byline]
            continue
        kind = _kind_of(content, block, is_last=number == len(blocks) - 1)
        if kind == "heading" and not headline_found and len(blocks) > 1 and number < _BYLINE_BLOCKS:
            kind = "headline"
        headline_found = headline_found or kind in {"headline", "paragraph"}
        sections.append(Section(kind, block.start, block.end))
    return tuple(sections)


def _find_blocks(text: str) -> Iterator[_Block]:
    """Yield blocks without their bullets and surrounding white space."""
    lines = [match.span() for match in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if text[start:end].strip()]
    group: list[tuple[int, int]] = []
    previous_end = 0
    for position, (start, end) in enumerate(lines):
        gap = position == 0 or _is_gap(text, lines[position - 1][1], start)
        if group and (gap or not _is_wrapped(text, group, (start, end))):
            yield _block_of(text, group, previous_end, gap)
            previous_end = group[-1][1]
            group = []
        group.append((start, end))
    if group:
        yield _block_of(text, group, previous_end, before_gap=True)


def _is_gap(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) > 1 or "\r\r" in text[end:start]


def _is_wrapped(text: str, group: list[tuple[int, int]], line: tuple[int, int]) -> bool:
    """Tell whether `line` continues the lines before it: the break stands where its first word did not fit."""
    start, end = line
    last_start, last_end = group[-1]
    last, content = text[last_start:last_end].rstrip(), text[start:end].strip()
    if _BULLET.match(text, start, end) or max(len(last), end - start) > _MAX_WRAP_WIDTH:
        return False
    width = max(len(text[s:e].rstrip()) for s, e in [*group, line])
    first_word = content.split(maxsplit=1)[0]
    full = len(last) + 1 + len(first_word) > width and len(last) > 40  # noqa: PLR2004
    return full or (content[0].islower() and last[-1].isalnum() and len(last) > 40)  # noqa: PLR2004


def _block_of(text: str, group: list[tuple[int, int]], previous_end: int, before_gap: bool) -> _Block:
    start, end = group[0][0], group[-1][1]
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    content = text[start:end]
    after_gap = previous_end == 0 or _is_gap(text, previous_end, group[0][0])
    start += len(content) - len(content.lstrip())
    return _Block(start, start + len(content.strip()), bool(bullet), after_gap, before_gap)


def _kind_of(content: str, block: _Block, *, is_last: bool) -> str:
    if block.bullet:
        return "list_item"
    if _caption_pattern().match(content):
        return "caption"
    return "heading" if not is_last and _is_heading(content) else "paragraph"


def _is_heading(content: str) -> bool:
    """Tell a heading: short, one line, no sentence's end, and a word in it."""
    if "\n" in content or len(content) > _MAX_HEADING_CHARACTERS or len(content.split()) > _MAX_HEADING_WORDS:
        return False
    if not any(character.isalpha() for character in content) or content[0].islower():
        return False
    if content.endswith((":", "：")):
        return len(content.split()) <= _MAX_HEADING_WORDS // 2
    return not content.endswith(tuple(load_table("layout")["terminals"]["sentence"]))


@functools.cache
def _caption_pattern() -> re.Pattern[str]:
    openings = "|".join(map(re.escape, load_table("layout")["captions"]["openings"]))
    return re.compile(rf"(?i)(?:{openings})\s*(?:[:：/|]|\bby\b|courtesy|credit)")


@functools.cache
def _label_patterns() -> dict[str, re.Pattern[str]]:
    labels = load_table("layout")["labels"]
    return {
        kind: re.compile(r"(?i)(?:" + "|".join(re.escape(word) for word in words) + r")\s*[:：]\s*(?=\S)")
        for kind, words in labels.items()
    }


def _find_byline(content: str, offset: int) -> list[Section]:
    """Return author, date and publisher within one short block, or nothing when it is no byline."""
    if len(content) > _MAX_HEADING_CHARACTERS:
        return []
    for kind, pattern in _label_patterns().items():
        label = pattern.match(content)
        if label:
            value_end = len(content) if kind != "author" else _end_of_names(content, label.end())
            return _values(kind, offset, label.end(), value_end, content)
    opening = re.match(r"(?:By|BY|by)[ ]+(?=[A-Z])", content)
    if opening and not content.endswith("."):
        end = _end_of_names(content, opening.end())
        found = _values("author", offset, opening.end(), end, content)
        date = _DATE_LIKE.search(content, end)
        return found + ([Section("date", offset + date.start(), offset + date.end())] if date else [])
    whole_date = _DATE_LIKE.search(content)
    if whole_date and len(content) - (whole_date.end() - whole_date.start()) <= 12:  # noqa: PLR2004
        return [Section("date", offset + whole_date.start(), offset + whole_date.end())]
    return []


def _end_of_names(content: str, start: int) -> int:
    """Return where the author names that begin at `start` end: before a role, a date or a separator."""
    stop = re.compile(r"\s*(?:[|•·–—(\n;]|,\s(?!(?:[A-Z][\w.'’-]+\s){1,3}[A-Z])|\s-\s|\bin\b|\bfor\b)").search(content, start)
    end = stop.start() if stop else len(content)
    names = _NAME_LIKE.match(content, start, end)
    return names.end() if names and names.end() > start else end


_NAME_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and\s)?|\s&\s|\sand\s)\s*")


def _values(kind: str, offset: int, start: int, end: int, content: str) -> list[Section]:
    """Return the values between `start` and `end`, one section an author, without stray punctuation."""
    bounds = [start]
    if kind == "author":
        for separator in _NAME_SEPARATOR.finditer(content, start, end):
            bounds += [separator.start(), separator.end()]
    bounds.append(end)
    found = []
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        value = content[first:last]
        stripped = value.strip(" ,;")
        first += len(value) - len(value.lstrip(" ,;"))
        if stripped:
            found.append(Section(kind, offset + first, offset + first + len(stripped)))
    return found
