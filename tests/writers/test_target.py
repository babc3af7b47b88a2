"""Where records go, and how they are laid out there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sample_record import make_record
from xinnlp.record import Record
from xinnlp.writers import dump_record, dump_record_line
from xinnlp.writers.target import Target

RECORD = make_record()


@pytest.mark.parametrize(
    ("output", "layout", "several", "expected"),
    [
        (None, None, False, (None, "json", False)),
        (None, None, True, (None, "jsonl", False)),
        ("-", None, False, (None, "json", False)),
        ("a.json", None, False, ("a.json", "json", False)),
        ("a.jsonl", None, False, ("a.jsonl", "jsonl", False)),
        ("a.out", None, True, ("a.out", "jsonl", False)),
        ("out/", None, False, ("out", "json", True)),
        ("out", None, True, ("out", "json", True)),
        ("out", None, False, ("out", "json", False)),
        (".", None, False, (".", "json", True)),
    ],
)
def test_what_output_and_format_mean_together(
    output: str | None, layout: str | None, several: bool, expected: tuple[str | None, str, bool]
) -> None:
    target = Target.choose(output, layout, several=several)
    assert (str(target.path) if target.path else None, target.layout, target.is_folder) == expected


def test_several_records_are_no_single_json_text() -> None:
    with pytest.raises(ValueError, match="--format jsonl"):
        Target.choose("a.json", "json", several=True)


def write(target: Target, *names: str, pretty: bool = True) -> str:
    printed: list[str] = []
    with target.open(printed.append, pretty=pretty) as give:
        for name in names:
            give(name, RECORD)
    return "".join(printed)


def test_standard_output() -> None:
    assert Record.from_dict(json.loads(write(Target(None, "json"), "a"))) == RECORD
    assert write(Target(None, "jsonl"), "a", "b") == dump_record_line(RECORD) * 2
    assert write(Target(None, "json"), "a", pretty=False).count("\n") == 1


def test_a_file_and_a_folder(tmp_path: Path) -> None:
    write(Target(tmp_path / "a.jsonl", "jsonl"), "a", "b")
    assert (tmp_path / "a.jsonl").read_text("utf-8").count("\n") == 2
    write(Target(tmp_path / "out", "json", is_folder=True), "a", "b.md")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.md.json"]
    assert (tmp_path / "out" / "a.json").read_text("utf-8") == dump_record(RECORD)


def test_json_is_utf_8_as_it_is_and_the_same_each_time() -> None:
    assert "🎓" in dump_record(RECORD)
    assert dump_record(make_record()) == dump_record(make_record())
    assert "\n" not in dump_record_line(RECORD)[:-1]
