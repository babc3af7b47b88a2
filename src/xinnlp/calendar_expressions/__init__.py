"""Calendar expressions in plain text and their ISO 8601 values; no spaCy."""

from xinnlp.calendar_expressions.find import CalendarExpression, find_calendar_expressions
from xinnlp.calendar_expressions.published import parse_date_published

__all__ = ["CalendarExpression", "find_calendar_expressions", "parse_date_published"]
