"""Bytes to text: byte order marks first, then UTF-8, then what the document states, then what charset-normalizer says.

No byte is lost in silence: one that no character can be made of stands as U+FFFD and is told in a notice.
Binary data is refused.
"""

from __future__ import annotations

import codecs
import functools
import re
from typing import NamedTuple

from xinnlp.errors import ReadError
from xinnlp.knowledge import load_table

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes([*range(0x00, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_HIGH_BYTES = bytes(range(0x80, 0x100))
_REPLACEMENT = "\ufffd"

# A text may hold a stray control character; more than one in fifty make it something else.
_MAX_CONTROL_SHARE = 0.02
# Above this share of ASCII a text is in a Western language, and its few other bytes tell too little for statistics.
_WESTERN_ASCII_SHARE = 0.85
_FEW_BYTES = 8
_WESTERN = ("cp1252", "mac_roman")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{4,}")


class Decoded(NamedTuple):
    """A text with line feeds as line ends, and (code, message) pairs for what was lost."""

    text: str
    notices: tuple[tuple[str, str], ...] = ()


def decode(data: bytes, name: str, stated: str | None = None) -> Decoded:
    """Return the text of some bytes; raises ReadError, naming the input as `name`, where they are no text.

    `stated` is the encoding that a document gives itself, as a label of the web; an unknown one is passed over.
    """
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", ""))
    body = data[len(mark) :]
    if not encoding:
        _refuse_known_binary(data, name)
        encoding = _find_encoding(data, stated)
    text = body.decode(encoding or "utf-8", errors="replace")
    # Judged on the text, since the bytes of UTF-16 are half control characters.
    if len(_CONTROL.findall(text)) > max(1, _MAX_CONTROL_SHARE * len(text)) or not encoding:
        raise ReadError(f"cannot read {name}: it is binary data, not text; give its text as UTF-8")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), _tell_losses(body, text, encoding))


def _tell_losses(body: bytes, text: str, encoding: str) -> tuple[tuple[str, str], ...]:
    """Return a notice where the text has more U+FFFD than the bytes spell out, or holds NUL."""
    spelled_out = _REPLACEMENT.encode(encoding, "ignore")  # nothing, where the encoding has no such character
    lost = text.count(_REPLACEMENT) - (body.count(spelled_out) if spelled_out else 0) + text.count("\x00")
    if lost <= 0:
        return ()
    places = f"{lost} places" if lost > 1 else "1 place"
    message = f"read as {encoding}; {places} could not be decoded and read as U+FFFD: the file is damaged or mixed"
    return (("undecodable_bytes", message),)


@functools.cache
def _signatures() -> tuple[tuple[bytes, str], ...]:
    table = load_table("file_signatures")["signatures"]
    return tuple((bytes.fromhex(first), kind) for kind, first in table.items())


def _refuse_known_binary(data: bytes, name: str) -> None:
    for first, kind in _signatures():
        if data.startswith(first):
            raise ReadError(f"cannot read {name}: its name says text, but it is a {kind}; give its text instead")


@functools.cache
def _encodings() -> dict[str, str]:
    table = load_table("encodings")["labels"]
    return {label: codec for codec, labels in table.items() for label in labels}


def _find_encoding(data: bytes, stated: str | None) -> str:
    """Return the encoding of bytes without a byte order mark; empty where they are no text."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" or _is_mostly_utf8(data):
            return "utf-8"
        codec = _encodings().get((stated or "").strip().lower())
        if codec:
            return codec
    else:
        return "utf-8" if _control_share(data) <= _MAX_CONTROL_SHARE else _guess(data)
    return _guess(data)


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell a damaged UTF-8 text: sequences of bytes that hardly come about in another encoding outnumber the rest."""
    text = data.decode("utf-8", "replace")
    lost = text.count(_REPLACEMENT)
    return len(text) - lost - sum(map(str.isascii, text)) >= lost


def _guess(data: bytes) -> str:
    """Return what charset-normalizer takes bytes for that are no UTF-8; empty where it takes them for no text."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and seldom needed

    if _is_western(data):
        western = from_bytes(data, cp_isolation=list(_WESTERN)).best()
        return western.encoding if western else _WESTERN[0]
    best = from_bytes(data).best()
    if best is None:
        return "" if _control_share(data) > _MAX_CONTROL_SHARE else "utf-8"
    return best.encoding


def _is_western(data: bytes) -> bool:
    """Tell a text in a Western language: mostly ASCII, and its other bytes stand alone, not two by two."""
    high = len(data) - len(data.translate(None, _HIGH_BYTES))
    paired = sum(len(run) for run in _HIGH_RUN.findall(data))
    is_ascii = high <= (1 - _WESTERN_ASCII_SHARE) * len(data) or (high <= _FEW_BYTES and high < len(data) / 2)
    return is_ascii and paired <= high / 2 and _control_share(data) <= _MAX_CONTROL_SHARE


def _control_share(data: bytes) -> float:
    return (len(data) - len(data.translate(None, _CONTROL_BYTES))) / max(1, len(data))
