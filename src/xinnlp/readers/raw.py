"""What a reader is given: bytes, where they came from, and how long their text may be."""

from __future__ import annotations

from dataclasses import dataclass

from xinnlp.errors import DocumentTooLongError
from xinnlp.source import sha256_of


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The bytes of one article; `max_characters` counts code points of its text, None sets no limit."""

    data: bytes
    path: str | None = None
    max_characters: int | None = None

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return self.path or "the text"

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes in hexadecimal."""
        return sha256_of(self.data)

    def check_length(self, text: str) -> None:
        """Raise DocumentTooLongError where the text is over the limit."""
        if self.max_characters is not None and len(text) > self.max_characters:
            raise DocumentTooLongError(self.name, len(text), self.max_characters)
