"""Whom an item of a list or a row of a table names: the name that it begins with, what follows `to`, its cells."""

from __future__ import annotations

from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import Party
from xinnlp.giving.sums import Sum

MOST_TOKENS = 60  # of an item or introduction that are read
_MAX_NAMES = 16
_MAX_OPENING = 12
_MAX_AFTER_SUM = 12
_NAME_ENDS = frozenset({",", "–", "—", "-", "(", ":", ";"})


class ItemReader:
    """Reads the parties of the items of one Doc; `start` and `end` are an item's token indices."""

    def __init__(self, parse: Parse, parties: PartyReader) -> None:
        """Take the readers of the Doc."""
        self.parse = parse
        self.parties = parties

    def opening_name(self, start: int, end: int) -> list[Party]:
        """Return whom an item begins with: a known name, else its words up to a comma, dash or bracket."""
        mention = self.parties.mention_at(start + (self.parse.words[start] == "the"))
        if mention is not None and mention.kind != "places":
            return [self.parties.of_mention(mention)]
        last = start
        while last < min(end, start + _MAX_NAMES) and self.parse.doc[last].text not in _NAME_ENDS:
            last += 1
        words = " ".join(self.parse.doc[start:last].text.split())
        return [Party(None, words, start, last)] if words[:1].isupper() else []

    def recipients(self, given: Sum, start: int, end: int) -> list[Party]:
        """Read who gets the sum of an item: the name that it begins with, or what follows `to` or `for`."""
        opening = self.parties.mention_at(start) or (
            self.parties.mention_at(start + 1) if start + 1 < end and self.parse.words[start] == "the" else None
        )
        if opening is not None and opening.kind != "places":
            return [self.parties.of_mention(opening)]
        for token in range(given.end, min(end - 1, given.end + _MAX_AFTER_SUM)):
            if self.parse.words[token] in {"to", "for"} and self.parse.tags[token + 1] != "VB":
                following = token + 1 + (self.parse.words[token + 1] == "the")
                mention = self.parties.mention_at(following)
                if mention is not None and mention.kind != "places":
                    return [self.parties.of_mention(mention)]
        return self._opening_phrase(given, start)

    def named_in_row(self, start: int, end: int) -> list[Party]:
        """Return the people and bodies that the cells of a table's row name."""
        named = (self.parties.mention_at(token) for token in range(start, min(end, start + MOST_TOKENS)))
        found = dict.fromkeys(m for m in named if m is not None and m.kind != "places")
        return [self.parties.of_mention(mention) for mention in found]

    def _opening_phrase(self, given: Sum, start: int) -> list[Party]:
        """Read `Nyota School, KSh 3 million for desks` where the name is no known mention."""
        last = given.start
        while last > start and not any(c.isalnum() for c in self.parse.doc[last - 1].text):
            last -= 1
        is_long = last - start > _MAX_OPENING
        if last <= start or is_long or not given.is_money or not self.parse.doc[start].text[:1].isupper():
            return []
        return [Party(None, " ".join(self.parse.doc[start:last].text.split()), start, last)]
