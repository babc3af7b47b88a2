"""Seats told once for several people."""

import pytest
from tests.components.test_memberships import H, K, P, Q, T, roles  # noqa: F401 (the fixture)

M = "[Mei Chan](PERSON)"
EVERYBODY = ("Ada Lowe", "Tom Reed", "Mei Chan")


@pytest.mark.parametrize(
    "text",
    [
        f"{T} has elected members to its board: {P}, {Q} and {M}, who begin now.",
        f"{T} named members.\n\nThe additions are {P}, {Q} and {M}.",
        f"{K} met.\n\nThe members appointed to {T} include {P}, a baker, {Q}, director of {H}, and {M}.",
        f"{T} named members.\n\nThey are {P}, a baker; {Q}, director of {K}; and {M}.",
        f"{T} named members.\n\nThey were {K} treasurer {P}, {H} treasurer {Q}, and {M}.",
    ],
)
def test_a_title_told_before_its_bearers(roles, text):  # noqa: F811
    assert {(name, "members", "Tembora") for name in EVERYBODY} <= set(roles(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{T} met.\n\nJoining the board are {P}, {Q} and {M}.",
        f"Elected to the {T} board: {P}, a baker; {Q}, a trader; and {M}.",
        f"{T} met.\n\nNew to the board is {P}.",
    ],
)
def test_people_led_to_by_a_board(roles, text):  # noqa: F811
    expected = {(name, None, "Tembora") for name in EVERYBODY if name in text}
    assert {role for role in roles(text) if role[1] is None} == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{T} named members.\n\nAmong the guests were {P} and {Q}.",
        f"{T} named members.\n\n[Kite House](ORG) met.\n\nThey are {P} and {Q}.",
        f"{T} met.\n\nOn the board were papers and {P}.",
    ],
)
def test_sentences_that_give_no_seats(roles, text):  # noqa: F811
    assert [role for role in roles(text) if role[1] in {None, "members"}] == []


def test_a_note_ends_the_list(roles):  # noqa: F811
    text = f"{T} met.\n\nJoining the board are {P}, daughter of {Q}, and others."
    assert roles(text) == [("Ada Lowe", None, "Tembora")]


def test_a_verb_after_a_post_has_its_subject(roles):  # noqa: F811
    assert roles(f"{P} is a {T} trustee and leads the {K}.") == [
        ("Ada Lowe", "trustee", "Tembora"),
        ("Ada Lowe", None, "Kite House"),
    ]


def test_the_post_of_the_one_before_is_not_the_next_ones(roles):  # noqa: F811
    assert roles(f"L-R: {P}, U.S. trade officer, {Q}, director, {T}.") == [
        ("Ada Lowe", "U.S. trade officer", "Tembora"),
        ("Tom Reed", "director", "Tembora"),
    ]


def test_seats_led_to_after_other_people(roles):  # noqa: F811
    text = f"{T} met.\n\n{T} gave.\n\n{P}, director of {K}, will join the two other members named now: {Q} and {M}."
    assert roles(text) == [
        ("Ada Lowe", "director", "Kite House"),
        ("Tom Reed", "members", "Tembora"),
        ("Mei Chan", "members", "Tembora"),
    ]
