"""A page as a reader sees it: pieces of text, each a block, laid out with an empty line between them.

Every reader of a format with markup makes such pieces; what the document says of itself apart from its text (title
and authors) opens the text where the text does not repeat it, so that what is said of them has words to point at.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinnlp.readers.raw import RawDocument
from xinnlp.readers.text import read_metadata
from xinnlp.sections import Block, label_blocks
from xinnlp.source import Metadata, SourceDocument, clean_text

# A title or byline that the text repeats stands within its first pieces.
_OPENING_PIECES = 4
# RFC 3986, with http and a host that is a name or an IPv4 address.
_URL_PART = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
_URL = re.compile(
    rf"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{{1,5}})?(?:[/?]{_URL_PART})?(?:#{_URL_PART})?"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the page, and what the document says they are: a kind of block (see Block) or headline."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader found.

    `stated` is what the document says of itself apart from its text; `assumed` is what its program filled in, often
    from a template or another document: it fills what the text leaves open, and is not shown.
    """

    media_type: str
    pieces: Sequence[Piece]
    stated: Metadata = dataclasses.field(default_factory=Metadata)
    notices: tuple[tuple[str, str], ...] = ()
    assumed: Metadata = dataclasses.field(default_factory=Metadata)


def read_page(raw: RawDocument, page: Page) -> SourceDocument:
    """Return a page as a source; raises DocumentTooLongError over the limit of characters."""
    text, blocks = _lay_out([*_open(page), *page.pieces])
    raw.check_length(text)
    sections = label_blocks(text, blocks)
    metadata = fill_gaps(fill_gaps(page.stated, read_metadata(text, sections)), page.assumed)
    return SourceDocument(text, sections, metadata, raw.path, page.media_type, raw.sha256, page.notices)


def fill_gaps(first: Metadata, second: Metadata) -> Metadata:
    """Return `first`, its gaps filled from `second`."""
    values = {item.name: getattr(first, item.name) or getattr(second, item.name) for item in dataclasses.fields(first)}
    return Metadata(**values)


def is_url(value: str) -> bool:
    """Tell an address on the web that may stand in a record."""
    return _URL.fullmatch(value) is not None


def _open(page: Page) -> list[Piece]:
    """Return title and authors as pieces, where the page does not show them itself."""
    opening = []
    first = page.pieces[:_OPENING_PIECES]
    headline, authors = page.stated.headline, page.stated.authors
    if headline and not any(_squeeze(piece.text) == _squeeze(headline) for piece in first):
        opening.append(Piece("headline", headline))
    if authors and not any(authors[0] in piece.text for piece in first):
        opening.append(Piece("byline", f"By {', '.join(authors)}"))
    return opening


def _squeeze(text: str) -> str:
    return " ".join(text.split()).casefold()


def _lay_out(pieces: Iterable[Piece]) -> tuple[str, list[Block]]:
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
