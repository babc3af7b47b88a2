"""Times that need the article's date: `last month`, `on Friday`, `5 September`."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from xinnlp.calendar_expressions import values
from xinnlp.calendar_expressions.patterns import future_words, names

_SENTENCE_REACH = 120
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


class Anchor(NamedTuple):
    """The day an article appeared, and whether a sentence speaks of the future."""

    day: datetime.date | None
    future: bool


def is_future(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence around [start, end) is put in the future; reads a bounded stretch."""
    before = text[max(0, start - _SENTENCE_REACH) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    after = text[end : end + _SENTENCE_REACH]
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start()] if stop else after
    return future_words().search(before + " " + after) is not None


def nearest_day(anchor: Anchor, month: int, number: int, weekday: str | None = None) -> str | None:
    """Return the day without a year that is meant: the one on a given weekday within a year of the article's date.

    Otherwise the last one up to that date, in a sentence about the future the next.
    """
    if anchor.day is None:
        return None
    candidates = [values.day(anchor.day.year + offset, month, number) for offset in (-1, 0, 1)]
    if weekday:
        wanted = names("weekdays")[weekday.lower().rstrip(".")]
        fitting = [day for day in candidates if day and datetime.date.fromisoformat(day).weekday() == wanted]
        if len(fitting) == 1:
            return fitting[0]
    return _choose([value for value in candidates if value], anchor.day.isoformat(), future=anchor.future)


def nearest_month(anchor: Anchor, month: int) -> str | None:
    """Return the month without a year that is meant, as nearest_day does."""
    if anchor.day is None:
        return None
    candidates = [values.month(anchor.day.year + offset, month) for offset in (-1, 0, 1)]
    return _choose([value for value in candidates if value], anchor.day.isoformat()[:7], future=anchor.future)


def _choose(candidates: list[str], pivot: str, *, future: bool) -> str | None:
    if future:
        return next((value for value in candidates if value >= pivot), None)
    return next((value for value in reversed(candidates) if value <= pivot), None)


def read_relative(match: re.Match[str], shape: str, anchor: Anchor) -> str | None:
    """Return the value of a weekday or of `last month`; None without the article's date."""
    if anchor.day is None:
        return None
    if shape == "weekday":
        return _weekday(match, anchor, anchor.day)
    if match["rd"]:
        offset = {"yesterday": -1, "tomorrow": 1}.get(match["rd"].lower(), 0)
        return (anchor.day + datetime.timedelta(days=offset)).isoformat()
    return _unit(match["rw"].lower(), match["ru"].lower(), anchor.day)


def _weekday(match: re.Match[str], anchor: Anchor, day: datetime.date) -> str:
    wanted = names("weekdays")[match["wd"].lower().rstrip(".")]
    word = (match["wr"] or "on").lower()
    if word == "next" or (word != "last" and anchor.future):
        ahead = (wanted - day.weekday()) % 7
        return (day + datetime.timedelta(days=ahead or (7 if word == "next" else 0))).isoformat()
    back = (day.weekday() - wanted) % 7
    return (day - datetime.timedelta(days=back or (7 if word == "last" else 0))).isoformat()


def _unit(word: str, unit: str, day: datetime.date) -> str | None:
    step = -1 if "last" in word else 1 if "next" in word else 0
    if "past" in word:  # the past year is no calendar year
        return None
    if unit in {"morning", "afternoon", "evening"}:
        return day.isoformat() if step == 0 else None
    if unit == "week":
        monday = day - datetime.timedelta(days=day.weekday() - 7 * step)
        return values.interval(monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat())
    if unit == "month":
        index = day.year * 12 + day.month - 1 + step
        return values.month(index // 12, index % 12 + 1)
    if unit == "quarter":
        index = day.year * 4 + (day.month - 1) // 3 + step
        first = index % 4 * 3 + 1
        return values.months(index // 4, first, first + 2)
    if unit == "year":
        return str(day.year + step)
    return None  # a season needs the hemisphere
