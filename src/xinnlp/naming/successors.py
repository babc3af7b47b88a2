"""Posts handed on: `P succeeds Q as chair`, `appointed P as chair to take over from Q`: both have held them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from xinnlp.naming.mentions import Mention
from xinnlp.naming.roles import role_words
from xinnlp.naming.sharing import is_honorific_part

_MAX_WORDS = 9
_EQUATING = (["is"], ["was"], ["will", "be"])
_REACH = 10
_NOMINATIVE = frozenset({"he", "she"})
_POSTS = frozenset({"role", "post", "position", "job"})
_HOLDING = frozenset({"held", "holds", "filled", "occupied", "left", "leaves", "vacated"})
_BEING = frozenset({"been", "was", "is", "served", "serving", "serves"})
_TAKING = frozenset({"take", "takes", "taking", "took", "taken"})


class Post(NamedTuple):
    """A post read, bounds in tokens: who holds it, its title and its body."""

    person: str
    start: int
    end: int
    body: str | None


def other_holder(doc: Doc, row: Sequence[Mention], index: int, body_end: int, person: str) -> Iterator[str]:
    """Yield who takes the post over from its holder, or who held it before, where the sentence names both.

    The verb stands between the two names, or between the post told of the one and the name of the other.
    """
    people = [mention for mention in row if mention.kind == "person"]
    following = next((mention for mention in people if mention.start >= body_end), None)
    if following is not None and following.id != person and _hands_on(doc, body_end, following.start):
        yield following.id
    elif following is not None and (other := _successor_of(doc, people, following)) and following.id == person:
        yield other
    if following is not None and _is_equated(doc, people, body_end, following, person):
        yield following.id
    told = [mention for mention in people if mention.end <= row[index].start][-2:]
    if len(told) > 1 and told[1].id == person != told[0].id and _hands_on(doc, told[0].end, told[1].start):
        yield told[0].id


def _is_equated(doc: Doc, people: Sequence[Mention], end: int, following: Mention, person: str) -> bool:
    """Tell `Replacing Ada Lowe as treasurer is Tom Reed`."""
    if [token.lower_ for token in doc[end : following.start] if not is_honorific_part(token)] not in _EQUATING:
        return False
    holder = next((mention for mention in people if mention.id == person and mention.end <= end), None)
    return holder is not None and _hands_on(doc, doc[holder.start].sent.start, holder.start)


def find_predecessors(doc: Doc, row: Sequence[Mention], post: Post, subject: str | None) -> Iterator[str]:
    """Yield who a sentence says has held the post told last: `She takes over from P`, `P, who has held the role since`.

    `subject` is whom a pronoun at its beginning means.
    """
    people = [mention for mention in row if mention.kind == "person"]
    titled = any(mention.kind == "title" for mention in row)
    for index, person in enumerate(people):
        start = people[index - 1].end if index else _start_of_clause(doc, person.start)
        holder = people[index - 1].id if index else subject if doc[start].lower_ in _NOMINATIVE else None
        followed = not titled and holder == post.person and _hands_on(doc, start, person.start)
        if person.id != post.person and (followed or _has_held_it(doc, person.end)):
            yield person.id


def _start_of_clause(doc: Doc, position: int) -> int:
    """Return where the sentence begins, if that is within a few words."""
    start = position
    while start > max(0, position - _MAX_WORDS - 1) and not doc[start].is_sent_start:
        start -= 1
    return start


def _has_held_it(doc: Doc, end: int) -> bool:
    """Tell `, who has held the role since`, `who had been in the post` after a name; not `the role of director`."""
    words = [token.lower_ for token in doc[end : end + _REACH]]
    words = words[words[:1] == [","] :]
    at = next((n for n, word in enumerate(words) if word in _POSTS), 0)
    if words[:1] != ["who"] or at < 2 or words[at - 1] not in {"the", "this", "that"} or words[at + 1 :][:1] == ["of"]:
        return False
    return words[at - 2] in _HOLDING or (words[at - 2] in {"in", "as"} and words[at - 3] in _BEING)


def with_a_successor(doc: Doc, row: Sequence[Mention], end: int, person: Mention) -> bool:
    """Tell `a new chair, with Ada Lowe succeeding Tom Reed` after a title that ends at `end`."""
    words = [token.lower_ for token in doc[end : person.start] if not is_honorific_part(token)]
    people = [mention for mention in row if mention.kind == "person"]
    return words == [",", "with"] and _successor_of(doc, people, person) is not None


def _successor_of(doc: Doc, people: Sequence[Mention], person: Mention) -> str | None:
    """Return whom the verb after a person's name says that the person follows."""
    at = people.index(person) + 1
    return people[at].id if at < len(people) and _hands_on(doc, person.end, people[at].start) else None


def _hands_on(doc: Doc, start: int, end: int) -> bool:
    """Tell `, succeeding`, `will take over from` as all the words to a name but for a few before the verb."""
    while end > start and is_honorific_part(doc[end - 1]):
        end -= 1
    words = [token.lower_ for token in doc[start:end]]
    taken = words[-2:] == ["over", "from"] and words[-3:-2] and words[-3] in _TAKING
    if not words or len(words) > _MAX_WORDS or not (taken or words[-1] in role_words("succeeding")):
        return False
    return not any(word in {".", ";"} for word in words)
