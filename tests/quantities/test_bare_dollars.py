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
    ],
)  # fmt: skip
def test_whose_dollar(text: str, origin: str, code: str) -> None:
    assert settle_bare_dollar(text, origin) == code


def test_only_the_bare_sign_is_settled() -> None:
    found, _ = find_quantities("TORONTO – Ada Lowe gave $5 million, or US$4 million, and HK$2 million.")
    assert [quantity.unit for quantity in found] == ["CAD", "USD", "HKD"]
