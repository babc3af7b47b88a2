"""Finds calendar expressions in a text: days, months, years, intervals, and those relative to a day."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from xinnlp.calendar_expressions.absolute import read_absolute
from xinnlp.calendar_expressions.patterns import (
    SHAPES,
    calendar_pattern,
    counted_after,
    month_opening,
    reported_before,
    reports_after,
    trigger_words,
    year_opening,
)
from xinnlp.calendar_expressions.relative import Anchor, is_future, read_relative

_WORD = re.compile(r"[A-Za-z]+|\d+")
_ARTICLE = re.compile(r"[Tt]he \d{1,2} (?!of)")
_TOLD_FROM = re.compile(r"(?i)\b(?:the|very|that|over)[ ]$")
_ON = re.compile(r"(?i)\b(?:on|by|until|till|since|from)[ ]$")
_RECURRING = re.compile(r"(?i)\b(?:each|every|per|most|all)[ ]$")


class CalendarExpression(NamedTuple):
    """Words that name a time; `value` is ISO 8601, None where the text does not settle it."""

    start: int
    end: int
    value: str | None


def find_calendar_expressions(text: str, published: str | None = None) -> list[CalendarExpression]:
    """Return the calendar expressions of a text in text order, none overlapping; linear in the text's length.

    `published` is the ISO 8601 date of the article, against which `last month` and `5 September` are resolved.
    """
    anchor = _anchor(published)
    found: list[CalendarExpression] = []
    pattern, triggers, position = calendar_pattern(), trigger_words(), 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < position or not (word.group()[0].isdigit() or word.group() in triggers):
            continue
        match = pattern.match(text, start)
        if match is None:
            continue
        position = max(match.end(), start + 1)
        expression = _read(text, match, anchor)
        if expression is not None:
            found.append(expression)
    return found


def _anchor(published: str | None) -> datetime.date | None:
    try:
        return None if published is None else datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None


def _read(text: str, match: re.Match[str], published: datetime.date | None) -> CalendarExpression | None:
    shape = next(name for name in SHAPES if match[name] is not None)
    start, end = match.span()
    if shape == "day_first" and _ARTICLE.match(match.group()):
        start += len("the ")  # the 11 September attacks; only `the 5th of September` has its article
    if not _stands(text, match, shape):
        return None
    anchor = Anchor(published, future=False if published is None else is_future(text, start, end))
    value: str | None
    if shape in {"weekday", "relative"}:
        value = read_relative(match, shape, anchor)
    else:
        value = read_absolute(match, shape, anchor)
    if value is None and shape in {"years", "span"}:
        return None
    return CalendarExpression(start, _without_full_stop(text, start, end), value)


def _without_full_stop(text: str, start: int, end: int) -> int:
    """Leave the stop of `in Sept.` out of the span where a sentence ends with it or no letter precedes it."""
    return end - 1 if text[end - 1] == "." else end


def _stands(text: str, match: re.Match[str], shape: str) -> bool:
    """Tell whether what surrounds a match lets it be a time."""
    start, end = match.span()
    before = text[max(0, start - 16) : start]
    if shape == "year":
        return _is_year(text, match, before)
    if shape == "weekday":
        return match["wr"] is not None or _ON.search(before) is not None
    if shape == "months" and match["oy"] is None and match["oy2"] is None:
        if _RECURRING.search(before) or text[end : end + 1].isalnum():
            return False
        return match[0][:1].islower() or month_opening().search(before) is not None
    if shape == "relative" and match["rd"] is not None:
        if match["rd"].lower() in {"yesterday", "tomorrow"}:
            return True
        return reported_before().search(before) is not None or reports_after().match(text, end) is not None
    if shape == "relative":
        # the (very) next year follows a year told before, not the article's
        return not _TOLD_FROM.search(before) and not _RECURRING.search(before)
    return True


def _is_year(text: str, match: re.Match[str], before: str) -> bool:
    """Tell a year from a number and from a part of a name (Vision 2030)."""
    if counted_after().match(text, match.end()) or text[match.end() : match.end() + 1] in {"+", "%"}:
        return False
    opening = year_opening().search(before)
    return opening is not None and not re.search(r"(?i)(?:more|less|fewer|other)[ ]than[ ]$", before)
