"""Founders of organisations: short forms, and finding among very many what a plain search finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.naming.forms import is_acronym_of
from xinnlp.naming.founders import Founders, is_short_form
from xinnlp.naming.organisations import merge_organisations

WORDS = ["moor", "kite", "lowe", "group", "ltd", "foundation", "college", "of", "the", "fund", "museum", "youth"]
KEYS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=2, unique=True)


def founders_of(names: list[str]) -> Founders:
    spelling = {name.casefold(): name for name in names}
    founders = Founders(spelling, spelling, {}, {})
    for key in list(spelling)[1:]:
        founders.add(key)
    return founders


def test_an_award_named_after_a_foundation_is_not_the_foundation():
    assert not is_short_form("lowe foundation", "lowe foundation river award")
    assert is_short_form("impact hub", "impact hub network")


def test_a_programme_may_be_called_without_its_head():
    assert is_short_form("run for rivers", "run for rivers campaign")
    assert not is_short_form("kite rivers", "kite rivers campaign")
    assert not is_short_form("kite rivers trust", "kite rivers trust campaign")
    assert not is_short_form("run for rivers", "run for rivers trust")


@given(KEYS)
def test_a_short_form_is_found_as_by_looking_at_every_founder(keys: list[str]):
    key, *others = keys
    found = founders_of(keys).find(key)
    forms = [n for n, other in enumerate(others) if is_short_form(key, other)]
    assert (found in forms) if forms else found is None


@given(st.lists(st.sampled_from(["Kite Water Trust", "Kind Wolf Team", "Moor", "Kite and Wind Trust"]), unique=True))
def test_an_acronym_is_of_the_first_founder_with_its_initials(names: list[str]):
    found = founders_of(["KWT", *names]).find("kwt")
    assert found == next((n for n, name in enumerate(names) if is_acronym_of("KWT", name)), None)


def test_names_of_a_long_list_keep_apart_and_take_their_own_short_forms():
    places = [f"Moor{letter}{second}" for letter in "abcdefghijklmnop" for second in "abcdefghijklmnop"]
    full = [f"University of {place}" for place in places] + [f"{place} Group" for place in places]
    numbers = merge_organisations([*full, *places])
    assert len(set(numbers[: len(full)])) == len(full)
    assert numbers[len(full) :] == numbers[len(places) : len(full)]


@pytest.mark.parametrize(
    ("short", "full", "is_one"),
    [
        ("KWT Foundation", "Kite Water Trust Foundation", True),
        ("KWT Fund", "Kite Water Trust Foundation", False),
        ("UK Port Bell Foundation", "University of Kivu, Port Bell, Foundation", True),
        ("UK Port Bell", "University of Kivu, Port Bell", True),
        ("UK Pine Beach", "University of Kivu, Port Bell", False),
    ],
)
def test_an_acronym_may_begin_a_longer_name(short: str, full: str, is_one: bool):
    found = founders_of([short, full]).find(short.casefold())
    assert found == (0 if is_one else None)
