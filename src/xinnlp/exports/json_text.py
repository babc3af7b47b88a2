"""JSON that is written piece by piece, and that may stand in a web page."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from typing import Any

# Within <script> these would end it or begin a comment; in JSON strings the escapes mean the same.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def dump(value: Any) -> str:  # noqa: ANN401
    """Return a value as JSON on one line, without characters that a web page could take for markup."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_ESCAPES)


@contextlib.contextmanager
def write_list(write: Callable[[str], object], head: str, tail: str) -> Iterator[Callable[[Any], None]]:
    """Yield a function that writes an item of a list between head and tail, a line each."""
    separator = f"{head}\n"

    def add(item: Any) -> None:  # noqa: ANN401
        nonlocal separator
        write(separator + dump(item))
        separator = ",\n"

    yield add
    write(f"{'' if separator.startswith(',') else head}\n{tail}\n")
