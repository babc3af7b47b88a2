"""Markdown (CommonMark with tables) as the plain text that a reader of the page would see.

Front matter gives title, authors, date, publisher and url.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from xinnlp.readers.decoding import decode
from xinnlp.readers.front_matter import read_front_matter
from xinnlp.readers.markup import read_words
from xinnlp.readers.page import Page, Piece, read_page
from xinnlp.readers.raw import RawDocument
from xinnlp.source import SourceDocument

_MEDIA_TYPE = "text/markdown"


def read_markdown(raw: RawDocument) -> SourceDocument:
    """Return the source of a Markdown file; offsets refer to its plain text. Raises ReadError where it is no text."""
    decoded = decode(raw.data, raw.name)
    matter = read_front_matter(decoded.text)
    pieces = list(_find_pieces(MarkdownIt("commonmark").enable("table").parse(matter.body)))
    return read_page(raw, Page(_MEDIA_TYPE, pieces, matter.metadata, (*decoded.notices, *matter.notices)))


def _find_pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    """Yield the blocks of a parsed page; of a table, each row with its cells parted by tabs."""
    stack: list[Token] = []
    row: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            stack.append(token)
        elif token.nesting < 0:
            stack.pop()
            if token.type == "tr_close":
                yield Piece("row", "\t".join(row))
                row = []
        elif token.type == "inline":
            words = _words_of(token.children or [])
            if stack[-1].type in {"th_open", "td_open"}:
                row.append(words)
            else:
                yield Piece(_kind_of(stack), words)
        elif token.type in {"fence", "code_block"}:
            yield from (Piece("paragraph", line) for line in token.content.splitlines())
        elif token.type == "html_block":
            yield from (Piece("paragraph", line) for line in read_words(token.content).splitlines())


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
