"""Markdown."""

from __future__ import annotations

from xinnlp.readers.raw import RawDocument
from xinnlp.readers.text import read_plain_text
from xinnlp.source import SourceDocument


def read_markdown(raw: RawDocument) -> SourceDocument:
    """Return the source of a Markdown file."""
    return read_plain_text(raw)
