"""Outputs are named after their inputs, and no two alike."""

from __future__ import annotations

from pathlib import PurePosixPath

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
    ],
)
def test_names(paths: list[str], names: list[str]) -> None:
    assert name_outputs([PurePosixPath(path) for path in paths]) == names


@given(st.lists(st.from_regex(r"[ab](\.[ab]){0,2}(-2)?\.(txt|md)", fullmatch=True), max_size=8))
def test_no_two_names_are_alike(paths: list[str]) -> None:
    names = name_outputs([PurePosixPath(path) for path in paths])
    assert len(set(names)) == len(paths)
