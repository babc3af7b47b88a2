"""Outputs are named after their inputs, and no two alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.batch.names import name_outputs


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a.txt", "b/a.txt"], ["a", "b/a"]),
        (["a.md", "a.txt", "b.txt"], ["a.md", "a.txt", "b"]),
        (["a.md", "a.txt", "a.md.txt"], ["a.md", "a.txt", "a.md.txt"]),
        (["a.txt", "a.txt"], ["a.txt", "a.txt-2"]),
        (["report.v2.txt"], ["report.v2"]),
        (["x.txt", "x.json/b.txt"], ["x.txt", "x.json/b"]),
    ],
)
def test_names(paths: list[str], names: list[str]) -> None:
    assert name_outputs(paths) == names


@given(st.lists(st.from_regex(r"[ab](\.[ab]){0,2}(-2)?\.(txt|md)", fullmatch=True), max_size=8))
def test_no_two_names_are_alike(paths: list[str]) -> None:
    names = name_outputs(paths)
    assert len(set(names)) == len(paths)


def test_a_name_without_room_for_a_suffix_is_shortened_and_stays_its_own() -> None:
    first, second = name_outputs([f"in/{letter * 251}.txt" for letter in "aé"])
    assert len(f"{first}.jsonl".encode()) - len("in/") <= 255
    assert len(f"{second}.jsonl".encode()) - len("in/") <= 255
    alike = ["a" * 250 + suffix + ".txt" for suffix in "bc"]
    assert len(set(name_outputs(alike))) == 2
