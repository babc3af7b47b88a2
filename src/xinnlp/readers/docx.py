"""Word documents (Office Open XML): headings, paragraphs, lists and tables in order, and the core properties.

The parts are read as data: macros, fields and embedded objects are not run, pictures and linked files not opened.
Page headers, footers, footnotes, comments and deleted words are left out.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
import docx.exceptions
import docx.opc.exceptions
from docx.document import Document
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml import etree

from xinnlp.errors import ReadError
from xinnlp.readers.page import Page, Piece, read_page
from xinnlp.readers.raw import RawDocument
from xinnlp.sections import split_names
from xinnlp.source import Metadata, SourceDocument, clean_text

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Compound File Binary: what Word wrote before 2007, and what an encrypted document is wrapped in.
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAX_PARTS = 5_000

_PARAGRAPH, _RUN, _WORDS = qn("w:p"), qn("w:r"), qn("w:t")
_TABLE, _ROW, _CELL = qn("w:tbl"), qn("w:tr"), qn("w:tc")
_NUMBERING, _OUTLINE_LEVEL = (f"{qn('w:pPr')}/{qn(name)}" for name in ("w:numPr", "w:outlineLvl"))
_TEXT_BOX = qn("w:txbxContent")
# What is no word of the page: properties, field codes, deleted or moved words, and a second copy for old programs.
_SILENT = frozenset(
    map(qn, ("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr", "w:instrText", "w:del"))
) | {qn("w:moveFrom"), qn("w:delText"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SPACES = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADING = re.compile(r"(?:heading [1-9]|subtitle|toc heading)$")
_LIST = re.compile(r"list\b(?! table)")
_MAX_HEADING_CHARACTERS = 140
_MAX_CELL_CHARACTERS = 300
_MAX_BASES = 10  # styles may be based on one another in a circle
# What programs put where nobody wrote an author or a title.
_NO_AUTHORS = frozenset({"python-docx", "microsoft office user", "user", "admin", "administrator", "author", "unknown"})
_FAULTS = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, AssertionError, NotImplementedError, EOFError, OSError,
    zipfile.BadZipFile, zlib.error, etree.LxmlError, InvalidXmlError, docx.exceptions.PythonDocxError,
    docx.opc.exceptions.OpcError, RuntimeError,
)  # fmt: skip


def read_docx(raw: RawDocument) -> SourceDocument:
    """Return the source of a Word document; offsets refer to the text of its body.

    Raises ReadError where it is encrypted, damaged, of an older format, or unpacks to more than it may.
    """
    _check_archive(raw)
    try:
        document = docx.Document(io.BytesIO(raw.data))
        pieces = list(_find_pieces(document))
        assumed = _read_properties(document)
    except (*_FAULTS, RecursionError) as error:
        raise _damaged(raw, error) from error
    return read_page(raw, Page(_MEDIA_TYPE, pieces, assumed=assumed))


def _damaged(raw: RawDocument, error: Exception) -> ReadError:
    reason = f"{type(error).__name__}: {error}"
    return ReadError(
        f"cannot read {raw.name}: the Word document is damaged ({reason}); open it in Word and save it anew"
    )


def _check_archive(raw: RawDocument) -> None:
    """Refuse what is no Word document, or unpacks to more than it may; sizes are those that unpacking is held to."""
    if raw.data.startswith(_COMPOUND_FILE):
        raise ReadError(
            f"cannot read {raw.name}: it is encrypted or of an older Word; remove the password, or save it as .docx"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        if not raw.data.startswith(b"PK"):
            raise ReadError(
                f"cannot read {raw.name}: it is no Word document; see what it is, and name it after that"
            ) from error
        raise _damaged(raw, error) from error
    raw.check_size("max_unpacked_bytes", sum(part.file_size for part in parts), "bytes when unpacked")
    if len(parts) > _MAX_PARTS:
        raise ReadError(f"cannot read {raw.name}: document_too_large: {len(parts):,} parts; save its text instead")
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError(f"cannot read {raw.name}: it is encrypted; remove the password and try again")


def _read_properties(document: Document) -> Metadata:
    """Return what the core properties (Dublin Core) say; a date of creation stands in for that of publication."""
    properties = document.core_properties
    authors = split_names(_clean(properties.author.replace(";", ",")))
    created = properties.created
    return Metadata(
        headline=_clean(properties.title) or None,
        authors=tuple(name for name in authors if name.casefold() not in _NO_AUTHORS),
        date_published=created.date().isoformat() if isinstance(created, datetime.datetime) else None,
    )


def _clean(value: str | None) -> str:
    return clean_text(" ".join((value or "").split()))


def _find_pieces(document: Document) -> Iterator[Piece]:
    styles = {style.style_id: _kind_of_style(style) for style in document.styles if style.style_id}
    yield from _walk(document.element.body, styles)


def _kind_of_style(style: Any) -> str:  # noqa: ANN401
    """Return the kind of block that a style or one that it is based on stands for."""
    for _ in range(_MAX_BASES):
        if style is None:
            break
        name = (style.name or "").lower()
        if name == "title":
            return "headline"
        if _HEADING.match(name) or style.element.find(_OUTLINE_LEVEL) is not None:
            return "heading"
        if _LIST.match(name) or style.element.find(_NUMBERING) is not None:
            return "list_item"
        style = getattr(style, "base_style", None)
    return "paragraph"


def _walk(element: Any, styles: dict[str, str]) -> Iterator[Piece]:  # noqa: ANN401
    """Yield the blocks below an element, whatever content controls and the like they are wrapped in."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield from _read_paragraph(child, styles)
        elif child.tag == _TABLE:
            yield from _read_table(child, styles)
        elif child.tag not in _SILENT:
            yield from _walk(child, styles)


