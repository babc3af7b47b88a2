import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.evaluation.surface import find_digits, find_places, fold, titles_agree, units_agree, values_agree


@pytest.mark.parametrize(
    "wording",
    ["Lowe Trust", "the Lowe  Trust", "The Lowe\nTrust’s", "“Lowe Trust”", "• LOWE TRUST,", "Lowe\u00a0Trust's"],
)
def test_case_article_possessive_marks_and_white_space_make_no_other_name(wording):
    assert fold(wording) == "lowe trust"


def test_other_letters_make_another_name():
    assert fold("Lowe Trusts") != fold("Lowe Trust")
    assert fold("Theatre Trust") == "theatre trust"


@given(st.text())
def test_no_case_is_left_and_no_white_space_around(wording):
    assert fold(wording) == fold(wording).strip().casefold()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("director", "Executive Director"),
        ("chair and founder", "founder of the board"),
        ("CEO", "ceo"),
        (None, None),
    ],
)
def test_titles_agree_that_contain_each_other_or_share_half_of_their_words(one, other):
    assert titles_agree(one, other)
    assert titles_agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("director", None),
        ("treasurer", "chair"),
        ("head of the school", "chair of the board"),
        ("vice chair of arts", "head of music in arts"),
    ],
)
def test_titles_that_share_less_or_only_small_words_do_not_agree(one, other):
    assert not titles_agree(one, other)


def test_a_wording_is_found_as_whole_words():
    text = "In 1950 they gave 50 desks, $50,000 and 1.50 more; then 50 again."
    assert [text[start - 5 : end] for start, end in find_places(text, "50")] == ["gave 50", "then 50"]


def test_a_wording_is_found_across_a_line_break_and_failing_that_within_a_word():
    assert find_places("forty\n  desks", "forty desks") == [(0, 13)]
    assert find_places("US$5m", "5") == [(3, 4)]
    assert find_places("nothing", "50") == []


def test_the_digits_of_a_wording_are_its_first_number_as_written():
    assert find_digits("over 1,500, or 2") == "1,500"
    assert find_digits("five desks") is None


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (0.1 + 0.2, 0.3, True),
        (5, 5.0, True),
        (None, None, True),
        (5, None, False),
        (None, 5, False),
        (5, 5.01, False),
        (10**400, 1.5, False),
        (10**400, 10**400, True),
    ],
)
def test_values_agree_but_for_floating_point(one, other, agree):
    assert values_agree(one, other) is agree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("year", "years"),
        ("percent", "%"),
        ("USD", "usd"),
        ("m²", "square metres"),
        ("handloom weavers", "weavers"),
        ("health centres", "centers"),
        ("organizations", "organisation"),
    ],
)
def test_units_agree_in_other_spellings_and_with_the_same_head_noun(one, other):
    assert units_agree(one, other)
    assert units_agree(other, one)


@pytest.mark.parametrize(("one", "other"), [("USD", "EUR"), ("weavers", "handlooms"), ("days", "weeks"), ("", "kg")])
def test_other_units_do_not_agree(one, other):
    assert not units_agree(one, other)
