"""How components leave their findings on a Doc, and read those of others.

Mentions are spans in `doc.spans[group]`, with the entity's id in `span.id_`. Everything that is not a
token span is a relation: a plain tuple in `doc._.relations[kind]`, offsets in code points, so that
`Doc.to_bytes` and multiprocessing keep it. The NamedTuples below are views of those tuples.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from spacy.tokens import Doc, Span

SPAN_GROUPS = ("layout", "names", "people", "organisations", "places")


class Entity(NamedTuple):
    """A person, organisation or place; `classification` and `identifiers` (scheme, id) of organisations only."""

    id: str
    name: str
    other_names: tuple[str, ...]
    confidence: float
    classification: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


class Membership(NamedTuple):
    """A person's role; the offsets are those of the role, else of the organisation's mention."""

    person_id: str
    organisation_id: str | None
    role: str | None
    start: int
    end: int


class DateMention(NamedTuple):
    """A calendar expression; `value` is ISO 8601."""

    value: str | None
    start: int
    end: int


class Figure(NamedTuple):
    """A quantity; `assumed` tells that nothing in the text says which country's currency it is (a bare $)."""

    kind: str
    value: int | float
    value_max: int | float | None
    unit: str
    qualifier: str
    measures: str | None
    start: int
    end: int
    assumed: bool = False


class Commitment(NamedTuple):
    """Who gives how much to whom for what; `figure` is the index of the sum in `doc._.figures`, from 0."""

    figure: int
    status: str
    funder_ids: tuple[str, ...]
    funder_names: tuple[str, ...]
    recipient_ids: tuple[str, ...]
    recipient_names: tuple[str, ...]
    purpose: str | None
    start: int
    end: int


class Quote(NamedTuple):
    """Speech; `speaker_id` is a person's or organisation's id."""

    speaker_id: str | None
    cue: str | None
    type: str
    start: int
    end: int


class Theme(NamedTuple):
    """A classification; `evidence` is a tuple of (start, end)."""

    vocabulary: str
    code: str
    title: str
    url: str | None
    facet: str | None
    score: float
    evidence: tuple[tuple[int, int], ...]


class KeyPhrase(NamedTuple):
    """A phrase of the article's own; `mentions` is a tuple of (start, end)."""

    score: float
    mentions: tuple[tuple[int, int], ...]


class SummarySentence(NamedTuple):
    """A chosen sentence; `score` is 0 to 1."""

    start: int
    end: int
    score: float


class Notice(NamedTuple):
    """A warning for the reader of the record."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


R = TypeVar("R")  # one of the NamedTuples above


def write_relations(doc: Doc, kind: str, items: Iterable[tuple[Any, ...]]) -> None:
    """Store relations as plain tuples under `kind`, replacing what was there."""
    doc._.relations = {**doc._.relations, kind: [tuple(item) for item in items]}


def read_relations(doc: Doc, kind: str, view: type[R]) -> list[R]:
    """Return the relations of a kind as views; an absent kind is an empty list."""
    return [view(*item) for item in doc._.relations.get(kind, ())]


def add_notice(doc: Doc, notice: Notice) -> None:
    """Append one warning to the Doc."""
    write_relations(doc, "warnings", [*read_relations(doc, "warnings", Notice), notice])


def spans_of(doc: Doc, group: str) -> list[Span]:
    """Return the spans of a group in text order; an absent group is an empty list."""
    return sorted(doc.spans[group], key=lambda span: (span.start, -span.end)) if group in doc.spans else []


def write_spans(doc: Doc, group: str, spans: Iterable[Span]) -> None:
    """Store spans in a group in text order, replacing what was there."""
    doc.spans[group] = sorted(spans, key=lambda span: (span.start, -span.end))


def _group_getter(group: str) -> Any:  # noqa: ANN401
    return lambda doc: spans_of(doc, group)


def _relation_getter(kind: str, view: Any) -> Any:  # noqa: ANN401
    return lambda doc: read_relations(doc, kind, view)


# `sections`, `published`, `origin` and `path` come from the reader: (kind, start, end) tuples, an ISO 8601 date, the
# article's address and publisher in one string, and the file.
_VIEWS = {
    "memberships": Membership,
    "dates": DateMention,
    "figures": Figure,
    "commitments": Commitment,
    "quotes": Quote,
    "themes": Theme,
    "summary": SummarySentence,
    "gist": SummarySentence,
    "key_phrases": KeyPhrase,
    "warnings": Notice,
}

Doc.set_extension("relations", default={}, force=True)
Doc.set_extension("sections", default=None, force=True)
Doc.set_extension("published", default=None, force=True)
Doc.set_extension("origin", default="", force=True)
Doc.set_extension("path", default=None, force=True)
for _group in SPAN_GROUPS:
    Doc.set_extension(_group, getter=_group_getter(_group), force=True)
for _kind, _view in _VIEWS.items():
    Doc.set_extension(_kind, getter=_relation_getter(_kind, _view), force=True)
