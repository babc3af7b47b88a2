"""A PDF's words and where they stand, from pdfium; its geometry is turned into text by the modules beside this one.

pdfium is used without its form filler and without scripts: actions, JavaScript, links and attached files do nothing.
It is not safe for threads; processes are.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from xinnlp.errors import ReadError
from xinnlp.readers.page import Page, read_page
from xinnlp.readers.pdf.columns import order_lines
from xinnlp.readers.pdf.geometry import PageWords
from xinnlp.readers.pdf.margins import drop_margins
from xinnlp.readers.pdf.paragraphs import find_pieces
from xinnlp.readers.pdf.rows import find_fragments, find_rows
from xinnlp.readers.pdf.words import read_page_words
from xinnlp.readers.raw import RawDocument
from xinnlp.sections import find_byline
from xinnlp.source import Metadata, SourceDocument, clean_text

_MEDIA_TYPE = "application/pdf"
_HEADER_BYTES = 1_024
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(
    r"(?:untitled|microsoft word|\(?unspecified|document\d*$)|.*\.(?:docx?|rtf|indd|qxd|pdf|pub|pptx?)$", re.I
)


def read_pdf(raw: RawDocument) -> SourceDocument:
    """Return the source of a PDF; offsets refer to its text in reading order.

    Pages without text (scans) and pages that cannot be read are told in notices. Raises ReadError where it is
    encrypted, damaged, no PDF, or longer than it may be.
    """
    document = _open(raw)
    try:
        raw.check_size("max_pages", len(document), "pages")
        pages, notices = _read_pages(raw, document)
        assumed = _read_metadata(document)
    finally:
        document.close()
    rows = drop_margins([find_rows(find_fragments(page.words)) for page in pages], [page.height for page in pages])
    columns = [column for page in rows for column in order_lines(page)]
    return read_page(raw, Page(_MEDIA_TYPE, find_pieces(columns), assumed=assumed, notices=notices))


def _open(raw: RawDocument) -> Any:  # noqa: ANN401 - pdfium has no types
    if b"%PDF-" not in raw.data[:_HEADER_BYTES]:
        raise ReadError(f"cannot read {raw.name}: it is no PDF document; see what it is, and name it after that")
    try:
        return pdfium.PdfDocument(raw.data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium_c.FPDF_ERR_PASSWORD:
            reason = "it is encrypted; remove the password and try again"
        elif code == pdfium_c.FPDF_ERR_SECURITY:
            reason = "it is encrypted in a way that is not supported; remove the encryption and try again"
        else:
            reason = f"the PDF is damaged ({error}); open it in a viewer and save it anew"
        raise ReadError(f"cannot read {raw.name}: {reason}") from error


def _read_pages(raw: RawDocument, document: Any) -> tuple[list[PageWords], tuple[tuple[str, str], ...]]:  # noqa: ANN401
    pages: list[PageWords] = []
    unread, empty, letters = [], 0, 0
    for number in range(len(document)):
        try:
            page = read_page_words(document, number)
        except pdfium.PdfiumError:
            unread.append(str(number + 1))
            continue
        pages.append(page)
        empty += not page.words
        letters += sum(len(word.text) for word in page.words)
        raw.check_count(letters)
    notices = []
    if unread:
        notices.append(("page_unreadable", f"the PDF is damaged: page {', '.join(unread[:10])} could not be read"))
    if empty:
        count = f"{empty} of its {len(document)} pages have" if len(document) > 1 else "its page has"
        notices.append(("page_without_text", f"{count} no text, only pictures or nothing; scans need OCR first"))
    return pages, tuple(notices)


def _read_metadata(document: Any) -> Metadata:  # noqa: ANN401
    """Return what the document's information says; programs fill much of it, so only what reads as it should counts."""
    try:
        values = {key: clean_text(" ".join(value.split())) for key, value in document.get_metadata_dict().items()}
    except (pdfium.PdfiumError, UnicodeDecodeError):
        return Metadata()
    title, byline = values.get("Title", ""), f"By {values.get('Author', '')}"
    authors = tuple(byline[value.start : value.end] for value in find_byline(byline, 0) if value.kind == "author")
    return Metadata(
        headline=title if title and not _NO_TITLE.match(title) else None,
        authors=authors,
        date_published=_to_date(values.get("CreationDate", "")),
    )


def _to_date(value: str) -> str | None:
    match = _CREATED.match(value)
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None
