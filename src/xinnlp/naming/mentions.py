"""Mentions in a sentence, and the words between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc


class Mention(NamedTuple):
    """Tokens that stand for a person, organisation, place or title."""

    kind: str
    start: int
    end: int
    id: str


def words_between(doc: Doc, first: Mention, second: Mention) -> list[str]:
    """Return the lower-case words between two mentions."""
    return gap(doc, first.end, second.start)


def gap(doc: Doc, start: int, end: int) -> list[str]:
    """Return the lower-case words between two tokens; the bounds of a table's cells read as commas."""
    words = [token.lower_ if token.text != "|" else "," for token in doc[start:end] if not token.is_space]
    return words or ["," for token in doc[start:end] if "\t" in token.text][:1]


def is_in_passing(doc: Doc, row: Sequence[Mention], index: int) -> bool:
    """Tell X of `Ada Lowe, president of X`: it tells who somebody is, and is seldom what `the foundation` means."""
    if index < 2 or (row[index - 2].kind, row[index - 1].kind) != ("person", "title"):
        return False
    return words_between(doc, row[index - 2], row[index - 1])[:1] == [","]
