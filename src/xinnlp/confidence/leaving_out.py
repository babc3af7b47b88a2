"""Leaves statements out of a record that are not sure enough, so that what stays speaks of nothing that is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from xinnlp.record import Commitment, LeftOut, Membership, Quote, Record

LISTS = ("people", "organisations", "memberships", "figures", "commitments", "quotes", "themes")


class _Statement(Protocol):
    @property
    def confidence(self) -> float | None: ...


S = TypeVar("S", bound=_Statement)


def leave_out(record: Record, least: float) -> Record:
    """Return the record without the statements whose confidence is below `least`; ids stay as they are.

    With a person go the memberships, with a figure its commitments, and a membership that is left with neither role
    nor organisation. A party of a commitment that goes stays by name, a speaker becomes null. Statements without a
    confidence stay. The provenance says how many of each list are left out.
    """
    if not least:
        return record
    people, organisations = _sure(record.people, least), _sure(record.organisations, least)
    figures = _sure(record.figures, least)
    kept = {one.id for one in people} | {one.id for one in organisations} | {one.id for one in figures}
    names = {one.id: one.name for one in record.people} | {one.id: one.name for one in record.organisations}
    names = {party: name for party, name in names.items() if party not in kept}
    memberships = (_without_body(one, kept) for one in _sure(record.memberships, least) if one.person_id in kept)
    shortened = replace(
        record,
        people=people,
        organisations=organisations,
        memberships=tuple(one for one in memberships if one.role or one.organisation_id),
        figures=figures,
        commitments=tuple(_with_names(one, names) for one in _sure(record.commitments, least) if one.figure_id in kept),
        quotes=tuple(_without_speaker(one, kept) for one in _sure(record.quotes, least)),
        themes=_sure(record.themes, least),
    )
    left_out = LeftOut(**{name: len(getattr(record, name)) - len(getattr(shortened, name)) for name in LISTS})
    return replace(shortened, provenance=replace(record.provenance, min_confidence=least, left_out=left_out))


def _sure(statements: Iterable[S], least: float) -> tuple[S, ...]:
    return tuple(one for one in statements if one.confidence is None or one.confidence >= least)


def _without_body(membership: Membership, kept: set[str]) -> Membership:
    return membership if membership.organisation_id in kept else replace(membership, organisation_id=None)


def _without_speaker(quote: Quote, kept: set[str]) -> Quote:
    return quote if quote.speaker_id in kept else replace(quote, speaker_id=None)


def _with_names(commitment: Commitment, names: dict[str, str]) -> Commitment:
    """Return the commitment with the parties that went called by their names."""
    return replace(
        commitment,
        funder_ids=tuple(one for one in commitment.funder_ids if one not in names),
        funder_names=(*commitment.funder_names, *(names[one] for one in commitment.funder_ids if one in names)),
        recipient_ids=tuple(one for one in commitment.recipient_ids if one not in names),
        recipient_names=(
            *commitment.recipient_names,
            *(names[one] for one in commitment.recipient_ids if one in names),
        ),
    )
