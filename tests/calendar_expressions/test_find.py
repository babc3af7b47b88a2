import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.calendar_expressions import find_calendar_expressions

PUBLISHED = "2018-09-12"  # a Wednesday


def read(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[e.start : e.end], e.value) for e in find_calendar_expressions(text, published)]


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("It met on 5 September 2018.", "5 September 2018", "2018-09-05"),
        ("It met on 5th September, 2018.", "5th September, 2018", "2018-09-05"),
        ("It met on the 5th of September 2018.", "the 5th of September 2018", "2018-09-05"),
        ("It met on September 5, 2018.", "September 5, 2018", "2018-09-05"),
        ("It met on September, 05, 2018.", "September, 05, 2018", "2018-09-05"),
        ("It met on Sept. 5, 2018.", "Sept. 5, 2018", "2018-09-05"),
        ("It met on SEPTEMBER 5, 2018.", "SEPTEMBER 5, 2018", "2018-09-05"),
        ("It met on Wednesday, 5 September 2018.", "Wednesday, 5 September 2018", "2018-09-05"),
        ("It met on Wednesday, September 5, 2018.", "Wednesday, September 5, 2018", "2018-09-05"),
        ("It met on 2018-09-05.", "2018-09-05", "2018-09-05"),
        ("It met on 2018-09-05T10:00Z.", "2018-09-05T10:00Z", "2018-09-05"),
        ("It met on 25/09/2018.", "25/09/2018", "2018-09-25"),
        ("It met on 09/25/2018.", "09/25/2018", "2018-09-25"),
        ("It met on 05.05.2018.", "05.05.2018", "2018-05-05"),
        ("It met on 05/09/2018.", "05/09/2018", None),
        ("It met on 31 February 2018.", "31 February 2018", None),
        ("It met in May 2018.", "May 2018", "2018-05"),
        ("It met in May of 2018.", "May of 2018", "2018-05"),
        ("It met in early May 2018.", "early May 2018", "2018-05"),
        ("It met in 1999.", "1999", "1999"),
        ("Back in 1999, it met.", "1999", "1999"),
        ("By 2021 it will meet.", "2021", "2021"),
        ("The 2025 winners met.", "2025", "2025"),
        ("Ada Lowe (1815) wrote.", "1815", "1815"),
        ("It met in the 1990s.", "the 1990s", "1990/1999"),
        ("It met in 2015–16.", "2015–16", "2015/2016"),
        ("It met in 2015/16.", "2015/16", "2015/2016"),
        ("It met in 1993-95.", "1993-95", "1993/1995"),
        ("It met in 1999–00.", "1999–00", "1999/2000"),
        ("It met in 2012-2015.", "2012-2015", "2012/2015"),
        ("It met from 2012 to 2015.", "2012 to 2015", "2012/2015"),
        ("It met between 2012 and 2015.", "2012 and 2015", "2012/2015"),
        ("It met on 5-7 September 2018.", "5-7 September 2018", "2018-09-05/2018-09-07"),
        ("It met on September 5-7, 2018.", "September 5-7, 2018", "2018-09-05/2018-09-07"),
        ("It met on 5 and 7 September 2018.", "5 and 7 September 2018", "2018-09-05/2018-09-07"),
        ("It ran (Feb 2023 – Feb 2024).", "Feb 2023 – Feb 2024", "2023-02/2024-02"),
        ("It ran May to July 2018.", "May to July 2018", "2018-05/2018-07"),
        ("It ran Nov to Feb 2018.", "Nov to Feb 2018", "2017-11/2018-02"),
        (
            "It ran from 24 February 2023 to 24 February 2024.",
            "24 February 2023 to 24 February 2024",
            "2023-02-24/2024-02-24",
        ),
        ("It ran from 28 May to 3 June 2018.", "28 May to 3 June 2018", "2018-05-28/2018-06-03"),
        ("It ran in fiscal year 2018.", "fiscal year 2018", "2018"),
        ("It ran in FY2018-19.", "FY2018-19", "2018/2019"),
        ("It ran in FY18.", "FY18", "2018"),
        ("It ran in the financial year 2018/19.", "financial year 2018/19", "2018/2019"),
        ("It ran in Q3 2019.", "Q3 2019", "2019-07/2019-09"),
        ("It ran in the third quarter of 2019.", "third quarter of 2019", "2019-07/2019-09"),
        ("It ran in the first half of 2022.", "first half of 2022", "2022-01/2022-06"),
        ("It ran in summer 2018.", "summer 2018", "2018"),
    ],
)
def test_absolute(text: str, exact: str, value: str | None) -> None:
    assert read(text) == [(exact, value)]


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("It met on 5 September.", "5 September", "2018-09-05"),
        ("It met on 15 December.", "15 December", "2017-12-15"),
        ("It will meet on 15 December.", "15 December", "2018-12-15"),
        ("It will meet on 15 January.", "15 January", "2019-01-15"),
        ("It met in March.", "March", "2018-03"),
        ("It met last March.", "March", "2018-03"),
        ("It will meet in March.", "March", "2019-03"),
        ("It met yesterday.", "yesterday", "2018-09-11"),
        ("It meets tomorrow.", "tomorrow", "2018-09-13"),
        ("She announced today that it met.", "today", "2018-09-12"),
        ("It met last month.", "last month", "2018-08"),
        ("It meets next month.", "next month", "2018-10"),
        ("It met earlier this month.", "earlier this month", "2018-09"),
        ("It met last year.", "last year", "2017"),
        ("It met this year.", "this year", "2018"),
        ("It met last week.", "last week", "2018-09-03/2018-09-09"),
        ("It met last quarter.", "last quarter", "2018-04/2018-06"),
        ("It met this afternoon.", "this afternoon", "2018-09-12"),
        ("It met on Friday.", "Friday", "2018-09-07"),
        ("It will meet on Friday.", "Friday", "2018-09-14"),
        ("It met last Wednesday.", "last Wednesday", "2018-09-05"),
        ("It meets next Wednesday.", "next Wednesday", "2018-09-19"),
        ("It met last summer.", "last summer", None),
    ],
)
def test_relative(text: str, exact: str, value: str | None) -> None:
    assert read(text) == [(exact, value)]
    assert read(text, None) == [(exact, None)]


