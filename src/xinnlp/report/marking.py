"""The text of an article as HTML with its statements marked, spans that overlap nested or split.

Every span can be jumped to: its first piece has the id `w{start}-{end}`. Time and output grow linearly with the text
and the number of spans, since at most `DEEPEST` are open at once; a span deeper than that is an empty anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from xinnlp.record import Record
from xinnlp.report.characters import make_visible

DEEPEST = 12

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
# Outermost first where spans begin and end together. Only what is drawn is a link to its card.
_ORDER = (
    "summary", "gist", "quote", "commitment", "warning", "figure", "organisation", "person", "role", "place", "date",
    "theme",
)  # fmt: skip
_LINKED = frozenset({"figure", "organisation", "person", "theme"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A span and the id of the card that tells of it."""

    start: int
    end: int
    kind: str
    card: str

    @property
    def anchor(self) -> str:
        """Return the id of its words in the page."""
        return anchor_of(self.start, self.end)


def anchor_of(start: int, end: int) -> str:
    """Return the id of a span's words in the page of its article."""
    return f"w{start}-{end}"


def find_marks(record: Record) -> list[Mark]:
    """Return the marks of a record, in the order in which they open; spans alike in bounds and kind are one."""
    found: dict[tuple[int, int, str], str] = {}
    for start, end, kind, card in _list_spans(record):
        found.setdefault((start, end, kind), card)
    marks = [Mark(*bounds, card) for bounds, card in found.items()]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, _ORDER.index(mark.kind)))


def _list_spans(record: Record) -> Iterator[tuple[int, int, str, str]]:
    for kind, entities in (("person", record.people), ("organisation", record.organisations), ("place", record.places)):
        for entity in entities:
            yield from ((mention.start, mention.end, kind, entity.id) for mention in entity.mentions)
    for number, theme in enumerate(record.themes):
        yield from ((span.start, span.end, "theme", f"t{number}") for span in theme.evidence)
    for figure in record.figures:
        yield figure.start, figure.end, "figure", figure.id
    for commitment in record.commitments:
        yield commitment.start, commitment.end, "commitment", commitment.id
    for quote in record.quotes:
        yield quote.start, quote.end, "quote", quote.id
    for role in record.memberships:
        yield role.start, role.end, "role", role.person_id
    for date in record.dates:
        yield date.start, date.end, "date", "dates"
    for sentence in record.summary:
        yield sentence.start, sentence.end, "summary", "summary"
    if record.gist:
        yield record.gist.start, record.gist.end, "gist", "summary"
    for notice in record.warnings:
        if notice.start is not None and notice.end is not None and notice.start < notice.end:
            yield notice.start, notice.end, "warning", "warnings"


def mark_text(text: str, marks: Sequence[Mark]) -> Markup:
    """Return the text as paragraphs of HTML; `marks` as `find_marks` orders them. All else in it is escaped."""
    writer = _Writer(text)
    ends = sorted({mark.end for mark in marks})
    upcoming = iter([*ends, len(text) + 1])
    next_end = next(upcoming)
    for mark in marks:
        while next_end <= mark.start:
            writer.close_at(next_end)
            next_end = next(upcoming)
        writer.open(mark)
    for end in (next_end, *upcoming):
        writer.close_at(min(end, len(text)))
    return writer.finish()


class _Writer:
    """Writes the text up to a place, opens and closes marks there; paragraphs interrupt all that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._breaks = _find_breaks(text)
        self._next_break = next(self._breaks)
        self._open: list[Mark] = []
        self._anchored: set[str] = set()
        self._parts: list[str] = ["<p>"]

    def open(self, mark: Mark) -> None:
        self._write_to(mark.start)
        if len(self._open) < DEEPEST:
            self._start(mark)
        elif mark.anchor not in self._anchored:
            self._anchored.add(mark.anchor)
            self._parts.append(f'<span id="{escape(mark.anchor)}"></span>')

    def close_at(self, place: int) -> None:
        self._write_to(place)
        first = next((level for level, mark in enumerate(self._open) if mark.end <= place), None)
        if first is not None:
            split = [mark for mark in self._open[first:] if mark.end > place]
            self._stop(first)
            for mark in split:
                self._start(mark)

    def finish(self) -> Markup:
        self._write_to(len(self._text))
        self._stop(0)
        self._parts.append("</p>")
        return Markup("".join(self._parts).replace("<p></p>", ""))

    def _write_to(self, place: int) -> None:
        while self._next_break is not None and self._next_break[0] < place:
            start, end = self._next_break
            self._write(start)
            crossing = list(self._open)
            self._stop(0)
            self._parts.append("</p>\n<p>")
            self._at = max(self._at, min(end, place))
            self._next_break = next(self._breaks) if end <= place else (place, end)
            for mark in crossing:
                self._start(mark)
            if end > place:
                return
        self._write(place)

    def _write(self, place: int) -> None:
        if place > self._at:
            self._parts.append(escape(make_visible(self._text[self._at : place])))
            self._at = place

    def _start(self, mark: Mark) -> None:
        linked = mark.kind in _LINKED and not any(outer.kind in _LINKED for outer in self._open)
        anchor = "" if mark.anchor in self._anchored else f' id="{escape(mark.anchor)}"'
        self._anchored.add(mark.anchor)
        target = f' href="#{escape(mark.card)}"' if linked else ""
        self._parts.append(
            f'<{"a" if linked else "span"} class="mark {mark.kind}"{anchor}{target}'
            f' data-words="{escape(mark.anchor)}" data-card="{escape(mark.card)}">'
        )
        self._open.append(mark)

    def _stop(self, level: int) -> None:
        while len(self._open) > level:
            mark = self._open.pop()
            linked = mark.kind in _LINKED and not any(outer.kind in _LINKED for outer in self._open)
            self._parts.append("</a>" if linked else "</span>")


def _find_breaks(text: str) -> Iterator[tuple[int, int] | None]:
    yield from (match.span() for match in _PARAGRAPH_END.finditer(text))
    while True:
        yield None
