"""What a document is: its suffix says so, and its first bytes have the last word where they leave no doubt."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from xinnlp.errors import ReadError
from xinnlp.readers.formats import FORMATS, READERS, Format
from xinnlp.readers.raw import RawDocument

_HEAD_BYTES = 2_048
_COMMENT_OR_DECLARATION = re.compile(r"\s*<(?:!--(?P<comment>)|\?)")
_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class Choice(NamedTuple):
    """The format that a document is read as, and a (code, message) pair where its suffix says another."""

    format: Format
    notices: tuple[tuple[str, str], ...] = ()


def choose_format(raw: RawDocument, *, is_stream: bool) -> Choice:
    """Return what a document is to be read as.

    The setting `input_format` decides, then what the first bytes show, then the suffix; a stream (standard input, a
    pipe) without any of these is plain text. Raises ReadError for a file whose suffix says nothing.
    """
    if raw.settings.input_format != "auto":
        return Choice(FORMATS[raw.settings.input_format])
    path = Path(raw.path or "")
    by_suffix = READERS.get(path.suffix.lower())
    by_content = detect(raw.data)
    if by_content and by_suffix and by_content is not by_suffix:
        message = f"its name says {by_suffix.title}, but it is {by_content.title}, and was read as that"
        return Choice(by_content, (("format_by_content", message),))
    found = by_content or by_suffix or (FORMATS["text"] if is_stream else None)
    if found is None:
        suffix = f"suffix {path.suffix!r} is" if path.suffix else "a name without a suffix is"
        raise ReadError(
            f"cannot read {raw.name}: {suffix} none that xinnlp knows ({', '.join(READERS)}); rename the file, or "
            "say what it is with --input-format"
        )
    return Choice(found)


def detect(data: bytes) -> Format | None:
    """Return the format that the first bytes show beyond doubt: PDF, Word or a web page; None for anything else."""
    head = data[:_HEAD_BYTES]
    if head.lstrip().startswith(b"%PDF-"):
        return FORMATS.get("pdf")
    if head.startswith(b"PK\x03\x04"):
        return FORMATS.get("docx") if b"word/document.xml" in data else None
    return FORMATS.get("html") if _opens_as_html(_to_text(head)) else None


def _to_text(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _opens_as_html(head: str) -> bool:
    """Tell a page by its first tag; comments and declarations before it are passed over."""
    start = 0
    while opening := _COMMENT_OR_DECLARATION.match(head, start):
        closing = "-->" if opening["comment"] is not None else ">"
        end = head.find(closing, opening.end())
        if end < 0:
            return False
        start = end + len(closing)
    return _HTML.match(head, start) is not None
