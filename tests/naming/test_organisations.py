"""Merging organisations."""

from xinnlp.naming.organisations import is_generic, merge_organisations


def test_short_form_joins_the_group_not_the_foundation():
    numbers = merge_organisations(["Tembora Group", "Tembora Foundation", "Tembora"])
    assert numbers[2] == numbers[0] != numbers[1]


def test_short_form_alone_beside_the_foundation_is_a_body_of_its_own():
    numbers = merge_organisations(["Tembora Foundation", "Tembora"])
    assert numbers[0] != numbers[1]


def test_a_known_body_never_joins_one_that_begins_with_its_name():
    numbers = merge_organisations(["UN Office for Kites", "UN"])
    assert numbers[0] != numbers[1]


def test_tail_with_a_head_noun_joins():
    numbers = merge_organisations(["Tembora LGBTQ Youth Fund", "Youth Fund", "the Fund"])
    assert len(set(numbers)) == 1


def test_bracketed_acronym_joins():
    numbers = merge_organisations(["Kestrel Water Trust", "KWT", "QQX"], [("Kestrel Water Trust", "QQX")])
    assert len(set(numbers)) == 1


def test_generic_name_goes_to_the_last_body_with_that_head_or_to_none():
    assert merge_organisations(["Lowe Foundation", "Reed Foundation", "Foundation"])[2] == 1
    assert merge_organisations(["Tembora", "Foundation"]) == [0, None]


def test_the_board_of_a_generic_name_is_the_body_itself():
    assert merge_organisations(["Lowe Foundation", "Reed College", "Foundation Board", "the College Council"])[2:] == [
        0,
        1,
    ]
    assert merge_organisations(["Lowe Council", "Reed Board"]) == [0, 1]


def test_generic_is_a_lone_head_noun():
    assert is_generic("the Trust")
    assert not is_generic("Accelerator Program")


def test_legal_suffixes_and_lines_of_business_are_left_out_of_short_forms():
    assert len(set(merge_organisations(["Mvula Energy Ltd", "Mvula Energy", "Mvula"]))) == 1
    assert len(set(merge_organisations(["Thistle Row Capital", "Thistle Row"]))) == 1


def test_a_short_form_after_the_full_name_is_the_same_body():
    assert merge_organisations(["Kite Hospice", "Kite"]) == [0, 0]
    assert len(set(merge_organisations(["Kite", "Kite Hospice"]))) == 2
    assert len(set(merge_organisations(["Kite School", "Kite Hospice", "Kite"]))) == 3
    assert merge_organisations(["Kite Hospice", "Kite Hospice Board of Trustees", "Kite"]) == [1, 0, 1]
