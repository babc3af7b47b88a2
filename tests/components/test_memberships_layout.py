"""Roles as lists, captions, elections and signatures tell them."""

import pytest
from tests.components.test_memberships import H, K, P, Q, T, roles  # noqa: F401 (the fixture)


def test_a_title_is_held_in_all_bodies_of_a_closed_list(roles):  # noqa: F811
    found = [("Ada Lowe", "director", name) for name in ("Tembora", "Kite House", "Hill Choir")]
    assert roles(f"{P}, director, {T}, {K} and {H};") == found
    assert roles(f"{P}, director of {T}, {K}, and {H}.") == found


def test_a_unit_between_title_and_body(roles):  # noqa: F811
    assert roles(f"{P}, president, Central Ohio District, {T}, spoke at {K}.") == [("Ada Lowe", "president", "Tembora")]
    assert roles(f"{P}, president, [Central Ohio](GPE) District, {T}, spoke at {K}.") == [
        ("Ada Lowe", "president", "Tembora")
    ]


def test_an_election_tells_its_verb_once(roles):  # noqa: F811
    text = f"{T} met.\n\n{P} was elected chair, {Q} vice chair and [Mei Chan](PERSON) treasurer."
    assert roles(text) == [
        ("Ada Lowe", "chair", "Tembora"),
        ("Tom Reed", "vice chair", "Tembora"),
        ("Mei Chan", "treasurer", "Tembora"),
    ]


def test_a_secretary_among_officers_is_one(roles):  # noqa: F811
    assert roles(f"{T} met.\n\n{P}, treasurer; and {Q}, secretary.")[1] == ("Tom Reed", "secretary", "Tembora")
    assert roles(f"{T} met.\n\n{Q}, secretary, spoke.") == [("Tom Reed", "secretary", None)]


@pytest.mark.parametrize("text", ["Board Member {T} and others", "Founder – {T}", "[Edison](GPE) N.J. {T}"])
def test_titles_right_before_a_body(roles, text):  # noqa: F811
    found = roles(f"{P}, {text.format(T=T)}")
    assert found == ([("Ada Lowe", text.split(" {")[0].removesuffix(" –"), "Tembora")] if "[" not in text else [])


def test_a_body_behind_its_state(roles):  # noqa: F811
    assert roles(f"{P}, director of the [Edison](GPE), N.J.-based {T}.") == [("Ada Lowe", "director", "Tembora")]


def test_who_stands_in_a_list_of_semicolons(roles):  # noqa: F811
    text = f"From left: {P}, president of {T}; {Q}, {K}; and [Mei Chan](PERSON), {H}."
    assert roles(text) == [
        ("Ada Lowe", "president", "Tembora"),
        ("Tom Reed", None, "Kite House"),
        ("Mei Chan", None, "Hill Choir"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("the family spokeswoman, {P}, said.", "family spokeswoman"),
        ("It was so under President {P}.", "President"),
        ("{P}, director, Umbrava, said.", "director"),
        ("{P}, director at Umbrava, said.", "director"),
    ],
)
def test_posts_that_are_not_in_the_main_organisation(roles, text, role):  # noqa: F811
    assert roles(f"{T} gave. {T} met.\n\n" + text.format(P=P)) == [("Ada Lowe", role, None)]


def test_posts_of_deeds_long_after_a_body_named_once_are_in_none(roles):  # noqa: F811
    assert roles(f"{'We met. ' * 12}{T} came.\n\n{P}, the treasurer, spoke.") == [("Ada Lowe", "treasurer", None)]


def test_a_sentence_does_not_end_after_a_comma(roles):  # noqa: F811
    doc_of_two = f"{P}, director,\n{T}"
    assert roles(doc_of_two) == [("Ada Lowe", "director", "Tembora")]


def test_post_after_a_year(roles):  # noqa: F811
    assert roles(f"{P} joined {T} as director in 1970 and became chair in 1981.") == [
        ("Ada Lowe", "director", "Tembora"),
        ("Ada Lowe", "chair", "Tembora"),
    ]


def test_fields_of_a_minister_and_before_a_name(roles):  # noqa: F811
    assert roles(f"{P}, Minister of Trade, Health and Sport, {T}")[0][1] == "Minister of Trade, Health and Sport"
    assert roles(f"{T} director of development {P} spoke.") == [("Ada Lowe", "director of development", "Tembora")]
    assert roles(f"{P} and {Q}, Deputy Chairmen of {T}") == [
        ("Ada Lowe", "Deputy Chairmen", "Tembora"),
        ("Tom Reed", "Deputy Chairmen", "Tembora"),
    ]


