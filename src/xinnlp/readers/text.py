"""Plain text: sections and bylines are read off its lines."""

from __future__ import annotations

from xinnlp.readers.decoding import decode
from xinnlp.readers.raw import RawDocument
from xinnlp.sections import find_sections
from xinnlp.source import Metadata, Section, SourceDocument, clean_text


def read_plain_text(raw: RawDocument) -> SourceDocument:
    """Return the source of a text file; line ends become line feeds. Raises ReadError where it is no text."""
    decoded = decode(raw.data, raw.name)
    raw.check_length(decoded.text)
    text = clean_text(decoded.text)
    sections = find_sections(text)
    metadata = read_metadata(text, sections)
    return SourceDocument(text, sections, metadata, raw.path, "text/plain", raw.sha256, decoded.notices)


def read_metadata(text: str, sections: tuple[Section, ...]) -> Metadata:
    """Return what the headline and bylines of a text say about it."""

    def first(kind: str) -> str | None:
        return next((text[s.start : s.end] for s in sections if s.kind == kind), None)

    return Metadata(
        headline=first("headline"),
        authors=tuple(dict.fromkeys(text[s.start : s.end] for s in sections if s.kind == "author")),
        publisher=first("publisher"),
    )
