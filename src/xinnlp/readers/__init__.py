"""Readers turn a file or a text into a SourceDocument; suffix and first bytes decide which one.

No reader fetches anything, opens an archive, or runs what a document brings along.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from xinnlp.errors import DocumentTooLongError, ReadError
from xinnlp.readers.detection import choose_format
from xinnlp.readers.formats import FORMATS, READERS, Format
from xinnlp.readers.raw import RawDocument
from xinnlp.readers.text import read_metadata
from xinnlp.sections import find_sections
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument, clean_text, sha256_of

__all__ = ["FORMATS", "READERS", "Format", "read_bytes", "read_file", "read_text"]


def read_text(text: str, max_characters: int | None = None) -> SourceDocument:
    """Return the source of a text given as a string; its offsets are the string's, whatever its line ends."""
    if max_characters is not None and len(text) > max_characters:
        raise DocumentTooLongError("the text", len(text), max_characters)
    text = clean_text(text)
    sections = find_sections(text)
    return SourceDocument(text, sections, read_metadata(text, sections), sha256=sha256_of(text.encode()))


def read_bytes(data: bytes, settings: Settings | None = None, path: Path | None = None) -> SourceDocument:
    """Return the source of bytes that came from no file, such as standard input; raises ReadError.

    They are plain text, where neither `settings.input_format` nor their beginning says otherwise. With a `path` they
    are read as that file would be, which need not be there.
    """
    name = None if path is None else path.as_posix()
    return _read(RawDocument(data, name, settings or Settings()), is_stream=path is None)


def read_file(path: Path, settings: Settings | None = None) -> SourceDocument:
    """Return the source of a file; raises ReadError where it cannot be read, is over a limit or of no known format."""
    settings = settings or Settings()
    try:
        with path.open("rb") as file:
            data = file.read(settings.max_bytes + 1)
            is_stream = not file.seekable()  # such as `xinnlp extract <(curl …)`
    except OSError as error:
        raise ReadError(
            f"cannot read {path}: {error.strerror or error}; see that it is there and open to you"
        ) from error
    return _read(RawDocument(data, path.as_posix(), settings), is_stream=is_stream)


def _read(raw: RawDocument, *, is_stream: bool) -> SourceDocument:
    raw.check_size("max_bytes", len(raw.data), "bytes")
    choice = choose_format(raw, is_stream=is_stream)
    source = choice.format.load_reader(raw.name)(raw)
    return dataclasses.replace(source, notices=(*choice.notices, *source.notices))
