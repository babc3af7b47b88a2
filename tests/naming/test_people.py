"""Merging people."""

from hypothesis import given
from hypothesis import strategies as st

from xinnlp.naming.people import merge_people


def merged(*names: str) -> list[int]:
    return merge_people([tuple(name.split()) for name in names])


def together(*names: str) -> bool:
    return len(set(merged(*names))) == 1


def test_surname_given_name_and_initials_join_the_full_name():
    assert together("Grace A. Lowe", "Lowe", "Grace Lowe", "G. Lowe", "Grace")


def test_apostrophes_of_either_shape_are_one():
    assert together("Ada O’Shea", "O'Shea")


def test_family_name_first():
    assert together("Zhang Biwei", "Zhang")
    assert together("Wang Chen", "Wangchen")


def test_middle_names_and_arabic_family_names():
    assert together("Margaret S. Lyons Giberson", "Margaret Giberson")
    assert together("Saeed Mathkar Al Hajri", "Al Hajri")


def test_two_bearers_of_a_surname_stay_two():
    assert len(set(merged("Tom Lowe", "Ada Lowe"))) == 2
    assert len(set(merged("Ada Lowe", "Tom"))) == 2


def test_an_ambiguous_surname_goes_to_the_one_named_last():
    assert merged("Tom Lowe", "Ada Lowe", "Lowe")[2] == merged("Tom Lowe", "Ada Lowe", "Lowe")[1]
    numbers = merged("Tom Lowe", "Ada Lowe", "Tom", "Lowe")
    assert numbers[3] == numbers[0]


def test_suffixes_tell_people_apart():
    assert len(set(merged("Sam Reed Jr.", "Sam Reed III"))) == 2


def test_who_is_named_as_a_relative_takes_no_surname():
    names = [tuple(name.split()) for name in ("Ada Lowe", "Tom Lowe", "Lowe", "Tom Lowe", "Lowe")]
    assert merge_people(names) == [0, 1, 1, 1, 1]
    assert merge_people(names, aside={1}) == [0, 1, 0, 1, 1]


def test_no_names_no_people():
    assert merge_people([]) == []


@given(st.lists(st.lists(st.sampled_from(["Ada", "Tom", "Lowe", "Reed", "J."]), min_size=1, max_size=4), max_size=12))
def test_equal_forms_always_share_a_person_when_unambiguous(forms):
    names = [tuple(form) for form in forms]
    numbers = merge_people(names)
    assert len(numbers) == len(names)
    full = {}
    for name, number in zip(names, numbers, strict=True):
        if len(name) == 4:
            assert full.setdefault(name, number) == number
