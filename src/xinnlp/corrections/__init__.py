"""Corrections that people made: what a name is, that it is none, or whose other name it is."""

from __future__ import annotations

import functools
from pathlib import Path

from xinnlp.corrections.files import CorrectionsError, read_corrections, write_corrections
from xinnlp.corrections.model import IGNORE, ORGANISATION, ORGANISATION_TYPES, PERSON, PLACE, Correction, Corrections

__all__ = [
    "IGNORE",
    "ORGANISATION",
    "ORGANISATION_TYPES",
    "PERSON",
    "PLACE",
    "Correction",
    "Corrections",
    "CorrectionsError",
    "load_corrections",
    "write_corrections",
]


def load_corrections(path: str) -> Corrections:
    """Return the corrections of a file, read once per process unless the file changes; raises CorrectionsError."""
    file = Path(path)
    try:
        seen = file.stat()
    except OSError as error:
        raise CorrectionsError([f"cannot read {path}: {error.strerror or error}; name a file that is there"]) from error
    return _load(file, seen.st_mtime_ns, seen.st_size)


@functools.lru_cache(maxsize=2)
def _load(file: Path, changed: int, size: int) -> Corrections:
    return Corrections(tuple(read_corrections(file)))