def test_a_body_called_by_its_kind_and_a_field(roles):  # noqa: F811
    assert roles(f"{T} met {K}.\n\n{P} is director of the river charity.") == [("Ada Lowe", "director", "Kite House")]


def test_signature_of_the_main_organisation(roles):  # noqa: F811
    text = f"{T} gave.\n\n{P}\nCommunications Manager\n555-0100"
    assert roles(text) == [("Ada Lowe", "Communications Manager", "Tembora")]


def test_the_second_of_two_before_names_is_of_the_same_body(roles):  # noqa: F811
    assert roles(f"{K} met.\n\n{T} director {P} and co-founder {Q} spoke.") == [
        ("Ada Lowe", "director", "Tembora"),
        ("Tom Reed", "co-founder", "Tembora"),
    ]
    assert roles(f"{K} met.\n\n{T} director {P} and poet {Q} spoke.")[1] == ("Tom Reed", "poet", None)


def test_a_post_behind_what_brackets_hold(roles):  # noqa: F811
    assert roles(f"{P} (pictured), presently director of {T}, spoke.") == [("Ada Lowe", "director", "Tembora")]


def test_a_career_on_lines_below_a_name(roles):  # noqa: F811
    text = (
        f"Our board\n\nMr {P} (Chair)\n\nBEng Hons\n\nExecutive Chairman, {T}\n\n25 June 2015 – 24 June 2018\n\n"
        f"Director of the board of {K} (appointed 2015)\n\n{Q}\n\nTrustee, {H}\n\nManager, {T}\n\nWe thank the two."
    )
    assert {role for role in roles(text) if role[1] != "Chair"} == {
        ("Ada Lowe", "Executive Chairman", "Tembora"),
        ("Ada Lowe", "Director of the board", "Kite House"),
        ("Tom Reed", "Trustee", "Hill Choir"),
        ("Tom Reed", "Manager", "Tembora"),
    }


def test_lines_behind_a_paragraph_are_no_career(roles):  # noqa: F811
    paragraph = (
        "We met on a hill in the rain and sang about kites until the sun was out and all of us were dry again there."
    )
    text = f"{P}\n\n{paragraph}\n\nChairman, {T}\n\nTrustee, {K}"
    assert roles(text) == []


def test_whose_post_one_joins_as(roles):  # noqa: F811
    text = f"{T} met {K}.\n\n{P} joined the charity in May as a baker."
    assert roles(text) == [("Ada Lowe", "baker", "Kite House")]


def test_a_bank_called_by_its_kind(roles):  # noqa: F811
    text = f"[FBNBank](ORG) gave to {T}.\n\n{T} met.\n\nThe director of the bank, {P}, spoke."
    assert roles(text) == [("Ada Lowe", "director", "FBNBank")]


def test_degree_between_two_people(roles):  # noqa: F811
    assert roles(f"{T} honoured {P}, MD, {Q}, director, and others.") == [("Tom Reed", "director", "Tembora")]


def test_who_will_serve_as_something(roles):  # noqa: F811
    assert roles(f"{T} met.\n\n{P} will serve as the new chair.") == [("Ada Lowe", "chair", "Tembora")]


def test_a_chief_executive_is_in_the_main_body(roles):  # noqa: F811
    assert roles(f"{T} met.\n\nFormer chief executive {P} and executive {Q} left.") == [
        ("Ada Lowe", "Former chief executive", "Tembora"),
        ("Tom Reed", "executive", None),
    ]


def test_a_member_of_the_board_of_what_is_called_by_its_kind(roles):  # noqa: F811
    text = f"{K} met.\n\nA member of the charity’s board of trustees, {P}, will take up the position of director."
    assert roles(text) == [("Ada Lowe", "member", "Kite House"), ("Ada Lowe", "director", "Kite House")]


def test_co_and_founder_with_a_dash(roles):  # noqa: F811
    text = f"{Q}, chair, {K}, {P}, chair and Co – Founder, {T}, spoke."
    assert roles(text)[-1] == ("Ada Lowe", "chair and Co – Founder", "Tembora")


def test_based_without_a_hyphen(roles):  # noqa: F811
    assert roles(f"{P} of [Kolkata](GPE) based {T} spoke.") == [("Ada Lowe", None, "Tembora")]


def test_very_long_lists_are_read_to_the_end(roles):  # noqa: F811
    people = [f"Ada {chr(65 + n // 26)}{chr(97 + n % 26)}lowe" for n in range(260)]
    text = "We met.\n\n" + "; ".join(f"[{name}](PERSON), director of {T}" for name in people)
    assert roles(text) == [(name, "director", "Tembora") for name in people]
