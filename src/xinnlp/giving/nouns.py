"""Nouns of giving in a parse: at a token, inside a sum's own phrase, and inside another noun's."""

from __future__ import annotations

from xinnlp.giving.lexicon import Lexicon, NounSense, load_lexicon_of_giving
from xinnlp.giving.parse import Parse
from xinnlp.giving.sums import Sum

_KINDS_OF_DRIVES = frozenset({"capital", "fundraising", "fund-raising", "comprehensive"})
_OBJECT_OF_SUM = frozenset({"in", "worth", "of"})


class NounReader:
    """Reads the nouns of giving of one Doc."""

    def __init__(self, parse: Parse) -> None:
        """Take the parse of the Doc."""
        self.parse = parse
        self.lexicon: Lexicon = load_lexicon_of_giving()

    def sense(self, token: int) -> NounSense | None:
        """Return the sense of a noun of giving, None for other words and for verbs of the same form."""
        if not self.parse.is_noun(token) and self.parse.tags[token] not in {"JJ", "VB", "VBP"}:
            return None
        return self.lexicon.noun("goal" if self._is_goal(token) else self.parse.words[token])

    def _is_goal(self, token: int) -> bool:
        """Tell `a $5m capital campaign`, which has the sum as its goal."""
        words = self.parse.words
        is_drive = words[token] in {"campaign", "drive"} and words[token - 1] in _KINDS_OF_DRIVES
        return token > 1 and is_drive and self.parse.tags[token - 2] in {"CD", "NN"}

    def inside(self, given: Sum) -> int | None:
        """Return the noun of `$5m in grants`, `$2m worth of aid`."""
        parse = self.parse
        if given.end < len(parse) and self.sense(given.root) is not None:
            return given.root
        if parse.words[given.end : given.end + 2] in (["per", "year"], ["a", "year"], ["per", "annum"]):
            return self._after(given.end + 2)
        for first in range(given.end, min(given.end + 3, len(parse) - 1)):
            if parse.words[first] not in _OBJECT_OF_SUM:
                return None
            for token in range(first + 1, min(first + 5, len(parse))):
                modifies = parse.deps[token] == "compound" and parse.heads[token] > token
                if self.sense(token) is not None and not modifies:
                    return token
                if parse.tags[token][:2] not in {"NN", "JJ", "VB"}:
                    break
        return None

    def _after(self, start: int) -> int | None:
        """Return the noun of `a $5m per year support grant`: the last of those that stand together."""
        end = start
        while end < min(start + 4, len(self.parse)) and self.parse.tags[end] in {"NN", "NNS", "JJ", "NNP"}:
            end += 1
        return end - 1 if end > start and self.sense(end - 1) is not None else None

    def inside_of(self, token: int) -> int | None:
        """Return the noun of giving in `the value of the gifts`, `the total grants`."""
        inside = [*self.parse.preposition(token, "of", "in"), *self.parse.children[token]]
        return next((t for t in inside if self.sense(t) is not None and t != token), None)
