"""Sums told one after another without a verb of their own: `A gave $5m, B $3m`, `grants to A ($5m) and B ($3m)`."""

from __future__ import annotations

from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.nouns import NounReader
from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import Party
from xinnlp.giving.roles import Roles
from xinnlp.giving.statement import Giving
from xinnlp.giving.sums import Sum

_SEPARATORS = frozenset({",", ";", "and", "while", "whereas", "&"})
_MAX_NAME = 10
_MAX_SENTENCE = 60
_TO, _FROM = frozenset({"to", "for", "among", "between"}), frozenset({"from", "by"})


class EnumerationReader:
    """Reads the sums of one Doc that stand right after a name and have no verb of their own."""

    def __init__(self, parse: Parse, parties: PartyReader, nouns: NounReader) -> None:
        """Take the readers of the Doc."""
        self.parse = parse
        self.parties = parties
        self.nouns = nouns
        self.lexicon = load_lexicon_of_giving()

    def gapped(self, given: Sum, previous: Giving | None) -> Roles | None:
        """Read `B $3m` after `A gave $5m`: the name takes the place that the one before the last sum had."""
        if previous is None or not given.is_money or not previous.sum.is_money:
            return None
        if self.parse.sentences[previous.sum.start] != self.parse.sentences[given.start]:
            return None
        party = self._name_before(given.start)
        if party is None or party.start < previous.sum.end or not self._is_separated(party):
            return None
        if any(map(self.parse.is_finite, range(previous.sum.end, given.start))):
            return None
        known = {party.key, *(p.key for p in previous.funders)}
        before_last = [p for p in previous.recipients if p.end == previous.sum.start]
        if before_last:
            return Roles(list(previous.funders), [party])
        kept = [p for p in previous.recipients if p.key not in known and p.end <= party.start]
        return Roles([party], kept)

    def bracketed(self, given: Sum) -> tuple[Roles, str] | None:
        """Read `recipients include A ($5m)` and `donors were A (£2m)`; return the parties and the status."""
        parse = self.parse
        if not given.is_money or parse.words[given.start - 1 : given.start] not in (["("], ["["]) or given.start < 2:
            return None
        if parse.words[given.end : given.end + 1] not in ([")"], ["]"], [","], [";"]):
            return None
        party = self._name_before(given.start - 1)
        side = self._side(party.start) if party is not None else None
        if party is None or side is None:
            return None
        start, end = parse.sentence_bounds(party.start)
        senses = [
            sense for token in range(start, end) if (sense := self.nouns.sense(token)) is not None and sense.strong
        ]
        status = next((sense.status for sense in senses), "given")
        return (Roles([], [party]) if side == "recipients" else Roles([party], [])), status

    def _side(self, before: int) -> str | None:
        """Return whether the names of an enumeration get or give, from the nearest word before it that tells."""
        parse = self.parse
        start, _ = parse.sentence_bounds(before)
        for token in range(before - 1, max(start, before - _MAX_SENTENCE) - 1, -1):
            word = parse.words[token]
            if self.parties.mention_at(token) is not None:
                continue  # `Acme Legacy Trust` tells of no legacy
            if self.lexicon.has("grantees", word):
                return "recipients"
            if self.lexicon.has("givers", word):
                return "funders"
            sense = self.nouns.sense(token)
            gives = parse.is_verb(token) and any(s.frame == "give" for s in self.lexicon.verbs.get(word, ()))
            if gives or (sense is not None and sense.strong):
                following = parse.words[token + 1 : token + 12]
                link = next((w for w in following if w in _TO or w in _FROM), None)
                return None if link is None else "recipients" if link in _TO else "funders"
        return None

    def _is_separated(self, party: Party) -> bool:
        first = party.start - (self.parse.words[party.start - 1] == "the")
        return self.parse.words[first - 1] in _SEPARATORS

    def _name_before(self, end: int) -> Party | None:
        """Return the name that ends right before a token: a mention, else words in capitals."""
        parse = self.parse
        mention = self.parties.mention_at(end - 1)
        if mention is not None:
            return self.parties.of_mention(mention) if mention.end == end else None
        start = end
        while start > 0 and end - start < _MAX_NAME and self._is_of_name(start - 1):
            start -= 1
        while start < end and not parse.doc[start].text[0].isupper():
            start += 1
        if start == end:
            return None
        return Party(None, " ".join(parse.doc[start:end].text.split()), start, end)

    def _is_of_name(self, token: int) -> bool:
        word = self.parse.doc[token].text
        return word[0].isupper() or word in {"of", "for", "the", "and", "&", "'s", "’s", "-"}
