"""The blocks of a text as a reader would name them, and in linear time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.sections import find_dateline, find_sections

PROSE = "The trust gave five million dollars to schools in the north of the country, it said on Monday."


def read(text: str) -> list[tuple[str, str]]:
    return [(section.kind, text[section.start : section.end]) for section in find_sections(text)]


def test_an_article_as_published() -> None:
    text = (
        "Trust opens school\n\n  • Published: 3 May 2021\n  • Author: Ada Lowe\n\n"
        f"{PROSE}\n\nWhy it matters\n\n{PROSE}\n  • First of all;\n  • Second.\n\nPhoto: Tom Roe / Lowe Trust"
    )
    assert read(text) == [
        ("headline", "Trust opens school"),
        ("byline", "Published: 3 May 2021"), ("date", "3 May 2021"),
        ("byline", "Author: Ada Lowe"), ("author", "Ada Lowe"),
        ("paragraph", PROSE),
        ("heading", "Why it matters"),
        ("paragraph", PROSE),
        ("list_item", "First of all;"), ("list_item", "Second."),
        ("caption", "Photo: Tom Roe / Lowe Trust"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("By Jane Smith", [("author", "Jane Smith")]),
        ("BY JANE SMITH", [("author", "JANE SMITH")]),
        ("By Jane Smith and John O’Neil", [("author", "Jane Smith"), ("author", "John O’Neil")]),
        ("By Jane Smith, Daily News", [("author", "Jane Smith"), ("publisher", "Daily News")]),
        ("By Jane Smith, Staff Writer", [("author", "Jane Smith")]),
        ("By Émilie Dupont in Paris", [("author", "Émilie Dupont")]),
        ("Written by Ana de la Cruz", [("author", "Ana de la Cruz")]),
        ("By Jane Smith | 12 May 2020", [("author", "Jane Smith"), ("date", "12 May 2020")]),
        ("Jane Smith | 12 May 2020", [("author", "Jane Smith"), ("date", "12 May 2020")]),
        ("Published on 12 May 2020 by Jane Smith", [("date", "12 May 2020"), ("author", "Jane Smith")]),
        ("Authors: Robert Roe, K. Rao", [("author", "Robert Roe"), ("author", "K. Rao")]),
        ("Posted: May 3rd, 2021", [("date", "May 3rd, 2021")]),
        ("Tuesday, March 10, 2024, 10:30 GMT", [("date", "March 10, 2024")]),
        ("2021-03-04", [("date", "2021-03-04")]),
        ("Source: Reuters", [("publisher", "Reuters")]),
        ("By Reuters", [("publisher", "Reuters")]),
    ],
)
def test_bylines_are_read(line: str, values: list[tuple[str, str]]) -> None:
    assert read(f"Trust opens school\n\n{line}\n\n{PROSE}")[1:-1] == [("byline", line), *values]


@pytest.mark.parametrize(
    "line",
    ["By The Numbers", "By Popular Demand", "By 2030", "By Monday the fund had grown", "Climate Change | Opinion",
     "Press Release | 12 May 2020", "In 2018 the trust gave", "By Invitation Only"],
)  # fmt: skip
def test_headings_and_prose_are_no_bylines(line: str) -> None:
    kinds = [kind for kind, _ in read(f"Trust opens school\n\n{line}\n\n{PROSE}")]
    assert "byline" not in kinds


def test_far_down_a_name_after_by_is_prose() -> None:
    text = "\n\n".join([*[PROSE] * 9, "By Jane Smith", PROSE])
    assert "byline" not in [kind for kind, _ in read(text)]


@pytest.mark.parametrize(
    ("paragraph", "date"),
    [
        ("NAIROBI, 12 March 2021 – The fund said", "12 March 2021"),
        ("10 March 2024 — Over the year", "10 March 2024"),
        ("LONDON (March 3, 2020) - The fund", "March 3, 2020"),
        ("On 12 March 2021, the trust said", None),
        ("SAN JOSE, CA--Prominent donors", None),
    ],
)
def test_datelines(paragraph: str, date: str | None) -> None:
    assert find_dateline(paragraph) == date


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    first = (
        "The trust, which was founded in 1999 by two brothers from\n"
        "the north, gave five million dollars to schools in\nAccra on Monday."
    )
    second = "Its chair said that the money would be spent on desks and\nbooks for children."
    assert read(f"{first}\n\n{second}") == [("paragraph", first), ("paragraph", second)]


def test_lines_of_a_list_without_bullets_stay_apart_however_alike_in_length() -> None:
    lines = ["Alpha Foundation for the Education of Girls", "Bravo Foundation for the Health of Mothers.",
             "Delta Foundation for the Rights of Workers"]  # fmt: skip
    assert [text for _, text in read("\n".join(lines))] == lines


def test_an_empty_line_always_ends_a_block() -> None:
    assert (
        len(read("The trust gave five million dollars to schools and\n\nhospitals in the north of the country.")) == 2
    )


def test_a_list_item_keeps_its_hanging_lines() -> None:
    item = "Ada Lowe, the wetland guardian and founder of a centre who\n    runs a nature reserve with the government;"
    assert read(f"  • {item}\n  • Tom Roe.\n")[0] == ("list_item", item)


@pytest.mark.parametrize(
    "line", ["Tel: 011 568 5053", "E: info@example.org", "https://example.org/a", "www.example.org"]
)
def test_contact_lines_are_no_headings(line: str) -> None:
    assert ("contact", line) in read(f"{PROSE}\n\n{line}\n\n{PROSE}")


@pytest.mark.parametrize("row", ["Lowe Trust\t$5m\t2021", "| Lowe Trust | $5m |"])
def test_rows_of_a_table_stay_rows(row: str) -> None:
    assert read(f"{PROSE}\n{row}\n{row}\n{PROSE}")[1:3] == [("row", row), ("row", row)]


def test_two_sentences_on_a_short_line_are_no_heading() -> None:
    assert read(f"{PROSE}\n\nTogether we are stronger. Let us go on 🇺🇦\n\n{PROSE}")[1][0] == "paragraph"


@pytest.mark.parametrize("kicker", ["PRESS RELEASE", "For Immediate Release"])
def test_a_kicker_is_not_the_headline(kicker: str) -> None:
    assert ("headline", "Trust opens school") in read(f"{kicker}\n\nTrust opens school\n\n{PROSE}")


def test_a_heading_below_the_first_paragraph_is_no_headline() -> None:
    assert "headline" not in [kind for kind, _ in read(f"{PROSE}\n\nWhy it matters\n\n{PROSE}")]


def test_one_line_is_a_paragraph() -> None:
    assert read("Ada Lowe gave $5") == [("paragraph", "Ada Lowe gave $5")]
    assert read("") == read(" \n\t\n") == []


@given(st.text(alphabet=st.sampled_from("Aa.,•-|\t \n\r\u2028é🎓1:By")))
def test_sections_lie_in_the_text_in_order_and_lose_no_word(text: str) -> None:
    sections = [s for s in find_sections(text) if s.kind not in {"author", "date", "publisher"}]
    assert all(0 <= s.start <= s.end <= len(text) for s in sections)
    assert all(a.end <= b.start for a, b in pairwise(sections))
    kept = "".join(text[s.start : s.end] for s in sections)
    assert sum(map(str.isalpha, kept)) >= sum(map(str.isalpha, text)) - text.count("a") - text.count("A")


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("word " * 10_000, "paragraph", 1), ("x" * 50_000, "paragraph", 1), ("ab\n" * 5_000, "paragraph", 5_000),
        ("• ab\n" * 5_000, "list_item", 5_000), ("a\t" * 10_000, "row", 1),
        (("word " * 14 + "\n") * 700, "paragraph", 1), ("\n" * 50_000, "paragraph", 0),
        (" " * 50_000 + "x", "paragraph", 1),
    ],
    ids=["one line", "one word", "short lines", "bullets", "tabs", "wrapped", "empty lines", "spaces"],
)  # fmt: skip
def test_ten_thousand_words_of_one_kind_lie_in_sections_of_one_kind(text: str, kind: str, count: int) -> None:
    sections = find_sections(text)
    assert [section.kind for section in sections] == [kind] * count
    kept = "".join(text[section.start : section.end] for section in sections)
    assert sum(map(str.isalpha, kept)) == sum(map(str.isalpha, text))
