"""ISO 8601 values of days, months, years and intervals; None where the calendar has no such day."""

from __future__ import annotations

import datetime

_FIRST_YEAR, _LAST_YEAR = 1, 9999
_CENTURY_BREAK = 50


def day(year: int, month: int, number: int) -> str | None:
    """Return `2018-09-05`, or None for a day that does not exist."""
    try:
        return datetime.date(year, month, number).isoformat()
    except ValueError:
        return None


def month(year: int, number: int) -> str | None:
    """Return `2018-09`, or None for a month that does not exist."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= number <= 12):
        return None
    return f"{year:04}-{number:02}"


def months(year: int, first: int, last: int) -> str:
    """Return the interval of two months of one year: `2018-01/2018-03`."""
    return f"{year:04}-{first:02}/{year:04}-{last:02}"


def interval(start: str | None, end: str | None) -> str | None:
    """Return `start/end`, None where a bound is unknown or they do not rise."""
    if start is None or end is None or start > end:
        return None
    return start if start == end else f"{start}/{end}"


def decade(first: int) -> str:
    """Return `1990/1999`."""
    return f"{first}/{first + 9}"


def full_year(digits: str) -> int:
    """Return the year of two or four digits: `18` is 2018, `97` is 1997."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _CENTURY_BREAK else 1900)


def second_year(first: int, digits: str) -> int | None:
    """Return the year that the second part of `2012–13` or `2012–2015` means, None where it does not rise."""
    second = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    if len(digits) == 2 and second < first:
        second += 100  # 1999–00
    return second if first < second <= first + 150 else None
