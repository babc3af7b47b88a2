"""Who `it`, `the foundation` and `she` are, and who gives where a sentence does not say: from what went before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from xinnlp.giving.parse import SUBJECTS, Parse
from xinnlp.giving.parties import NamedMention, Party, PartyReader
from xinnlp.knowledge import load_table

_BACK = 3  # sentences
_MOST_PEOPLE = 20


class Context:
    """The named people and organisations of one Doc in text order, and its main body."""

    def __init__(
        self, parse: Parse, parties: PartyReader, names: dict[str, str], employers: dict[str, str] | None = None
    ) -> None:
        """Take the reader of parties, the full name of each id, and the organisation that each person speaks for."""
        self.parse = parse
        self.parties = parties
        self.names = names
        self.employers = employers or {}
        self.people = [m for m in sorted(parties.mentions) if m.kind == "people"]
        self.bodies = [m for m in sorted(parties.mentions) if m.kind == "organisations"]
        words = load_table("giving")["parties"]
        kinds = load_table("giving")["kinds"]
        self._kinds = {kind: frozenset(names.split()) for kind, names in kinds.items()}
        self._personal = frozenset(words["personal"].split())
        self._impersonal = frozenset(words["impersonal"].split())

    def resolve(self, found: Iterable[Party], others: Iterable[Party] = ()) -> list[Party]:
        """Return the parties with each anaphor replaced by whom it stands for; unclear pronouns are left out.

        An anaphor never stands for one of `others`, the parties on the other side.
        """
        taken = {other.key for other in others}
        resolved: list[Party] = []
        for party in found:
            known = self._of_anaphor(party) if party.anaphor else party
            if known is not None and party.anaphor and known.key in taken:
                known = None
            if known is None and party.name:
                known = party
            if known is not None and all(known.key != other.key for other in resolved):
                resolved.append(known)
        return resolved

    def _of_anaphor(self, party: Party) -> Party | None:
        word = party.anaphor or ""
        if word in self._personal:
            mention = self._last(self.people, party.start)
        elif word in self._impersonal:
            mention = self._last(self.bodies, party.start)
        elif word in {"we", "us", "our", "i", "me"}:
            mention = self._employer_of_speaker(party.start) or self.main_body()
        elif party.name:
            mention = self._last_of_kind(word, party.start)
        else:
            mention = None
        if mention is None:
            return None
        return Party(mention.id, None, party.start, party.end)

    def _employer_of_speaker(self, pronoun: int) -> NamedMention | None:
        """Return whom `we` stands for in `“We give …,” said Ada Lowe of the Lowe Trust`: the speaker's organisation."""
        start, end = self.parse.sentence_bounds(pronoun)
        first = bisect_left(self.people, (start,))
        for mention in self.people[first : first + _MOST_PEOPLE]:
            if mention.start >= end:
                break
            employer = self.employers.get(mention.id)
            if employer is not None and self.is_subject(mention):
                return next((body for body in self.bodies if body.id == employer), None)
        return None

    def recipient_in_headline(self, start: int, end: int, funders: Iterable[Party]) -> Party | None:
        """Return the one body in [start, end) that follows `to`, `with` or `for` and is none of the funders."""
        taken = {funder.key for funder in funders}
        first, words = bisect_left(self.bodies, (start,)), self.parse.words
        inside = [m for m in self.bodies[first : first + _MOST_PEOPLE] if m.end <= end and m.id not in taken]
        if len({mention.id for mention in inside}) != 1:
            return None
        before = words[max(start, inside[0].start - 2) : inside[0].start]
        return self.parties.of_mention(inside[0]) if {"to", "with", "for"} & set(before) else None

    def main_body(self) -> NamedMention | None:
        """Return a mention of the organisation that the text names most, the first one where two are equal."""
        counts = Counter(mention.id for mention in self.bodies)
        if not counts:
            return None
        best = max(counts.values())
        return next(mention for mention in self.bodies if counts[mention.id] == best)

    def _last(self, mentions: list[NamedMention], before: int) -> NamedMention | None:
        """Return the last one that is a subject, else the last one, within a few sentences."""
        near = self._near(mentions, before)
        subjects = [m for m in near if self.is_subject(m)]
        return subjects[-1] if subjects else (near[-1] if near else None)

    def _near(self, mentions: list[NamedMention], before: int, back: int = _BACK) -> list[NamedMention]:
        first = bisect_left(mentions, (before,))
        sentence = self.parse.sentences[before]
        near = []
        for mention in reversed(mentions[max(0, first - 40) : first]):
            if sentence - self.parse.sentences[mention.start] > back:
                break
            near.append(mention)
        return near[::-1]

    def is_subject(self, mention: NamedMention) -> bool:
        """Tell whether a mention is the head of a subject."""
        return any(self.parse.deps[token] in SUBJECTS for token in range(mention.start, mention.end))

    def _last_of_kind(self, kind: str, before: int) -> NamedMention | None:
        """Return whom `the foundation` stands for: the last body with that word in its name, else the last subject."""
        first = bisect_left(self.bodies, (before,))
        earlier = self.bodies[max(0, first - 60) : first]
        words = self._kinds.get(kind, frozenset({kind}))
        named = [m for m in earlier if not words.isdisjoint(self.names.get(m.id, "").casefold().split())]
        if named:
            return named[-1]
        if kind not in self._kinds["any"]:
            return None
        near = self._near(self.bodies, before)
        subjects = [m for m in near if self.is_subject(m)]
        if subjects:
            return subjects[-1]
        inside = [m for m in near if self.parse.sentences[m.start] == self.parse.sentences[before]]
        return inside[0] if len({m.id for m in inside}) == 1 else None

    def funder_before(self, token: int) -> Party | None:
        """Return the one subject of the sentence before, where it is a single person or organisation."""
        mentions = sorted(self._near(self.bodies, token, 1) + self._near(self.people, token, 1))
        subjects = {m.id: m for m in mentions if self.is_subject(m)}
        if len(subjects) != 1:
            return None
        mention = next(iter(subjects.values()))
        return Party(mention.id, None, token, token)
