"""Articles from a pipe: one a line, a path or a JSON object with a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from xinnlp.batch.task import Task
from xinnlp.readers.front_matter import to_metadata

# JSON escapes a code point as up to twelve bytes.
_BYTES_PER_CHARACTER = 12
_ROOM_FOR_METADATA = 1_000_000


def read_lines(stream: IO[bytes], max_characters: int) -> Iterator[Task]:
    r"""Yield a task for each line that is not empty: a path, or `{"id": …, "text": …}` with metadata.

    Metadata are named as in the front matter of Markdown: title or headline, authors, date, publisher, url; other keys
    are passed over. A line that no article within the limit could fill is not held in memory.
    """
    longest = max_characters * _BYTES_PER_CHARACTER + _ROOM_FOR_METADATA
    number = 0
    while line := stream.readline(longest):
        number += 1
        if len(line) == longest and not line.endswith(b"\n"):
            while (rest := stream.readline(longest)) and not rest.endswith(b"\n"):
                pass
            yield _fault(f"line {number}", f"document_too_long: the limit is {max_characters:,} characters")
        elif line.strip():
            yield _parse(line, number)


def _parse(line: bytes, number: int) -> Task:
    if not line.lstrip().startswith(b"{"):
        path = Path(line.rstrip(b"\r\n").decode("utf-8", "surrogateescape"))
        return Task(path.as_posix(), path)
    name = f"line {number}"
    try:
        values: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _fault(name, f"it is no JSON: {error}")
    if isinstance(values.get("id"), str | int):
        name = str(values["id"])
    if not isinstance(values.get("text"), str):
        return _fault(name, 'it has no "text"; write {"id": "…", "text": "…"}')
    return Task(
        _encodable(name),
        text=values["text"],
        metadata=to_metadata({key.lower(): value for key, value in values.items()}),
    )


def _fault(name: str, reason: str) -> Task:
    return Task(_encodable(name), fault=f"cannot read {_encodable(name)}: {reason}")


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
