"""A user's own gazetteer: names of organisations from a file, found wherever an article has them."""

from __future__ import annotations

import functools
from pathlib import Path

from xinnlp.own_names.checks import check_rows
from xinnlp.own_names.files import GazetteerError, read_rows
from xinnlp.own_names.gazetteer import Gazetteer, Hit, OwnName

__all__ = ["Gazetteer", "GazetteerError", "Hit", "OwnName", "load_gazetteer"]


def load_gazetteer(path: str) -> Gazetteer:
    """Return the gazetteer of a .jsonl or .csv file, read once per process unless the file changes.

    Raises GazetteerError, which names file, line, reason and remedy of whatever is wrong.
    """
    file = Path(path)
    try:
        seen = file.stat()
    except OSError as error:
        raise GazetteerError([f"cannot read {path}: {error.strerror or error}; name a file that is there"]) from error
    return _load(file, seen.st_mtime_ns, seen.st_size)


@functools.lru_cache(maxsize=2)
def _load(file: Path, changed: int, size: int) -> Gazetteer:
    return Gazetteer(check_rows(file, read_rows(file)))
