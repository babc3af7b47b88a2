from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.quantities.numerals import MAX_VALUE, find_numerals, read_digits
from xinnlp.quantities.words import find_trigger_words, find_word_numerals

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def in_words(number: int) -> str:
    """Write a number below a trillion the British way, independently of what reads it."""
    if number < 20:
        return _ONES.split()[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS.split()[tens - 2] + (f"-{in_words(ones)}" if ones else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            count, rest = divmod(number, size)
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(count)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_number_written_out_in_words_is_read_back(number: int) -> None:
    text = f"They saw {in_words(number)}."
    (numeral,) = find_word_numerals(text, find_trigger_words(text))
    assert (numeral.value, text[numeral.start : numeral.end]) == (number, in_words(number))


@given(st.integers(min_value=0, max_value=MAX_VALUE))
def test_a_number_grouped_in_thousands_is_read_back(number: int) -> None:
    assert read_digits(f"{number:,}") == number
    assert read_digits(str(number)) == number


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=999))
def test_decimals_are_exact(whole: int, thousandths: int) -> None:
    assert read_digits(f"{whole:,}.{thousandths:03}") == Fraction(whole * 1000 + thousandths, 1000)


@pytest.mark.parametrize("word", ["million", "billion", "trillion", "thousand", "lakh", "crore", "dozen", "hundred"])
def test_a_magnitude_multiplies(word: str) -> None:
    sizes = {
        "dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7,
        "billion": 10**9, "trillion": 10**12,
    }  # fmt: skip
    (numeral,) = find_numerals(f"1.5 {word} things")
    assert numeral.value == Fraction(3, 2) * sizes[word]
    assert numeral.scale == sizes[word]


@pytest.mark.parametrize(
    "digits",
    ["1,,2", "1,2,3", "12,34,5", "1..2", "1.2.3", "1,0000", "1٢3", "9" * 31, "9" * 400, "1,5", "1.500,00"],
)
def test_what_has_no_certain_reading_is_not_read(digits: str) -> None:
    assert read_digits(digits) is None


def test_a_decimal_comma_is_read_only_where_the_text_writes_so_throughout() -> None:
    (first, second) = find_numerals("1.500,00 and 2.000")
    assert (first.value, second.value) == (1500, 2000)
    (first, second, third) = find_numerals("1.500,00 and 2.000 and 3,000.50")
    assert (first.value, second.value, third.value) == (None, 2, Fraction("3000.5"))


def test_invisible_characters_within_a_number_are_passed_over() -> None:
    (numeral,) = find_numerals("1\u200b,\u2060500")
    assert numeral.value == 1500


def test_a_value_beyond_what_json_carries_exactly_is_not_read() -> None:
    (numeral,) = find_numerals("9007199254740993 stars")
    assert numeral.value is None
    (numeral,) = find_numerals("900 trillion crore stars")
    assert numeral.value is None


@given(st.text(alphabet="0123456789.,'’ \u200b½/-١٢３a", max_size=60))
def test_numerals_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
