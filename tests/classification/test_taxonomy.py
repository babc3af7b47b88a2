"""The cause areas as data, and what is refused in a user's own."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from importlib.resources import files

import pytest

from xinnlp.classification.taxonomy import load_taxonomy
from xinnlp.classification.taxonomy_file import read_taxonomy
from xinnlp.classification.words import find_words, normalise


def test_the_taxonomy_is_as_large_as_promised():
    facets = Counter(area.facet for area in load_taxonomy().areas)
    assert facets["cause"] >= 80 and facets["population"] >= 25 and facets["approach"] >= 25


def test_every_entry_is_complete():
    for area in load_taxonomy().areas:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", area.id), area.id
        assert area.title and area.description.endswith(".") and area.terms and area.sdg, area.id
        assert len(set(area.terms)) == len(area.terms) and not set(area.terms) & set(area.hints), area.id


def test_the_shipped_file_keeps_the_schema_that_users_files_must_keep():
    text = (files("xinnlp.knowledge") / "themes.json").read_text(encoding="utf-8")
    assert read_taxonomy(text, "themes.json") == tuple(
        dataclasses.replace(area, vocabulary="own") for area in load_taxonomy().areas
    )


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Schools", "school"), ("communities", "community"), ("children’s", "child"), ("Women's", "woman"),
        ("classes", "class"), ("organisations", "organization"), ("programme", "program"), ("crisis", "crisis"),
        ("bus", "bus"), ("buses", "buse"), ("premises", "premise"), ("centres", "center"), ("AIDS", "aid"),
    ],
)  # fmt: skip
def test_words_are_looked_up_in_one_form(word, form):
    assert normalise(word) == form


def test_words_keep_their_places_without_the_possessive():
    text = "Women’s low-carbon life."
    assert [text[word.start : word.end] for word in find_words(text)] == ["Women", "low", "carbon", "life", "."]
