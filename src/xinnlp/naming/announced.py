"""Seats announced for several people at once: `three new trustees: A, B and C`, `Joining the board are A; B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from xinnlp.naming.mentions import Mention
from xinnlp.naming.roles import role_words
from xinnlp.naming.sharing import is_honorific_part, is_shared

_LEADS = frozenset({"are", "is", "were", "was", "include", "includes", "included", ":"})
_BEFORE_NEXT = frozenset({",", ";", "and", "&"})
_SEATED = frozenset({"members", "trustees", "directors", "governors", "fellows", "advisers", "advisors"})
_BOARDS = frozenset({"board", "council"})
_REACH = 16


class Seats(NamedTuple):
    """A title in the plural that a sentence gives to nobody yet, bounds in tokens, and its body."""

    start: int
    end: int
    body: str | None


def seats_announced(doc: Doc, row: Sequence[Mention], body: str | None) -> Seats | None:
    """Return the seats of `X has named four new members to its board`, which names no people; None for others."""
    if any(mention.kind == "person" for mention in row):
        return None
    title = next((m for m in reversed(row) if m.kind == "title" and _is_seat(doc, m)), None)
    return Seats(title.start, title.end, body) if title else None


def find_announced(
    doc: Doc, row: Sequence[Mention], earlier: Seats | None, body: str | None
) -> Iterator[tuple[str, Seats, bool]]:
    """Yield (person's id, seats, whether they have a title) of a sentence that leads to its first person by `are`, `:`.

    `earlier` are the seats that the sentence before announced, `body` is the organisation that a board is of.
    """
    people = [number for number, mention in enumerate(row) if mention.kind == "person"]
    index = next((n for n in people if _led_to(doc, row, n) == ":"), people[0] if people else 0)
    if not people or _led_to(doc, row, index) not in _LEADS:
        return
    told = [m for m in row[:index] if m.kind == "title"] if index > people[0] else row[:index]
    seats = _seats_before(doc, told, _start_of_entry(doc, row, index) - 1, earlier, body)
    if seats is not None:
        for person in _entries(doc, row, index):
            yield person, seats, seats.end > seats.start + 1 or is_shared(doc, Mention("title", *seats[:2], ""))


def _led_to(doc: Doc, row: Sequence[Mention], index: int) -> str:
    """Return the word before a person's name, nothing where a sentence begins with it."""
    at = _start_of_entry(doc, row, index)
    return "" if at == 0 or doc[at].is_sent_start else doc[at - 1].lower_


def _seats_before(doc: Doc, row: Sequence[Mention], lead: int, earlier: Seats | None, body: str | None) -> Seats | None:
    start = lead
    while start > max(0, lead - _REACH) and not doc[start].is_sent_start:
        start -= 1
    words = [token.lower_ for token in doc[start:lead]]
    title = next((m for m in reversed(row) if m.kind == "title" and m.start >= start and _is_seat(doc, m)), None)
    named = {mention.id for mention in row if mention.kind == "organisation"}
    body = named.pop() if len(named) == 1 else body
    if title is not None and (doc[lead].text == ":" or doc[start + (doc[start].text == "\n")].lower_ == "the"):
        return Seats(title.start, title.end, body)
    if earlier is not None and (words[:1] in (["they"], ["these"]) or not role_words("newcomers").isdisjoint(words)):
        return earlier
    board = next((p for p in range(lead - 1, start - 1, -1) if doc[p].lower_ in _BOARDS), None)
    if board is None or role_words("seating").isdisjoint(words):
        return None
    return Seats(board, board + 1, body)


def _entries(doc: Doc, row: Sequence[Mention], index: int) -> Iterator[str]:
    """Yield the people of a list from the one at `index` on, what is told of each between them."""
    for at in range(index, len(row)):
        if row[at].kind != "person":
            continue
        if at > index and doc[_start_of_entry(doc, row, at) - 1].lower_ not in _BEFORE_NEXT:
            return
        yield row[at].id


def _start_of_entry(doc: Doc, row: Sequence[Mention], index: int) -> int:
    """Return where a person's name begins, with the honorific, title and body right before it."""
    start = row[index].start
    while start > 0 and is_honorific_part(doc[start - 1]):
        start -= 1
    for before in reversed(row[max(0, index - 2) : index]):
        if before.kind not in {"title", "organisation"} or before.end != start:
            break
        start = before.start
    return start


def _is_seat(doc: Doc, title: Mention) -> bool:
    return is_shared(doc, title) and any(token.lower_ in _SEATED for token in doc[title.start : title.end])
