"""Times that carry their own month, year or interval; a missing year comes from the article's date."""

from __future__ import annotations

import re

from xinnlp.calendar_expressions import values
from xinnlp.calendar_expressions.patterns import names
from xinnlp.calendar_expressions.relative import Anchor, nearest_day, nearest_month

_HALVES = {"first": (1, 6), "second": (7, 12), "last": (7, 12), "final": (7, 12)}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def read_absolute(match: re.Match[str], shape: str, anchor: Anchor) -> str | None:
    """Return the ISO 8601 value of a match of the calendar pattern; None where it is not settled."""
    if shape == "iso":
        bounds = match["iso"].split("/")
        days = [values.day(int(day[:4]), int(day[5:7]), int(day[8:10])) for day in bounds]
        return days[0] if len(days) == 1 else values.interval(days[0], days[1])
    if shape == "numeric":
        return read_numeric(int(match["n1"]), int(match["n2"]), values.full_year(match["n3"]))
    if shape in {"day_first", "month_first"}:
        return _days(match, shape, anchor)
    if shape == "months":
        return _months(match, anchor)
    return _years(match, shape)


def read_numeric(first: int, second: int, year: int) -> str | None:
    """Return the day of 12/09/2018: None where both readings are days and differ."""
    readings = {value for value in (values.day(year, second, first), values.day(year, first, second)) if value}
    return readings.pop() if len(readings) == 1 else None


def month_number(name: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return names("months")[name.lower().rstrip(".")]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _day(year: str | None, month: str, number: str, anchor: Anchor, weekday: str | None = None) -> str | None:
    if year:
        return values.day(int(year), month_number(month), _number(number))
    return nearest_day(anchor, month_number(month), _number(number), weekday)


def _days(match: re.Match[str], shape: str, anchor: Anchor) -> str | None:
    """Read 5 September 2018, 5-7 September, September 5, 2018, 24 February 2023 to 24 February 2024."""
    first, second, third, month, month2, year, year2 = (
        ("d1", "d2", "d3", "dm", "dm2", "dy", "dy2")
        if shape == "day_first"
        else ("m1", "m2", "m3", "mm", "mm2", "my", "my2")
    )
    own_year = match[year] or match[year2]
    if match[second]:
        return values.interval(
            _day(own_year, match[month], match[first], anchor), _day(own_year, match[month], match[second], anchor)
        )
    if match[month2]:
        start_year = match[year]
        if not start_year and match[year2]:
            later = month_number(match[month]) > month_number(match[month2])
            start_year = str(int(match[year2]) - later)
        start = _day(start_year, match[month], match[first], anchor)
        return values.interval(start, _day(match[year2] or match[year], match[month2], match[third], anchor))
    weekday = match["dw" if shape == "day_first" else "mw"]
    return _day(match[year], match[month], match[first], anchor, weekday)


def _months(match: re.Match[str], anchor: Anchor) -> str | None:
    first, second = match["om"], match["om2"]
    year, year2 = match["oy"], match["oy2"]
    if second is None:
        return values.month(int(year), month_number(first)) if year else nearest_month(anchor, month_number(first))
    if year2 and not year:
        year = str(int(year2) - (month_number(first) > month_number(second)))
    if year:
        last = int(year2 or year) + (not year2 and month_number(first) > month_number(second))
        return values.interval(values.month(int(year), month_number(first)), values.month(last, month_number(second)))
    end = nearest_month(anchor, month_number(second))
    if end is None:
        return None
    start_year = int(end[:4]) - (month_number(first) > month_number(second))
    return values.interval(values.month(start_year, month_number(first)), end)


def _years(match: re.Match[str], shape: str) -> str | None:
    if shape == "fiscal":
        first = values.full_year(match["f1"])
        second = values.second_year(first, match["f2"]) if match["f2"] else None
        return f"{first}/{second}" if second else str(first)
    if shape == "quarter":
        return _quarter(match)
    if shape == "season":
        return str(match["sy"])  # which months a season has depends on the hemisphere
    if shape == "decade":
        return values.decade(int(match["ds"]))
    if shape in {"years", "span"}:
        first_name, second_name = ("y1", "y2") if shape == "years" else ("s1", "s2")
        second = values.second_year(int(match[first_name]), match[second_name])
        return f"{match[first_name]}/{second}" if second else None
    return str(match["y"])


def _quarter(match: re.Match[str]) -> str:
    year = int(match["qy"])
    if match["qk"] and match["qk"].lower() == "half":
        return values.months(year, *_HALVES.get(match["qw"].lower(), (1, 12)))
    number = int(match["q"]) if match["q"] else _QUARTERS[match["qw"].lower()]
    return values.months(year, number * 3 - 2, number * 3)
