"""One statement for each sum: repetitions and headline roundings fall away."""

from __future__ import annotations

from collections.abc import Iterable

from xinnlp.giving.find import Giving
from xinnlp.giving.parties import Party

_ROUNDING = 0.06
_DONE = frozenset({"given", "pledged"})


def without_repetitions(statements: Iterable[Giving]) -> list[Giving]:
    """Return the statements without those that tell a sum again; a heading gives way to the body.

    Two tell the same sum when unit and value agree (a heading's may be rounded), the statuses fit and no named
    party contradicts. Parties and purpose that only one of them tells are kept.
    """
    ordered = sorted(statements, key=lambda s: (s.in_heading, s.sum.start))
    kept: list[Giving] = []
    for statement in ordered:
        number = next((n for n, other in enumerate(kept) if _is_same(other, statement)), None)
        if number is None:
            kept.append(statement)
        else:
            kept[number] = _joined(kept[number], statement)
    return sorted(kept, key=lambda s: (s.sum.start, s.sum.end))


def _is_same(first: Giving, second: Giving) -> bool:
    one, other = first.sum.mention, second.sum.mention
    if one.unit != other.unit or first.sum.is_money != second.sum.is_money:
        return False
    tolerance = _ROUNDING if second.in_heading else 0.0
    if abs(one.value - other.value) > tolerance * abs(one.value):
        return False
    if first.status != second.status and not {first.status, second.status} <= _DONE:
        return False
    if not _compatible(first.funders, second.funders) or not _compatible(first.recipients, second.recipients):
        return False
    return first.sum.is_money or one.number == other.number


def _compatible(first: tuple[Party, ...], second: tuple[Party, ...]) -> bool:
    """Tell whether two lists of parties may be the same: one is empty, they share one, or a name is not an id."""
    if not first or not second:
        return True
    if {p.key for p in first} & {p.key for p in second}:
        return True
    return not (all(p.id for p in first) and all(p.id for p in second))


def _joined(kept: Giving, other: Giving) -> Giving:
    funders = kept.funders or other.funders
    recipients = kept.recipients or other.recipients
    purpose = kept.purpose or other.purpose
    return Giving(kept.sum, kept.status, funders, recipients, purpose, kept.start, kept.end, kept.in_heading)
