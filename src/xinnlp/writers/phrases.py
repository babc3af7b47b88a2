"""Parts of a record in words: roles, values and commitments as a person would write them in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinnlp.record import Commitment, Figure, Membership, Record

_QUALIFIERS = {"exact": "", "more_than": "over ", "less_than": "under ", "about": "about ", "up_to": "up to "}
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Names:
    """The names and roles that a record's ids stand for."""

    names: dict[str, str]
    memberships: tuple[Membership, ...]
    figures: dict[str, Figure]

    @classmethod
    def of(cls, record: Record) -> Names:
        """Return the names of a record."""
        people = {person.id: person.name for person in record.people}
        return cls(
            people | {organisation.id: organisation.name for organisation in record.organisations},
            record.memberships,
            {figure.id: figure for figure in record.figures},
        )

    def of_id(self, identifier: str) -> str:
        """Return the name of a person or organisation."""
        return self.names.get(identifier, _UNKNOWN)

    def of_parties(self, ids: Sequence[str], others: Sequence[str]) -> str:
        """Return the names of parties, those of the record first, with commas."""
        return ", ".join([*map(self.of_id, ids), *others])


def phrase_roles(person_id: str, names: Names) -> str:
    """Return `founder and CEO, Aobag; trustee, Lowe Trust`, empty where no role is told."""
    roles = []
    for membership in names.memberships:
        if membership.person_id == person_id:
            organisation = names.of_id(membership.organisation_id) if membership.organisation_id else None
            roles.append(", ".join(part for part in (membership.role, organisation) if part))
    return "; ".join(dict.fromkeys(roles))


def phrase_value(figure: Figure) -> str:
    """Return `over 350,000,000 people` or `13-18 years`."""
    number = _number(figure.value)
    if figure.value_max is not None:
        number += f"-{_number(figure.value_max)}"
    unit = "%" if figure.unit == "percent" else f" {figure.unit}".rstrip()
    return f"{_QUALIFIERS[figure.qualifier]}{number}{unit}"


def phrase_sum(commitment: Commitment, names: Names) -> str:
    """Return the figure of a commitment: `over 2,000,000 USD`."""
    figure = names.figures.get(commitment.figure_id)
    return phrase_value(figure) if figure else _UNKNOWN


def phrase_commitment(commitment: Commitment, names: Names) -> str:
    """Return `Lowe Trust → Nyota School: 2,000,000 USD (pledged), for desks`; what is not told is left out."""
    funders = names.of_parties(commitment.funder_ids, commitment.funder_names)
    recipients = names.of_parties(commitment.recipient_ids, commitment.recipient_names)
    parties = f"{funders} → {recipients}".strip() if recipients else funders
    purpose = f", for {commitment.purpose}" if commitment.purpose else ""
    return f"{f'{parties}: ' if parties else ''}{phrase_sum(commitment, names)} ({commitment.status}){purpose}"


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
