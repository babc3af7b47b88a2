"""Records from a pipe: JSON Lines one at a time, a JSON text as a whole."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest

from xinnlp.errors import ReadError
from xinnlp.schema.checking import read_stream


def read(data: bytes) -> list[tuple[int | None, object, bool]]:
    return [(entry.row, entry.data, entry.problem is None) for entry in read_stream(io.BytesIO(data), "<stdin>")]


def test_lines_and_texts_are_told_apart() -> None:
    assert read(b'{"a": 1}\n\n{"a": 2}\n') == [(1, {"a": 1}, True), (3, {"a": 2}, True)]
    pretty = json.dumps({"a": {"b": [1, 2]}}, indent=2).encode()
    assert read(pretty) == [(None, {"a": {"b": [1, 2]}}, True)]
    assert read(b'\xef\xbb\xbf{"a": 1}') == [(1, {"a": 1}, True)]


@pytest.mark.parametrize("data", [b"", b" \n\n", b"{", b"\n{"])
def test_what_is_no_record_is_a_problem(data: bytes) -> None:
    ((_, _, is_good),) = read(data)
    assert not is_good


def test_a_line_is_read_before_the_next_one_comes() -> None:
    class Slow(io.RawIOBase):
        """A pipe whose writer waits for a record to be taken before it writes the next."""

        lines: Iterator[bytes] = iter([b'{"a": 1}\n', b'{"a": 2}\n', b'{"a": 3}\n'])
        given = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.given += 1
            return next(self.lines, b"")

        def __next__(self) -> bytes:
            line = self.readline()
            if not line:
                raise StopIteration
            return line

    pipe = Slow()
    taken = [(entry.data, pipe.given) for entry in read_stream(pipe, "<stdin>")]
    assert taken == [({"a": 1}, 1), ({"a": 2}, 2), ({"a": 3}, 3)]


def test_bytes_that_are_no_utf_8_cannot_be_read() -> None:
    with pytest.raises(ReadError, match=r"byte 9"):
        read(b'{"a": 1}\n\xff\n')
