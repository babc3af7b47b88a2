"""Plain text: sections and bylines are read off its lines."""

from __future__ import annotations

from xinnlp.sections import find_sections
from xinnlp.source import Metadata, SourceDocument


def read_plain_text(text: str, path: str | None, sha256: str) -> SourceDocument:
    """Return the source of a clean text."""
    sections = find_sections(text)
    headline = next((text[s.start : s.end] for s in sections if s.kind == "headline"), None)
    authors = tuple(text[s.start : s.end] for s in sections if s.kind == "author")
    return SourceDocument(text, sections, Metadata(headline=headline, authors=authors), path, "text/plain", sha256)
