import math
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xinnlp.knowledge import load_table
from xinnlp.quantities.grammar import find_quantities
from xinnlp.quantities.model import as_number

PIECES = st.sampled_from(
    [
        "5",
        "12",
        "1,500",
        "1,,2",
        "2.5",
        "$",
        "£",
        "€",
        "Rs",
        "HK$",
        "million",
        "m",
        "bn",
        "lakh",
        "crore",
        "%",
        "cent",
        "-",
        "–",
        "to",
        "or",
        "and",
        "between",
        "from",
        "aged",
        "years",
        "-year-old",
        "kg",
        "km",
        "schools",
        "people",
        "more",
        "than",
        "up",
        "within",
        "half",
        "a",
        "quarter",
        "of",
        "one",
        "in",
        "two",
        "dozen",
        "(",
        ")",
        ".",
        ",",
        ":",
        "#",
        "@",
        "1e999",
        "½",
        "١٢",
        "\u200b",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=30), st.sampled_from(["", " "]))
@example(["$", "$", "$", "1,,2", ".", ".", "3m"], "")
@example(["5", "-", "12", "-", "5"], "")
def test_any_text_gives_finite_values_and_spans_that_do_not_overlap(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    quantities, unreadable = find_quantities(text)
    end = 0
    for quantity in quantities:
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        end = quantity.end
        assert math.isfinite(as_number(quantity.value))
        assert quantity.value_max is None or quantity.value < quantity.value_max
    for item in unreadable:
        assert 0 <= item.start < item.end <= len(text)


@pytest.mark.parametrize("currency", load_table("currencies")["currency"], ids=lambda currency: currency["code"])
def test_every_form_of_every_currency_gives_its_code(currency: dict) -> None:
    for form in [*currency.get("symbols", []), *currency.get("abbreviations", [])]:
        assert _unit_of(f"It cost {form} 4,500 in all.") == currency["code"], form
        assert _unit_of(f"It cost {form}4,500 in all.") == currency["code"], form
    for form in currency.get("tight", []):
        assert _unit_of(f"It cost {form}4,500 in all.") == currency["code"], form
    for form in currency.get("names", []):
        assert _unit_of(f"It cost 4,500 {form} in all.") == currency["code"], form


def test_every_unit_is_read_in_every_case_it_is_written_in() -> None:
    table = load_table("quantities")
    for name in ("percent", "durations", "measures"):
        for unit, forms in table[name].items():
            for form in forms:
                assert find_quantities(f"It has 45 {form} in all.")[0][0].unit == unit, form
                find_quantities(f"It has 45 {form.upper()} in all.")
                find_quantities(f"It has 45 {form.lower()} in all.")


def _unit_of(text: str) -> str | None:
    (quantity,) = find_quantities(text)[0]
    assert quantity.kind == "money"
    return quantity.unit


@pytest.mark.parametrize("text", ["It cost $$$1,,2..3m.", "It cost 1e999.", "5-10-15", "9" * 400, "$" + "9" * 5000])
def test_what_cannot_be_read_is_told_and_not_guessed(text: str) -> None:
    quantities, unreadable = find_quantities(text)
    assert quantities == []
    assert len(unreadable) == 1


def test_integral_values_are_whole_numbers() -> None:
    (quantity,) = find_quantities("£1.5m")[0]
    assert isinstance(as_number(quantity.value), int)
    (quantity,) = find_quantities("1.25%")[0]
    assert as_number(quantity.value) == 1.25


def test_numbers_that_are_spoken_for_are_passed_over() -> None:
    assert find_quantities("5 May and 6 kg", taken=[(0, 5)])[0][0].unit == "kg"


@pytest.mark.parametrize("piece", ["5 ", "5% ", "$5 ", "five and ", "2018 ", "half of ", "1:"])
def test_two_thousand_numbers_are_all_read(piece: str) -> None:
    quantities, unreadable = find_quantities(piece * 2_000)
    assert [quantity.start for quantity in quantities] == list(range(0, 2_000 * len(piece), len(piece)))
    assert unreadable == []


@pytest.mark.parametrize("piece", ["5-", "1,", "9"])
def test_two_thousand_numbers_chained_into_one_are_one_unreadable(piece: str) -> None:
    quantities, unreadable = find_quantities(piece * 2_000)
    assert quantities == []
    assert [span.start for span in unreadable] == [0]


@pytest.mark.parametrize("piece", ["over ", "1.", "@1."])
def test_two_thousand_pieces_of_no_number_are_passed_over(piece: str) -> None:
    assert find_quantities(piece * 2_000) == ([], [])


@pytest.mark.parametrize("piece", ["1 234 ", "(555) "])
def test_two_thousand_broken_groups_of_digits_are_read_apart(piece: str) -> None:
    text = piece * 2_000
    spans = [(quantity.start, quantity.end) for quantity in find_quantities(text)[0]]
    assert len(spans) > 1_900
    assert all(text[start:end].replace(" ", "").isdigit() for start, end in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
