"""Signatures and contact blocks: a name, a title and a body on lines of their own, one below the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from xinnlp.naming.affiliation import Affiliation
from xinnlp.naming.forms import is_honorific
from xinnlp.naming.mentions import Mention
from xinnlp.naming.roles import is_post

_BREAKS = frozenset({",", "|", "–", "—", "-"})
_ASIDE = frozenset({",", "(", ")"})
_MAX_PLACE = 5
_MAX_LINE = 24
_MAX_LINES = 16
_LEADS = frozenset({",", "|", "–", "—", "-", "at", "of", "the"})


def find_signatures(doc: Doc, mentions: Sequence[Mention], main: str | None = None) -> Iterator[Affiliation]:
    """Yield the post of each person whose name opens a line that a title ends, or fills it above a title's line.

    `Ada Lowe⏎Director of Grants⏎Lowe Trust`, `Ada Lowe⏎Director, Lowe Trust`, `Ada Lowe, Director⏎Lowe Trust`: the
    organisation of a post is `main`, the document's own, where neither the title's line nor the next names it. A blank
    line may part whole lines.
    """
    at = {m.start: m for m in mentions if m.kind in {"title", "organisation"}}
    names = {m.start for m in mentions if m.kind == "person"}
    for person in mentions:
        start = person.start - (person.start > 0 and is_honorific(doc[person.start - 1].text))
        if person.kind != "person" or (start and "\n" not in doc[start - 1].text):
            continue
        yield from _career(doc, person, at, names)
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


def _career(doc: Doc, person: Mention, at: Mapping[int, Mention], names: Collection[int]) -> Iterator[Affiliation]:
    """Yield the posts on lines of their own below a name's line, each with its body: `Chairman, Acme⏎Trustee, Lowe`.

    What else stands there (degrees, years) is passed by until a paragraph or the next name.
    """
    line, found = _next_line(doc, person.end), []
    for _ in range(_MAX_LINES):
        if line == 0 or line in names or line + 1 in names:
            break
        title = at.get(line + (doc[line].text in _BREAKS))
        body = _body(doc, title, at) if title is not None and title.kind == "title" else None
        following = _next_line(doc, line)
        if title is not None and body is not None and (body.start < following or not following):
            found.append(Affiliation(person.id, body.id, title.start, title.end, has_title=True))
        line = following
    if len(found) > 1:
        yield from found


def _next_line(doc: Doc, position: int) -> int:
    """Return where the line after that of `position` begins, 0 where this one is a paragraph or the last."""
    end = position
    while end < min(len(doc), position + _MAX_LINE) and "\n" not in doc[end].text:
        end += 1
    return end + 1 if end + 1 < len(doc) and "\n" in doc[end].text else 0


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
    while end < min(len(doc), position + _MAX_PLACE) and (
        doc[end].text in _ASIDE or doc[end].is_title or _in_brackets(doc, end)
    ):
        end += 1
    return end


def _in_brackets(doc: Doc, position: int) -> bool:
    """Tell `appointed` and `2015` of `(appointed 2015)`."""
    return any(doc[p].text == "(" for p in range(position - 1, max(0, position - 3), -1))


def _line_below(doc: Doc, position: int) -> int:
    """Return the first token of the next line, a blank one aside, where a line ends at `position`, else 0."""
    position += position < len(doc) and doc[position].text == ","
    ends = position + 1 < len(doc) and doc[position].is_space and doc[position].text.count("\n") in {1, 2}
    return position + 1 if ends else 0


def _ends_line(doc: Doc, position: int) -> bool:
    position += position < len(doc) and doc[position].text == ","
    return position >= len(doc) or "\n" in doc[position].text
