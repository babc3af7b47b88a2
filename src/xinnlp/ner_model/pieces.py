"""WordPiece pieces of words, one word at a time, remembered between calls."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

MAX_PIECES_PER_WORD = 16
_CACHED_WORDS = 50_000
_CACHED_LENGTH = 64
_READ_LENGTH = 256


class WordPieces:
    """Maps words to piece ids (lower-cased, accents cut); equal words always have equal pieces.

    A word of more than MAX_PIECES_PER_WORD pieces (a run of CJK characters without spaces, an address) keeps
    its first ones: it stays one word with one label. Of a word of over 256 characters only those are read.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self.cls: int = tokenizer.token_to_id("[CLS]") or 0
        self.sep: int = tokenizer.token_to_id("[SEP]") or 0
        self.unknown: int = tokenizer.token_to_id("[UNK]") or 0

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """Read a tokenizer.json of the tokenizers library."""
        return cls(Tokenizer.from_file(str(path)))

    def encode(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the piece ids of every word; never empty: at least the unknown piece."""
        known = self._known
        missing = list({word for word in words if word not in known})
        fresh: dict[str, tuple[int, ...]] = {}
        if missing:
            encodings = self._tokenizer.encode_batch(
                [word[:_READ_LENGTH] for word in missing], add_special_tokens=False
            )
            for word, encoding in zip(missing, encodings, strict=True):
                fresh[word] = tuple(encoding.ids[:MAX_PIECES_PER_WORD]) or (self.unknown,)
        found = [fresh[word] if word in fresh else known[word] for word in words]
        if len(known) + len(fresh) > _CACHED_WORDS:
            known.clear()
        known.update((word, ids) for word, ids in fresh.items() if len(word) <= _CACHED_LENGTH)
        return found
