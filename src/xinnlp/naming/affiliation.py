"""Reading roles off the order of names and titles in a sentence.

A sentence is seen as a row of mentions (person, organisation, place, title) with the words between them. Each
title looks for its organisation (`CEO of X`, `X’s CEO`, `X CEO`, `its CEO`) and for its person (`P, CEO`,
`CEO P`, `P is the CEO`, `CEO of X, P`); titles in a row share the person (`P, chair of X and founder of Y`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from xinnlp.naming.evidence import kind_nouns
from xinnlp.naming.forms import count_honorifics, organisation_heads
from xinnlp.naming.runs import is_possessive

_TO_ORGANISATION = frozenset({"of", "at", "for", "from", "with", "in", "the", ",", "to", "on", "an", "a"})
_AFTER_PERSON = frozenset(
    {",", "the", "a", "an", "who", "is", "was", "as", "also", "currently", "then", "former", "(", "and", "–", "—", "-",
     "has", "been", "became", "serves", "served", "its", "their", "our", "one", "of", "now", "himself", "herself", "’s"}
)  # fmt: skip
_AGE_LIKE = frozenset({"aged", "age"})
_POSSESSIVE_PRONOUNS = frozenset({"its", "their", "our"})
_MAX_BETWEEN = 5


class Mention(NamedTuple):
    """Tokens that stand for a person, organisation, place or title."""

    kind: str
    start: int
    end: int
    id: str


class Affiliation(NamedTuple):
    """A role found; the token bounds are those of the title, else of the organisation's mention."""

    person_id: str
    organisation_id: str | None
    start: int
    end: int
    has_title: bool


def find_affiliations(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Affiliation]:
    """Yield affiliations in text order; every mention lies in one sentence."""
    row: list[Mention] = []
    last_organisation: str | None = None
    limit = -1
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        if mention.start >= limit and row:
            yield from _read_row(doc, row, last_organisation)
            last_organisation = next((m.id for m in reversed(row) if m.kind == "organisation"), last_organisation)
            row = []
        if not row:
            limit = _sentence_end(doc, mention.start)
        row.append(mention)
    if row:
        yield from _read_row(doc, row, last_organisation)


def _sentence_end(doc: Doc, position: int) -> int:
    position += 1
    while position < len(doc) and not doc[position].is_sent_start:
        position += 1
    return position


def _between(doc: Doc, first: Mention, second: Mention) -> list[str]:
    return [token.lower_ for token in doc[first.end : second.start]]


def _read_row(doc: Doc, row: list[Mention], last_organisation: str | None) -> Iterator[Affiliation]:
    titled: set[tuple[str, str | None]] = set()
    chain: tuple[int, str] | None = None  # the end of what was read last, and its person
    for index, mention in enumerate(row):
        if mention.kind != "title":
            continue
        bodies, body_end = _organisations_of(doc, row, index, last_organisation)
        person = _person_of(doc, row, index, body_end) or _chained(doc, chain, mention)
        person = person or _person_of_next(doc, row, index, body_end)
        if person is None:
            continue
        chain = (body_end, person)
        for organisation in bodies:
            titled.add((person, organisation))
            yield Affiliation(person, organisation, mention.start, mention.end, has_title=True)
    yield from _untitled(doc, row, titled)


def _organisations_of(
    doc: Doc, row: list[Mention], index: int, last_organisation: str | None
) -> tuple[list[str | None], int]:
    """Return the title's organisations (None for a place or none told) and where title and organisations end."""
    title = row[index]
    before = row[index - 1] if index else None
    if before is not None and before.kind == "organisation" and before.end == title.start:
        return [before.id], _past_place(doc, row, index)
    after = row[index + 1] if index + 1 < len(row) else None
    if after is not None and after.kind in {"organisation", "place"} and _leads_to_body(doc, title, after):
        if after.kind == "place":
            return [None], after.end
        return _coordinated(doc, row, index + 1)
    if before is not None and before.kind in {"organisation", "place"}:
        between = _between(doc, before, title)
        if not between or (len(between) == 1 and is_possessive(between[0])):
            return [before.id if before.kind == "organisation" else None], title.end
    generic_end = _end_of_generic_body(doc, title.end)
    if generic_end or _is_of_generic_body(doc, title.start) or (title.start and doc[title.start - 1].lower_ in _POSSESSIVE_PRONOUNS):
        nearest = next((m.id for m in reversed(row[:index]) if m.kind == "organisation"), last_organisation)
        return [nearest], generic_end or title.end
    return [None], title.end


def _end_of_generic_body(doc: Doc, start: int) -> int:
    """Return the end of `of the group`, `at the charity`: the last organisation named is meant; 0 for none."""
    words = [token.lower_ for token in doc[start : start + 4]]
    if len(words) < 3 or words[0] not in {"of", "at", "for"} or words[1] not in {"the", "this"}:  # noqa: PLR2004
        return 0
    if words[2] in kind_nouns():
        return start + 3
    return start + 4 if len(words) > 3 and " ".join(words[2:4]) in organisation_heads() else 0  # noqa: PLR2004


