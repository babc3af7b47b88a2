import pytest

from xinnlp.calendar_expressions import parse_date_published


@pytest.mark.parametrize(
    ("byline", "date"),
    [
        ("Published: 12 September 2018", "2018-09-12"),
        ("March 10, 2024", "2024-03-10"),
        ("10 Mar 2024, 08:15 GMT", "2024-03-10"),
        ("Posted on Sept. 5th, 2018 by Ada Lowe", "2018-09-05"),
        ("Friday, 7 February 2020", "2020-02-07"),
        ("2024-03-10", "2024-03-10"),
        ("2024-03-10T10:00:00+01:00", "2024-03-10"),
        ("25/09/2018", "2018-09-25"),
        ("09/25/2018", "2018-09-25"),
        ("05/05/2018", "2018-05-05"),
        ("12/09/2018", None),
        ("45/45/2018", None),
        ("31 February 2018", None),
        ("September 2018", None),
        ("2018", None),
        ("yesterday", None),
        ("Ada Lowe", None),
        ("", None),
    ],
)
def test_parse_date_published(byline: str, date: str | None) -> None:
    assert parse_date_published(byline) == date
