"""What a reader returns: the text that all offsets refer to, and what is known about it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from xinnlp.errors import DocumentTooLongError

_UNENCODABLE = re.compile("[\x00\ud800-\udfff]")
_NO_BREAK_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})


def clean_text(text: str) -> str:
    """Replace what UTF-8 cannot hold (lone surrogates), NUL and no-break spaces, one code point for one."""
    return _UNENCODABLE.sub("\ufffd", text).translate(_NO_BREAK_SPACES)


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Section:
    """A block of the text; `start` and `end` are code points, end exclusive.

    `kind` is one of headline, heading, paragraph, list_item, row (of a table, cells parted by tabs or bars),
    caption, contact (telephone, address on the web), byline, and within a byline author, date, publisher (the
    value alone, without its label).
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says about itself; `date_published` is an ISO 8601 date, `language` an ISO 639-1 code."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    date_published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One article as read: clean text, sections in text order, metadata and where it came from.

    `notices` are (code, message) pairs: what the reader could not read as it should; they become warnings.
    """

    text: str
    sections: tuple[Section, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    path: str | None = None
    media_type: str = "text/plain"
    sha256: str = ""
    notices: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """Return what messages call this source."""
        return self.path or "the text"

    def check_length(self, limit: int) -> None:
        """Raise DocumentTooLongError when the text has more than `limit` code points."""
        if len(self.text) > limit:
            raise DocumentTooLongError(self.name, len(self.text), limit)
