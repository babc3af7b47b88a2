"""Markdown (CommonMark with tables) as the plain text that a reader of the page would see.

Front matter gives title, authors, date, publisher and url. Its title and authors are shown on a page too, so they
open the text where the body does not repeat the title; then what is said of them has words to point at.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from xinnlp.readers.decoding import decode
from xinnlp.readers.front_matter import read_front_matter
from xinnlp.readers.markup import read_words
from xinnlp.readers.raw import RawDocument
from xinnlp.readers.text import read_metadata
from xinnlp.sections import Block, label_blocks
from xinnlp.source import Metadata, SourceDocument, clean_text

_MEDIA_TYPE = "text/markdown"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words of the page, and what Markdown says they are."""

    kind: str
    text: str


def read_markdown(raw: RawDocument) -> SourceDocument:
    """Return the source of a Markdown file; offsets refer to its plain text. Raises ReadError where it is no text."""
    decoded = decode(raw.data, raw.name)
    matter = read_front_matter(decoded.text)
    pieces = list(_find_pieces(MarkdownIt("commonmark").enable("table").parse(matter.body)))
    text, blocks = _lay_out([*_opening(matter.metadata, pieces), *pieces])
    raw.check_length(text)
    sections = label_blocks(text, blocks)
    metadata = _prefer(matter.metadata, read_metadata(text, sections))
    notices = (*decoded.notices, *matter.notices)
    return SourceDocument(text, sections, metadata, raw.path, _MEDIA_TYPE, raw.sha256, notices)


def _opening(metadata: Metadata, pieces: Sequence[_Piece]) -> list[_Piece]:
    opening = []
    first = pieces[0].text if pieces else ""
    if metadata.headline and first.casefold() != metadata.headline.casefold():
        opening.append(_Piece("headline", metadata.headline))
    if metadata.authors and not any(metadata.authors[0] in piece.text for piece in pieces[:4]):
        opening.append(_Piece("byline", f"By {', '.join(metadata.authors)}"))
    return opening


def _find_pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    """Yield the blocks of a parsed page; of a table, each row with its cells parted by tabs."""
    stack: list[Token] = []
    row: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            stack.append(token)
        elif token.nesting < 0:
            stack.pop()
            if token.type == "tr_close":
                yield _Piece("row", "\t".join(row))
                row = []
        elif token.type == "inline":
            words = _words_of(token.children or [])
            if stack[-1].type in {"th_open", "td_open"}:
                row.append(words)
            else:
                yield _Piece(_kind_of(stack), words)
        elif token.type in {"fence", "code_block"}:
            yield from (_Piece("paragraph", line) for line in token.content.splitlines())
        elif token.type == "html_block":
            yield from (_Piece("paragraph", line) for line in read_words(token.content).splitlines())


def _kind_of(stack: Sequence[Token]) -> str:
    if stack[-1].type == "heading_open":
        return "headline" if stack[-1].tag == "h1" else "heading"
    return "list_item" if any(token.type == "list_item_open" for token in stack) else "paragraph"


def _words_of(children: Sequence[Token]) -> str:
    """Return the words of a line: links by their text, pictures and HTML tags left out."""
    words = []
    for child in children:
        if child.type in {"text", "code_inline", "text_special"}:
            words.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            words.append(" ")
    return "".join(words)


def _lay_out(pieces: Sequence[_Piece]) -> tuple[str, list[Block]]:
    """Return the page's text, blocks parted by an empty line, and where each block stands in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    headline_found = False
    for piece in pieces:
        words = clean_text(" ".join(piece.text.splitlines())).strip()
        if not words:
            continue
        kind = "heading" if piece.kind == "headline" and headline_found else piece.kind
        headline_found = headline_found or kind == "headline"
        parts.append(words)
        blocks.append(Block(position, position + len(words), kind))
        position += len(words) + 2
    return "\n\n".join(parts), blocks


def _prefer(first: Metadata, second: Metadata) -> Metadata:
    """Return `first`, its gaps filled from `second`."""
    values = {item.name: getattr(first, item.name) or getattr(second, item.name) for item in dataclasses.fields(first)}
    return Metadata(**values)
