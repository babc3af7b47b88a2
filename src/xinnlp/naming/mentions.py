"""Mentions in a sentence, and the words between them."""

from __future__ import annotations

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
