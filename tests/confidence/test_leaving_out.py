"""What `--min-confidence` leaves out, and that nothing kept speaks of it by id."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sample_record import make_record
from xinnlp.confidence.leaving_out import LISTS, leave_out
from xinnlp.record import LeftOut
from xinnlp.schema import find_problems


def make_rated(**confidences: float | None):
    """Return the sample record with every confidence at .9 but for those given, by list."""
    record = make_record()
    rated = {n: tuple(replace(one, confidence=confidences.get(n, 0.9)) for one in getattr(record, n)) for n in LISTS}
    return replace(record, **rated)


def test_nothing_is_left_out_by_default() -> None:
    record = make_rated(people=0.0)
    assert leave_out(record, 0.0) == record
    assert record.provenance.left_out == LeftOut()


@pytest.mark.parametrize("name", LISTS)
def test_what_is_below_goes_and_what_is_at_it_stays(name: str) -> None:
    shortened = leave_out(make_rated(**{name: 0.49}), 0.5)
    assert getattr(shortened, name) == ()
    assert getattr(shortened.provenance.left_out, name) == 1
    assert shortened.provenance.min_confidence == 0.5
    assert find_problems(shortened) == []
    assert getattr(leave_out(make_rated(**{name: 0.5}), 0.5), name) != ()


def test_without_a_person_go_memberships_and_parties_and_speakers_are_mended() -> None:
    shortened = leave_out(make_rated(people=0.1), 0.5)
    assert shortened.memberships == ()
    assert (shortened.commitments[0].funder_ids, shortened.commitments[0].funder_names) == ((), ("Ada Lowe",))
    assert shortened.quotes[0].speaker_id is None
    assert shortened.provenance.left_out == LeftOut(people=1, memberships=1)


def test_a_role_outlives_its_organisation_and_a_mere_affiliation_does_not() -> None:
    record = make_rated(organisations=0.1)
    (membership,) = leave_out(record, 0.5).memberships
    assert (membership.role, membership.organisation_id) == ("chair", None)
    untitled = replace(record, memberships=(replace(record.memberships[0], role=None),))
    assert leave_out(untitled, 0.5).memberships == ()


def test_a_commitment_goes_with_its_figure() -> None:
    assert leave_out(make_rated(figures=0.1), 0.5).provenance.left_out == LeftOut(figures=1, commitments=1)


def test_what_has_no_confidence_stays() -> None:
    assert leave_out(make_rated(quotes=None, themes=None), 1.0).provenance.left_out.quotes == 0
