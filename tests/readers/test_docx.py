"""A Word document reads as its body: headings, paragraphs, lists and tables in order."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from xinnlp.errors import DocumentTooLargeError, ReadError
from xinnlp.readers import read_bytes
from xinnlp.readers.docx import read_docx
from xinnlp.readers.raw import RawDocument
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument


def to_bytes(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(document: Document | bytes, **settings: int) -> SourceDocument:
    data = document if isinstance(document, bytes) else to_bytes(document)
    return read_docx(RawDocument(data, "a.docx", Settings(**settings)))  # type: ignore[arg-type]


def sections(source: SourceDocument) -> list[tuple[str, str]]:
    return [(s.kind, source.text[s.start : s.end]) for s in source.sections]


def article() -> Document:
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = "Lowe Trust gives £5m", "Ada Lowe; Tom Roe"
    properties.created = datetime.datetime(2021, 3, 4, 8, tzinfo=datetime.UTC)
    section = document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "Running head", "Page 1"
    document.add_paragraph("Lowe Trust gives £5m", style="Title")
    document.add_paragraph("By Ada Lowe and Tom Roe")
    paragraph = document.add_paragraph("The Lowe Trust gave ")
    paragraph.add_run("£5\u00a0million").bold = True
    paragraph.add_run(" to Nyota School.")
    document.add_heading("Why it matters", level=1)
    document.add_paragraph("Books for all", style="List Bullet")
    document.add_paragraph("A roof", style="List Number")
    document.add_paragraph().add_run("What comes next").bold = True
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Donor", "Sum", "Ada", "£5"), strict=True):
        cell.text = text
    document.add_paragraph("It opens in May.\nGirls come first.")
    return document


def test_blocks_are_what_their_styles_say() -> None:
    assert sections(read(article())) == [
        ("headline", "Lowe Trust gives £5m"),
        ("byline", "By Ada Lowe and Tom Roe"), ("author", "Ada Lowe"), ("author", "Tom Roe"),
        ("paragraph", "The Lowe Trust gave £5 million to Nyota School."),
        ("heading", "Why it matters"),
        ("list_item", "Books for all"), ("list_item", "A roof"),
        ("heading", "What comes next"),
        ("row", "Donor\tSum"), ("row", "Ada\t£5"),
        ("paragraph", "It opens in May."), ("paragraph", "Girls come first."),
    ]  # fmt: skip


def test_core_properties_are_metadata() -> None:
    source = read(article())
    assert (source.metadata.headline, source.metadata.authors) == ("Lowe Trust gives £5m", ("Ada Lowe", "Tom Roe"))
    assert source.metadata.date_published == "2021-03-04"
    assert source.media_type.startswith("application/vnd.openxmlformats")
    assert read_bytes(to_bytes(article())).text == source.text


def test_what_a_program_put_as_author_is_none() -> None:
    document = docx.Document()
    document.add_paragraph("Words.")
    assert document.core_properties.author == "python-docx"
    assert read(document).metadata.authors == ()


def edit(document: Document, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """Return the document with the XML of a part changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(to_bytes(document))) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == part else content)
    return result.getvalue()


def body(xml: str) -> bytes:
    """Return a document with this body."""
    return edit(docx.Document(), lambda old: re.sub(r"<w:sectPr.*</w:sectPr>", lambda _: xml, old, flags=re.DOTALL))


def test_words_in_links_insertions_and_content_controls_are_kept_and_deleted_ones_are_not() -> None:
    data = body(
        '<w:p><w:r><w:t xml:space="preserve">Ada </w:t></w:r><w:hyperlink><w:r><w:t>Lowe</w:t></w:r></w:hyperlink>'
        "<w:ins><w:r><w:t xml:space='preserve"
        "'> gave</w:t></w:r></w:ins><w:del><w:r><w:delText> took</w:delText></w:r></w:del><w:r><w:tab/><w:t>$5</w:t>"
        "<w:instrText>HYPERLINK secret</w:instrText></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Within a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert read(data).text == "Ada Lowe gave $5\n\nWithin a control."


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed words.</w:t></w:r></w:p></w:txbxContent>"
    compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    data = body(
        f"<w:p><w:r><mc:AlternateContent {compatibility}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Ada gave.</w:t></w:r></w:p>"
    )
    assert read(data).text == "Ada gave.\n\nBoxed words."


def test_a_table_that_only_places_text_reads_as_text() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Left words. " * 30, "Right words."
    assert [kind for kind, _ in sections(read(document))] == ["paragraph", "paragraph"]


def test_a_style_of_ones_own_is_what_it_is_based_on() -> None:
    document = docx.Document()
    style = document.styles.add_style("House Head", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("First words.")
    document.add_paragraph("Why it matters.", style="House Head")
    document.add_paragraph("Last words.")
    assert ("heading", "Why it matters.") in sections(read(document))


def test_styles_based_on_each_other_end() -> None:
    document = docx.Document()
    one, two = (document.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH) for name in ("One", "Two"))
    one.base_style, two.base_style = two, one
    document.add_paragraph("Words.", style="One")
    assert read(document).text == "Words."


def test_external_entities_and_linked_files_do_nothing() -> None:
    document = docx.Document()
    document.add_paragraph("Before MARK after.")
    document.element.body.append(parse_xml(f'<w:altChunk {nsdecls("w")} {nsdecls("r")} r:id="rId999"/>'))
    data = edit(
        document,
        lambda xml: xml.replace("?>", '?><!DOCTYPE w:document [<!ENTITY f SYSTEM "file:///etc/passwd">]>', 1).replace(
            "MARK", "&f;"
        ),
    )
    try:
        text = read(data).text
    except ReadError:
        return
    assert "root:" not in text


@pytest.mark.parametrize("data", [b"", b"plain words", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"cannot read a\.docx: .*; "):
        read(data)


def test_an_encrypted_document_is_refused_as_such() -> None:
    with pytest.raises(ReadError, match=r"a\.docx: it is encrypted or of an older Word; remove the password"):
        read(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))


def test_a_cut_document_is_damaged() -> None:
    data = to_bytes(article())
    with pytest.raises(ReadError, match=r"a\.docx: the Word document is damaged"):
        read(data[: len(data) // 2])


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = edit(docx.Document(), lambda xml: xml + " " * 5_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(DocumentTooLargeError, match=r"more than 4,000,000 bytes when unpacked; .*max_unpacked_bytes"):
        read(bomb.getvalue(), max_unpacked_bytes=4_000_000)


def test_a_bomb_that_lies_about_its_size_is_damaged() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", " " * 5_000_000)
    data = bomb.getvalue().replace((5_000_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    with pytest.raises(ReadError, match="damaged"):
        read(data, max_unpacked_bytes=1_000_000)
