"""Sums that belong to the sum before: its parts, its rest, what it is used for, the goal that it is told of."""

from __future__ import annotations

from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.nouns import NounReader
from xinnlp.giving.parse import Parse
from xinnlp.giving.phrases import PhraseReader
from xinnlp.giving.roles import Roles
from xinnlp.giving.statement import Giving
from xinnlp.giving.sums import Sum

_MAX_BETWEEN = 40
_MOST_SENTENCES_APART = 4
_MAX_TO_REST = 3
_JOINTS = frozenset({"and", ",", ";", "plus", "another"})

Told = tuple[Event, str, Roles]


class PartReader:
    """Reads a sum of one Doc by the statement before it; every method returns None where the sum stands alone."""

    def __init__(self, parse: Parse, phrases: PhraseReader, nouns: NounReader) -> None:
        """Take the readers of the Doc."""
        self.parse = parse
        self.phrases = phrases
        self.nouns = nouns
        self.lexicon = load_lexicon_of_giving()

    def read(self, given: Sum, previous: Giving | None) -> Told | None:
        """Return event, status and roles of a part, a use or a goal; recipients may still be anaphora."""
        if previous is None:
            return None
        return self._part(given, previous) or self._use(given, previous) or self._goal(given, previous)

    def use(self, given: Sum, previous: Giving | None) -> Told | None:
        """Return what a part of the sum before pays for, but for one that goes to somebody else."""
        told = self._use(given, previous) if previous is not None else None
        return told if told is not None and self._verb_of_use(given) != "go" else None

    def is_rest(self, given: Sum, previous: Giving | None) -> bool:
        """Tell `the remaining $3m` and `the other £2m` of the sum before."""
        if previous is None or not given.is_money or previous.sum.mention.unit != given.mention.unit:
            return False
        before = self.parse.words[max(0, given.start - _MAX_TO_REST) : given.start]
        is_near = self.parse.sentences[given.start] - self.parse.sentences[previous.sum.start] <= 1
        return is_near and any(self.lexicon.has("remaining", word) for word in before)

    def _part(self, given: Sum, previous: Giving) -> Told | None:
        """Read a sum that shares verb and funder with the one before: `, including $2m for X`, `and $3m to Y`."""
        if self.parse.sentences[previous.sum.start] != self.parse.sentences[given.start]:
            return None
        first, last = previous.sum.end, given.start
        if last - first > _MAX_BETWEEN or previous.sum.is_money != given.is_money:
            return None
        between = self.parse.words[first:last]
        is_rest = self.is_rest(given, previous)
        told_as_part = is_rest or any(self.lexicon.has("parts", word) for word in between[-6:])
        verbs = [self.parse.words[token] for token in range(first, last) if self.parse.is_finite(token)]
        if not is_rest and not all(self.lexicon.has("parts", verb) for verb in verbs):
            return None
        event = Event(given, "noun", previous.status)
        recipients = self.phrases.objects_of_to(event)
        listed = bool(between) and between[-1] in _JOINTS
        joined = listed and (bool(recipients) or not given.is_money)
        if not told_as_part and not joined:
            return None
        if not recipients and not given.is_money:
            recipients = list(previous.recipients)
        return event, previous.status, Roles(list(previous.funders), recipients)

    def _use(self, given: Sum, previous: Giving) -> Told | None:
        """Read what a part of the sum before is for: `Of that, $2m will pay for desks`."""
        if not given.is_money or not previous.is_gift:
            return None
        whole, part = previous.sum.mention, given.mention
        if whole.unit != part.unit or not whole.value / 100 <= part.value <= whole.value:
            return None
        if self.parse.sentences[given.start] - self.parse.sentences[previous.sum.start] > _MOST_SENTENCES_APART:
            return None
        if self._verb_of_use(given) is None:
            return None
        roles = Roles(list(previous.funders), list(previous.recipients))
        return Event(given, "noun", previous.status), previous.status, roles

    def _verb_of_use(self, given: Sum) -> str | None:
        """Return the verb of `$2m will pay for desks`: right after the sum the words tell it, else the parse."""
        parse, verb = self.parse, self.parse.heads[given.root]
        following = parse.words[given.end + 1 : given.end + 4]
        if parse.words[given.end : given.end + 1] == ["will"]:
            return next((word for word in following if self.lexicon.has("uses", word)), None)
        shares = any(parse.words[c] == "will" for v in (verb, parse.heads[verb]) for c in parse.children[v])
        is_subject = parse.deps[given.root] in {"nsubj", "nsubjpass"}
        is_use = shares and is_subject and self.lexicon.has("uses", parse.words[verb])
        return parse.words[verb] if is_use else None

    def _goal(self, given: Sum, previous: Giving) -> Told | None:
        """Read the goal of what is raised: `has raised £250,000 of its £500,000 target`."""
        noun = self.nouns.inside(given)
        noun = noun if noun is not None else self._noun_after(given)
        sense = self.nouns.sense(noun) if noun is not None else None
        same = self.parse.sentences[given.start] == self.parse.sentences[previous.sum.start]
        if sense is None or sense.status != "sought" or not same or previous.status != "raised" or not given.is_money:
            return None
        recipients = list(previous.recipients or previous.funders)
        return (
            (Event(given, "noun", "sought", None, noun, sense), "sought", Roles([], recipients)) if recipients else None
        )

    def _noun_after(self, given: Sum) -> int | None:
        window = range(given.end, min(given.end + 3, len(self.parse)))
        return next((t for t in window if self.nouns.sense(t) is not None), None)
