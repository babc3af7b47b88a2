"""Sums without a verb or noun of giving of their own: `$5m is available to X`, `$5m from A to B; $3m from C`."""

from __future__ import annotations

from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.nouns import NounReader
from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.parts import Told
from xinnlp.giving.party import Party
from xinnlp.giving.phrases import PhraseReader
from xinnlp.giving.roles import Roles
from xinnlp.giving.statement import Giving
from xinnlp.giving.sums import Sum

_MAX_TO_AVAILABLE = 7
_MAX_TO_MATCH = 10
_MOST_SENTENCES_APART = 2
_LISTED = frozenset({"they", "these", "among"})
_TO = frozenset({"to", "for"})
_MAKES = frozenset({"make", "makes", "made", "making"})
_MATCHES = frozenset({"match", "matches", "matched", "matching", "double", "doubles", "doubled"})
_SEPARATORS = frozenset({";", ",", "and", ":", "include", "includes", "included", "including", "—", "–", "-", "):"})
_DASHES = frozenset({"—", "–", "-", "--", ":", ",", "|"})


class BareReader:
    """Reads the sums of one Doc by the words right beside them."""

    def __init__(self, parse: Parse, phrases: PhraseReader, nouns: NounReader) -> None:
        """Take the readers of the Doc."""
        self.parse = parse
        self.phrases = phrases
        self.parties: PartyReader = phrases.parties
        self.nouns = nouns
        self.lexicon = load_lexicon_of_giving()

    def beside(self, given: Sum, previous: Giving | None) -> Told | None:
        """Return event, status and roles, None where nothing tells of giving; parties may still be anaphora."""
        return (self._matching(given) or self._listed(given, previous)) if given.is_money else None

    def announcer(self, given: Sum) -> list[Party]:
        """Read who gives in `X announced that $5m will go to Y`: the subject of the verb that announces."""
        parse = self.parse
        for node, head in parse.ancestors(given.root):
            if parse.deps[node] == "ccomp" and parse.is_verb(head):
                senses = self.lexicon.verbs.get(parse.words[head], ())
                announces = any(sense.frame in {"announce", "give"} for sense in senses)
                return self.phrases.parties_of(parse.subject(head), Event(given, "noun", "given")) if announces else []
        return []

    def available(self, given: Sum) -> Told | None:
        """Read `made $5m available to X` and `announced that $5m in grants is available for X`."""
        parse = self.parse
        if not given.is_money:
            return None
        window = range(given.end, min(given.end + _MAX_TO_AVAILABLE, len(parse) - 1))
        at = next((t for t in window if self.lexicon.has("available", parse.words[t])), None)
        if at is None or parse.words[at + 1] not in _TO:
            return None
        made = next((t for t in range(given.start - 1, max(-1, given.start - 4), -1) if parse.words[t] in _MAKES), None)
        event = Event(given, "noun", "pledged")
        funders = self.phrases.parties_of(parse.subject(made), event) if made is not None else self.announcer(given)
        target = parse.child(at + 1, "pobj")
        recipients = self.phrases.parties_of(target, event) if target is not None else []
        return (event, "pledged", Roles(funders, recipients)) if funders or recipients else None

    def _matching(self, given: Sum) -> Told | None:
        """Read `will match all donations up to £1m`."""
        parse = self.parse
        if "up" not in parse.words[max(0, given.start - 2) : given.start + 1]:
            return None
        start, _ = parse.sentence_bounds(given.start)
        window = range(given.start - 1, max(start - 1, given.start - _MAX_TO_MATCH), -1)
        verb = next((t for t in window if parse.words[t] in _MATCHES and parse.is_verb(t)), None)
        if verb is None:
            return None
        event = Event(given, "give", "given", verb)
        funders = self.phrases.parties_of(parse.subject(verb), event)
        return (event, "pledged", Roles(funders, [])) if funders else None

    def _listed(self, given: Sum, previous: Giving | None) -> Told | None:
        """Read `they include $1m to X; $300,000 to Y` and `gifts include $5m from A to B`, and `A – $5m to B`."""
        parse = self.parse
        if not self._is_item(given):
            return None
        event = Event(given, "noun", "given")
        source, target = self._names_after(given, "from"), self._names_after(given, "to")
        opening = self._opening_name(given) if target else []
        if not target and not source:
            return None
        near = previous is not None and (
            parse.sentences[given.start] - parse.sentences[previous.sum.start] <= _MOST_SENTENCES_APART
        )
        start, _ = parse.sentence_bounds(given.start)
        if not source and not opening and not near and parse.words[start] not in _LISTED:
            return None
        known = list(previous.funders) if near and previous is not None and not source and not opening else []
        status = previous.status if near and previous is not None else "given"
        if (
            source
            and source[0].id is None
            and any(self.lexicon.has("crowd", parse.words[party.end - 1]) for party in source)
        ):
            status = "raised"
        return event, status, Roles(source or opening or known, target)

    def _is_item(self, given: Sum) -> bool:
        """Tell a sum right after `include`, a separator or the block's opening name, with no verb after it."""
        parse = self.parse
        before = given.start - 1
        while before > 0 and parse.tags[before] in {"DT", "RB", "IN", "JJ"}:
            before -= 1
        start, _ = parse.sentence_bounds(given.start)
        if before > start and parse.words[start] == "among":
            return parse.words[before] in {"is", "are", "was", "were"}
        if before < 0 or parse.words[before] not in _SEPARATORS:
            return False
        verbs = [parse.words[t] for t in range(start, given.start) if parse.is_finite(t)]
        return all(self.lexicon.has("parts", verb) for verb in verbs)

    def _names_after(self, given: Sum, word: str) -> list[Party]:
        """Return the name after `from` or `to` next to the sum."""
        parse, at = self.parse, given.end
        for token in range(at, min(at + 12, len(parse) - 1)):
            if parse.words[token] in {";", "."} or parse.is_finite(token):
                return []
            if parse.words[token] == word:
                following = token + 1 + self.lexicon.has("support", parse.words[token + 1])  # `to help Acme`
                following += parse.words[following] in {"the", "a", "an"}
                mention = self.parties.mention_at(following)
                if mention is not None:
                    return [self.parties.of_mention(mention)]
                inner = parse.child(token, "pobj")
                return self.parties.read(inner) if inner is not None and self._is_somebody(inner) else []
        return []

    def _is_somebody(self, token: int) -> bool:
        return self.lexicon.has("crowd", self.parse.words[token]) or self.parties.is_party_like(token)

    def _opening_name(self, given: Sum) -> list[Party]:
        """Return the name that a sentence opens with, with nothing but a dash or comma between it and the sum."""
        parse = self.parse
        start, _ = parse.sentence_bounds(given.start)
        mention = self.parties.mention_at(given.start - 2) if given.start - 2 >= start else None
        if mention is None or mention.kind == "places" or parse.words[given.start - 1] not in _DASHES:
            return []
        return [self.parties.of_mention(mention)]
