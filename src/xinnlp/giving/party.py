"""Who may give or get: a mention of a name, and a party of a statement of giving."""

from __future__ import annotations

from typing import NamedTuple


class NamedMention(NamedTuple):
    """A mention of a person, organisation or place; `kind` is its span group, bounds are token indices."""

    start: int
    end: int
    id: str
    kind: str


class Party(NamedTuple):
    """Who gives or gets: an id, or a verbatim name, or a word that stands for somebody named elsewhere (`anaphor`)."""

    id: str | None
    name: str | None
    start: int
    end: int
    anaphor: str | None = None

    @property
    def key(self) -> str:
        """Return what tells this party from others."""
        return self.id or (self.name or "").casefold()
