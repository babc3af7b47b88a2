"""One statement for each sum: repetitions and headline roundings fall away."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from xinnlp.giving.party import Party
from xinnlp.giving.statement import Giving
from xinnlp.giving.sums import FigureMention

_ROUNDING = 0.06
# Equal sums to many different parties are compared with the last ones only, so that time stays linear.
_MOST_COMPARED = 50
_DONE = frozenset({"given", "pledged"})
# Which way the exact sum lies from one told roughly: above, below, either.
_ROUGH = {"more_than": 1, "less_than": -1, "about": 0}


def without_repetitions(statements: Iterable[Giving]) -> list[Giving]:
    """Return the statements without those that tell a sum again; a heading gives way to the body.

    Two tell the same sum when unit and value agree (a heading's may be rounded), the statuses fit and no named
    party contradicts; a heading that tells a sum of the body is never news. Parties and purpose that only one of
    them tells are kept.
    """
    ordered = sorted(statements, key=lambda s: (s.in_heading, s.sum.start))
    kept: list[Giving] = []
    near: dict[tuple[str, int], list[int]] = defaultdict(list)
    for statement in ordered:
        keys = [(told.unit, _magnitude(told.value)) for told in statement.sum.tellings]
        numbers = [n for unit, size in keys for step in (-1, 0, 1) for n in near[unit, size + step][-_MOST_COMPARED:]]
        same = [n for n in sorted(numbers) if _is_same(kept[n], statement)]
        value = statement.sum.mention.value
        number = next((n for n in same if kept[n].sum.mention.value == value), same[0] if same else None)
        if number is None:
            for key in keys:
                near[key].append(len(kept))
            kept.append(statement)
        else:
            kept[number] = _joined(kept[number], statement)
    return sorted(kept, key=lambda s: (s.sum.start, s.sum.end))


def _magnitude(value: float) -> int:
    """Return a step of a logarithmic scale: values that round to one another are at most one step apart."""
    return round(math.log(value) / math.log(1 + _ROUNDING)) if value > 0 else -1


def _is_same(first: Giving, second: Giving) -> bool:
    pairs = [(a, b) for a in first.sum.tellings for b in second.sum.tellings if a.unit == b.unit]
    fitting = [pair for pair in pairs if _is_one_sum(*pair, is_heading=second.in_heading)]
    if not fitting or first.sum.is_money != second.sum.is_money:
        return False
    one, other = fitting[0]
    done = _DONE | {"invested"} if {p.key for p in first.funders} & {p.key for p in second.funders} else _DONE
    done |= {"raised"} if second.in_heading else set()  # `Readers give $5,000` over what was raised
    if first.status != second.status and not {first.status, second.status} <= done:
        return False
    if second.in_heading and one.value == other.value:
        return True
    if _is_handover(first, second) or _is_handover(second, first):
        return True
    funders, recipients = (
        _compatible(first.funders, second.funders),
        _compatible(first.recipients, second.recipients),
    )
    if second.told_again and one.value == other.value:
        return funders or recipients
    if not (funders and recipients) or (first.sentence == second.sentence and _are_apart(first, second)):
        return False
    return first.sum.is_money or one.number == other.number


def _is_one_sum(one: FigureMention, other: FigureMention, *, is_heading: bool) -> bool:
    """Tell a sum told again: in a heading it may be rounded, and where a text says `more than` or `about`."""
    apart = abs(one.value - other.value)
    if one.value_max != other.value_max or apart > _ROUNDING * abs(one.value):
        return False
    if apart == 0 or is_heading:
        return True
    return any(
        rough.qualifier in _ROUGH
        and plain.qualifier == "exact"
        and _digits(rough) <= _digits(plain)
        and (plain.value - rough.value) * _ROUGH[rough.qualifier] >= 0
        for rough, plain in ((one, other), (other, one))
    )


def _digits(mention: FigureMention) -> int:
    """Return how many digits tell a sum: none that tells it roughly has more than one that tells it exactly."""
    return len(f"{mention.value:.2f}".replace(".", "").rstrip("0"))


def _compatible(first: tuple[Party, ...], second: tuple[Party, ...]) -> bool:
    """Tell whether two lists of parties may be the same: one is empty, they share one, or a name is not an id."""
    if not first or not second:
        return True
    if {p.key for p in first} & {p.key for p in second}:
        return True
    return not (all(p.id for p in first) and all(p.id for p in second))


def _are_apart(first: Giving, second: Giving) -> bool:
    """Tell two receivers of one sentence: `to the school (£500) and the chapel (£500)`."""
    return bool(first.recipients and second.recipients) and {p.key for p in first.recipients}.isdisjoint(
        p.key for p in second.recipients
    )


def _is_handover(first: Giving, second: Giving) -> bool:
    """Tell a gift between bodies from the same sum that one person presents to another on their behalf."""
    people = [all(_is_person(p) for p in side) and bool(side) for side in (second.funders, second.recipients)]
    bodies = [side and not any(_is_person(p) for p in side) for side in (first.funders, first.recipients)]
    return all(people) and all(bodies) and first.sum.is_money and first.sum.start < second.sum.start


def _is_person(party: Party) -> bool:
    """Tell a person of the record, whose id begins with p."""
    return party.id is not None and party.id.startswith("p")


def _better(kept: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties that are told by name, else those that were kept."""
    if not kept or (any(p.id for p in other) and not any(p.id for p in kept)):
        return other
    return kept


def _joined(kept: Giving, other: Giving) -> Giving:
    if _is_handover(kept, other):
        return replace(kept, purpose=kept.purpose or other.purpose)
    funders = _better(kept.funders, other.funders)
    recipients = _better(kept.recipients, other.recipients)
    purpose = kept.purpose or other.purpose
    return replace(kept, funders=funders, recipients=recipients, purpose=purpose)
