"""E-mail messages (RFC 5322, MIME): subject, sender and date, and the text that was written.

Attachments and attached messages are not opened; a notice tells that there are some.
"""

from __future__ import annotations

import dataclasses
import email
import email.errors
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from xinnlp.errors import MissingExtraError, ReadError
from xinnlp.readers.decoding import Decoded, decode
from xinnlp.readers.page import Page, Piece, fill_gaps, read_page
from xinnlp.readers.raw import RawDocument
from xinnlp.readers.text import read_plain_text
from xinnlp.sections import find_blocks, find_byline
from xinnlp.source import Metadata, SourceDocument, clean_text

_MEDIA_TYPE = "message/rfc822"
_ANSWERS = re.compile(r"(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.IGNORECASE)
_QUOTE_MARKS = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
# Newsletters in HTML bring a text part that says little more than where to read them.
_FEWEST_WORDS = 30


def read_eml(raw: RawDocument) -> SourceDocument:
    """Return the source of a message; offsets refer to its subject and text. Raises ReadError where it has no text.

    The text part is read, the HTML part where there is no other. A file without headers is read as plain text.
    """
    try:
        message = email.message_from_bytes(raw.data)
        parts = list(_find_parts(message))
    except RecursionError as error:
        raise ReadError(f"cannot read {raw.name}: its parts are nested too deeply; save the message's text") from error
    if not message.keys():
        return read_plain_text(raw)
    stated = _read_headers(message)
    attached = [part for part in parts if _is_attached(part)]
    page = _read_body(raw, [part for part in parts if not _is_attached(part)])
    notices = (*page.notices, *_tell_attachments(len(attached)))
    stated = fill_gaps(stated, page.stated)
    return read_page(raw, dataclasses.replace(page, media_type=_MEDIA_TYPE, stated=stated, notices=notices))


def _find_parts(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something; messages within the message are parts, not walked into."""
    content = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(content, list):
        for part in content:
            if isinstance(part, Message):
                yield from _find_parts(part)
    else:
        yield message


def _is_attached(part: Message) -> bool:
    return part.get_content_maintype() != "text" or part.get_content_disposition() == "attachment"


def _tell_attachments(count: int) -> tuple[tuple[str, str], ...]:
    if not count:
        return ()
    return (("attachments_not_read", f"{count} attachment{'s were' if count > 1 else ' was'} not read"),)


def _read_body(raw: RawDocument, parts: list[Message]) -> Page:
    plain, html = (
        next((part for part in parts if part.get_content_subtype() == subtype), None) for subtype in ("plain", "html")
    )
    text = _decode(raw, plain) if plain else Decoded("")
    if html and len(text.text.split()) < _FEWEST_WORDS:
        return _read_html(raw, _decode(raw, html))
    content = _QUOTE_MARKS.sub("", text.text)
    pieces = [Piece(block.kind, content[block.start : block.end]) for block in find_blocks(content)]
    return Page(_MEDIA_TYPE, pieces, notices=text.notices)


def _read_html(raw: RawDocument, decoded: Decoded) -> Page:
    try:
        from xinnlp.readers.html import find_page  # noqa: PLC0415 - most messages need none of what it needs
    except ImportError as error:
        raise MissingExtraError(raw.name, "a message in HTML", "html", str(error)) from error
    return find_page(raw, decoded.text, decoded.notices)


def _decode(raw: RawDocument, part: Message) -> Decoded:
    content = part.get_payload(decode=True)
    charset = part.get_content_charset()
    return decode(content if isinstance(content, bytes) else b"", raw.name, charset)


def _read_headers(message: Message) -> Metadata:
    byline = f"By {_sender_of(message)}"
    values = {value.kind: byline[value.start : value.end] for value in find_byline(byline, 0)}
    return Metadata(
        headline=_ANSWERS.sub("", _header(message, "Subject"), count=1) or None,
        authors=(values["author"],) if "author" in values else (),
        date_published=_date_of(message),
        publisher=values.get("publisher"),
    )


def _sender_of(message: Message) -> str:
    addresses = getaddresses([_header(message, "From")])
    return next((name for name, _ in addresses if name), "")


def _date_of(message: Message) -> str | None:
    """Return the day on which the message was sent, where its sender was."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):  # what it raises for no date differs
        return None


def _header(message: Message, name: str) -> str:
    """Return a header's words; one that cannot be decoded stands as it is written."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        words = str(make_header(decode_header(value)))
    except (email.errors.MessageError, LookupError, ValueError):
        words = str(value)
    return clean_text(" ".join(words.split()))
