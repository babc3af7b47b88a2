"""The page of one article: its text with every statement marked, and cards that lead to the words and back."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from xinnlp.record import Commitment, Figure, Membership, Organisation, Person, Quote, Record, Theme
from xinnlp.report.facts import Article
from xinnlp.report.gathering import Party, Site
from xinnlp.report.marking import find_marks, mark_text
from xinnlp.report.pages import render
from xinnlp.report.wording import load_wording

T = TypeVar("T")

_GOALS = "sdg"


@dataclass(frozen=True, slots=True)
class Card:
    """A commitment or quotation with the names of its parties."""

    item: Commitment | Quote
    figure: Figure | None
    givers: tuple[Party, ...]
    receivers: tuple[Party, ...]


def render_article(record: Record, article: Article, site: Site) -> bytes:
    """Return the page of an article."""
    entities = site.entities
    named: tuple[Person | Organisation, ...] = (*record.people, *record.organisations)
    parties = {
        item.id: Party(item.name, entity.address if (entity := entities.of(article.number, item.id)) else None)
        for item in named
    }
    figures = {figure.id: figure for figure in record.figures}
    cards = [
        Card(
            item,
            figures[item.figure_id],
            (*(parties[one] for one in item.funder_ids), *map(Party, item.funder_names)),
            (*(parties[one] for one in item.recipient_ids), *map(Party, item.recipient_names)),
        )
        for item in record.commitments
    ]
    return render(
        "article.html",
        "../",
        site=site,
        here=None,
        record=record,
        article=article,
        left_out=sum(dataclasses.astuple(record.provenance.left_out)),
        text=None if record.text is None else mark_text(record.text, find_marks(record)),
        parties=parties,
        roles=_group_roles(record.memberships),
        organisations=_group_organisations(record.organisations),
        figures=_group_figures(record.figures),
        commitments=cards,
        quotes=[
            Card(quote, None, (parties[quote.speaker_id],) if quote.speaker_id else (), ()) for quote in record.quotes
        ],
        goals=_rank([pair for pair in enumerate(record.themes) if pair[1].vocabulary == _GOALS]),
        themes=_group_themes(record.themes),
    )


def _group_roles(memberships: Sequence[Membership]) -> dict[str, list[Membership]]:
    roles: dict[str, list[Membership]] = defaultdict(list)
    for item in memberships:
        if all(
            (item.role, item.organisation_id) != (told.role, told.organisation_id) for told in roles[item.person_id]
        ):
            roles[item.person_id].append(item)
    return dict(roles)


def _group_organisations(organisations: Sequence[Organisation]) -> list[tuple[str, list[Organisation]]]:
    return _group(load_wording()["classifications"], [(item.classification, item) for item in organisations])


def _group_figures(figures: Sequence[Figure]) -> list[tuple[str, list[Figure]]]:
    return _group(load_wording()["figures"], [(figure.kind, figure) for figure in figures])


def _group_themes(themes: Sequence[Theme]) -> list[tuple[str, list[tuple[int, Theme]]]]:
    """Return themes that are no goals with their numbers, by facet, the strongest first."""
    pairs = [(theme.facet or "other", (number, theme)) for number, theme in enumerate(themes)]
    others = [pair for pair in pairs if pair[1][1].vocabulary != _GOALS]
    return [(facet, _rank(found)) for facet, found in _group(load_wording()["facets"], others)]


def _rank(themes: list[tuple[int, Theme]]) -> list[tuple[int, Theme]]:
    return sorted(themes, key=lambda pair: (-pair[1].score, pair[0]))


def _group(order: dict[str, str], items: Sequence[tuple[str, T]]) -> list[tuple[str, list[T]]]:
    """Return items by key, the keys in the order of the words for them."""
    groups: dict[str, list[T]] = defaultdict(list)
    for key, item in items:
        groups[key].append(item)
    return [(key, groups[key]) for key in order if key in groups]