def _read_paragraph(paragraph: Any, styles: dict[str, str]) -> Iterator[Piece]:  # noqa: ANN401
    words = "".join(_find_words(paragraph))
    kind = _kind_of(paragraph, words, styles)
    yield from (Piece(kind, line) for line in map(_clean, words.split("\n")) if line)
    for box in paragraph.iter(_TEXT_BOX):
        if not any(ancestor.tag in _SILENT or ancestor.tag == _TEXT_BOX for ancestor in box.iterancestors()):
            yield from _walk(box, styles)


def _kind_of(paragraph: Any, words: str, styles: dict[str, str]) -> str:  # noqa: ANN401
    kind = styles.get(paragraph.style or "", "paragraph")
    if kind != "paragraph":
        return kind
    if paragraph.find(_NUMBERING) is not None:
        return "list_item"
    if paragraph.find(_OUTLINE_LEVEL) is not None or _is_set_as_heading(paragraph, words):
        return "heading"
    return kind


def _is_set_as_heading(paragraph: Any, words: str) -> bool:  # noqa: ANN401
    """Tell a heading that its writer made by hand: one short line, all of it bold, no sentence's end."""
    words = words.strip()
    if not 0 < len(words) <= _MAX_HEADING_CHARACTERS or "\n" in words or words[-1] in ".!?;,":
        return False
    runs = [run for run in paragraph.iter(_RUN) if any(map(str.strip, _find_words(run)))]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: Any) -> bool:  # noqa: ANN401
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return bold is not None and bold.get(qn("w:val")) not in {"0", "false", "off"}


def _find_words(element: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the words of a paragraph; its text boxes are blocks of their own."""
    for child in element:
        if child.tag == _WORDS:
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in _SILENT and child.tag != _TEXT_BOX:
            yield from _find_words(child)


def _read_table(table: Any, styles: dict[str, str]) -> Iterator[Piece]:  # noqa: ANN401
    for row in _find_parts(table, _ROW):
        cells = list(_find_parts(row, _CELL))
        texts = [
            _clean(" ".join("".join(_find_words(paragraph)) for paragraph in cell.iter(_PARAGRAPH))) for cell in cells
        ]
        if len(cells) < 2 or max(map(len, texts)) > _MAX_CELL_CHARACTERS:  # the table only places blocks on the page
            for cell in cells:
                yield from _walk(cell, styles)
        elif any(texts):
            yield Piece("row", "\t".join(texts))


def _find_parts(element: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401
    """Yield the rows of a table or the cells of a row, but none of a table within."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != _TABLE and child.tag not in _SILENT:
            yield from _find_parts(child, tag)
