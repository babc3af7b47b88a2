"""The record as frozen dataclasses; field order is the order of keys in the JSON."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

SCHEMA_VERSION = "1.0"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Words of the text; `start` and `end` count code points, end exclusive (W3C TextPositionSelector)."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Document:
    """Where the text came from and what it says about itself."""

    path: str | None
    media_type: str
    sha256: str
    text_sha256: str
    characters: int
    words: int
    language: str
    headline: str | None
    authors: tuple[str, ...]
    date_published: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of the article chosen for the summary; `score` is 0 to 1."""

    start: int
    end: int
    exact: str
    score: float


@dataclass(frozen=True, slots=True)
class Person:
    """A real, named individual."""

    id: str
    name: str
    other_names: tuple[str, ...]
    confidence: float
    mentions: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a body is called in a register: `scheme` names the register."""

    scheme: str
    id: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named body or programme; its identifiers are from the user's gazetteer."""

    id: str
    name: str
    other_names: tuple[str, ...]
    classification: str
    confidence: float
    mentions: tuple[TextSpan, ...]
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's role in an organisation; the span is the role's words, else the organisation's mention."""

    person_id: str
    organisation_id: str | None
    role: str | None
    start: int
    end: int
    exact: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place."""

    id: str
    name: str
    other_names: tuple[str, ...]
    mentions: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar expression; `value` is an ISO 8601 date, month, year or interval."""

    value: str | None
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its magnitude worked out."""

    id: str
    kind: str
    value: int | float
    value_max: int | float | None
    unit: str
    qualifier: str
    measures: str | None
    start: int
    end: int
    exact: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who gives how much to whom for what."""

    id: str
    figure_id: str
    status: str
    funder_ids: tuple[str, ...]
    funder_names: tuple[str, ...]
    recipient_ids: tuple[str, ...]
    recipient_names: tuple[str, ...]
    purpose: str | None
    start: int
    end: int
    exact: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech, with its speaker where the text tells."""

    id: str
    speaker_id: str | None
    cue: str | None
    type: str
    start: int
    end: int
    exact: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A classification of the article and the words that made it so; `score` is 0 to 1."""

    vocabulary: str
    code: str
    title: str
    url: str | None
    facet: str | None
    score: float
    evidence: tuple[TextSpan, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class KeyPhrase:
    """A phrase of the article's own; `score` is 0 to 1, `phrase` the first mention on one line."""

    phrase: str
    score: float
    mentions: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the record should know (the schema's `warnings`)."""

    code: str
    message: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many statements of each list were left out for their confidence."""

    people: int = 0
    organisations: int = 0
    memberships: int = 0
    figures: int = 0
    commitments: int = 0
    quotes: int = 0
    themes: int = 0


@dataclass(frozen=True, slots=True)
class Provenance:
    """What shaped the record."""

    xinnlp: str
    spacy: str
    model: str
    model_version: str
    ner: str
    settings_sha256: str
    gazetteer_sha256: str | None = None
    themes_sha256: str | None = None
    min_confidence: float = 0.0
    left_out: LeftOut = LeftOut()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that xinnlp says about one article."""

    document: Document
    provenance: Provenance
    text: str | None = None
    schema_version: str = SCHEMA_VERSION
    gist: TextSpan | None = None
    summary: tuple[SummarySentence, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    quotes: tuple[Quote, ...] = ()
    themes: tuple[Theme, ...] = ()
    key_phrases: tuple[KeyPhrase, ...] = ()
    warnings: tuple[Notice, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain dicts and lists in the schema's order; without text the key is absent."""
        plain: dict[str, Any] = _to_plain(self)
        return {name: plain[name] for name in _KEY_ORDER if name != "text" or self.text is not None}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Record:
        """Build a record from a valid dict; raises KeyError or TypeError on one that is not."""
        return _from_plain(cls, data)


_KEY_ORDER = (
    "schema_version", "document", "text", "gist", "summary", "people", "organisations", "memberships", "places",
    "dates", "figures", "commitments", "quotes", "themes", "key_phrases", "warnings", "provenance",
)  # fmt: skip


def _to_plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _to_plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def _from_plain(kind: type[T], data: dict[str, Any]) -> T:
    builders = _builders_of(typing.cast("typing.Hashable", kind))
    unknown = data.keys() - builders.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {min(unknown)!r}")
    return kind(**{name: build(value) if (build := builders[name]) else value for name, value in data.items()})


@functools.cache
def _builders_of(kind: typing.Hashable) -> dict[str, Callable[[Any], Any] | None]:
    """Return what makes each field of plain data, None where it is plain (looked up once: records are many)."""
    hints = typing.get_type_hints(kind)
    return {item.name: _builder_of(hints[item.name]) for item in dataclasses.fields(kind)}  # type: ignore[arg-type]


def _builder_of(hint: Any) -> Callable[[Any], Any] | None:  # noqa: ANN401
    if typing.get_origin(hint) is tuple:
        each = _builder_of(typing.get_args(hint)[0])
        return tuple if each is None else lambda values: tuple(map(each, values))
    if typing.get_origin(hint) is types.UnionType:
        known = next(filter(None, map(_builder_of, typing.get_args(hint))), None)
        return known and (lambda value: known(value) if isinstance(value, dict) else value)
    return functools.partial(_from_plain, hint) if isinstance(hint, type) and dataclasses.is_dataclass(hint) else None
