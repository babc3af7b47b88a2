"""Reading roles off the order of names and titles in a sentence.

A sentence is seen as a row of mentions (person, organisation, place, title) with the words between them. Each
title looks for its organisation (`CEO of X`, `X’s CEO`, `X CEO`, `its CEO`; a post without one is held in the
document's main organisation) and for its person (`P, CEO`,
`CEO P`, `P is the CEO`, `CEO of X, P`); titles in a row share the person (`P, chair of X and founder of Y`).
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from xinnlp.naming.announced import find_announced
from xinnlp.naming.belonging import untitled_pairs
from xinnlp.naming.bodies import Known, find_bodies
from xinnlp.naming.forms import is_honorific
from xinnlp.naming.holders import person_before, person_beside, person_of_next
from xinnlp.naming.introductions import is_as
from xinnlp.naming.mentions import Mention, words_between
from xinnlp.naming.roles import role_words
from xinnlp.naming.sharing import is_one_of, is_shared, people_sharing
from xinnlp.naming.successors import Post, find_predecessors, other_holder
from xinnlp.naming.understood import Frame, after, begin, person_by_pronoun

_MAX_ROW = 200


class Affiliation(NamedTuple):
    """A role found; the token bounds are those of the title, else of the organisation's mention."""

    person_id: str
    organisation_id: str | None
    start: int
    end: int
    has_title: bool


def find_affiliations(doc: Doc, mentions: Sequence[Mention], frame: Frame | None = None) -> Iterator[Affiliation]:
    """Yield affiliations in text order; every mention lies in one sentence.

    A sentence with more than 200 mentions is read in parts, each of which begins with a person.
    """
    frame = frame or Frame()
    row: list[Mention] = []
    known = begin(mentions, frame)
    limit = -1
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        if row and mention.start < row[-1].end:
            continue  # LRF of Lowe Relief Fund (LRF)
        full = len(row) >= _MAX_ROW and mention.kind == "person"  # rows are searched whole: time stays linear
        if row and (mention.start >= limit or full):
            yield from _read_row(doc, row, known, frame)
            known = after(doc, row, known)
            row = []
        if mention.start >= limit:
            limit = _sentence_end(doc, mention.start)
        row.append(mention)
    if row:
        yield from _read_row(doc, row, known, frame)


def _sentence_end(doc: Doc, position: int) -> int:
    position += 1
    while position < len(doc) and not (doc[position].is_sent_start and not _goes_on(doc, position)):
        position += 1
    return position


def _goes_on(doc: Doc, position: int) -> bool:
    """Tell a sentence that begins after a comma or after the point of `the Hon.`, which is no end."""
    before = doc[position - 1].text
    return before == "," or (before == "." and position > 1 and is_honorific(doc[position - 2].text))


def _read_row(doc: Doc, row: list[Mention], known: Known, frame: Frame) -> Iterator[Affiliation]:
    row = list(_split_posts(doc, row))
    titled: set[tuple[str, str | None]] = set()
    chain: tuple[int, str] | None = None  # the end of what was read last, and its person
    for index, mention in enumerate(row):
        if mention.kind != "title" or _is_degree(doc, row, index):
            continue
        bodies, body_end = find_bodies(doc, row, index, known)
        if _is_of_relative(doc, mention.start) and not _precedes_person(row, index, body_end):
            continue
        person = person_beside(doc, row, index, body_end, titled) or person_before(doc, chain, mention, row, body_end)
        person = person or person_of_next(doc, row, index, body_end)
        person = person or person_by_pronoun(doc, row, mention, body_end, known)
        if person is None:
            if body_end > mention.end and bodies[0]:
                known.vacant[doc[mention.end - 1].lower_] = bodies[0]
            continue
        chain = (body_end, person)
        sharing = [*people_sharing(doc, row, mention, person), *other_holder(doc, row, index, body_end, person)]
        alone = not sharing and not _precedes_person(row, index, body_end)
        if is_shared(doc, mention) and alone and (bodies == [None] or not is_one_of(doc, mention)):
            continue  # `Ada Lowe, members of the club and others`
        if doc[mention.end - 1].lower_ in role_words("schooling"):
            continue
        if bodies in ([None], [known.main]) and body_end == mention.end and _heads_item(row[0], frame):
            bodies = [row[0].id]
        for holder, organisation in itertools.product([person, *sharing], bodies):
            titled.add((holder, organisation))
            yield Affiliation(holder, organisation, mention.start, mention.end, has_title=True)
        if bodies[0] is not None and known.main in {None, bodies[0]}:
            known.posts[:] = [Post(person, mention.start, mention.end, bodies[0])]
    for affiliation in _told_elsewhere(doc, row, known):
        if (affiliation.person_id, affiliation.organisation_id) not in titled:
            titled.add((affiliation.person_id, affiliation.organisation_id))
            yield affiliation
    yield from _untitled(doc, row, titled, known, frame)


