"""Names in a row: `A, B (BB) and C`, also where the parse has torn them apart, and `charities, including A and B`."""

from __future__ import annotations

from collections.abc import Callable, Container

from xinnlp.giving.parse import Parse
from xinnlp.giving.party import NamedMention, Party

_MOST_NAMES = 40
_MAX_BRACKET = 6
_LINKS = frozenset({",", "and", "&", "the", ";", "as", "well", "plus"})


class NameRowReader:
    """Reads the rows of names of one Doc."""

    def __init__(
        self, parse: Parse, mention_at: Callable[[int], NamedMention | None], plural_bodies: Container[str]
    ) -> None:
        """Take the parse, what finds the name that covers a token, and the nouns for several bodies."""
        self.parse = parse
        self.mention_at = mention_at
        self._plural_bodies = plural_bodies

    def listed_after(self, party: Party, *, is_subject: bool) -> list[Party]:
        """Return the names of an enumeration `A, B and C` after its first, where the parse may have torn it."""
        parse = self.parse
        found: list[Party] = []
        position, joined = party.end, False
        while len(found) < _MOST_NAMES:
            first = following = self._after_bracket(position)
            while following < len(parse) and following - first < 4 and parse.words[following] in _LINKS:
                joined = joined or parse.words[following] in {"and", "&"}
                following += 1
            mention = self.mention_at(following)
            if following == position or mention is None or mention.start != following or mention.kind == "places":
                break
            if self.parse.words[mention.end : mention.end + 1] in (["'s"], ["’s"]):
                break  # `to Oxfam, and Ada Lowe’s gift …`
            found.append(Party(mention.id, None, mention.start, mention.end))
            position = mention.end
        is_clause = position < len(parse) and parse.is_finite(position) and bool(found) and not is_subject
        return found if joined and not is_clause else []

    def examples_after(self, party: Party) -> list[Party]:
        """Return the names that a plural description includes: `to charities, including A, B and C`."""
        words, at = self.parse.words, party.end
        if party.id or words[at - 1] not in self._plural_bodies:
            return []
        at += words[at : at + 1] == [","]
        at += 2 if words[at : at + 2] == ["such", "as"] else 1 if words[at : at + 1] == ["including"] else 0
        at += words[at : at + 1] == ["the"]
        mention = self.mention_at(at) if at > party.end + 1 or words[at - 1] == "including" else None
        if mention is None or mention.start != at or mention.kind == "places":
            return []
        first = Party(mention.id, None, mention.start, mention.end)
        return [first, *self.listed_after(first, is_subject=True)]

    def _after_bracket(self, position: int) -> int:
        """Return the token after `(WFP)` at a position, else the position itself."""
        if self.parse.words[position : position + 1] != ["("]:
            return position
        window = range(position + 1, min(len(self.parse), position + _MAX_BRACKET))
        return next((token + 1 for token in window if self.parse.words[token] == ")"), position)
