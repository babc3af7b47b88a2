"""Commitments as a flow diagram (after Sankey): funders left, recipients right, a ribbon's width its sum.

One diagram for each currency, since sums of different ones do not add. A sum with several funders or recipients is
split evenly; what is only sought is left out, and so is a sum without a funder and without a recipient.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinnlp.report.gathering import Party, ToldGift

WIDTH = 720.0
_NODE_WIDTH = 12.0
_LABEL = 200.0
_GAP = 14.0
_THINNEST = 1.5
_HEIGHT_OF_NODE = 30.0
_MOST_NODES = 10
_SOUGHT = "sought"

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True)
class Node:
    """A funder or recipient: its rectangle in the drawing, and the sum through it."""

    party: Party
    amount: str
    x: float
    y: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A flow: the path of its middle line and its width."""

    path: str
    width: float
    funder: str
    recipient: str
    amount: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """The flows of one currency; `height` is that of the drawing, whose width is `WIDTH`."""

    currency: str
    total: str
    height: float
    funders: tuple[Node, ...]
    recipients: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    gifts: tuple[ToldGift, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for parties that are not told, and for those too small to draw."""

    unknown: str
    others: str


def phrase_amount(value: float, currency: str) -> str:
    """Return `USD 2.5 million`."""
    for scale, name in _SCALES:
        if value >= scale * 0.9995:
            return f"{currency} {value / scale:,.4g} {name}" if value < 1e15 else f"{currency} {value:.3g}"
    return f"{currency} {value:,.6g}"


def make_diagrams(gifts: Iterable[ToldGift], wording: Wording) -> list[Diagram]:
    """Return a diagram for each currency, the one with most commitments first."""
    by_currency: dict[str, list[ToldGift]] = defaultdict(list)
    for told in gifts:
        amount = told.gift.amount
        is_sum = amount.kind == "money" and amount.value is not None and amount.value > 0
        if is_sum and told.gift.status != _SOUGHT and (told.funders or told.recipients):
            by_currency[amount.unit].append(told)
    ordered = sorted(by_currency, key=lambda currency: (-len(by_currency[currency]), currency))
    return [_draw(currency, by_currency[currency], wording) for currency in ordered]


def _draw(currency: str, gifts: Sequence[ToldGift], wording: Wording) -> Diagram:
    flows = _add_up(gifts, wording)
    funders, recipients = (_add_sides(flows, side) for side in (0, 1))
    total = sum(flows.values())
    height = max(len(funders), len(recipients)) * _HEIGHT_OF_NODE
    scale = height / total
    left = _stack(funders, _LABEL, scale, currency)
    right = _stack(recipients, WIDTH - _LABEL - _NODE_WIDTH, scale, currency)
    tallest = max(side[-1].y + side[-1].height for side in (left.nodes, right.nodes))
    return Diagram(
        currency=currency,
        total=phrase_amount(total, currency),
        height=round(tallest + _GAP, 1),
        funders=left.nodes,
        recipients=right.nodes,
        ribbons=tuple(_make_ribbons(flows, (left, right), scale, currency)),
        gifts=tuple(sorted(gifts, key=lambda told: -(told.gift.amount.value or 0))),
    )


def _add_up(gifts: Sequence[ToldGift], wording: Wording) -> dict[tuple[Party, Party], float]:
    """Return the sum from each funder to each recipient, the small ones of both sides taken together."""
    flows: dict[tuple[Party, Party], float] = defaultdict(float)
    for told in gifts:
        funders = told.funders or (Party(wording.unknown),)
        recipients = told.recipients or (Party(wording.unknown),)
        for funder in funders:
            for recipient in recipients:
                flows[funder, recipient] += (told.gift.amount.value or 0) / len(funders) / len(recipients)
    kept = [set(list(_add_sides(flows, side))[:_MOST_NODES]) for side in (0, 1)]
    others = Party(wording.others)
    shown: dict[tuple[Party, Party], float] = defaultdict(float)
    for (funder, recipient), value in flows.items():
        ends = (funder if funder in kept[0] else others, recipient if recipient in kept[1] else others)
        shown[ends] += value
    return shown


def _add_sides(flows: dict[tuple[Party, Party], float], side: int) -> dict[Party, float]:
    """Return the parties of one side with their sums, the largest first."""
    sums: dict[Party, float] = defaultdict(float)
    for ends, value in flows.items():
        sums[ends[side]] += value
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0].name)))


@dataclass(frozen=True, slots=True)
class _Side:
    nodes: tuple[Node, ...]
    places: dict[Party, Node]


def _stack(sums: dict[Party, float], x: float, scale: float, currency: str) -> _Side:
    y = _GAP
    nodes = []
    for party, value in sums.items():
        height = max(value * scale, _THINNEST)
        room = max(height, _HEIGHT_OF_NODE)
        top = y + (room - height) / 2
        nodes.append(
            Node(party, phrase_amount(value, currency), x, round(top, 1), round(height, 1), round(y + room / 2, 1))
        )
        y += room + _GAP
    return _Side(tuple(nodes), {node.party: node for node in nodes})


def _make_ribbons(
    flows: dict[tuple[Party, Party], float], sides: tuple[_Side, _Side], scale: float, currency: str
) -> Iterable[Ribbon]:
    left, right = sides
    ranks = [{party: number for number, party in enumerate(side.places)} for side in sides]
    out = {party: node.y for party, node in left.places.items()}
    into = {party: node.y for party, node in right.places.items()}
    for (funder, recipient), value in sorted(
        flows.items(), key=lambda item: (ranks[0][item[0][0]], ranks[1][item[0][1]])
    ):
        width = value * scale
        start, end = out[funder] + width / 2, into[recipient] + width / 2
        out[funder] += width
        into[recipient] += width
        x1, x2 = left.places[funder].x + _NODE_WIDTH, right.places[recipient].x
        bend = (x1 + x2) / 2
        yield Ribbon(
            f"M{x1:.1f} {start:.1f}C{bend:.1f} {start:.1f} {bend:.1f} {end:.1f} {x2:.1f} {end:.1f}",
            round(max(width, _THINNEST), 1),
            funder.name,
            recipient.name,
            phrase_amount(value, currency),
        )
