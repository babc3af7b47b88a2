"""What a reader is given: bytes, where they came from, and the settings that limit what may come of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from xinnlp.errors import DocumentTooLargeError, DocumentTooLongError
from xinnlp.settings import Settings
from xinnlp.source import sha256_of


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The bytes of one article."""

    data: bytes
    path: str | None = None
    settings: Settings = field(default_factory=Settings)

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return self.path or "the text"

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes in hexadecimal."""
        return sha256_of(self.data)

    def check_length(self, text: str) -> None:
        """Raise DocumentTooLongError where the text has more code points than it may."""
        self.check_count(len(text))

    def check_count(self, characters: int) -> None:
        """Raise DocumentTooLongError where a text has, or will have, more code points than it may."""
        if characters > self.settings.max_characters:
            raise DocumentTooLongError(self.name, characters, self.settings.max_characters)

    def check_size(self, setting: str, amount: int, unit: str) -> None:
        """Raise DocumentTooLargeError where `amount` of `unit` is over the limit that `setting` names."""
        limit = getattr(self.settings, setting)
        if amount > limit:
            raise DocumentTooLargeError(self.name, unit, setting, limit)
