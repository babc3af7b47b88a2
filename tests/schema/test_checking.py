"""Files of records, as they are: JSON, JSON Lines, folders, and what is neither."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sample_record import make_record, make_record_dict
from xinnlp.errors import ReadError
from xinnlp.schema.checking import Report, find_record_files, parse_entries, read_entries
from xinnlp.writers import dump_record, dump_record_line

LINE = dump_record_line(make_record())


def check(data: bytes) -> list[str]:
    report = Report()
    for entry in parse_entries(data, "r"):
        report.check(entry)
    return [f"{entry.where}::{problem.path}: {problem.message}" for entry, problem in report.problems]


def test_json_lines_are_told_by_row_and_blank_rows_do_not_count() -> None:
    broken = make_record_dict() | {"people": None}
    data = f"{LINE}\n{json.dumps(broken)}\n{{no json\n".encode()
    report = Report()
    for entry in parse_entries(data, "r.jsonl"):
        report.check(entry)
    assert [(entry.where, problem.path) for entry, problem in report.problems] == [
        ("r.jsonl:3", "$.people"),
        ("r.jsonl:4", "$"),
    ]
    assert str(report) == "3 checked, 1 valid, 2 invalid"


def test_a_pretty_record_is_one_record_not_many_lines() -> None:
    assert len(list(parse_entries(dump_record(make_record()).encode(), "r"))) == 1
    assert len(list(parse_entries((LINE + LINE).encode(), "r"))) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"{", "is no JSON"),
        (b'{"score": NaN}', "NaN is no JSON number"),
        (b"[" * 100_000, "is no JSON"),
        (b"\xef\xbb\xbf[]", "is not a JSON object"),
    ],
)
def test_what_is_no_record_is_a_problem_not_a_crash(data: bytes, message: str) -> None:
    (line,) = check(data)
    assert message in line


def test_a_file_of_lines_gives_its_records_with_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + f"{LINE}\n{{\n{LINE}".encode())
    assert [(entry.row, entry.problem is None) for entry in read_entries(path)] == [(1, True), (3, False), (4, True)]
    path.write_text("\n \n")
    assert [entry.problem for entry in read_entries(path)] == ["is empty, so it is no record"]


def test_a_broken_byte_is_told_by_its_place_in_the_file_after_the_lines_before_it(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(LINE.encode() + b"\xff\n")
    entries = read_entries(path)
    assert next(entries).problem is None
    with pytest.raises(ReadError, match=rf"byte {len(LINE.encode())}\b"):
        next(entries)


def test_bytes_that_are_no_utf_8_cannot_be_read() -> None:
    with pytest.raises(ReadError, match="no UTF-8"):
        list(parse_entries(b'{"a": "\xff"}', "r"))


def test_a_folder_gives_its_records_in_order_and_passes_over_the_rest(tmp_path: Path) -> None:
    for name in ("b/2.json", "a.jsonl", "notes.txt", ".hidden/x.json", "b/1.JSON"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(LINE, encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in find_record_files(tmp_path)] == [
        "a.jsonl",
        "b/1.JSON",
        "b/2.json",
    ]


def test_a_file_that_went_away_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot read"):
        list(read_entries(tmp_path / "gone.json"))
