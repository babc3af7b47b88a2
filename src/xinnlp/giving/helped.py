"""Whom a sum is to help, where the text tells nobody who gets it."""

from __future__ import annotations

from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import SUBJECTS
from xinnlp.giving.party import Party
from xinnlp.giving.phrases import PhraseReader
from xinnlp.giving.sums import Sum

_MAX_SCAN = 30
_MAX_BACK = 100
_MAX_TO_WHICH = 4
_ON = ("to", "towards", "toward", "into", "between", "among")


class BeneficiaryReader:
    """Reads those helped in one Doc; every method returns an empty list where the text names nobody."""

    def __init__(self, phrases: PhraseReader) -> None:
        """Take the reader of phrases."""
        self.phrases = phrases
        self.parse = phrases.parse
        self.parties = phrases.parties

    def helped_by(self, event: Event) -> list[Party]:
        """Read whom a sum is to help: `to help victims of the flood`."""
        tokens = [token for token in (event.verb, event.noun, event.sum.root) if token is not None]
        for token in [child for parent in tokens for child in self.parse.children[parent]]:
            if (
                self.parse.deps[token] in {"advcl", "acl", "xcomp"}
                and self.parse.words[token] in load_lexicon_of_giving().sets["helping"]
            ):
                target = self.parse.child(token, "dobj")
                if target is not None and target > event.sum.start and self.parties.is_party_like(target):
                    return self.phrases.parties_of(target, event)
        return []

    def passed_on(self, event: Event) -> list[Party]:
        """Read who gets what came together: `raised £500, which went to the repair of the hospice`."""
        parse, first = self.parse, max(event.sum.end, (event.noun or 0) + 1)
        window = range(first, min(len(parse), first + _MAX_TO_WHICH))
        which = next((t for t in window if parse.words[t] == "which" and parse.deps[t] in SUBJECTS), None)
        verb = parse.heads[which] if which is not None else 0
        if which is None or not any(
            sense.frame in {"go", "give"} for sense in load_lexicon_of_giving().verbs.get(parse.words[verb], ())
        ):
            return []
        for target in parse.preposition(verb, *_ON):
            inside = [target, *parse.preposition(target, "of", "at", "for")]
            found = next((t for t in inside if self.parties.is_party_like(t)), None)
            if found is not None:
                return self.phrases.parties_of(found, event)
        return []

    def people_in(self, purpose: tuple[int, int]) -> list[Party]:
        """Read whom a purpose names as those it is for: `free meals for all students in the county`."""
        for token in range(purpose[0] + 1, purpose[1]):
            is_many = self.parse.tags[token] == "NNS" and self.parties.is_party_like(token)
            above = self.parse.heads[token]
            if is_many and purpose[0] <= above < token and self.parse.words[above] in {"for", "to", "among", "of"}:
                return self.parties.read(token)
        return []

    def recipients_before(self, given: Sum) -> list[Party]:
        """Return who was last said to get or to be helped in the sentences right before: whom goods then are for."""
        parse, lexicon = self.parse, load_lexicon_of_giving()
        event = Event(given, "noun", "given")
        for token in range(given.start - 1, max(-1, given.start - _MAX_BACK), -1):
            if not parse.is_verb(token):
                continue
            targets: list[int] = []
            if self._is_giving(parse.words[token]):
                _, end = parse.sentence_bounds(token)
                after = range(token + 1, min(end, token + _MAX_SCAN))
                targets = [inner for t in after for inner in parse.preposition(t, "to")]
            direct = parse.child(token, "dobj")
            if direct is not None and lexicon.has("helping", parse.words[token]):
                targets.append(direct)
            target = next((t for t in targets if self.parties.is_party_like(t)), None)
            if target is not None:
                return self.phrases.parties_of(target, event)
        return []

    def _is_giving(self, word: str) -> bool:
        return any(sense.goods for sense in load_lexicon_of_giving().verbs.get(word, ()))
