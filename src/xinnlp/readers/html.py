"""Web pages: the article alone, without menus, advertisements and other articles' teasers, found by trafilatura.

Only the bytes given are read: links, frames, pictures, style sheets and scripts are neither fetched nor run.
Barbaresi (2021), Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from xinnlp.calendar_expressions import parse_date_published
from xinnlp.errors import ReadError
from xinnlp.readers.decoding import decode
from xinnlp.readers.page import Page, Piece, is_url, read_page
from xinnlp.readers.raw import RawDocument
from xinnlp.sections import split_names
from xinnlp.source import Metadata, SourceDocument, clean_text

_MEDIA_TYPE = "text/html"
# Browsers look for it in the first 1,024 bytes; pages that open with scripts have it later.
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CHARSET_BYTES = 8_192
_TAG = re.compile(r"<[a-zA-Z!/]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_TOO_DEEP = "Excessive depth"  # libxml2 parses no deeper than 256 elements, and says so in these words
_MAX_DEPTH = 256
_LANGUAGE = re.compile(r"[a-z]{2}(?=[-_]|$)")
_BLANK = re.compile(r"\s+")
# Dates to come are dates still: no clock may shape a record. Text is left to our own reading of bylines.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
# The block that an element makes; without one, its words are of the block around it.
_BLOCKS = {
    "p": None, "quote": None, "code": None, "list": None, "table": None, "cell": None, "row": None,
    "item": "list_item", "head": "heading",
}  # fmt: skip
_LINE_END = "\n\n"
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")  # preformatted text keeps its own
_MAX_CELL_CHARACTERS = 300
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "readability")


def read_html(raw: RawDocument) -> SourceDocument:
    """Return the source of a web page; offsets refer to its article's text.

    Raises ReadError where it is no text, has more tags than it may or nests them too deeply.
    """
    stated = _CHARSET.search(raw.data, 0, _CHARSET_BYTES)
    decoded = decode(raw.data, raw.name, stated.group(1).decode("ascii") if stated else None)
    return read_page(raw, find_page(raw, decoded.text, decoded.notices))


def find_page(raw: RawDocument, markup: str, notices: tuple[tuple[str, str], ...] = ()) -> Page:
    """Return the article of decoded markup and what the page says of it; raises ReadError as read_html does."""
    raw.check_size("max_tags", markup.count("<"), "tags")
    tree = _parse(raw, markup) if markup.strip() else None
    pieces, stated = _extract(raw, tree) if tree is not None else ([], Metadata())
    return Page(_MEDIA_TYPE, pieces, stated, notices)


def _parse(raw: RawDocument, markup: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the tree of a page, None where it has no element; comments and processing instructions are left out."""
    if not _TAG.search(markup):  # a text that is named as a page: its lines are its paragraphs
        markup = "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in markup.split("\n"))
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = _NOT_IN_XML.sub("\ufffd", clean_text(markup)).encode()
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # "Document is empty"
        return None
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError(f"cannot read {raw.name}: its HTML cannot be parsed ({error}); save the page anew") from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        measured = f"elements nested more than {_MAX_DEPTH} deep"
        raise ReadError(f"cannot read {raw.name}: document_too_large: {measured}; save the page's text instead")
    return tree


def _extract(raw: RawDocument, tree: Any) -> tuple[list[Piece], Metadata]:  # noqa: ANN401
    """Return the article's pieces, and what the page says of it."""
    for name in _LIBRARIES:  # what they have to say of a page would go to stderr
        logging.getLogger(name).setLevel(logging.CRITICAL)
    language = _language_of(tree)
    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError, etree.LxmlError) as error:
        raise ReadError(
            f"cannot read {raw.name}: its article cannot be told from the page ({type(error).__name__}: {error}); "
            "save the article's text"
        ) from error
    if found is None or isinstance(found, dict):
        return [], Metadata(language=language)
    return list(_find_pieces(found.body)), _to_metadata(found, language)


def _language_of(tree: Any) -> str | None:  # noqa: ANN401
    match = _LANGUAGE.match((tree.get("lang") or "").strip().lower())
    return match.group() if match else None


def _to_metadata(found: Any, language: str | None) -> Metadata:  # noqa: ANN401
    authors = (name for part in (found.author or "").split(";") for name in split_names(_clean(part)))
    return Metadata(
        headline=_clean(found.title) or None,
        authors=tuple(dict.fromkeys(authors)),
        date_published=parse_date_published(found.date) if found.date else None,
        publisher=_clean(found.sitename) or None,
        url=found.url if found.url and is_url(found.url) else None,
        language=language,
    )


def _clean(value: str | None) -> str:
    return clean_text(_BLANK.sub(" ", value or "")).strip()


def _find_pieces(body: Any) -> Iterator[Piece]:  # noqa: ANN401
    """Yield the blocks of trafilatura's tree (TEI-like: head, p, list, item, quote, table, row, cell, lb)."""
    words: list[str] = []
    yield from _walk(body, "paragraph", words)
    yield from _flush(words, "paragraph")


def _walk(element: Any, kind: str, words: list[str]) -> Iterator[Piece]:  # noqa: ANN401
    """Yield the blocks within an element of a kind; what is left in `words` belongs to the block around it."""
    words.append(element.text or "")
    for child in element:
        if child.tag == "lb":
            words.append(_LINE_END)
        elif child.tag in _BLOCKS:
            yield from _flush(words, kind)
            yield from _read_block(child, kind)
        else:
            yield from _walk(child, kind, words)
        words.append(child.tail or "")


def _read_block(element: Any, outer: str) -> Iterator[Piece]:  # noqa: ANN401
    if element.tag == "row" and not _is_for_layout(element):
        yield Piece("row", "\t".join(_clean(" ".join(cell.itertext())) for cell in element))
        return
    kind = _BLOCKS[element.tag] or outer
    if element.tag == "head" and element.get("rend") == "h1":
        kind = "headline"
    words: list[str] = []
    yield from _walk(element, kind, words)
    yield from _flush(words, kind)


def _is_for_layout(row: Any) -> bool:  # noqa: ANN401
    """Tell a table's row that only places blocks on the page, as newsletters do."""
    return len(row) < 2 or max(len("".join(cell.itertext())) for cell in row) > _MAX_CELL_CHARACTERS


def _flush(words: list[str], kind: str) -> Iterator[Piece]:
    lines = _PARAGRAPH_END.split("".join(words))
    words.clear()
    yield from (Piece(kind, line) for line in map(_clean, lines) if line)
