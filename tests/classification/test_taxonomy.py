"""The cause areas as data, and what is refused in a user's own."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from xinnlp.classification.taxonomy import load_taxonomy, read_taxonomy
from xinnlp.classification.words import find_words, normalise
from xinnlp.errors import ConfigurationError

ENTRY = {
    "id": "clean-water", "facet": "cause", "title": "Clean water", "description": "Safe water.", "sdg": [6],
    "terms": ["clean water"], "hints": ["water"],
}  # fmt: skip


def text_of(*entries):
    return json.dumps({"themes": list(entries)})


def test_the_taxonomy_is_as_large_as_promised():
    facets = Counter(area.facet for area in load_taxonomy().areas)
    assert facets["cause"] >= 80 and facets["population"] >= 25 and facets["approach"] >= 25


def test_every_entry_is_complete():
    for area in load_taxonomy().areas:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", area.id), area.id
        assert area.title and area.description.endswith(".") and area.terms and area.sdg, area.id
        assert len(set(area.terms)) == len(area.terms) and not set(area.terms) & set(area.hints), area.id


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "not JSON"),
        (text_of(ENTRY, ENTRY), "entry 2: id 'clean-water' stands twice"),
        (text_of(ENTRY | {"sdg": [18]}), "18 is no SDG"),
        (text_of(ENTRY | {"facet": "mood"}), "facet 'mood'"),
        (text_of({"id": "x"}), "wants the keys"),
    ],
)
def test_a_broken_taxonomy_is_refused_with_file_and_reason(text, reason):
    with pytest.raises(ConfigurationError, match=re.escape(reason)) as refused:
        read_taxonomy(text, "own.json")
    assert str(refused.value).startswith("own.json")


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