def _told_elsewhere(doc: Doc, row: list[Mention], known: Known) -> Iterator[Affiliation]:
    """Yield posts whose title stands apart from the name: in an earlier sentence, or before a list."""
    for post in known.posts:
        for person in find_predecessors(doc, row, post, known.person):
            yield Affiliation(person, post.body, post.start, post.end, has_title=True)
    for person, seats, has_title in find_announced(doc, row, known.seats, known.main or known.last):
        yield Affiliation(person, seats.body, seats.start, seats.end, has_title)


def _is_degree(doc: Doc, row: list[Mention], index: int) -> bool:
    """Tell `MD` between the commas of two people: `Ada Lowe, MD, Tom Reed`."""
    title = row[index]
    if doc[title.start].text != "MD" or title.end - title.start > 1 or index + 1 == len(row):
        return False
    return row[index + 1].kind == "person" and words_between(doc, title, row[index + 1]) == [","]


def _is_of_relative(doc: Doc, start: int) -> bool:
    """Tell the post of somebody's family: `the wife of a governor`, `son of the late director`."""
    words = [token.lower_ for token in doc[max(0, start - 5) : start]]
    while words and words[-1] in role_words("before_relative"):
        words.pop()
    return len(words) > 1 and words[-1] == "of" and words[-2] in role_words("relatives")


def _precedes_person(row: list[Mention], index: int, body_end: int) -> bool:
    return any(mention.kind == "person" and mention.start == body_end for mention in row[index + 1 :])


def _heads_item(mention: Mention, frame: Frame) -> bool:
    """Tell an organisation that a list item is about: `• Lowe Trust: classes, led by instructor Ada Lowe`."""
    return mention.kind == "organisation" and mention.start in frame.items


def _split_posts(doc: Doc, row: Sequence[Mention]) -> Iterator[Mention]:
    """Make two titles of `Acme co-founder and chair of Tembora`, `named Tom Reed as director and chair Ada Lowe`."""
    for index, mention in enumerate(row):
        joints = [p for p in range(mention.start + 1, mention.end - 1) if doc[p].lower_ == "and"]
        beside = 0 < index < len(row) - 1 and row[index - 1].kind == row[index + 1].kind == "organisation"
        adjacent = mention.kind == "title" and joints and beside and row[index - 1].end == mention.start
        if (adjacent and words_between(doc, mention, row[index + 1])[:1] in (["of"], ["at"])) or (
            joints and _is_between_people(doc, row, index)
        ):
            yield mention._replace(end=joints[-1])
            yield mention._replace(start=joints[-1] + 1)
        else:
            yield mention


def _is_between_people(doc: Doc, row: Sequence[Mention], index: int) -> bool:
    """Tell a title that follows `Tom Reed as` and stands right before the next person."""
    if index == 0 or index + 1 == len(row) or {row[index - 1].kind, row[index + 1].kind} != {"person"}:
        return False
    before, after = row[index - 1], row[index + 1]
    return after.start == row[index].end and is_as(words_between(doc, before, row[index]))


def _untitled(
    doc: Doc, row: list[Mention], titled: Collection[tuple[str, str | None]], known: Known, frame: Frame
) -> Iterator[Affiliation]:
    """Yield affiliations without a title where no title tells more of the person."""
    for person, body in untitled_pairs(doc, row, frame.items, known.person):
        if (person, body.id) not in titled and (person, None) not in titled:
            yield Affiliation(person, body.id, body.start, body.end, has_title=False)
