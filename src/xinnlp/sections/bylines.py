"""Bylines: who wrote an article, when it was published and by whom, as its first lines tell."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from xinnlp.knowledge import load_table
from xinnlp.source import Section

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?i)\b(?:{_MONTH}[ ]+{_DAY},?[ ]+\d{{4}}|{_DAY}[ ]+(?:of[ ]+)?{_MONTH},?[ ]+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\b"
)
_DATELINE = re.compile(
    rf"(?:[^.\n]{{0,60}}?[,(|–—-]\s*)?({_DATE.pattern.replace('(?i)', '', 1)})\)?\s*(?:[-–—:|]|$)", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*[|•·/\n;]\s*|\s+[–—-]+\s+")
_NAME_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and\s)?|\s&\s|\sand\s)\s*")
_OPENING = re.compile(r"(?i)(?:(?:written|words|story|text|reported|report|posted|published)\s+)?by\s+(?=\S)")
_WEEKDAY_OR_TIME = re.compile(
    r"(?i)\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,2}[:.]\d{2}|[ap]\.?m\.?|on|at|gmt|utc|[a-z]{2,3}t)\b"
)
_MAX_CHARACTERS = 140
_MAX_NAME_WORDS = 6


def find_byline(content: str, offset: int) -> list[Section]:
    """Return the author, date and publisher values of one short block, or nothing where it is no byline.

    `offset` is where the block stands in the text; sections have offsets of the text.
    """
    if len(content) > _MAX_CHARACTERS or content.endswith((".", "!", "?", ":")):
        return []
    segments = list(_segments(content))
    found = [_read_segment(content, start, end) for start, end in segments]
    # One part that says what it is makes a byline; before it may stand a name alone (`Ada Lowe | 12 May 2021`).
    if any(found) and not found[0]:
        name = content[slice(*segments[0])]
        if not _is_name(name) or len(name.split()) == 1 or name.casefold() in load_table("layout")["kickers"]["lines"]:
            return []
        found[0] = [("author", *segments[0])]
    return [Section(kind, offset + start, offset + end) for values in found for kind, start, end in values]


def split_names(value: str) -> tuple[str, ...]:
    """Return the names of `Ada Lowe, Tom Roe and K. Rao` one by one."""
    return tuple(name for name in _NAME_SEPARATOR.split(value.strip()) if name)


def find_dateline(paragraph: str) -> str | None:
    """Return the date that opens a news report (`NAIROBI, 12 March 2021 –`), as written, or None."""
    match = _DATELINE.match(paragraph[: 2 * _MAX_CHARACTERS].partition("\n")[0])
    return match.group(1) if match else None


_Value = tuple[str, int, int]


def _segments(content: str) -> Iterator[tuple[int, int]]:
    start = 0
    for separator in _SEPARATOR.finditer(content):
        if start < separator.start():
            yield start, separator.start()
        start = separator.end()
    if start < len(content):
        yield start, len(content)


def _read_segment(content: str, start: int, end: int) -> list[_Value]:
    for kind, pattern in _label_patterns().items():
        label = pattern.match(content, start, end)
        if label and kind == "author":
            return _read_names(content, label.end(), end, is_labelled=True)
        if label:
            date = _DATE.search(content, label.end(), end) if kind == "date" else None
            return [(kind, *(date.span() if date else (label.end(), end)))]
    opening = _OPENING.match(content, start, end)
    if opening:
        return _read_names(content, opening.end(), end, is_labelled=False)
    return _read_date(content, start, end)


def _read_date(content: str, start: int, end: int) -> list[_Value]:
    """Return the date of a segment that is little else, with `by …` after it or not."""
    date = _DATE.search(content, start, end)
    if not date:
        return []
    before = _WEEKDAY_OR_TIME.sub("", content[start : date.start()]).strip(" ,()")
    if before and before.casefold() not in load_table("layout")["labels"]["date"]:
        return []
    rest = re.compile(r"\s*,?\s*").match(content, date.end(), end)
    after = rest.end() if rest else date.end()
    opening = _OPENING.match(content, after, end)
    if opening:
        return [("date", *date.span()), *_read_names(content, opening.end(), end, is_labelled=False)]
    leftover = _WEEKDAY_OR_TIME.sub("", content[after:end]).strip(" ,()")
    return [] if leftover else [("date", *date.span())]


def _read_names(content: str, start: int, end: int, *, is_labelled: bool) -> list[_Value]:
    """Return the author names between `start` and `end`, and an outlet or date that follows them.

    Without a label (`By …`) all of it must read as names, lest a sentence or heading that opens with By be taken.
    """
    values: list[_Value] = []
    date = _DATE.search(content, start, end)
    if date:
        values.append(("date", *date.span()))
        end = date.start()
    for first, last in _name_bounds(content, start, end):
        value = content[first:last]
        role = _role_words().intersection(value.casefold().split())
        outlet = _outlet_words().intersection(value.casefold().split())
        if outlet and not role:
            values.append(("publisher", first, last))
        elif not role and _is_name(value):
            values.append(("author", first, last))
        elif not role and not is_labelled:
            return []
    return sorted(values, key=lambda value: value[1])


def _name_bounds(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = re.compile(r"\s+(?:in|for|at|from)\s+").search(content, start, end)
    end = place.start() if place else end
    bounds = [start]
    for separator in _NAME_SEPARATOR.finditer(content, start, end):
        bounds += separator.span()
    bounds.append(end)
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        value = content[first:last]
        stripped = value.strip(" ,;()")
        if stripped:
            begin = first + value.index(stripped)
            yield begin, begin + len(stripped)


def _is_name(value: str) -> bool:
    """Tell what may be a person's name: a few words in capitals, particles aside, and no word of prose."""
    words = value.split()
    if not 0 < len(words) <= _MAX_NAME_WORDS or any(character.isdigit() for character in value):
        return False
    table = load_table("layout")["bylines"]
    if words[0].casefold() in table["no_name_openings"] or not words[0][0].isalpha():
        return False
    particles = table["particles"]
    return any(not word[0].islower() for word in words) and all(
        (word[0].isalpha() and not word[0].islower()) or word.casefold() in particles for word in words
    )


@functools.cache
def _label_patterns() -> dict[str, re.Pattern[str]]:
    labels = load_table("layout")["labels"]
    return {
        kind: re.compile(r"(?i)\s*(?:" + "|".join(map(re.escape, words)) + r")\s*[:：]\s*(?=\S)")
        for kind, words in labels.items()
    }


@functools.cache
def _role_words() -> frozenset[str]:
    return frozenset(load_table("layout")["bylines"]["role_words"])


@functools.cache
def _outlet_words() -> frozenset[str]:
    return frozenset(load_table("layout")["bylines"]["outlet_words"])