def test_the_article_before_a_plain_day_is_left_out() -> None:
    assert read("It fell after the 11 September attacks.") == [("11 September", "2018-09-11")]


def test_a_named_weekday_chooses_the_year() -> None:
    assert read("It met on Thursday, October 23.", "2025-10-30") == [("Thursday, October 23", "2025-10-23")]
    assert read("The party on Thursday, October 23 is free.", "2025-09-30") == [("Thursday, October 23", "2025-10-23")]


@pytest.mark.parametrize(
    "text",
    [
        "Vision 2030 is a plan.",
        "They built 1500 schools.",
        "They built 2,018 schools.",
        "They met each June.",
        "They met every March.",
        "They may march on.",
        "May I come?",
        "It lasted for 2000 years.",
        "Today we all live longer.",
        "More than 2000 came.",
        "It holds 7000-10,000 bottles.",
        "It is $2018 now.",
        "Call 2018-5555 now.",
        "It met the very next year.",
        "Mr March and Ms May met.",
    ],
)
def test_no_calendar_expression(text: str) -> None:
    assert read(text) == []


def test_a_published_date_that_is_none_is_passed_over() -> None:
    assert read("It met last month.", "not a date") == [("last month", None)]


@given(st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_common_form(day: datetime.date) -> None:
    month, number, year = day.strftime("%B"), day.day, f"{day.year:04}"
    for text in (
        f"{number} {month} {year}",
        f"{month} {number}, {year}",
        f"the {number} of {month} {year}",
        day.isoformat(),
    ):
        assert read(text, None) == [(text, day.isoformat())]


def test_a_thousand_dates_are_all_read() -> None:
    assert read("It met on 5 May 2018. " * 1_000) == [("5 May 2018", "2018-05-05")] * 1_000
    assert len(read("5 May to " * 2_000)) == 1_000  # each from one day to another


@pytest.mark.parametrize("piece", ["2018 ", "2018-", "May ", "May-", "in ", "1", "the ", "Friday, ", "5/"])
def test_two_thousand_pieces_of_dates_are_no_dates(piece: str) -> None:
    assert read(piece * 2_000) == []
