"""Each way in which a record can be wrong is found, told once, at its place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from sample_record import TEXT, make_record, make_record_dict
from xinnlp.schema import find_problems


def test_a_sound_record_has_no_problems() -> None:
    assert find_problems(make_record()) == []
    assert find_problems(make_record_dict()) == []


def set_at(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        target: Any = record
        for part in path[:-1]:
            target = target[part]
        target[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        target: Any = record
        for part in path[:-1]:
            target = target[part]
        del target[path[-1]]

    return change


def double_person(record: dict[str, Any]) -> None:
    record["people"].append(copy.deepcopy(record["people"][0]))


def swap_mentions(record: dict[str, Any]) -> None:
    later = {"start": TEXT.rindex("Lowe"), "end": TEXT.rindex("Lowe") + 4, "exact": "Lowe"}
    record["people"][0]["mentions"].insert(0, later)


BREACHES = [
    (drop("people"), "$", "lacks 'people'"),
    (set_at("extra", value=1), "$", "'extra', which the schema does not know"),
    (set_at("people", 0, "nickname", value="A"), "$.people[0]", "'nickname'"),
    (drop("people", 0, "name"), "$.people[0]", "lacks 'name'"),
    (set_at("people", 0, "id", value="x1"), "$.people[0].id", "does not match"),
    (set_at("people", 0, "confidence", value=1.5), "$.people[0].confidence", "more than 1"),
    (set_at("people", 0, "mentions", value=[]), "$.people[0].mentions", "is empty"),
    (set_at("people", value={}), "$.people", "is not a list"),
    (set_at("organisations", 0, "classification", value="club"), "$.organisations[0].classification", '"company"'),
    (set_at("document", "date_published", value="5 May 2021"), "$.document.date_published", "is no date"),
    (set_at("document", "date_published", value="2021-02-30"), "$.document.date_published", "is no date"),
    (set_at("document", "url", value="not a url"), "$.document.url", "is no uri"),
    (set_at("dates", 0, "value", value="2021-13"), "$.dates[0].value", "does not match"),
    (set_at("figures", 0, "unit", value="dollars"), "$.figures[0].unit", "does not match"),
    (set_at("figures", 0, "value", value="2 million"), "$.figures[0].value", "is not a number"),
    (set_at("figures", 0, "value_max", value=1), "$.figures[0].value_max", "less than the value"),
    (set_at("document", "characters", value=3), "$.document.characters", f"the text has {len(TEXT)}"),
    (set_at("document", "words", value=3), "$.document.words", "the text has"),
    (set_at("document", "text_sha256", value="0" * 64), "$.document.text_sha256", "is not the hash of the text"),
    (set_at("places", 0, "mentions", 0, "exact", value="Lagos"), "$.places[0].mentions[0].exact", '"Lagos" does not'),
    (set_at("dates", 0, "end", value=9999), "$.dates[0].end", "behind the text"),
    (set_at("quotes", 0, "start", value=9998), "$.quotes[0].start", "is not before the end"),
    (set_at("memberships", 0, "person_id", value="p9"), "$.memberships[0].person_id", "'p9' is no id of people"),
    (set_at("memberships", 0, "organisation_id", value="o9"), "$.memberships[0].organisation_id", "'o9'"),
    (set_at("quotes", 0, "speaker_id", value="o9"), "$.quotes[0].speaker_id", "people or organisations"),
    (set_at("commitments", 0, "figure_id", value="f9"), "$.commitments[0].figure_id", "'f9' is no id of figures"),
    (set_at("commitments", 0, "funder_ids", value=["p1", "o7"]), "$.commitments[0].funder_ids[1]", "'o7'"),
    (set_at("warnings", 0, "end", value=None), "$.warnings[0]", "only one of start and end"),
    (set_at("warnings", 0, "end", value=2), "$.warnings[0].start", "behind the end"),
    (double_person, "$.people[1].id", "'p1' stands twice"),
    (swap_mentions, "$.people[0].mentions[1]", "does not come after"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "path", "message"), BREACHES, ids=[f"{path} {text}" for _, path, text in BREACHES])
def test_a_breach_is_told_once_at_its_place(change: Callable[[dict[str, Any]], None], path: str, message: str) -> None:
    record = make_record_dict()
    change(record)
    problems = find_problems(record)
    assert [problem.path for problem in problems] == [path]
    assert message in problems[0].message


def test_all_problems_are_told_not_only_the_first() -> None:
    record = make_record_dict()
    record["people"][0]["confidence"] = -1
    record["dates"][0]["value"] = "soon"
    record["figures"][0]["value_max"] = 1
    assert len(find_problems(record)) == 3


def test_offsets_count_code_points_not_utf_16_units() -> None:
    record = make_record_dict()
    for item in record["dates"]:
        item["start"] += 1
        item["end"] += 1
    assert [problem.path for problem in find_problems(record)] == ["$.dates[0].exact"]


@pytest.mark.parametrize("record", [None, [], "text", 7])
def test_what_is_no_object_is_no_record(record: object) -> None:
    assert [problem.path for problem in find_problems(record)] == ["$"]


def test_a_record_of_another_version_is_told_as_that_alone() -> None:
    record = {"schema_version": "2.0", "people": "changed beyond knowing"}
    (problem,) = find_problems(record)
    assert problem.path == "$.schema_version"
    assert "'1.0'" in problem.message and "extract it again" in problem.message


def test_a_record_without_text_is_checked_against_its_source() -> None:
    record = make_record_dict()
    del record["text"]
    assert find_problems(record) == []
    assert find_problems(record, TEXT) == []
    changed = TEXT.replace("Accra", "Lagos")
    assert {problem.path for problem in find_problems(record, changed)} == {
        "$.document.text_sha256",
        "$.places[0].mentions[0].exact",
    }


def test_without_text_a_span_still_has_the_length_of_its_words() -> None:
    record = make_record_dict()
    del record["text"]
    record["dates"][0]["end"] += 1
    assert [problem.path for problem in find_problems(record)] == ["$.dates[0].exact"]


def test_a_source_that_is_not_the_records_text_is_told() -> None:
    assert "$.text" in {problem.path for problem in find_problems(make_record(), "another text")}


def test_messages_never_quote_a_whole_article() -> None:
    record = make_record_dict()
    record["people"] = "x" * 100_000
    assert all(len(problem.message) < 300 for problem in find_problems(record))
