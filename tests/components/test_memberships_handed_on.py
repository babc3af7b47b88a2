"""Posts handed on from one to another, and bodies that the words around a person tell."""

import pytest
from tests.components.test_memberships import H, K, P, Q, T, roles  # noqa: F401 (the fixture)

CHAIRS = {("Ada Lowe", "chair", "Tembora"), ("Tom Reed", "chair", "Tembora")}


@pytest.mark.parametrize(
    "text",
    [
        f"{P} succeeds {Q} as chair of {T}.",
        f"{P} will take over from Mr {Q} as chair of {T} in May.",
        f"{T} has appointed {P} as its next chair to take over from {Q}, whose term ends.",
        f"{P} has been announced as the new chair of {T}, replacing {Q}.",
        f"{P} was named chair of {T}, replacing {Q}, who retired.",
    ],
)
def test_a_post_handed_on_is_that_of_both(roles, text):  # noqa: F811
    assert set(roles(text)) == CHAIRS


@pytest.mark.parametrize("verb", ["thanked", "came with", "takes", "is over from"])
def test_other_verbs_hand_nothing_on(roles, verb):  # noqa: F811
    assert {role[0] for role in roles(f"{P}, chair of {T}, {verb} {Q}.")} == {"Ada Lowe"}


@pytest.mark.parametrize(
    "text",
    [
        f"It was signed on behalf of {T} by {P}, head of donor relations.",
        f"{T} was represented by {P}, head of donor relations.",
        f"{P}, {T}, head of donor relations, spoke.",
    ],
)
def test_the_body_that_somebody_acts_for(roles, text):  # noqa: F811
    assert roles(text) == [("Ada Lowe", "head of donor relations", "Tembora")]


def test_a_body_that_acts_by_nobody_is_none_of_the_posts(roles):  # noqa: F811
    assert roles(f"The hall of {K} and {T} was opened by {P}, head of donor relations.") == [
        ("Ada Lowe", "head of donor relations", None)
    ]


def test_our_post_is_in_the_body_that_writes(roles):  # noqa: F811
    text = f"{T} met.\n\n{T} says that {P}, director of {K}, has been elected as our new chair."
    assert ("Ada Lowe", "chair", "Tembora") in roles(text)


def test_its_means_no_body_of_another_post(roles):  # noqa: F811
    assert roles(f"{T} has {P}, head of {K}, as its new chair.") == [
        ("Ada Lowe", "head", "Kite House"),
        ("Ada Lowe", "chair", "Tembora"),
    ]


def test_the_only_body_closes_the_text(roles):  # noqa: F811
    text = "Many " + "people " * 30 + f"came.\n\nThe current chair, {P}, spoke."
    assert roles(f"{text}\n\n{H}") == [("Ada Lowe", "chair", "Hill Choir")]
    assert roles(f"{text}\n\nHe met {H} and {Q}.") == [("Ada Lowe", "chair", None)]


def test_in_the_body_called_by_its_kind(roles):  # noqa: F811
    text = "[Water Ministry](ORG) met. [Acme](ORG) gave.\n\nIt was told by " + f"{P}, director in the ministry."
    assert roles(text) == [("Ada Lowe", "director", "Water Ministry")]


def test_who_remains_as_something_is_it(roles):  # noqa: F811
    assert roles(f"{P} will remain as a trustee of {T}.") == [("Ada Lowe", "trustee", "Tembora")]


@pytest.mark.parametrize(
    "text",
    [
        f"{T} has a new chair, with Sir {P} succeeding {Q} in May.",
        f"{T} met.\n\nReplacing {Q} as chair is {P}.",
    ],
)
def test_a_successor_told_behind_the_post(roles, text):  # noqa: F811
    assert set(roles(text)) == CHAIRS


@pytest.mark.parametrize("verb", ["steps down", "enters her fourth year", "will remain"])
def test_who_leaves_or_keeps_a_post_has_held_it(roles, verb):  # noqa: F811
    assert roles(f"{P} {verb} as chair of {T}.") == [("Ada Lowe", "chair", "Tembora")]


