"""A user's taxonomy: what joins xinnlp's own or replaces it, and what is refused with file, line and reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinnlp.classification.taxonomy import load_taxonomy
from xinnlp.classification.taxonomy_file import read_taxonomy
from xinnlp.errors import ConfigurationError, TaxonomyError
from xinnlp.schema.authority import THEMES, read_schema_text

ENTRY = {
    "id": "tool-libraries", "facet": "cause", "title": "Tool libraries", "description": "Tools to borrow.",
    "sdg": [12], "terms": ["tool library"], "hints": ["toolbox"],
}  # fmt: skip
OTHER = ENTRY | {"id": "seed-libraries", "terms": ["seed library"]}


def text_of(*entries, **head):
    return json.dumps(head | {"themes": list(entries)}, indent=1)


def line_of(text: str, needle: str, number: int = 1) -> int:
    lines = [line for line, content in enumerate(text.split("\n"), 1) if needle in content]
    return lines[number - 1]


@pytest.mark.parametrize(
    ("text", "needle", "number", "reason"),
    [
        (text_of(ENTRY, OTHER, ENTRY), '"id"', 3, "id 'tool-libraries' stands twice, first on line 4"),
        (text_of(OTHER, ENTRY | {"sdg": [12, 18]}), '"sdg"', 2, "18 is no SDG; they are 1 to 17"),
        (text_of(ENTRY | {"sdg": [0]}), '"sdg"', 1, "0 is no SDG"),
        (text_of(OTHER, ENTRY | {"facet": "mood"}), '"facet"', 2, 'facet: "mood" is not one of'),
        (text_of(ENTRY, OTHER | {"colour": "red"}), "  {", 2, "has 'colour', which the schema does not"),
        (text_of(ENTRY | {"terms": []}), '"terms"', 1, "terms: [] is empty"),
        (text_of(OTHER, ENTRY | {"terms": ["  "]}), '"terms"', 2, "the term '  ' is empty"),
        (text_of(ENTRY | {"terms": ["tool ~ "]}), '"terms"', 1, "has an empty part"),
        (text_of(ENTRY | {"broader": "sheds"}), '"broader"', 1, "broader theme 'sheds' does not exist"),
        (
            text_of(ENTRY | {"broader": "seed-libraries"}, OTHER | {"broader": "tool-libraries"}),
            '"broader"', 1, "a cycle: tool-libraries > seed-libraries > tool-libraries",
        ),
        (text_of(ENTRY | {"broader": "tool-libraries"}), '"broader"', 1, "a cycle: tool-libraries > tool-libraries"),
        (text_of(ENTRY, mode="mix"), '"mode"', 1, 'mode: "mix" is not one of "add", "replace"'),
        (text_of(ENTRY, vocabulary="sdg"), '"vocabulary"', 1, '"sdg" does not match'),
        ('{\n"themes": [],\n"themes": []}', '"themes": []}', 1, "'themes' stands twice in one object"),
        (text_of(ENTRY).replace('"cause",', '"cause"'), '"title"', 1, "no JSON: Expecting ',' delimiter"),
        ("[]", "[]", 1, "[] is not an object"),
        ("[" * 100_000, "[", 1, "nested too deeply"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_line_and_reason(text, needle, number, reason):
    with pytest.raises(TaxonomyError, match=re.escape(reason)) as refused:
        read_taxonomy(text, "own.json")
    assert str(refused.value).startswith(f"own.json:{line_of(text, needle, number)}: ")
    assert refused.value.exit_code == 4


def test_all_faults_are_kept_and_the_first_told():
    text = text_of(ENTRY | {"sdg": [18]}, OTHER | {"facet": "mood"})
    with pytest.raises(TaxonomyError) as refused:
        read_taxonomy(text, "own.json")
    assert str(refused.value).endswith("(and 1 more)")
    assert [problem.partition(": ")[2][:7] for problem in refused.value.problems] == ["18 is n", "facet: "]


def test_a_file_adds_to_the_shipped_themes_unless_it_replaces_them(tmp_path: Path):
    shipped = load_taxonomy().areas
    own = tmp_path / "own.json"
    own.write_text(text_of(ENTRY | {"broader": "waste-recycling"}))
    added = load_taxonomy(str(own)).areas
    assert added[: len(shipped)] == shipped
    assert [(area.vocabulary, area.id) for area in added[len(shipped) :]] == [("own", "tool-libraries")]
    own.write_text(text_of(ENTRY, mode="replace", vocabulary="acme"))
    assert [(area.vocabulary, area.id) for area in load_taxonomy(str(own)).areas] == [("acme", "tool-libraries")]


def test_an_entry_of_xinnlps_vocabulary_takes_the_place_of_the_shipped_one(tmp_path: Path):
    own = tmp_path / "own.json"
    own.write_text("\ufeff" + text_of(ENTRY | {"id": "literacy"}, vocabulary="xinnlp"), encoding="utf-8")
    areas = load_taxonomy(str(own)).areas
    assert len(areas) == len(load_taxonomy().areas)
    assert [area.title for area in areas if area.id == "literacy"] == ["Tool libraries"]


@pytest.mark.parametrize(("content", "reason"), [(None, "No such file"), (b"\xff\xfe{", "not UTF-8")])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None, reason: str):
    own = tmp_path / "own.json"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(ConfigurationError, match=reason):
        load_taxonomy(str(own))


def test_the_published_schema_is_the_packages_own():
    published = Path(__file__).parents[2] / "schemas" / "themes.schema.json"
    assert published.read_bytes() == read_schema_text(THEMES).encode(), "run `make schema`"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 20) | st.text(max_size=5),
    lambda children: (
        st.lists(children, max_size=3)
        | st.dictionaries(st.sampled_from([*ENTRY, "broader", "themes", "mode"]), children, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(JSON | st.lists(JSON, max_size=3).map(lambda entries: {"themes": entries}))
def test_any_json_is_read_or_refused_with_a_line(data):
    try:
        read_taxonomy(json.dumps(data, indent=1), "own.json")
    except TaxonomyError as refused:
        assert all(re.match(r"own\.json:\d+: .", problem) for problem in refused.problems)
