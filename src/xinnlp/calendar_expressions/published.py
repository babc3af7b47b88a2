"""The date of publication as bylines and metadata write it."""

from __future__ import annotations

from xinnlp.calendar_expressions.find import find_calendar_expressions

_DAY_LENGTH = len("2018-09-12")


def parse_date_published(text: str) -> str | None:
    """Return the first day that a byline names, as ISO 8601 date, or None where it names none for certain.

    Reads `12 September 2018`, `Sept. 12, 2018`, `2018-09-12T08:00Z`; `12/09/2018` may be two days and is None,
    `25/09/2018` only one.
    """
    for expression in find_calendar_expressions(text):
        value = expression.value
        if value is not None and len(value) == _DAY_LENGTH:
            return value
    return None
