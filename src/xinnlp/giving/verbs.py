"""In which sense a verb speaks of giving, by what stands beside it."""

from __future__ import annotations

from xinnlp.giving.lexicon import Lexicon, VerbSense
from xinnlp.giving.nouns import NounReader
from xinnlp.giving.parse import Parse
from xinnlp.giving.sums import Sum

_MAX_TO_PARTY = 7
_RAISED = VerbSense("raise", "raised")


class VerbReader:
    """Reads the verbs of giving of one Doc."""

    def __init__(self, parse: Parse, nouns: NounReader) -> None:
        """Take the parse of the Doc and the reader of its nouns of giving."""
        self.parse = parse
        self.nouns = nouns
        self.lexicon: Lexicon = nouns.lexicon

    def sense(self, verb: int, noun: int | None, given: Sum) -> VerbSense | None:
        """Return the sense in which a verb governs a sum (and a noun of giving, where there is one)."""
        gift = self.nouns.sense(noun) if noun is not None else None
        is_gift = gift is not None and not gift.founded
        following = self.parse.words[verb + 1 : verb + 3]
        sense = self.lexicon.verb(self.parse.words[verb], following, has_noun=is_gift or self.tells_party(verb, given))
        is_open = sense is None or (sense.frame == "total" and noun is None)
        return _RAISED if is_open and self._is_taken_at_event(verb, given) else sense

    def tells_party(self, verb: int, given: Sum) -> bool:
        """Tell `left $5m to X`, `secured £2m from X`: a general verb speaks of giving where a party follows the sum."""
        words = self.parse.words
        gives, gets = (self.lexicon.has(name, words[verb]) for name in ("gives_with_to", "gets_with_from"))
        if not (gives or gets):
            return False
        for token in range(given.end, min(given.end + _MAX_TO_PARTY, len(words) - 1)):
            if self.parse.is_finite(token):
                return False
            if words[token] == ("to" if gives else "from"):
                is_use = self.lexicon.has("uses", words[token + 1])
                return is_use or self.parse.tags[token + 1] not in {"VB", "$"}
        return False

    def _is_taken_at_event(self, verb: int, given: Sum) -> bool:
        """Tell `the raffle made £500`, `the campaign has reached £500`."""
        word, has = self.parse.words[verb], self.lexicon.has
        made, reached = has("taking", word), has("reached", word)
        subject = self.parse.subject(verb) if given.is_money and (made or reached) else None
        told = self.parse.words[subject] if subject is not None else ""
        return (made and has("fundraising_events", told)) or has("fund_drives", told)
