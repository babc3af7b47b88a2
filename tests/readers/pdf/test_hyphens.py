"""A typesetter's hyphen goes, a word's own stays."""

from __future__ import annotations

import pytest

from xinnlp.readers.pdf.hyphens import Hyphens


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the founda-", "tion gave"], "the foundation gave"),
        (["the founda\ufffe", "tion gave"], "the foundation gave"),
        (["the founda\u00ad", "tion gave"], "the foundation gave"),
        (["the comm\u2010", "unity, then"], "the community, then"),
        (["a low-", "income family"], "a low-income family"),
        (["a Shanghai-", "based group"], "a Shanghai-based group"),
        (["she appea-", "led to all"], "she appealed to all"),
        (["an Afro-", "American school"], "an Afro-American school"),
        (["in 2012-", "13 it gave"], "in 2012-13 it gave"),
        (["aged 13-", "year-olds"], "aged 13-year-olds"),
        (["for UN-", "led work"], "for UN-led work"),
        (["she waited -", "and went"], "she waited - and went"),
        (["two words", "and two"], "two words and two"),
        (["", "first"], "first"),
        (["-", "alone"], "-alone"),
    ],
)
def test_without_more_to_go_by(lines: list[str], joined: str) -> None:
    assert Hyphens(["An opening line.", "", *lines]).join(*lines) == joined


def test_the_document_knows_its_own_words() -> None:
    hyphens = Hyphens(["Many goat-herds and gatekeepers came."])
    assert hyphens.join("a goat-", "herds' school") == "a goat-herds' school"
    assert hyphens.join("all gate-", "keepers") == "all gatekeepers"


def test_broken_words_are_no_evidence() -> None:
    hyphens = Hyphens(["a co-", "mplex thing", "and the co-", "mplex things"])
    assert hyphens.join("a co-", "mplex thing") == "a complex thing"
