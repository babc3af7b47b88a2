from __future__ import annotations

import pytest

from xinnlp.quantities.bare_dollars import settle_bare_dollar
from xinnlp.quantities.grammar import find_quantities


@pytest.mark.parametrize(
    ("text", "origin", "code"),
    [
        ("The trust gave $5 million.", "", "USD"),
        ("The trust gave $5 million.", "https://news.example.com.au/gift", "AUD"),
        ("The trust gave $5 million.", "https://example.ca", "CAD"),
        ("The trust gave $5 million.", "https://example.com/ca/news The Straits Herald", "SGD"),
        ("SYDNEY, 3 May – The trust gave $5 million.", "", "AUD"),
        ("A headline\n\nHong Kong (Newswire) -- The trust gave $5 million.", "", "HKD"),
        ("The trust met in Sydney – and gave $5 million.", "", "USD"),
        ("The trust of Auckland gave $5 million (US$3 million).", "", "NZD"),
        ("The trust gave $5 million to schools in Canada and Australia, or US$3 million.", "", "USD"),
        ("The trust gave $5 million to schools in Canada.", "", "USD"),
        ("SYDNEY – The trust gave A$5 million ($3 million).", "", "USD"),
        ("SYDNEY – The trust gave $5 million (US$3 million), not A$6 million.", "", "AUD"),
        ("A trust in Hobart, Tasmania, gave $5 million to schools across Australia.", "", "AUD"),
        ("A trust in Ohio gave $5 million to schools in Hobart, Tasmania, and across Australia.", "", "USD"),
    ],
)  # fmt: skip
def test_whose_dollar(text: str, origin: str, code: str) -> None:
    assert settle_bare_dollar(text, origin).code == code


@pytest.mark.parametrize(
    ("text", "origin", "is_told"),
    [
        ("The trust gave $5 million.", "", False),
        ("The trust gave $5 million to schools in Canada.", "", False),
        ("The trust gave $5 million.", "https://news.example.edu/gift", True),
        ("The trust gave $5 million.", "https://example.ca", True),
        ("CHICAGO – The trust gave $5 million.", "", True),
        ("The trust gave $5 million to schools in Ohio.", "", True),
        ("The trust gave $5 million, or US$4 million.", "", False),
    ],
)
def test_what_nothing_tells_is_assumed(text: str, origin: str, is_told: bool) -> None:
    assert settle_bare_dollar(text, origin).is_told is is_told


@pytest.mark.parametrize(
    ("text", "origin", "code", "assumed"),
    [
        ("The trust gave 5 million dollars.", "", "USD", True),
        ("The trust gave 5 million dollars.", "https://example.nz", "NZD", False),
        ("SYDNEY – The trust gave five million dollars.", "", "AUD", False),
        ("The trust gave 5 million US dollars.", "", "USD", False),
        ("The trust gave $5 million USD.", "", "USD", False),
        ("The trust gave between $5 million and $6 million.", "", "USD", True),
        ("The trust gave 300 million shillings.", "https://news.example.co.ug/gift", "UGX", False),
        ("KAMPALA – The trust of Nairobi gave 300 million shillings.", "", "UGX", False),
        ("The trust gave 300 million shillings.", "", "KES", True),
        ("The trust gave 300 million pesos.", "https://example.org The Manila Herald", "PHP", False),
        ("The trust gave 5,000 pounds.", "", "GBP", True),
        ("The trust of Cairo gave 5,000 pounds.", "", "EGP", False),
        ("The trust of Cairo gave 5,000 pounds, or £60.", "", "GBP", True),
        ("The trust gave €5 million.", "", "EUR", False),
    ],
)  # fmt: skip
def test_a_currency_is_settled_or_assumed(text: str, origin: str, code: str, assumed: bool) -> None:
    found, _ = find_quantities(text, origin=origin)
    assert (found[0].unit, found[0].assumed) == (code, assumed)


def test_only_the_bare_sign_is_settled() -> None:
    found, _ = find_quantities("TORONTO – Ada Lowe gave $5 million, or US$4 million, and HK$2 million.")
    assert [quantity.unit for quantity in found] == ["CAD", "USD", "HKD"]


def test_where_an_article_speaks_of_several_countries_the_lines_around_a_number_settle_it() -> None:
    text = "The trust of Nairobi gave 2 million shillings.\n\nIn Kampala it gave 3 million shillings."
    found, _ = find_quantities(text)
    assert [(quantity.unit, quantity.assumed) for quantity in found] == [("KES", False), ("UGX", False)]
