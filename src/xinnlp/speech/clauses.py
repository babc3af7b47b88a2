"""Reporting clauses: the verb, and who its subject is.

Reads tokens (text, fine-grained tag) and mentions, never lemmas. Where a clause does not tell, the answer is None.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc

from xinnlp.speech.verbs import load_reporting_verbs

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s"})
_SENTENCE_END = frozenset({".", "!", "?", "…", "...", "!!", "??", "?!"})
_PRONOUNS = frozenset({"he", "she"})
_LINKS = frozenset({"of", "at", "from", "for", "with", "in"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PLURAL_OR_OPEN = frozenset({"one", "some", "many", "several", "both", "others", "another"})
_MAX_CLAUSE = 60
_MAX_SUBJECT = 14


class Mention(NamedTuple):
    """A person's or organisation's mention; `start` and `end` count tokens."""

    start: int
    end: int
    id: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks: an entity's id, a pronoun (token index) still to be resolved, or neither where it is not told."""

    id: str | None = None
    pronoun: int | None = None
    is_person: bool = True


_UNTOLD = Subject()


class Clauses:
    """The reporting clauses of one Doc."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention], roles: Mapping[str, Iterable[str]]) -> None:
        """Take mentions, and for each person's id the words (lower case) of his or her roles."""
        self.doc = doc
        # A person's mention wins over an organisation's with the same bounds.
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end, not m.is_person))
        self._starts = [mention.start for mention in self.mentions]
        self._by_end = {mention.end: mention for mention in reversed(self.mentions)}
        self._by_start = {mention.start: mention for mention in reversed(self.mentions)}
        self._verbs = load_reporting_verbs()
        self._holders: dict[str, set[str]] = {}
        for person, words in roles.items():
            for word in words:
                self._holders.setdefault(word, set()).add(person)

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin in [start, end), in text order."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def sentence_start(self, token: int, limit: int) -> int:
        """Return where the sentence that holds `token` begins, not before `limit`."""
        for position in range(token - 1, max(limit, token - _MAX_CLAUSE) - 1, -1):
            if self.doc[position].text in _SENTENCE_END or "\n" in self.doc[position].text:
                return position + 1
        return max(limit, token - _MAX_CLAUSE)

    def sentence_end(self, token: int, limit: int) -> int:
        """Return the index after the mark that ends the sentence of `token`, at most `limit`."""
        for position in range(token, min(limit, token + _MAX_CLAUSE)):
            if self.doc[position].text in _SENTENCE_END:
                return position + 1
            if "\n" in self.doc[position].text:
                return position
        return min(limit, token + _MAX_CLAUSE)

    def is_reporting(self, position: int) -> bool:
        """Tell whether the token is a finite or -ing reporting verb in the active voice."""
        token = self.doc[position]
        if token.lower_ not in self._verbs.reporting or token.tag_[:2] not in {"VB", ""}:
            return token.lower_ in {"said", "says"} and token.tag_[:2] in {"VB", ""}
        before = self.doc[position - 1].lower_ if position else ""
        if before in _BE and token.tag_ != "VBG":
            return token.lower_ == "quoted"
        return True

    def reporting_verbs(self, start: int, end: int) -> Iterator[int]:
        """Yield the reporting verbs in [start, end) in text order."""
        for position in range(start, end):
            if self.is_reporting(position):
                yield position

    def subject_before(self, verb: int, start: int) -> Subject | None:
        """Return the subject that stands before the verb in [start, verb), None where there is none."""
        position = verb - 1
        while position >= start and self._is_passed_over(position):
            position -= 1
        if position < start:
            return None
        token = self.doc[position]
        mention = self._by_end.get(position + 1)
        if mention and mention.start >= start:
            return self._head_of(mention, start)
        if token.lower_ in _PRONOUNS:
            return Subject(pronoun=position)
        if token.text in {",", ")", "–", "—", "-"}:
            return self._before_apposition(position, start)
        if token.lower_ in {"who", "and", "but"}:
            return self._first_person(start, position)
        if token.tag_[:2] == "NN":
            return self._described(position, start)
        return _UNTOLD if token.lower_ in {"it", "they", "we", "i", "you", "this"} else None

    def _is_passed_over(self, position: int) -> bool:
        token = self.doc[position]
        return token.lower_ in self._verbs.auxiliary or token.lower_ in _BE or token.tag_ in {"RB", "RBR", "RP"}

    def _head_of(self, mention: Mention, start: int) -> Subject:
        """Return the mention right before the verb, or the person whose affiliation it is (`Ada Lowe of X said`)."""
        if mention.is_person:
            return Subject(mention.id)
        before = self.doc[mention.start - 1].lower_ if mention.start > start else ""
        if before == "the" and mention.start - 1 > start:
            before = self.doc[mention.start - 2].lower_
        if before not in _LINKS:
            return Subject(mention.id, is_person=False)
        people = [m for m in self.mentions_between(start, mention.start) if m.is_person and not self._possessive(m)]
        if people:
            return Subject(people[0].id) if len({m.id for m in people}) == 1 else _UNTOLD
        for position in range(mention.start - 1, max(start, mention.start - 5) - 1, -1):
            if self.doc[position].lower_ in self._verbs.spokesperson | self._verbs.document:
                return Subject(mention.id, is_person=False)
        for position in range(mention.start - 2, max(start, mention.start - 8) - 1, -1):
            found = self._holder(position)
            if found:
                return Subject(found)
        return _UNTOLD

    def _before_apposition(self, comma: int, start: int) -> Subject | None:
        """Return the subject before `, founder of X,`, or that which is itself set off by commas."""
        people = [m for m in self.mentions_between(start, comma) if m.is_person and not self._possessive(m)]
        if not people:
            bodies = [m for m in self.mentions_between(start, comma) if self._is_followed_by_comma(m)]
            return Subject(bodies[0].id, is_person=False) if len(bodies) == 1 else None
        if len({m.id for m in people}) == 1:
            return Subject(people[0].id)
        first = people[0]
        if self._is_followed_by_comma(first):
            return Subject(first.id)
        return Subject(people[-1].id) if people[-1].end == comma else _UNTOLD

    def _first_person(self, start: int, end: int) -> Subject | None:
        people = [m for m in self.mentions_between(start, end) if m.is_person and not self._possessive(m)]
        if people:
            return Subject(people[0].id) if len({m.id for m in people}) == 1 else _UNTOLD
        for position in range(start, min(end, start + _MAX_SUBJECT)):
            if self.doc[position].lower_ in _PRONOUNS:
                return Subject(pronoun=position)
        bodies = self.mentions_between(start, end)
        if bodies and bodies[0].start <= start + 1:
            return Subject(bodies[0].id, is_person=False)
        return None

    def _described(self, noun: int, start: int) -> Subject:
        """Return who `the UN director` is: the one person with that role, or the body of a spokesperson."""
        if self.doc[noun].lower_ in self._verbs.spokesperson | self._verbs.document:
            bodies = self.mentions_between(max(start, noun - 6), noun)
            if len(bodies) == 1 and not bodies[0].is_person:
                return Subject(bodies[0].id, is_person=False)
            return _UNTOLD
        first = noun
        while first > start and self.doc[first - 1].text not in {",", ";", "and"} and noun - first < 6:
            first -= 1
            if self.doc[first].lower_ in {"the", "our", "his", "her", "their", "its"}:
                found = self._holder(noun)
                return Subject(found) if found else _UNTOLD
        return _UNTOLD

    def _holder(self, position: int) -> str | None:
        holders = self._holders.get(self.doc[position].lower_, set())
        return next(iter(holders)) if len(holders) == 1 else None

    def subject_after(self, verb: int, end: int) -> Subject | None:
        """Return the subject that follows the verb (`said Ada Lowe`) in [verb + 1, end)."""
        first = verb + 1
        if first >= end:
            return None
        if self.doc[first].lower_ in _PRONOUNS:
            return Subject(pronoun=first)
        if self.doc[first].lower_ in {"it", "they", "i", "we", *_PLURAL_OR_OPEN}:
            return _UNTOLD
        end = min(end, first + _MAX_SUBJECT)
        for position in range(first, end):
            token = self.doc[position]
            inside = position > first and self._covering(position) is not None
            if not inside and (
                token.tag_ in _FINITE or token.lower_ in {"who", "which", "when", "while", "after", ";"}
            ):
                end = position
                break
        return self._first_named(first, end)

    def _first_named(self, first: int, end: int) -> Subject:
        mentions = self.mentions_between(first, end)
        people = [m for m in mentions if m.is_person and not self._possessive(m)]
        indefinite = self.doc[first].lower_ in {"a", "an"}
        if people and not (indefinite and self.doc[people[0].start - 1].lower_ in {"of", "to", "with"}):
            return Subject(people[0].id)
        if mentions and not mentions[0].is_person and not self._possessive(mentions[0]):
            body = mentions[0]
            described = {self.doc[i].lower_ for i in range(first, min(end, body.end + 2))}
            if body.start <= first + 1 and not self._is_noun_phrase_start(body, end):
                return Subject(body.id, is_person=False)
            if described & (self._verbs.spokesperson | self._verbs.document):
                return Subject(body.id, is_person=False)
        if self.doc[first].lower_ in {"the", "its", "their"}:
            for position in range(first + 1, end):
                found = self._holder(position)
                if found:
                    return Subject(found)
                if self.doc[position].tag_[:2] not in {"NN", "JJ"} and self._covering(position) is None:
                    break
        return _UNTOLD

    def _is_noun_phrase_start(self, body: Mention, end: int) -> bool:
        """Tell whether a noun follows the body's name (`said Oxfam president …`): then it is not the speaker."""
        return body.end < end and self.doc[body.end].tag_[:2] == "NN"

    def mention_from(self, position: int) -> Mention | None:
        """Return the mention that begins at the token."""
        return self._by_start.get(position)

    def mention_until(self, position: int) -> Mention | None:
        """Return the mention that ends before the token."""
        return self._by_end.get(position)

    def _covering(self, position: int) -> Mention | None:
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self.mentions[index].end > position:
            return self.mentions[index]
        return None

    def _possessive(self, mention: Mention) -> bool:
        return mention.end < len(self.doc) and self.doc[mention.end].lower_ in {"'s", "’s", "'", "’"}

    def _is_followed_by_comma(self, mention: Mention) -> bool:
        return mention.end < len(self.doc) and self.doc[mention.end].text in {",", "(", "–", "—"}
