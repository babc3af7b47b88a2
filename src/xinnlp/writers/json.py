"""A record as JSON: keys in the schema's order, text as it is (not escaped to ASCII), the same bytes each time."""

from __future__ import annotations

import json

from xinnlp.record import Record


def dump_record(record: Record, *, pretty: bool = True) -> str:
    """Return a record as one JSON text that ends with a line feed: indented for reading, or on one line."""
    if not pretty:
        return dump_record_line(record)
    return json.dumps(record.to_dict(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def dump_record_line(record: Record) -> str:
    """Return a record as one line of JSON Lines, its line feed included."""
    return json.dumps(record.to_dict(), ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"