def test_a_pronoun_before_a_trade_in_a_body(roles):  # noqa: F811
    assert roles(f"{P} met.\n\nHe is also a former {T} director, spending years as its chair.") == [
        ("Ada Lowe", "director", "Tembora"),
        ("Ada Lowe", "chair", "Tembora"),
    ]


def test_the_charity_is_the_one_that_the_text_is_about(roles):  # noqa: F811
    text = f"{K} met.\n\n{K} gave.\n\nHe spent years at the charity {H}.\n\nThe charity’s chair {P} spoke."
    assert ("Ada Lowe", "chair", "Kite House") in roles(text)


def test_who_speaks_of_a_body_holds_a_post_in_it(roles):  # noqa: F811
    text = "Many " + "people " * 30 + f"came.\n\n{P}, director, said {T} gives; {K} and {H} give."
    assert roles(text) == [("Ada Lowe", "director", "Tembora")]


def test_the_region_of_a_post_before_its_body(roles):  # noqa: F811
    assert roles(f"{P}, head of planning for [Asia](GPE), {T}, spoke.")[0][::2] == ("Ada Lowe", "Tembora")


def test_letters_behind_a_name_are_no_post_of_the_next(roles):  # noqa: F811
    assert roles(f"{P} MP and director {Q} came.") == [("Tom Reed", "director", None)]


def test_by_whom_something_is_done_is_nobody_named_before(roles):  # noqa: F811
    assert roles(f"{T}, {P} and {K}, which was established by the founder of {H}, gave.") == []


def test_a_predicate_with_a_place_before_the_trade(roles):  # noqa: F811
    assert roles(f"{P}, who lives in town, is a [Leeds](GPE) baker.") == [("Ada Lowe", "baker", None)]


def test_the_council_of_a_body(roles):  # noqa: F811
    text = f"{K} met.\n\n{K} gave.\n\n{P}, Chairman of the Council and the Court of {T}, spoke."
    assert roles(text) == [("Ada Lowe", "Chairman", "Tembora")]


def test_who_owns_a_body_belongs_to_it(roles):  # noqa: F811
    assert roles(f"{P} owns {T}.") == [("Ada Lowe", None, "Tembora")]


def test_a_minister_for_something_before_the_name(roles):  # noqa: F811
    assert roles(f"The Minister for Justice {P} spoke.") == [("Ada Lowe", "Minister for Justice", None)]


@pytest.mark.parametrize("told", [f"{P}, head of marketing", f"Head of Marketing {P}"])
def test_the_head_of_a_field_is_in_the_main_body(roles, told):  # noqa: F811
    title = "head of marketing" if told.endswith("marketing") else "Head of Marketing"
    assert roles(f"{T} met.\n\n{T} gave.\n\nIt was {told}, who spoke.") == [("Ada Lowe", title, "Tembora")]


def test_the_head_of_a_family_is_in_none(roles):  # noqa: F811
    assert roles(f"{T} met.\n\n{T} gave.\n\n{P}, head of a family, spoke.")[0][2] is None


@pytest.mark.parametrize(
    "text",
    [
        f"{P} has been named chair of {T}. She takes over from {Q}.",
        f"{P} has been named chair of {T}. {P} replaces {Q}.",
        f"{P} has been named chair of {T}. She thanked {Q}, who has held the role for two years.",
        f"{P} has been named chair of {T}. {Q}, who had been in the post for years, thanked her.",
    ],
)
def test_who_held_the_post_told_before(roles, text):  # noqa: F811
    assert set(roles(text.replace(". ", ".\n\n"))) == CHAIRS


@pytest.mark.parametrize(
    "told",
    [
        f"She thanked {Q}, who likes the role.",
        f"{Q}, who has held the role of baker, came.",
        f"{Q} takes over from [Mei Chan](PERSON).",
        f"He gave the book to {Q}.",
    ],
)
def test_who_is_not_told_to_have_held_the_post(roles, told):  # noqa: F811
    assert ("Tom Reed", "chair", "Tembora") not in roles(f"{P} has been named chair of {T}.\n\n{told}")


def test_a_post_elsewhere_is_not_handed_on(roles):  # noqa: F811
    text = f"{T} met.\n\n{T} gave.\n\n{P} was director of {K}.\n\nShe succeeds {Q}."
    assert roles(text) == [("Ada Lowe", "director", "Kite House")]
