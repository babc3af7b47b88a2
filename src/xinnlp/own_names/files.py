"""Rows of a gazetteer file, as JSON Lines or CSV, each with the line that it begins on."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from xinnlp.errors import OwnFileError

COLUMNS = ("name", "type", "other_names")
OTHER_NAMES_SEPARATOR = "|"
# A column `id:GB-CHC` holds identifiers of the scheme GB-CHC.
_ID_COLUMN = re.compile(r"id:(?P<scheme>\S+)")
_KEYS = (*COLUMNS, "identifiers")


class GazetteerError(OwnFileError):
    """A gazetteer that cannot be used; `problems` has every fault, a line each."""


class Row(NamedTuple):
    """What a row says, unchecked: any value may be of any type."""

    line: int
    name: Any
    type: Any = None
    other_names: Any = ()
    identifiers: Any = ()
    problem: str | None = None


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file; one that cannot be told has a `problem`. Raises GazetteerError for the whole file."""
    readers = {".jsonl": _read_json_lines, ".csv": _read_csv}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise GazetteerError([f"cannot read {path}: a gazetteer is a .jsonl or .csv file; rename or convert it"])
    return reader(path, _read_text(path))


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GazetteerError([f"cannot read {path}: {error.strerror or error}; name a readable file"]) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = data[error.start]
        raise GazetteerError([f"{path}:{line}: byte {found:#04x} is no UTF-8; save the file as UTF-8"]) from error


def _read_json_lines(path: Path, text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Row(number, None, problem=f"is no JSON: {error}; write one object a line")
            continue
        yield _row_of(number, data)


def _row_of(number: int, data: object) -> Row:
    if not isinstance(data, dict):
        return Row(number, None, problem='is no object; write {"name": …}')
    unknown = sorted(set(data) - set(_KEYS))
    if unknown:
        return Row(
            number, None, problem=f"has {unknown[0]!r}, which is none of {', '.join(_KEYS)}; rename or remove it"
        )
    if "name" not in data:
        return Row(number, None, problem="lacks 'name'; add it")
    identifiers = data.get("identifiers") or ()
    if not isinstance(identifiers, list | tuple) or not all(_is_identifier(item) for item in identifiers):
        return Row(number, None, problem='identifiers are a list of {"scheme": …, "id": …}; mend them')
    pairs = tuple((item["scheme"], item["id"]) for item in identifiers)
    return Row(number, data["name"], data.get("type"), data.get("other_names") or (), pairs)


def _is_identifier(item: object) -> bool:
    return isinstance(item, dict) and set(item) == {"scheme", "id"} and all(isinstance(v, str) for v in item.values())


def _read_csv(path: Path, text: str) -> Iterator[Row]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header: list[str] | None = None
    last = 0
    try:
        for cells in reader:
            line, last = last + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _check_header(path, line, [cell.strip() for cell in cells])
            elif len(cells) != len(header):
                problem = f"has {len(cells)} cells, the header has {len(header)}; quote cells that have a comma"
                yield Row(line, None, problem=problem)
            else:
                yield _row_of_cells(line, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    except csv.Error as error:
        raise GazetteerError([f"{path}:{last + 1}: {error}; mend the quotation marks of this cell"]) from error


def _check_header(path: Path, line: int, header: list[str]) -> list[str]:
    where = f"{path}:{line}"
    if "name" not in header:
        hint = "separate columns by commas" if len(header) == 1 and ";" in header[0] else "add it to the first line"
        raise GazetteerError([f"{where}: there is no column 'name'; {hint}"])
    for column in header:
        if column not in COLUMNS and not _ID_COLUMN.fullmatch(column):
            known = f"{', '.join(COLUMNS)} or id:SCHEME"
            raise GazetteerError([f"{where}: unknown column {column!r}; name it {known}, or remove it"])
        if header.count(column) > 1:
            raise GazetteerError([f"{where}: column {column!r} stands twice; keep one"])
    return header


def _row_of_cells(line: int, cells: dict[str, str]) -> Row:
    others = tuple(part.strip() for part in cells.get("other_names", "").split(OTHER_NAMES_SEPARATOR) if part.strip())
    identifiers = tuple(
        (match["scheme"], cell) for column, cell in cells.items() if cell and (match := _ID_COLUMN.fullmatch(column))
    )
    return Row(line, cells["name"], cells.get("type") or None, others, identifiers)
