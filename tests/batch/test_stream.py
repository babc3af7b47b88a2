"""Lines become tasks; a bad line is a fault of its own."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from xinnlp.batch.stream import read_lines
from xinnlp.batch.task import Task
from xinnlp.source import Metadata


def read(data: bytes, max_characters: int = 1000) -> list[Task]:
    return list(read_lines(io.BytesIO(data), max_characters))


def test_paths_and_objects_may_stand_side_by_side() -> None:
    data = b'{"id": "n1", "text": "Ada gave.", "Title": "Gift", "authors": ["Bo"], "date": "4 May 2021", "x": 1}'
    first, second, third = read(data + b'\n\n a/b c.txt\r\n{"text": "", "id": 7}')
    assert first == Task("n1", text="Ada gave.", metadata=Metadata("Gift", ("Bo",), "2021-05-04"))
    assert second == Task(" a/b c.txt", Path(" a/b c.txt"))
    assert (third.name, third.text) == ("7", "")


def test_what_is_no_article_is_a_fault_with_its_line() -> None:
    faults = [task.fault for task in read(b'{oops\n{"id": "n2"}\n{"text": 5}\n' + b"[" * 9)]
    assert faults[0] is not None and faults[0].startswith("cannot read line 1: it is no JSON")
    assert faults[1] == 'cannot read n2: it has no "text"; write {"id": "…", "text": "…"}'
    assert faults[2] is not None and "line 3" in faults[2]
    assert faults[3] is None  # a path, though an odd one


def test_a_line_that_no_article_could_fill_is_not_held() -> None:
    longest = 10 * 12 + 1_000_000
    first, second = read(b'{"text": "' + b"a" * 3 * longest + b'"}\nb.txt\n', max_characters=10)
    assert first.fault == "cannot read line 1: document_too_long: the limit is 10 characters"
    assert second.name == "b.txt"


@given(st.binary(max_size=60))
def test_any_bytes_give_tasks(data: bytes) -> None:
    for task in read(data):
        assert (task.path is None) == (task.text is not None or task.fault is not None)
