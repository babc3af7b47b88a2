"""Finds commitments: who gives how much to whom for what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.components.annotations import (
    Commitment,
    Entity,
    Figure,
    Membership,
    read_relations,
    spans_of,
    write_relations,
)
from xinnlp.giving.causes import with_own_collections
from xinnlp.giving.find import GivingReader
from xinnlp.giving.merging import without_repetitions
from xinnlp.giving.party import NamedMention, Party
from xinnlp.giving.statement import Giving, Section
from xinnlp.giving.sums import FigureMention

_NAMED = ("people", "organisations", "places")
# Bodies that raise money for what they do; a programme or a company raises it for others.
_COLLECTORS = frozenset({"nonprofit", "foundation", "multilateral", "academic", "government"})
_GIVABLE = frozenset({"money", "count", "measure"})


@Language.factory(
    "xinnlp_commitments",
    assigns=["doc._.commitments"],
    requires=[
        "doc._.people", "doc._.organisations", "doc._.memberships", "doc._.places", "doc._.figures", "doc._.layout",
        "token.dep", "token.tag", "token.head",
    ],
)  # fmt: skip
def create_commitments(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it takes no settings."""
    return find_commitments


def find_commitments(doc: Doc) -> Doc:
    """Write `doc._.commitments` in text order: a figure's index, status, parties, purpose and the clause's offsets.

    Reads the parse, tags, layout, figures and named mentions. A sum is governed by a verb or noun of giving in its
    own clause, or by what introduces its list. A party is an id where it is a mention, else its words; one that the
    text leaves open is left out. It cannot follow sums over several sentences, nor tell irony from giving.
    """
    mentions = _figure_mentions(doc)
    found: list[Giving] = []
    if mentions:
        names = {e.id: e.name for kind in ("people", "organisations") for e in read_relations(doc, kind, Entity)}
        sections = [Section(span.label_, span.start, span.end) for span in spans_of(doc, "layout")]
        memberships = read_relations(doc, "memberships", Membership)
        employers = {m.person_id: m.organisation_id for m in reversed(memberships) if m.organisation_id}
        reader = GivingReader(doc, _named_mentions(doc), sections, names, employers)
        bodies = read_relations(doc, "organisations", Entity)
        collectors = {body.id for body in bodies if body.classification in _COLLECTORS}
        found = without_repetitions(with_own_collections(reader.read(mentions), collectors))
    write_relations(doc, "commitments", [_commitment(statement) for statement in found])
    return doc


def _figure_mentions(doc: Doc) -> list[FigureMention]:
    """Return every place of every figure that can be given, with the index of the figure in `doc._.figures`."""
    text = doc.text
    figures = read_relations(doc, "figures", Figure)
    numbers = {_key(text, figure): number for number, figure in reversed(list(enumerate(figures)))}
    places = read_relations(doc, "figure_mentions", Figure) or figures
    return [
        FigureMention(numbers[_key(text, f)], f.kind, f.value, f.value_max, f.unit, f.start, f.end, f.qualifier)
        for f in places
        if f.kind in _GIVABLE and _key(text, f) in numbers
    ]


def _key(text: str, figure: Figure) -> tuple[object, ...]:
    """Return what makes two places tell one figure: words and meaning."""
    words = " ".join(text[figure.start : figure.end].casefold().split())
    return (words, figure.kind, figure.value, figure.value_max, figure.unit, figure.qualifier)


def _named_mentions(doc: Doc) -> list[NamedMention]:
    return [NamedMention(span.start, span.end, span.id_, group) for group in _NAMED for span in spans_of(doc, group)]


def _commitment(statement: Giving) -> Commitment:
    return Commitment(
        statement.sum.mention.number,
        statement.status,
        _ids(statement.funders),
        _names(statement.funders),
        _ids(statement.recipients),
        _names(statement.recipients),
        statement.purpose,
        statement.start,
        statement.end,
    )


def _ids(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.id for party in parties if party.id))


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in parties if party.name and not party.id))
