"""Articles as web pages, Word documents and PDFs, made from their blocks as an editor's programs would."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from xinnlp.readers import read_file

SAMPLES = Path(__file__).parents[2] / "samples"
Block = tuple[str, str]


def blocks_of(name: str) -> list[Block]:
    """Return the blocks of a sample, a byline whole."""
    source = read_file(SAMPLES / name)
    inner = {"author", "date", "publisher"}
    return [(s.kind, " ".join(source.text[s.start : s.end].split())) for s in source.sections if s.kind not in inner]


_TAGS = {"headline": "h1", "heading": "h2", "list_item": "li"}


def make_html(blocks: Sequence[Block]) -> bytes:
    """Return a web page as a news site has it: menus, teasers and a footer around the article."""
    menu = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in ("Home", "World", "Sport", "Weather"))
    teasers = "".join(f'<li><a href="/{n}">Another story that is told elsewhere, number {n}</a></li>' for n in range(9))
    body = "".join(f"<{_TAGS.get(kind, 'p')}>{html.escape(text)}</{_TAGS.get(kind, 'p')}>" for kind, text in blocks)
    body = re.sub(r"(?:<li>.*?</li>)+", r"<ul>\g<0></ul>", body)
    title = html.escape(blocks[0][1])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><nav><ul>{menu}</ul></nav><div id="cookies">We value your privacy. Accept all cookies?</div>
<main><article>{body}</article></main><aside><h2>Most read</h2><ul>{teasers}</ul></aside>
<footer><p>© The Made Gazette. <a href="/terms">Terms</a></p></footer></body></html>""".encode()


_STYLES = {"headline": "Title", "heading": "Heading 1", "list_item": "List Bullet"}


def make_docx(blocks: Sequence[Block]) -> bytes:
    """Return a Word document with a running head and foot."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The Made Gazette"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    for kind, text in blocks:
        document.add_paragraph(text, style=_STYLES.get(kind))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@dataclass(frozen=True)
class Look:
    """How a PDF is set."""

    columns: int = 1
    size: float = 14
    first_line_indent: float = 0.0
    space_between: float = 6.0
    hyphenate: bool = True
    row_by_row: bool = False  # lines are drawn across the columns, not one column after the other
    has_head: bool = True
    sideways: bool = False  # pages are turned, and what is drawn on them is turned back


_MARGIN, _GUTTER, _LEADING = 60.0, 22.0, 1.25
_FONTS = {"headline": ("Helvetica-Bold", 1.7), "heading": ("Helvetica-Bold", 1.15)}


def make_pdf(blocks: Sequence[Block], look: Look = Look(), **information: str) -> bytes:
    """Return a PDF with a running head, page numbers, lines broken to fit and words broken with hyphens."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True, pageCompression=0)
    canvas.setTitle(information.get("title", "untitled"))
    canvas.setAuthor(information.get("author", ""))
    lines: list[tuple[float, float, str, float, str]] = []
    left, width, top = _start(0, look)
    column = page = 0
    y = top
    for kind, text in blocks:
        font, scale = _FONTS.get(kind, ("Helvetica", 1.0))
        size = look.size * scale
        is_wide = kind == "headline"
        indent = look.first_line_indent if kind == "paragraph" else 0.0
        room = A4[0] - 2 * _MARGIN if is_wide else width
        words = f"• {text}" if kind == "list_item" else text
        for number, line in enumerate(_wrap(words, font, size, room, indent, hyphenate=look.hyphenate and not is_wide)):
            if y - size < _MARGIN:
                column += 1
                if column == look.columns:
                    _draw(canvas, lines, page, look)
                    lines, column, page = [], 0, page + 1
                    top = A4[1] - _MARGIN
                left, width, _ = _start(column, look)
                y = top
            lines.append((left + (indent if number == 0 else 0.0), y - size, font, size, line))
            y -= _LEADING * size
        y -= look.space_between + (size if kind in _FONTS else 0.0)
        top = y if is_wide else top
    _draw(canvas, lines, page, look)
    canvas.save()
    return file.getvalue()


def _start(column: int, look: Look) -> tuple[float, float, float]:
    width = (A4[0] - 2 * _MARGIN - (look.columns - 1) * _GUTTER) / look.columns
    return _MARGIN + column * (width + _GUTTER), width, A4[1] - _MARGIN


def _draw(canvas: Canvas, lines: list[tuple[float, float, str, float, str]], page: int, look: Look) -> None:
    if look.sideways:
        canvas.setPageSize((A4[1], A4[0]))
        canvas.setPageRotation(90)
        canvas.transform(0, 1, -1, 0, A4[1], 0)
    canvas.setFont("Helvetica-Oblique", 9)
    if look.has_head:
        canvas.drawString(_MARGIN, A4[1] - 40, "The Made Gazette")
        canvas.drawRightString(A4[0] - _MARGIN, A4[1] - 40, "Spring edition")
    canvas.drawCentredString(A4[0] / 2, 30, f"Page {page + 1}")
    for x, y, font, size, text in sorted(lines, key=lambda line: (-line[1], line[0])) if look.row_by_row else lines:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    canvas.showPage()


def _wrap(text: str, font: str, size: float, room: float, indent: float, *, hyphenate: bool) -> Iterator[str]:
    line = ""
    for word in text.split():
        while True:
            longer = f"{line} {word}" if line else word
            free = room - (indent if indent else 0.0)
            if stringWidth(longer, font, size) <= free:
                line = longer
                break
            cut = _cut(line, word, font, size, free) if hyphenate else 0
            yield f"{line} {word[:cut]}-" if cut else line
            line, word, indent = "", word[cut:], 0.0  # noqa: PLW2901
    yield line


def _cut(line: str, word: str, font: str, size: float, room: float) -> int:
    """Return how many letters of a long word still fit, 0 for none."""
    if len(word) < 7 or not word.isalpha() or not word.islower():
        return 0
    fitting = [cut for cut in range(2, len(word) - 2) if stringWidth(f"{line} {word[:cut]}-", font, size) <= room]
    return max(fitting, default=0)
