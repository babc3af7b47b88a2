"""`xinnlp export`: records in, tables out, what is invalid named and left out."""

from __future__ import annotations

import dataclasses
import io
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from sample_record import make_record, make_record_dict
from xinnlp.cli import main
from xinnlp.cli.export import ExportFormat, KeyName
from xinnlp.exports import FORMATS, KeyKind, formats


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def write(path: Path, article: str = "a.txt", **changes: Any) -> Path:
    record = make_record_dict() | changes
    record["document"]["path"] = article
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record))
    return path


def articles_of(path: Path) -> list[str]:
    database = sqlite3.connect(path)
    found = [row[0] for row in database.execute("SELECT article_id FROM articles ORDER BY 1")]
    database.close()
    return found


def test_the_options_name_what_there_is() -> None:
    assert {item.value for item in ExportFormat} == set(FORMATS)
    assert {item.value for item in KeyName} == {item.value for item in KeyKind}


def test_files_folders_lines_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = write(tmp_path / "one.json", "one")
    write(tmp_path / "in" / "sub" / "two.json", "two")
    lines = [json.dumps(make_record_dict() | {"document": {**make_record_dict()["document"], "path": name}})
             for name in ("three", "four")]  # fmt: skip
    (tmp_path / "in" / "many.jsonl").write_text("\n".join(lines))
    piped = write(tmp_path / "piped" / "five.json", "five").read_bytes()
    stdin = io.TextIOWrapper(io.BytesIO(piped))
    monkeypatch.setattr(sys, "stdin", stdin)
    out = tmp_path / "out.db"
    assert run("export", one, tmp_path / "in", "-", "--to", "sqlite", "-o", out) == 0
    assert articles_of(out) == ["five", "four", "one", "three", "two"]


def test_an_invalid_record_is_named_and_the_others_are_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "in" / "good.json")
    write(tmp_path / "in" / "bad.json", "b.txt", people=[{"id": "p1"}])
    (tmp_path / "in" / "broken.json").write_text("{")
    (tmp_path / "in" / "other.json").write_bytes(b"\xff\xfe")
    assert run("export", tmp_path / "in", "--to", "sqlite", "-o", tmp_path / "out.db") == 1
    assert articles_of(tmp_path / "out.db") == ["a.txt"]
    told = capsys.readouterr().err
    assert "bad.json: is no valid record: $.people[0]" in told
    assert "broken.json: is no valid record: is no JSON" in told
    assert "other.json: it is no UTF-8 text" in told
    assert "1 exported, 2 refused" in told


def test_two_articles_of_one_key_are_told_apart_by_their_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "in" / "1" / "a.json")
    document = dataclasses.replace(make_record().document, path="a.txt", sha256="0" * 64)
    other = dataclasses.replace(make_record(), document=document).to_dict()
    (tmp_path / "in" / "2.json").write_text(json.dumps(other))
    assert run("export", tmp_path / "in", "--to", "sqlite", "-o", tmp_path / "a.db") == 1
    assert "has the key 'a.txt' as" in capsys.readouterr().err
    assert run("export", tmp_path / "in", "--to", "sqlite", "-o", tmp_path / "b.db", "--key", "sha256") == 0
    assert len(articles_of(tmp_path / "b.db")) == 2


@pytest.mark.parametrize("number", ["1e400", "9" * 30])
def test_a_number_that_no_table_holds_is_refused(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = write(tmp_path / "a.json").read_text().replace('"value": 2000000', f'"value": {number}')
    (tmp_path / "a.json").write_text(record)
    assert run("export", tmp_path / "a.json", "--to", "csv", "-o", tmp_path / "out") == 1
    assert "a number that is beyond what tables hold" in capsys.readouterr().err


@pytest.mark.parametrize("layout", ["sqlite", "xlsx"])
def test_an_export_of_nothing_does_not_appear(layout: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    out = tmp_path / f"out.{layout}"
    assert run("export", tmp_path / "in", "--to", layout, "-o", out) == 3
    assert "no record found" in capsys.readouterr().err
    write(tmp_path / "in" / "bad.json", people=3)
    assert run("export", tmp_path / "in", "--to", layout, "-o", out) == 1
    assert not out.exists()


def test_a_format_that_is_no_text_wants_a_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", write(tmp_path / "a.json"), "--to", "xlsx") == 2
    assert "an Excel workbook: name it with -o" in capsys.readouterr().err
    assert run("export", tmp_path / "a.json", "--to", "xlsx", "-o", tmp_path / "out") == 2
    assert "has a name that ends with .xlsx" in capsys.readouterr().err


def test_a_missing_library_is_named_with_what_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(name: str) -> None:
        raise ImportError("No module named 'pyarrow'")

    monkeypatch.setattr(formats.importlib, "import_module", refuse)
    assert run("export", write(tmp_path / "a.json"), "--to", "parquet", "-o", tmp_path / "out") == 5
    assert "pip install 'xinnlp[parquet]'" in capsys.readouterr().err


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    record = write(tmp_path / "a.json")
    for layout in ("csv", "xlsx", "sqlite"):
        assert run("export", record, "--to", layout, "-o", tmp_path / "file" / "out.xlsx") == 5, layout
