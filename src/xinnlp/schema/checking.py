"""Checks files of records: JSON, JSON Lines, whole folders."""

from __future__ import annotations

import codecs
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple

from xinnlp.errors import ReadError
from xinnlp.schema.contract import Problem, find_problems

SUFFIXES = (".json", ".jsonl")

_EMPTY = "is empty, so it is no record"


class Entry(NamedTuple):
    """A record as it stands in a file; `row` is its line in JSON Lines, `data` None where it is no JSON."""

    file: str
    row: int | None
    data: Any
    problem: str | None = None

    @property
    def where(self) -> str:
        """Return what messages call it: `records.jsonl:12`."""
        return self.file if self.row is None else f"{self.file}:{self.row}"


@dataclass
class Report:
    """What was checked, and every problem with the entry that has it."""

    checked: int = 0
    invalid: int = 0
    problems: list[tuple[Entry, Problem]] = field(default_factory=list)

    def check(self, entry: Entry, source_text: str | None = None) -> list[Problem]:
        """Check one entry, keep its problems and return them; text that is no JSON is one problem at `$`."""
        found = [Problem("$", entry.problem)] if entry.problem else find_problems(entry.data, source_text)
        self.checked += 1
        self.invalid += bool(found)
        self.problems += [(entry, problem) for problem in found]
        return found

    @property
    def valid(self) -> int:
        """Return the number of records without a problem."""
        return self.checked - self.invalid

    def __str__(self) -> str:
        """Return the closing line."""
        return f"{self.checked} checked, {self.valid} valid, {self.invalid} invalid"

    def to_dict(self) -> dict[str, Any]:
        """Return the report for programs."""
        problems = [{"file": entry.file, "row": entry.row, **problem._asdict()} for entry, problem in self.problems]
        return {"checked": self.checked, "valid": self.valid, "invalid": self.invalid, "problems": problems}


def find_record_files(path: Path) -> list[Path]:
    """Return the file, or the files of records below a folder in order of name; hidden ones are passed over."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def read_entries(path: Path) -> Iterator[Entry]:
    """Yield the records of a file, of JSON Lines one at a time; raises ReadError where it is no UTF-8 text."""
    try:
        if path.suffix.lower() == ".jsonl":
            with path.open("rb") as file:
                yield from _read_lines(file, path.as_posix())
            return
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror or error}") from error
    yield from parse_entries(data, path.as_posix(), lines=False)


def read_stream(file: IO[bytes], name: str) -> Iterator[Entry]:
    """Yield the records of a stream that holds a JSON text, or JSON Lines, which are read one at a time.

    Raises ReadError where it is no UTF-8 text.
    """
    first = file.readline()
    begins_record = (
        first.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")
        and _parse(_decode(first, name), "", None).problem is None
    )
    if begins_record:
        yield from _read_lines(itertools.chain([first], file), name)
    else:
        yield from parse_entries(first + file.read(), name)


def _read_lines(lines: Iterable[bytes], name: str) -> Iterator[Entry]:
    offset, is_empty = 0, True
    for row, data in enumerate(lines, 1):
        line = _decode(data, name, offset)
        if line.strip():
            is_empty = False
            yield _parse(line, name, row)
        offset += len(data)
    if is_empty:
        yield Entry(name, None, None, _EMPTY)


def parse_entries(data: bytes, name: str, *, lines: bool | None = None) -> Iterator[Entry]:
    """Yield the records of a JSON text or of JSON Lines; `lines` None tells them apart by what is there.

    Raises ReadError where the bytes are no UTF-8.
    """
    text = _decode(data, name)
    if not text.strip():
        yield Entry(name, None, None, _EMPTY)
    elif lines or (lines is None and _holds_lines(text)):
        for row, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield _parse(line, name, row)
    else:
        yield _parse(text, name, None)


def _decode(data: bytes, name: str, offset: int = 0) -> str:
    try:
        return data.decode("utf-8" if offset else "utf-8-sig")
    except UnicodeDecodeError as error:
        at = offset + error.start
        raise ReadError(f"cannot read {name}: it is no UTF-8 text (byte {at}), so it is no JSON") from error


def _holds_lines(text: str) -> bool:
    """Tell JSON Lines by a first line that is a JSON text of its own with more to follow."""
    first, _, rest = text.strip().partition("\n")
    return bool(rest.strip()) and _parse(first, "", None).problem is None


def _parse(text: str, name: str, row: int | None) -> Entry:
    try:
        return Entry(name, row, json.loads(text, parse_constant=_refuse_constant))
    except json.JSONDecodeError as error:
        return Entry(name, row, None, f"is no JSON: {error.msg} at line {error.lineno} column {error.colno}")
    except (ValueError, RecursionError) as error:
        return Entry(name, row, None, f"is no JSON: {error}")


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")
