"""Wordings between a person, a title and a body."""

import pytest
from tests.components.test_memberships import K, P, Q, T, roles  # noqa: F401 (the fixture)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"{P}, founding {T} chair, spoke.", "chair"),
        (f"{P}, longtime {T} chair, spoke.", "chair"),
        (f"{P}, recognised editor of {T}, spoke.", "editor"),
        (
            f"{P}, Executive Director in charge of Operations at {T}, spoke.",
            "Executive Director in charge of Operations",
        ),
        (
            f"A team of {T}, led by its director responsible for finance and grants, {P}, came.",
            "director responsible for finance and grants",
        ),
        (f"{P}, chairman, president and CEO of {T}, spoke.", "chairman, president and CEO"),
        (f"{P}, chairman, president, and CEO of {T}, spoke.", "chairman, president, and CEO"),
        (f"The 76-year-old founder of {T}, {P}, spoke.", "founder"),
        (f"{P} met.\n\nHe was also {T}’s director.", "director"),
        (f"The Vice Chairman of the {T} Board, {P}, spoke.", "Vice Chairman"),
        (f"The chair of the {T} (TBR), {P}, spoke.", "chair"),
        (f"{P}, chief executive of children’s charity {T}, spoke.", "chief executive"),
        (f"{P}, director of children’s services at {T}, spoke.", "director of children’s services"),
        (f"{T}’s Editor-in-Chief, {P}, spoke.", "Editor-in-Chief"),
        (f"{P}, a long-serving member of {T}, spoke.", "member"),
        (f"{P}, one of two vice-chairs at {T}, left.", "vice-chairs"),
        (f"{P}, director for the last two years at {T}, left.", "director"),
        (f"{P}, who lives in a small town in the hills, will serve as {T}’s new director.", "director"),
    ],
)
def test_one_role(roles, text, role):  # noqa: F811
    assert roles(text) == [("Ada Lowe", role, "Tembora")]


def test_a_country_before_an_office_told_of_a_pronoun(roles):  # noqa: F811
    assert roles(f"{P} met.\n\nShe was also [Kenya](GPE)’s ambassador.") == [("Ada Lowe", "ambassador", None)]


def test_who_is_called_by_the_age(roles):  # noqa: F811
    assert roles(f"{P} of {K} gave.\n\nThe 76-year-old founder of {T} spoke.") == [
        ("Ada Lowe", None, "Kite House"),
        ("Ada Lowe", "founder", "Tembora"),
    ]


def test_a_founder_without_an_age_is_nobody_named_before(roles):  # noqa: F811
    assert roles(f"{P} gave.\n\nThe founder of {T} spoke.") == []


def test_posts_of_two_people_stay_apart(roles):  # noqa: F811
    assert roles(f"We met {P}, president, {Q}, secretary and treasurer of {T}, and others.") == [
        ("Ada Lowe", "president", "Tembora"),
        ("Tom Reed", "secretary and treasurer", "Tembora"),
    ]


def test_what_a_post_names_in_passing_is_not_the_company(roles):  # noqa: F811
    text = f"[Hill Company](ORG) met.\n\n{P}, head of [Reed Company](ORG), came.\n\nThe company’s CEO, {Q}, spoke."
    assert roles(text)[-1] == ("Tom Reed", "CEO", "Hill Company")


def test_a_post_in_the_club_that_somebody_joined(roles):  # noqa: F811
    text = f"[Hill Club](ORG) met.\n\n{P} joined the club as a member."
    assert roles(text) == [("Ada Lowe", "member", "Hill Club")]


def test_a_post_after_and_is_that_of_the_next_person(roles):  # noqa: F811
    text = f"Officers in [Hill School](ORG), {P}, and principal of the school, {Q}, came."
    assert roles(text) == [("Tom Reed", "principal", "Hill School")]


def test_people_who_share_a_chair(roles):  # noqa: F811
    assert roles(f"It thanked gala co-chairs {P} and {Q}.") == [
        ("Ada Lowe", "gala co-chairs", None),
        ("Tom Reed", "gala co-chairs", None),
    ]


def test_chairs_to_sit_on_are_nobody(roles):  # noqa: F811
    assert roles(f"{T} gave many chairs, {P} said.") == []


def test_the_short_form_of_a_body_parts_no_posts(roles):  # noqa: F811
    assert roles(f"{P}, chair of {T} ([TBR](ORG)) and founder of {K}, spoke.") == [
        ("Ada Lowe", "chair", "Tembora"),
        ("Ada Lowe", "founder", "Kite House"),
    ]


def test_posts_held_while_working_for_a_body(roles):  # noqa: F811
    assert roles(f"{P} worked for {T} for years, serving as director.") == [("Ada Lowe", "director", "Tembora")]


def test_a_body_before_the_next_post_is_not_joined_to_the_last(roles):  # noqa: F811
    assert roles(f"{P}, president of {T}, and {K} treasurer, came.") == [
        ("Ada Lowe", "president", "Tembora"),
        ("Ada Lowe", "treasurer", "Kite House"),
    ]


def test_a_post_after_a_comma_with_a_verb_is_another_s(roles):  # noqa: F811
    assert roles(f"{P} will be {T}’s new chair, the founder of {K} said.") == [("Ada Lowe", "chair", "Tembora")]


def test_a_business_leader_is_in_no_business(roles):  # noqa: F811
    assert roles(f"{T} is a business.\n\n{T} met business leader {P}.")[0][2] is None


def test_who_co_founded_a_body_belongs_to_it(roles):  # noqa: F811
    assert roles(f"{P} co-founded the {T}.") == [("Ada Lowe", None, "Tembora")]


def test_a_name_after_the_kind_of_body_is_no_field(roles):  # noqa: F811
    assert roles(f"{P}, chief executive of the housing charity Haven, spoke.")[0][1] == "chief executive"


def test_a_trade_that_somebody_has_learned(roles):  # noqa: F811
    assert roles(f"{P}, a chartered accountant, spoke.") == [("Ada Lowe", "chartered accountant", None)]


def test_who_is_elected_is_so_in_the_body_that_the_text_is_about(roles):  # noqa: F811
    text = f"{T} met.\n\n{T} gave.\n\n{P}, director of {K}, was elected chairman."
    assert roles(text) == [("Ada Lowe", "director", "Kite House"), ("Ada Lowe", "chairman", "Tembora")]


def test_its_means_who_appoints_not_where_somebody_was_before(roles):  # noqa: F811
    assert roles(f"{T} has appointed {K} director {P} as its chair.") == [
        ("Ada Lowe", "director", "Kite House"),
        ("Ada Lowe", "chair", "Tembora"),
    ]


def test_a_minister_is_in_no_body_named_before(roles):  # noqa: F811
    assert roles(f"{P} was elected to the {T} and served as minister of state.")[-1][1:] == ("minister of state", None)


def test_the_family_s_own_foundation(roles):  # noqa: F811
    assert roles(f"{P}’s family foundation, the {T}, gave.") == [("Ada Lowe", None, "Tembora")]


def test_somebody_s_favourite_charity_is_another_s(roles):  # noqa: F811
    assert roles(f"{P}’s favourite charity, the {T}, gave.") == []
