"""Bodies that a title reaches past the first word after it: several in a row, and those after a unit of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from xinnlp.naming.generic_bodies import DESCRIBING
from xinnlp.naming.mentions import Mention, gap, words_between
from xinnlp.naming.roles import is_board, role_words
from xinnlp.naming.runs import is_possessive

_MAX_BASED = 7
_MAX_UNIT = 5
_WITHIN_UNIT = frozenset({"of", "the", "and", "-", "&"})


def coordinated_bodies(doc: Doc, row: list[Mention], index: int) -> tuple[list[str | None], int]:
    """Return the organisation at `index` and those that `and` joins to it (`chair of KMBY, KWAV and Acme`)."""
    bodies: list[str | None] = [row[index].id]
    listed: list[str | None] = []
    end = last = past_board(doc, row[index].end)
    for position, following in enumerate(row[index + 1 :], index + 2):
        between = [word for word in gap(doc, last, following.start) if word != "the"]
        if following.kind == "place" and between == ["in"]:
            end = last = following.end
            continue
        titled = position < len(row) and (row[position].kind, row[position].start) == ("title", following.end)
        if following.kind != "organisation" or titled or between not in ([","], [",", "and"], ["and"], ["&"]):
            break  # of X, and Y treasurer
        listed.append(following.id)
        last = following.end
        if between != [","]:  # what only commas join may be another's: chair of X, Lowe Trust said
            bodies, listed, end = [*bodies, *listed], [], last
    return bodies, end


def past_board(doc: Doc, end: int) -> int:
    """Return the end of `’s advisory board`, `’s board of trustees`, `Board` after a body's name."""
    if end < len(doc) and doc[end].text == "Board":
        return end + 1
    if end < len(doc) and is_possessive(doc[end].text):
        for position in range(end + 1, min(len(doc), end + 4)):
            if doc[position].lower_ in {"board", "council", "committee"}:
                return position + (3 if position + 2 < len(doc) and is_board(doc, position) else 1)
    return end


def past_unit(doc: Doc, row: Sequence[Mention], index: int) -> int:
    """Return where in the row the body after `, Central Ohio District,` stands; 0 for none."""
    start = row[index].end
    if start >= len(doc) or doc[start].text != ",":
        return 0
    for position in range(start + 1, min(len(doc) - 1, start + _MAX_UNIT + 2)):
        if doc[position].text == ",":
            if doc[position - 1].lower_ not in role_words("field_heads"):
                return 0
            return next((n for n, m in enumerate(row) if m.kind == "organisation" and m.start == position + 1), 0)
        if not (doc[position].text[:1].isupper() or doc[position].lower_ in _WITHIN_UNIT):
            return 0
    return 0


def past_country(doc: Doc, row: Sequence[Mention], index: int) -> int:
    """Return where in the row the body after `Kenya’s` or `Nairobi-based` stands, else `index`."""
    if row[index].kind == "place" and index + 1 < len(row) and row[index + 1].kind == "organisation":
        place, body = row[index : index + 2]
        between = words_between(doc, place, body)
        if len(between) == 1 and is_possessive(between[0]):
            return index + 1
        if between[:1] == [","] and len(between) == 2 and between[1].endswith("-based"):
            return index + 1  # the Edison, N.J.-based Lowe Trust
        if between == ["based"]:
            return index + 1  # Kolkata based Lowe Trust
        if between[:2] == ["-", "based"] and len(between) <= _MAX_BASED:
            return index + 1 if all(t.tag_ in DESCRIBING for t in doc[place.end + 2 : body.start]) else index
    return index
