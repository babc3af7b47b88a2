"""The sections of a text: headline, headings, paragraphs, list items, table rows, captions, contacts and bylines."""

from __future__ import annotations

from collections.abc import Iterable

from xinnlp.sections.blocks import Block, find_blocks
from xinnlp.sections.bylines import find_byline, find_dateline, split_names
from xinnlp.source import Section

__all__ = ["Block", "find_blocks", "find_byline", "find_dateline", "find_sections", "label_blocks", "split_names"]

# Bylines stand near the top; the same words further down are prose.
_BYLINE_BLOCKS = 8


def find_sections(text: str) -> tuple[Section, ...]:
    """Return the sections of a plain text in text order; a byline's values follow the block that holds them."""
    return label_blocks(text, find_blocks(text))


def label_blocks(text: str, blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Return blocks as sections: bylines near the top are read, and the first heading is the headline."""
    sections: list[Section] = []
    has_headline = False
    for number, block in enumerate(blocks):
        kind = block.kind
        values = find_byline(text[block.start : block.end], block.start) if number < _BYLINE_BLOCKS else []
        if values and kind != "headline":
            sections += [Section("byline", block.start, block.end), *values]
            continue
        if kind == "heading" and block.may_be_headline and not has_headline and number < _BYLINE_BLOCKS:
            kind = "headline"
        # A heading below the first paragraph heads a part of the article, not all of it.
        has_headline = has_headline or kind in {"headline", "paragraph"}
        sections.append(Section(kind, block.start, block.end))
    return tuple(sections)
