"""Signatures and contact blocks: a name, a title and a body on lines of their own, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from xinnlp.naming.affiliation import Affiliation
from xinnlp.naming.mentions import Mention
from xinnlp.naming.roles import is_post

_BREAKS = frozenset({",", "|", "–", "—", "-"})
_MAX_PLACE = 5
_LEADS = frozenset({",", "|", "–", "—", "-", "at", "of", "the"})


def find_signatures(doc: Doc, mentions: Sequence[Mention], main: str | None = None) -> Iterator[Affiliation]:
    """Yield the post of each person whose name opens a line that a title ends, or fills it above a title's line.

    `Ada Lowe⏎Director of Grants⏎Lowe Trust`, `Ada Lowe⏎Director, Lowe Trust`, `Ada Lowe, Director⏎Lowe Trust`: the
    organisation of a post is `main`, the document's own, where neither the title's line nor the next names it. A blank
    line may part whole lines.
    """
    at = {m.start: m for m in mentions if m.kind in {"title", "organisation"}}
    for person in mentions:
        if person.kind != "person" or (person.start and "\n" not in doc[person.start - 1].text):
            continue
        below = _line_below(doc, person.end)
        beside = person.end < len(doc) and doc[person.end].text in _BREAKS
        title = at.get(below if below else person.end + 1 if beside else -1)
        if title is None or title.kind != "title":
            continue
        body = _body(doc, title, at)
        if body is not None:
            yield Affiliation(person.id, body.id, title.start, title.end, has_title=True)
        elif below and _ends_line(doc, title.end):
            body_id = main if is_post(doc, title.start, title.end) else None
            yield Affiliation(person.id, body_id, title.start, title.end, has_title=True)


def _body(doc: Doc, title: Mention, at: Mapping[int, Mention]) -> Mention | None:
    """Return the organisation that fills the rest of the title's line, or the line below it."""
    position = _line_below(doc, title.end)
    if not position:
        position = title.end
        while position < len(doc) and position < title.end + 2 and doc[position].lower_ in _LEADS:
            position += 1
    body = at.get(position)
    fits = body is not None and body.kind == "organisation" and _ends_line(doc, _past_place(doc, body.end))
    return body if fits else None


def _past_place(doc: Doc, position: int) -> int:
    """Return the end of `, New Delhi` after a body's name."""
    end = position
    while end < min(len(doc), position + _MAX_PLACE) and (doc[end].text == "," or doc[end].is_title):
        end += 1
    return end


def _line_below(doc: Doc, position: int) -> int:
    """Return the first token of the next line, a blank one aside, where a line ends at `position`, else 0."""
    position += position < len(doc) and doc[position].text == ","
    ends = position + 1 < len(doc) and doc[position].is_space and doc[position].text.count("\n") in {1, 2}
    return position + 1 if ends else 0


def _ends_line(doc: Doc, position: int) -> bool:
    position += position < len(doc) and doc[position].text == ","
    return position >= len(doc) or "\n" in doc[position].text
