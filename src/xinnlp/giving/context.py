"""Who `it`, `the foundation` and `she` are, and who gives where a sentence does not say: from what went before."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from xinnlp.giving.parse import SUBJECTS, Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import NamedMention, Party
from xinnlp.knowledge import load_table

_BACK = 3  # sentences
_MOST_PEOPLE = 20
_BACK_TO_PAIR = 8
_BACK_TO_PERSON = 12
_MAX_BETWEEN_PAIR = 5
_THINGS = frozenset({"it", "its"})


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
        self._counts = Counter(mention.id for mention in self.bodies)
        best = max(self._counts.values(), default=0)
        self._main = next((m for m in self.bodies if self._counts[m.id] == best), None)
        self._we_at = [mention for mention in self.bodies if self._follows_we_at(mention)]
        words = load_table("giving")["parties"]
        kinds = load_table("giving")["kinds"]
        self._kinds = {kind: frozenset(names.split()) for kind, names in kinds.items()}
        self._plural = frozenset(words["pairs"].split()) | {"they", "their", "them"}
        self._personal = frozenset(words["personal"].split())
        self._impersonal = frozenset(words["impersonal"].split())

    def resolve(self, found: Iterable[Party], others: Iterable[Party] = ()) -> list[Party]:
        """Return the parties with each anaphor replaced by whom it stands for; unclear pronouns are left out.

        An anaphor never stands for one of `others`, the parties on the other side.
        """
        taken = {other.key for other in others}
        resolved: list[Party] = []
        for party in found:
            if party.anaphor in self._plural and (pair := self._pair_before(party)):
                resolved += [p for p in pair if p.key not in taken]
                continue
            known = self._of_anaphor(party, taken) if party.anaphor else party
            if known is not None and party.anaphor and known.key in taken:
                known = None
            if known is None and party.name:
                known = party
            if known is not None and all(known.key != other.key for other in resolved):
                resolved.append(known)
        return resolved

    def is_body(self, parties: list[Party]) -> bool:
        """Tell one organisation, and nobody else."""
        ids = {party.id for party in parties}
        return len(parties) == 1 and any(body.id in ids for body in self.bodies)

    def body_of(self, party: Party) -> Party | None:
        """Return the organisation that a person speaks for."""
        employer = self.employers.get(party.id or "")
        return Party(employer, None, party.start, party.end) if employer is not None else None

    def _pair_before(self, party: Party) -> list[Party]:
        """Return the two people that `the couple` or `they` stands for: the last ones joined by `and`, if nearest."""
        near = self._near(self.people, party.start, _BACK_TO_PAIR)
        for first, second in reversed(list(itertools.pairwise(near))):
            between = self.parse.words[first.end : second.start]
            if first.id != second.id and between[:1] == ["and"] and len(between) <= _MAX_BETWEEN_PAIR:
                later = [
                    m for m in self._near(self.bodies, party.start) if m.start > first.start and self.is_subject(m)
                ]
                is_told = party.anaphor not in self._impersonal or not later
                return [Party(m.id, None, party.start, party.end) for m in (first, second)] if is_told else []
        return []

    def _subject_of_report(self, pronoun: int) -> NamedMention | None:
        """Return who `they` are in `Oxfam said they will give`: the subject of the verb of saying.

        In `Ada Lowe said it will give`, `it` is somebody else; in `Japan said it will give` it is that country.
        """
        verb = self.parse.heads[pronoun]
        while self.parse.deps[verb] == "xcomp" and self.parse.heads[verb] != verb:
            verb = self.parse.heads[verb]
        subject = self.parse.child(self.parse.heads[verb], "nsubj") if self.parse.deps[verb] == "ccomp" else None
        mention = self.parties.named(subject) if subject is not None and subject < pronoun else None
        if mention is None or (mention.kind == "people" and self.parse.words[pronoun] in _THINGS):
            return None
        is_country = self.parse.words[pronoun] in self._impersonal and not self.parse.doc[mention.end].is_punct
        return mention if mention.kind != "places" or is_country else None

    def _of_anaphor(self, party: Party, taken: set[str]) -> Party | None:
        word = party.anaphor or ""
        reporter = self._subject_of_report(party.start) if word in self._personal | self._impersonal else None
        if reporter is not None:
            mention: NamedMention | None = reporter
        elif word in self._personal:
            mention = self._last(self.people, party.start) or self._last(self.people, party.start, _BACK_TO_PERSON)
        elif word in self._impersonal:
            mention = self._last(self.bodies, party.start)
        elif word in {"we", "us", "our", "i", "me"}:
            mention = self._employer_of_speaker(party.start) or self._called_we(party.start) or self.main_body()
        elif party.name:
            mention = self._last_of_kind(word, party, taken)
        else:
            mention = None
        return self.parties.of_mention(mention)._replace(start=party.start, end=party.end) if mention else None

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

    def _called_we(self, pronoun: int) -> NamedMention | None:
        """Return whom `We at Acme` and `here at Acme` name, the last one before the pronoun."""
        earlier = [mention for mention in self._we_at if mention.start < pronoun]
        return earlier[-1] if earlier else None

    def _follows_we_at(self, mention: NamedMention) -> bool:
        at = mention.start - 1 - (self.parse.words[mention.start - 1] == "the" if mention.start else 0)
        return at > 0 and self.parse.words[at] == "at" and self.parse.words[at - 1] in {"we", "us", "here"}

    def recipient_in_headline(self, start: int, end: int, funders: Iterable[Party]) -> Party | None:
        """Return the one body in [start, end) that follows `to`, `with` or `for` and is none of the funders."""
        taken = {funder.key for funder in funders}
        first, words = bisect_left(self.bodies, (start,)), self.parse.words
        inside = [m for m in self.bodies[first : first + _MOST_PEOPLE] if m.end <= end and m.id not in taken]
        if len({mention.id for mention in inside}) != 1:
            return None
        before = words[max(start, inside[0].start - 2) : inside[0].start]
        return self.parties.of_mention(inside[0]) if {"to", "with", "for"} & set(before) else None

    def main_body(self, least: int = 1) -> NamedMention | None:
        """Return a mention of the organisation that the text names most, the first of equals; `least` times or none."""
        return self._main if self._main is not None and self._counts[self._main.id] >= least else None

    def main_body_beyond(self, token: int) -> NamedMention | None:
        """Return a mention of the main body where the rest of a token's sentence does not tell what part it has."""
        sentence, first = self.parse.sentences[token], bisect_left(self.bodies, (token + 1,))
        rest = itertools.takewhile(
            lambda b: self.parse.sentences[b.start] == sentence, self.bodies[first : first + _MOST_PEOPLE]
        )
        return self._main if self._main is not None and self._main.id not in {b.id for b in rest} else None

    def stands_out(self, mention: NamedMention) -> bool:
        """Tell an organisation that the text names more than once, or that is the only one it names."""
        return self._counts[mention.id] > 1 or len(self._counts) == 1

    def _last(self, mentions: list[NamedMention], before: int, back: int = _BACK) -> NamedMention | None:
        """Return the last one that is a subject, else the last one, within a few sentences."""
        near = self._near(mentions, before, back)
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
        """Tell whether a mention is the head of a subject, or names what that is (`the Acme group gave`)."""
        last = mention.end - 1
        if self.parse.deps[last] == "compound" and self.parse.deps[self.parse.heads[last]] in SUBJECTS:
            return True
        if self.parse.deps[last] == "appos" and self.parse.deps[self.parse.heads[last]] in SUBJECTS:
            return self.parties.mention_at(self.parse.heads[last]) is None  # `retail giant Acme gave`
        return any(self.parse.deps[token] in SUBJECTS for token in range(mention.start, mention.end))

    def _last_of_kind(self, kind: str, party: Party, taken: set[str]) -> NamedMention | None:
        """Return whom `the foundation` stands for: the last body with that word in its name, else the last subject.

        `The medical center` is one with both words in its name.
        """
        before = party.start
        described = set((party.name or "").casefold().split()) - {kind, "same"}
        first = bisect_left(self.bodies, (before,))
        earlier = [m for m in self.bodies[max(0, first - 60) : first] if m.id not in taken]
        words = self._kinds.get(kind, frozenset({kind}))
        named = [m for m in earlier if not words.isdisjoint(self._words_of(m))]
        if described:
            return next((m for m in reversed(named) if described <= set(self._words_of(m))), None)
        if named:
            return named[-1]
        if kind not in self._kinds["any"]:
            return None
        main = self.main_body()
        near = [m for m in self._near(self.bodies, before) if m.id not in taken]
        subjects = [m for m in near if self.is_subject(m)]
        is_known = main is not None and main.id not in taken and main.start < before
        if taken and is_known:
            return main
        if subjects:
            return subjects[-1]
        inside = [m for m in near if self.parse.sentences[m.start] == self.parse.sentences[before]]
        if inside:
            return inside[0] if len({m.id for m in inside}) == 1 else None
        return main if is_known else None

    def _words_of(self, mention: NamedMention) -> list[str]:
        return self.names.get(mention.id, "").casefold().split()

    def _receives(self, mention: NamedMention) -> bool:
        """Tell the subject of `received`, who is given to."""
        return self.parse.words[self.parse.heads[mention.end - 1]] in {"received", "receives"}

    def funder_before(self, token: int, since: int = 0) -> Party | None:
        """Return the one subject of the sentence before, where it is a single person or organisation.

        Nothing before the token `since` counts.
        """
        mentions = sorted(self._near(self.bodies, token, 1) + self._near(self.people, token, 1))
        subjects = {m.id: m for m in mentions if m.start >= since and self.is_subject(m) and not self._receives(m)}
        if len(subjects) != 1:
            return None
        mention = next(iter(subjects.values()))
        return self.parties.of_mention(mention)
