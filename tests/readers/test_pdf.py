"""A PDF reads in order, words whole, without what its pages repeat; what cannot be read is refused by name."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas
from tests.readers.made import Look, make_pdf

from xinnlp.errors import DocumentTooLargeError, DocumentTooLongError, ReadError
from xinnlp.readers.pdf import read_pdf
from xinnlp.readers.raw import RawDocument
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument

PROSE = (
    "The Lowe Trust gave five million pounds to a school by the lake on Monday, and said that it would give as much "
    "again next year if the girls of the villages around it came in greater numbers than they do now."
)


def read(data: bytes, **settings: int) -> SourceDocument:
    return read_pdf(RawDocument(data, "a.pdf", Settings(**settings)))  # type: ignore[arg-type]


def draw(paint: Callable[[Canvas], None], **options: object) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 600), invariant=True, **options)
    paint(canvas)
    canvas.save()
    return file.getvalue()


def sections(source: SourceDocument) -> list[tuple[str, str]]:
    return [(s.kind, source.text[s.start : s.end]) for s in source.sections]


def test_sizes_and_bold_print_make_headings() -> None:
    blocks = [("headline", "Lowe Trust gives £5m"), ("paragraph", PROSE), ("heading", "Why it matters")]
    blocks += [("list_item", "Books for all the girls"), ("list_item", "A roof"), ("paragraph", "It opens in May.")]
    assert sections(read(make_pdf(blocks, Look(has_head=False)))) == blocks


def test_the_texts_own_byline_is_believed_before_the_programs() -> None:
    blocks = [("headline", "Trust gives"), ("byline", "By Ada Lowe | 4 March 2021"), ("paragraph", PROSE)]
    metadata = read(make_pdf(blocks, title="Microsoft Word - old.doc", author="Tom Roe")).metadata
    assert (metadata.headline, metadata.authors, metadata.date_published) == (
        "Trust gives",
        ("Ada Lowe",),
        "2021-03-04",
    )


def test_the_documents_information_fills_what_the_text_leaves_open() -> None:
    metadata = read(make_pdf([("paragraph", PROSE)], title="The Year at Nyota", author="Tom Roe")).metadata
    assert (metadata.headline, metadata.authors, metadata.date_published) == (
        "The Year at Nyota", ("Tom Roe",), "2000-01-01",
    )  # fmt: skip


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - report", "report_final.docx", ""])
@pytest.mark.parametrize("author", ["admin", "jsmith", "", "Communications Team"])
def test_what_programs_put_there_is_not_believed(title: str, author: str) -> None:
    metadata = read(make_pdf([("paragraph", PROSE)], title=title, author=author)).metadata
    assert (metadata.headline, metadata.authors) == (None, ())


def test_a_table_reads_row_by_row() -> None:
    rows = [("Donor", "Sum", "Year"), ("Lowe Trust", "£5m", "2021"), ("Roe Fund", "£90,000", "2022")]

    def paint(canvas: Canvas) -> None:
        canvas.drawString(40, 550, "What was given, and by whom, in two years:")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                canvas.drawString(40 + 110 * column, 520 - 16 * number, cell)
        canvas.drawString(40, 440, "The trust has no other donors than these two.")

    assert sections(read(draw(paint)))[1:4] == [("row", "\t".join(row)) for row in rows]


def test_a_paragraph_goes_on_over_the_page() -> None:
    blocks = [("paragraph", " ".join([PROSE] * 12))]
    source = read(make_pdf(blocks, Look(size=16)))
    assert sections(source) == blocks


def test_heads_and_page_numbers_go_and_a_last_line_that_looks_like_one_stays() -> None:
    def paint(canvas: Canvas) -> None:
        for page in range(1, 4):
            canvas.drawString(40, 580, f"Annual report 2021, page {page}")
            canvas.drawString(40, 500, f"Words of page number {page}.")
            canvas.drawString(190, 20, f"– {page} –")
            canvas.showPage()
        canvas.drawString(40, 300, "1,200")

    assert read(draw(paint)).text.split("\n\n") == [*(f"Words of page number {n}." for n in (1, 2, 3)), "1,200"]


def test_a_watermark_across_the_page_is_no_text() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(100, 100)
        canvas.rotate(50)
        canvas.drawString(0, 0, "CONFIDENTIAL DRAFT")
        canvas.restoreState()
        canvas.drawString(40, 500, "The trust gave five million pounds.")

    assert read(draw(paint)).text == "The trust gave five million pounds."


def test_pages_of_pictures_are_told() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.rect(10, 10, 100, 100)
        canvas.showPage()
        canvas.drawString(40, 500, "Words.")

    source = read(draw(paint))
    assert source.text == "Words."
    assert [code for code, _ in source.notices] == ["page_without_text"]
    assert "1 of its 2 pages" in source.notices[0][1]


def test_an_encrypted_document_is_refused_as_such() -> None:
    data = draw(lambda canvas: canvas.drawString(9, 9, "x"), encrypt=pdfencrypt.StandardEncryption("secret"))
    with pytest.raises(ReadError, match=r"cannot read a\.pdf: it is encrypted; remove the password and try again"):
        read(data)


def test_a_document_that_opens_without_a_password_is_read() -> None:
    encryption = pdfencrypt.StandardEncryption("", ownerPassword="owner")
    assert read(draw(lambda canvas: canvas.drawString(9, 9, "Words."), encrypt=encryption)).text == "Words."


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + bytes(500), b"%PDF-1.4 1 0 obj << >> endobj trailer"])
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.pdf: the PDF is damaged .*; open it in a viewer and save it anew"):
        read(data)


@pytest.mark.parametrize("data", [b"", b"plain words", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.pdf: it is no PDF document"):
        read(data)


def test_too_many_pages_are_refused() -> None:
    data = draw(lambda canvas: [canvas.showPage() for _ in range(4)])  # type: ignore[arg-type, return-value]
    with pytest.raises(DocumentTooLargeError, match=r"more than 3 pages; .*max_pages"):
        read(data, max_pages=3)


def test_too_many_characters_are_refused() -> None:
    with pytest.raises(DocumentTooLongError):
        read(make_pdf([("paragraph", PROSE)] * 3), max_characters=100)


def test_scripts_and_actions_in_a_document_do_nothing(tmp_path: object) -> None:
    trap = b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >> /Type /Catalog"
    data = draw(lambda canvas: canvas.drawString(40, 500, "Words.")).replace(b"/Type /Catalog", trap)
    assert read(data).text == "Words."
