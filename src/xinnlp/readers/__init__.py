"""Readers turn a file or a text into a SourceDocument; the suffix decides which one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from xinnlp.errors import DocumentTooLongError, ReadError
from xinnlp.readers.markdown import read_markdown
from xinnlp.readers.raw import RawDocument
from xinnlp.readers.text import read_metadata, read_plain_text
from xinnlp.sections import find_sections
from xinnlp.source import SourceDocument, clean_text, sha256_of

READERS: dict[str, Callable[[RawDocument], SourceDocument]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}


def read_text(text: str, max_characters: int | None = None) -> SourceDocument:
    """Return the source of a text given as a string; its offsets are the string's, whatever its line ends."""
    if max_characters is not None and len(text) > max_characters:
        raise DocumentTooLongError("the text", len(text), max_characters)
    text = clean_text(text)
    sections = find_sections(text)
    return SourceDocument(text, sections, read_metadata(text, sections), sha256=sha256_of(text.encode()))


def read_bytes(data: bytes, max_characters: int | None = None) -> SourceDocument:
    """Return the source of plain text that came from no file, such as standard input; raises ReadError."""
    return read_plain_text(RawDocument(data, None, max_characters))


def read_file(path: Path, max_characters: int | None = None) -> SourceDocument:
    """Return the source of a file; raises ReadError where it cannot be read or no reader knows its suffix."""
    reader = READERS.get(path.suffix.lower())
    if reader is None and path.is_fifo():  # such as `xinnlp extract <(curl …)`
        reader = read_plain_text
    if reader is None:
        suffix = f"suffix {path.suffix!r} is" if path.suffix else "a name without a suffix is"
        raise ReadError(f"cannot read {path}: {suffix} none that xinnlp knows ({', '.join(READERS)}); rename the file")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"cannot read {path}: {error.strerror or error}; see that it is there and open to you"
        ) from error
    return reader(RawDocument(data, path.as_posix(), max_characters))
