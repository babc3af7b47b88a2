"""Addresses, harmless characters, links, bars, flows and pictures."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.builders import HOSTILE, make_article
from xinnlp.report.addresses import Addresses
from xinnlp.report.characters import cut, find_web_address, make_visible
from xinnlp.report.charts import make_timeline
from xinnlp.report.facts import collect_article
from xinnlp.report.flows import Wording, make_diagrams, phrase_amount
from xinnlp.report.gathering import Gathering
from xinnlp.report.icons import load_icons
from xinnlp.report.merging import Entities
from xinnlp.report.search_index import dump_script

WORDING = Wording("not told", "all others")


@given(st.lists(st.one_of(st.text(), st.sampled_from(HOSTILE)), max_size=20))
def test_addresses_are_plain_short_and_never_alike(names):
    addresses = Addresses()
    made = [addresses.make("people", name, name) for name in names]
    assert all(re.fullmatch(r"people/[a-z0-9-]{8,60}\.html", address) for address in made)
    assert len(set(made)) == len(made)


def test_an_address_tells_its_name_and_stays_the_same():
    first, second = (Addresses().make("people", "Zoë  Ångström!", "k") for _ in range(2))
    assert first == second
    assert first.startswith("people/zoe-angstrom-")


@given(st.text())
def test_visible_text_has_the_same_length_and_can_be_written(text):
    shown = make_visible(text)
    assert len(shown) == len(text)
    shown.encode()


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_what_steers_a_screen_is_shown(character):
    assert make_visible(f"a{character}b") == "a\ufffdb"


def test_letters_of_every_script_stay():
    text = "Ядро\t中文\nعربي\u200fé🎓"
    assert make_visible(text) == text


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_the_web_is_linked_to(url, leads):
    assert find_web_address(url) == (url if leads else None)


def test_a_long_line_is_cut_and_says_so():
    assert cut("a  b\nc", 10) == "a b c"
    assert cut("abcdef", 4) == "abc…"


def article(number, date):
    return collect_article(make_article("A", date_published=date), number, "a.html")


def test_months_without_articles_have_their_place():
    bars = make_timeline(
        [article(0, "2021-11-30"), article(1, "2022-01-01"), article(2, "2022-01-31"), article(3, None)]
    )
    assert [(bar.label, bar.count) for bar in bars] == [("2021-11", 1), ("2021-12", 0), ("2022-01", 2)]
    assert [bar.share for bar in bars] == [50, 0, 100]
    assert bars[2].address == "index.html#from=2022-01-01&to=2022-01-31"


def test_many_months_are_years():
    bars = make_timeline([article(0, "2018-01-01"), article(1, "2024-12-31")])
    assert [bar.label for bar in bars] == [str(year) for year in range(2018, 2025)]


def test_no_date_no_timeline():
    assert make_timeline([article(0, None)]) == []


def draw(*records):
    articles = [collect_article(record, number, f"{number}.html") for number, record in enumerate(records)]
    entities = Entities((item for one in articles for item in one.appearances), (), Addresses())
    return make_diagrams(Gathering(articles, entities).gifts, WORDING)


def gift(value, unit="USD", funders=("o1",), recipients=("o2",)):
    return make_article(
        "Lowe Trust gave it to Roe School: SUM",
        organisations={"Lowe Trust": (), "Roe School": ()},
        gifts=[("SUM", value, unit, funders, recipients)],
    )


def test_sums_between_the_same_two_add_up_over_articles_and_currencies_stay_apart():
    dollars, pounds = draw(gift(2_000_000), gift(500_000), gift(10, "GBP"))
    assert (dollars.currency, dollars.total, len(dollars.ribbons)) == ("USD", "USD 2.5 million", 1)
    assert (dollars.ribbons[0].funder, dollars.ribbons[0].recipient) == ("Lowe Trust", "Roe School")
    assert pounds.total == "GBP 10"


def test_a_side_that_is_not_told_is_said_to_be_so():
    (diagram,) = draw(gift(5, recipients=()))
    assert diagram.recipients[0].party.name == "not told"


def test_a_sum_of_two_funders_is_split():
    (diagram,) = draw(gift(100, funders=("o1", "o2"), recipients=()))
    assert [ribbon.amount for ribbon in diagram.ribbons] == ["USD 50", "USD 50"]


def test_ribbons_are_as_wide_as_the_sides_they_fill():
    (diagram,) = draw(gift(300), gift(100, funders=("o2",), recipients=("o1",)), gift(600, recipients=()))
    assert sum(ribbon.width for ribbon in diagram.ribbons) == pytest.approx(
        sum(node.height for node in diagram.funders), abs=1
    )
    widths = {(ribbon.funder, ribbon.recipient): ribbon.width for ribbon in diagram.ribbons}
    assert widths["Lowe Trust", "not told"] == pytest.approx(2 * widths["Lowe Trust", "Roe School"], rel=0.02)


def test_small_funders_are_taken_together_and_nothing_is_lost():
    names = {f"Trust {n}": () for n in range(30)}
    text = ", ".join(f"{name} SUM{n};" for n, name in enumerate(names))
    record = make_article(
        text, organisations=names, gifts=[(f"SUM{n};", n + 1, "EUR", [f"o{n + 1}"], []) for n in range(30)]
    )
    (diagram,) = draw(record)
    assert len(diagram.funders) == 11
    assert "all others" in [node.party.name for node in diagram.funders]
    assert diagram.total == "EUR 465"


@pytest.mark.parametrize("value", [0, -5, 1e300, 10**4000])
def test_sums_that_cannot_be_drawn_are_left_out(value):
    assert draw(gift(value)) == []


@pytest.mark.parametrize(
    ("value", "phrase"), [(1, "USD 1"), (999_000, "USD 999,000"), (2.5e6, "USD 2.5 million"), (1e9, "USD 1 billion")]
)
def test_amounts_in_words(value, phrase):
    assert phrase_amount(value, "USD") == phrase


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_seventeen_goals_each_with_a_picture_that_can_be_read():
    icons = load_icons()
    assert list(icons) == [str(number) for number in range(1, 18)]
    assert len({icon.colour for icon in icons.values()}) == len({icon.path for icon in icons.values()}) == 17
    for icon in icons.values():
        bright, dark = sorted((luminance(icon.colour), luminance(icon.ink)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, icon.code


@given(st.one_of(st.text(), st.sampled_from(HOSTILE)))
def test_data_scripts_hold_nothing_that_ends_them(text):
    script = dump_script("x", text)
    assert script.isascii()
    assert not set(b"<>&\n") & set(script[:-1])
