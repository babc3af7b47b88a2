"""Parties: who gives or gets, read from the noun phrase around a token."""

from __future__ import annotations

from collections.abc import Iterable

from xinnlp.giving.appositions import AppositionReader
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.name_rows import NameRowReader
from xinnlp.giving.noun_phrases import bounds_of_phrase, end_of_capitals
from xinnlp.giving.parse import SUBJECTS, Parse
from xinnlp.giving.party import NamedMention, Party
from xinnlp.knowledge import load_table
from xinnlp.quantities.nouns import is_person_noun

_DETERMINERS = frozenset({"the", "same", "this", "that", "these", "those", "its", "their", "our", "his", "her"})
_NOT_PARTIES = frozenset({"$", "£", "€", "%"})
_MAX_CONJUNCTS = 40
_MAX_JOINT = 2
_APOSTROPHES = frozenset("'’‘")
_IN_NEED = ["in", "need"]


class PartyReader:
    """Reads the parties of one Doc."""

    def __init__(self, parse: Parse, mentions: Iterable[NamedMention]) -> None:
        """Take the named mentions; where two overlap, people and organisations win over places, longer over shorter."""
        self.parse = parse
        self.mentions = sorted(mentions, key=lambda m: (m.kind == "places", m.start - m.end, m.start))
        self._at: dict[int, NamedMention] = {}
        for mention in self.mentions:
            if all(token not in self._at for token in range(mention.start, mention.end)):
                self._at.update(dict.fromkeys(range(mention.start, mention.end), mention))
        self.names = {t: range(m.start, m.end) for t, m in self._at.items() if m.kind != "places"}
        words = load_table("giving")["parties"]
        self._bodies = frozenset(words["bodies"].split())
        self._plural_bodies = frozenset(words["plural_bodies"].split())
        self._parts = frozenset(words["parts_of_bodies"].split())
        self._appositions = AppositionReader(parse, self.mention_at, self._bodies)
        self._rows = NameRowReader(parse, self.mention_at, self._plural_bodies)
        self._pronouns = frozenset(words["pronouns"].split())
        self._pairs = frozenset(words["pairs"].split())
        self.sums: set[int] = set()
        self._empty = frozenset(words["empty"].split())

    def mention_at(self, token: int) -> NamedMention | None:
        """Return the person, organisation or place that covers a token."""
        return self._at.get(token)

    def is_party_like(self, token: int) -> bool:
        """Tell a token that names a body or somebody: what may follow `for` as a recipient."""
        mention = self._at.get(token)
        if mention is not None:
            return mention.kind != "places"
        word = self.parse.words[token]
        if word in {"those", "causes"}:
            return self._is_described(token) if word == "those" else self.parse.words[token - 1] == "good"
        return word in self._bodies or word in self._plural_bodies or is_person_noun(word)

    def read(self, head: int, taken: range | None = None) -> list[Party]:
        """Return the parties of the noun phrase with this head, coordinated ones included, none from `taken`."""
        found: list[Party] = []
        queue = [head]
        is_subject = self.parse.deps[head] in SUBJECTS
        while queue and len(found) < _MAX_CONJUNCTS:
            token = queue.pop(0)
            if token in self.sums or (taken and token in taken):
                continue
            party = self._read_one(token)
            named = self._named_after(party) if party else None
            if named is not None:
                party = self.of_mention(named)
            if party and all(other.start != party.start for other in found):
                found += self._joined_before(token, party)
                found.append(party)
                listed = self._rows.listed_after(party, is_subject=is_subject) or self._rows.examples_after(party)
                found += [p for p in listed if all(o.start != p.start for o in found)]
            conjuncts = [child for child in self.parse.children[token] if self.parse.deps[child] == "conj"]
            queue += [child for child in conjuncts if self._is_conjunct(child, is_subject=is_subject)]
        return found

    def _joined_before(self, head: int, party: Party) -> list[Party]:
        """Return the name before the last one of `A and B`, where the parse hangs A on B."""
        for child in self.parse.children[head]:
            mention = self._at.get(child) if self.parse.deps[child] == "nmod" and party.id else None
            between = self.parse.words[mention.end : party.start] if mention is not None else []
            if (
                mention is not None
                and mention.kind != "places"
                and between[:1] == ["and"]
                and len(between) <= _MAX_JOINT
            ):
                return [self.of_mention(mention)]
        return []

    def _named_after(self, party: Party) -> NamedMention | None:
        """Return the name that a colon or dash gives to a description: `an unusual donor: Ada Lowe`."""
        if party.id or party.anaphor or self.parse.words[party.end : party.end + 1] not in ([":"], ["–"], ["—"]):
            return None
        after = (self._at.get(t) for t in range(party.end + 1, min(len(self.parse), party.end + 4)))
        mention = next((m for m in after if m is not None), None)
        return mention if mention is not None and mention.kind != "places" else None

    def _is_conjunct(self, token: int, *, is_subject: bool) -> bool:
        """Tell a further party from the subject of a clause of its own (`to Oxfam and Ada Lowe pledged …`)."""
        if self.parse.is_verb(token) or is_subject:
            return not self.parse.is_verb(token)
        mention = self._at.get(token)
        after = mention.end if mention is not None else token + 1
        return not (after < len(self.parse) and self.parse.is_finite(after))

    def _read_one(self, head: int) -> Party | None:
        parse = self.parse
        word = parse.words[head]
        mention = self.named(head)
        if mention is not None and word not in self._empty:
            return self.of_mention(mention)
        if parse.deps[head] == "appos" and parse.words[parse.heads[head] + 1 : parse.heads[head] + 2] == [","]:
            named = self._at.get(parse.heads[head])
            if named is not None and named.kind != "places":
                return self.of_mention(named)
        if word in self._pronouns:
            return Party(None, None, head, head + 1, word)
        if word == "those" and self._is_described(head):
            return self._verbatim(head, head + 2 + (parse.words[head + 1] == "in"), None)
        if parse.is_verb(head) and self.is_party_like(head):  # `each awardee`, taken for a participle
            return self._verbatim(*bounds_of_phrase(self.parse, head), None)
        if parse.is_verb(head) and parse.doc[head].text[0].isupper():
            return self._verbatim(head, end_of_capitals(parse, head), None)
        if parse.tags[head] in {"CD", "$", "WDT", "WP", "EX", "DT", "RB"} or word in self._empty or parse.is_verb(head):
            return self._of_number(head)
        if not parse.is_noun(head) and parse.tags[head] not in {"JJ", "NN", "DT", "PRP"}:
            return None
        if word in self._parts:
            owner = parse.child(head, "poss")
            within = [*parse.preposition(head, "of", "at", "from", "for"), *([] if owner is None else [owner])]
            whole = self._of_whole(within)
            if whole is not None:
                return whole
        return self._described(head)

    def _is_described(self, those: int) -> bool:
        """Tell `those affected` and `those in need`."""
        return self.parse.tags[those + 1 : those + 2] == ["VBN"] or self.parse.words[those + 1 : those + 3] == _IN_NEED

    def _described(self, head: int) -> Party | None:
        """Read a party that is told by a description: verbatim, or the body that it stands for or is part of."""
        parse, word = self.parse, self.parse.words[head]
        start, end = bounds_of_phrase(self.parse, head)
        determiner = parse.words[start]
        if determiner == "whose":
            return self._of_whose(head)
        if self._is_gift(word):
            return None
        owner = self._owner_of_work(head)
        if owner is not None:
            return owner
        owner = self._owner_of_new(head) if determiner in {"a", "an", "new"} else None
        if owner is not None:
            return owner
        stands_for = word in self._bodies or word in self._pairs
        is_same = parse.words[start + 1 : start + 2] == ["same"]
        is_short = end - start <= 2 + (is_same or (word in self._bodies and head == end - 1))
        anaphor = word if stands_for and determiner in _DETERMINERS and is_short else None
        return self._verbatim(start, end, anaphor)

    def _owner_of_work(self, head: int) -> Party | None:
        """Return the body of `Acme’s relief fund`, whose name the fund, appeal or work has not in its own."""
        owner = self.parse.child(head, "poss")
        mention = self._at.get(owner) if owner is not None else None
        is_work = mention is not None and load_lexicon_of_giving().has("work_of_bodies", self.parse.words[head])
        return self.of_mention(mention) if is_work and mention is not None and mention.kind == "organisations" else None

    def _owner_of_new(self, head: int) -> Party | None:
        """Return the body of `a new programme at Nyota School`."""
        if self.parse.words[head] not in self._bodies:
            return None
        within = (self._at.get(token) for token in self.parse.preposition(head, "at", "within"))
        mention = next((m for m in within if m is not None and m.kind == "organisations"), None)
        return self.of_mention(mention) if mention is not None else None

    def _of_whole(self, within: list[int]) -> Party | None:
        """Return the body whose board, team or arm is told: a name, or `the trust`, which stands for one."""
        inner = next((self._at.get(t) for t in within), None)
        if inner is not None:
            return self.of_mention(inner)
        body = next((t for t in within if self.parse.words[t] in self._bodies), None)
        party = self._read_one(body) if body is not None else None
        return party if party is not None and party.anaphor else None

    def named(self, head: int) -> NamedMention | None:
        """Return the name at a token, or that of what it tells: `retail giant Acme`, `alumnus Dr. Jane Doe`."""
        return self._at.get(head) or self._appositions.name_of(head) or self._appositions.name_next(head)

    def _is_gift(self, word: str) -> bool:
        """Tell what is given itself (`grants`, `the bequest`), which is no party."""
        sense = load_lexicon_of_giving().noun(word)
        return sense is not None and not sense.founded and word not in self._bodies

    def _of_whose(self, head: int) -> Party | None:
        """Read `Ada Lowe, whose campaign raised …`: the campaign's owner."""
        clause = next((h for _, h in self.parse.ancestors(head) if self.parse.deps[h] == "relcl"), None)
        owner = self.parse.heads[clause] if clause is not None else head
        return self._read_one(owner) if owner < head else None

    def _of_number(self, head: int) -> Party | None:
        """Read `12 of the schools`, `one of its alumni, Ada Lowe`, `Ada Lowe ’57` where the number is the head."""
        inner = self.counted(head)
        if inner is None:
            return self._of_class(head)
        mention = self._appositions.name_of(inner) or self._appositions.after(head)
        return self.of_mention(mention) if mention is not None else self._read_one(inner)

    def _of_class(self, year: int) -> Party | None:
        """Read the person before the year of a class: `Ada Lowe ’57`."""
        mark, text = self.parse.doc[year - 1].text, self.parse.doc[year].text
        mention = self._at.get(year - 1 - (mark in _APOSTROPHES))
        is_class = (mark in _APOSTROPHES or text[0] in _APOSTROPHES) and text[-2:].isdigit()
        return self.of_mention(mention) if is_class and mention is not None and mention.kind == "people" else None

    def counted(self, head: int) -> int | None:
        """Return the head of what a number or `each`, `some`, `many`, `all` counts with `of`."""
        if self.parse.tags[head] not in {"CD", "DT", "JJ", "RB"} and self.parse.words[head] not in self._empty:
            return None
        inner = next(iter(self.parse.preposition(head, "of")), None)
        return inner if inner is not None and self.is_party_like(inner) else None

    def of_mention(self, mention: NamedMention) -> Party:
        """Return the party of a mention; a place stands verbatim, for its government or people."""
        if mention.kind == "places":
            words = self.parse.doc[mention.start : mention.end].text.removeprefix("the ")
            return Party(None, " ".join(words.split()), mention.start, mention.end)
        return Party(mention.id, None, mention.start, mention.end)

    def _verbatim(self, start: int, end: int, anaphor: str | None) -> Party | None:
        parse = self.parse
        if start < end - 1 and parse.words[start] in {"the", "its", "their", "our", "his", "her"}:
            start += 1
        span = parse.doc[start:end]
        name = " ".join(span.text.split())
        if not any(character.isalpha() for character in name) or name in _NOT_PARTIES:
            return None
        return Party(None, name, start, end, anaphor)