def _is_of_generic_body(doc: Doc, start: int) -> bool:
    """Tell `the foundation’s former director`."""
    words = [token.lower_ for token in doc[max(0, start - 3) : start]]
    if len(words) < 3 or not is_possessive(words[2]) or words[0] not in {"the", "this"}:  # noqa: PLR2004
        return False
    return words[1] in kind_nouns() or words[1] in organisation_heads()


def _past_place(doc: Doc, row: list[Mention], index: int) -> int:
    """Return the end of `UN coordinator in Madagascar`: the place belongs to the phrase."""
    after = row[index + 1] if index + 1 < len(row) else None
    if after is not None and after.kind == "place" and _between(doc, row[index], after) in (["in"], ["for"]):
        return after.end
    return row[index].end


def _leads_to_body(doc: Doc, title: Mention, body: Mention) -> bool:
    """Tell `CEO of`, `CEO at the`, `manager of radio stations`, and a comma before an organisation."""
    between = doc[title.end : body.start]
    words = [token.lower_ for token in between]
    if words == [","]:
        return body.kind == "organisation"
    if not words or len(words) > _MAX_BETWEEN or words[0] not in _TO_ORGANISATION:
        return False
    return all(t.lower_ in _TO_ORGANISATION or (t.is_lower and t.tag_ in {"NN", "NNS", "JJ", "VBN"}) for t in between)


def _coordinated(doc: Doc, row: list[Mention], index: int) -> tuple[list[str | None], int]:
    """Return the organisation at `index` and those that `and` joins to it (`manager of KMBY and KWAV`)."""
    bodies: list[str | None] = [row[index].id]
    end = row[index].end
    for following in row[index + 1 :]:
        if following.kind != "organisation" or [t.lower_ for t in doc[end : following.start]] not in (
            ["and"],
            ["&"],
        ):
            break
        bodies.append(following.id)
        end = following.end
    return bodies, end


def _person_of(doc: Doc, row: list[Mention], index: int, body_end: int) -> str | None:
    """Return the person beside the title: after it (or after its organisation), else before it."""
    title = row[index]
    following = next((m for m in row[index + 1 :] if m.start >= body_end), None)
    if following is not None and following.kind == "person":
        between = [t.lower_ for t in doc[body_end : following.start] if not _is_honorific_part(t)]
        if not between or between in ([","], ["-"], ["–"], [":"], ["’s"], ["'s"]):
            return following.id
    for before in reversed(row[:index]):
        if before.kind == "person":
            between = _between(doc, before, title)
            return before.id if _is_apposition(doc, between, before, row[:index]) else None
        if before.kind == "title":
            return None
    return None


def _is_honorific_part(token: Token) -> bool:
    return count_honorifics([token.text, "x", "x"]) > 0 or token.lower_ in {"ir", "ir.", "h.e"}


def _person_of_next(doc: Doc, row: list[Mention], index: int, body_end: int) -> str | None:
    """Return the person of the title that follows a comma: `its chair, retired judge Ada Lowe`."""
    following = next((n for n in range(index + 1, len(row)) if row[n].start >= body_end), None)
    if following is None or row[following].kind != "title":
        return None
    if [token.lower_ for token in doc[body_end : row[following].start]] not in ([","], [",", "the"]):
        return None
    return _person_of(doc, row, following, row[following].end)


def _is_apposition(doc: Doc, between: list[str], person: Mention, row: list[Mention]) -> bool:
    """Tell whether the words from person to title are an apposition, an organisation's name in it aside."""
    inside = [m for m in row if m.start >= person.end and m.kind in {"organisation", "place"}]
    words = between
    if inside:
        words = [token.lower_ for token in doc[person.end : inside[0].start]] + [
            token.lower_ for token in doc[inside[-1].end : inside[-1].end + 1] if is_possessive(token.text)
        ]
    allowed = [w for w in words if w in _AFTER_PERSON or w in _AGE_LIKE or w.isdigit() or is_possessive(w)]
    return bool(words) and len(words) <= _MAX_BETWEEN and len(allowed) == len(words) and words != ["and"]


def _chained(doc: Doc, chain: tuple[int, str] | None, title: Mention) -> str | None:
    """Return the person of the title before when `and`, a comma or `and former` joins the two."""
    if chain is None or title.start < chain[0]:
        return None
    between = [token.lower_ for token in doc[chain[0] : title.start]]
    joined = len(between) <= 4 and all(w in {",", "and", "the", "a", "also", "as", "is", "was", ";"} for w in between)
    return chain[1] if joined else None


def _untitled(doc: Doc, row: list[Mention], titled: set[tuple[str, str | None]]) -> Iterator[Affiliation]:
    """Yield `X’s P`, `P of X`, `P (X)` where no title tells more."""
    for first, second in itertools.pairwise(row):
        between = _between(doc, first, second)
        if first.kind == "organisation" and second.kind == "person" and len(between) == 1 and is_possessive(between[0]):
            person, body = second, first
        elif (
            first.kind == "person"
            and second.kind == "organisation"
            and between in (["of"], ["from"], ["at"], ["of", "the"], ["from", "the"], ["("])
        ):
            person, body = first, second
        else:
            continue
        if not any(person.id == held for held, _ in titled):
            yield Affiliation(person.id, body.id, body.start, body.end, has_title=False)
