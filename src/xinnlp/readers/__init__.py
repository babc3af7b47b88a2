"""Readers turn a file or a text into a SourceDocument; the suffix decides which one."""

from __future__ import annotations

from pathlib import Path

from xinnlp.errors import ReadError
from xinnlp.readers.text import read_plain_text
from xinnlp.source import SourceDocument, clean_text, sha256_of


def read_text(text: str) -> SourceDocument:
    """Return the source of a text given as a string; its offsets are the string's."""
    text = clean_text(text)
    return read_plain_text(text, path=None, sha256=sha256_of(text.encode()))


def read_file(path: Path) -> SourceDocument:
    """Return the source of a file; raises ReadError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror}") from error
    return read_plain_text(clean_text(data.decode()), path=path.as_posix(), sha256=sha256_of(data))
