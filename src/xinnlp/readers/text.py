"""Plain text: sections and bylines are read off its lines."""

from __future__ import annotations

from xinnlp.calendar_expressions import parse_date_published
from xinnlp.readers.decoding import decode
from xinnlp.readers.raw import RawDocument
from xinnlp.sections import find_dateline, find_sections
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
    """Return what the headline, bylines and dateline of a text say about it."""
    values: dict[str, list[str]] = {}
    for section in sections:
        values.setdefault(section.kind, []).append(text[section.start : section.end])
    dates = [*values.get("date", ()), *filter(None, map(find_dateline, values.get("paragraph", ())[:1]))]
    return Metadata(
        headline=next(iter(values.get("headline", ())), None),
        authors=tuple(dict.fromkeys(values.get("author", ()))),
        date_published=next(filter(None, map(parse_date_published, dates)), None),
        publisher=next(iter(values.get("publisher", ())), None),
    )
