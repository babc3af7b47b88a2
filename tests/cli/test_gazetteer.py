"""`--gazetteer` on extract and batch: into the record, or refused before anything is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from xinnlp.cli import app
from xinnlp.extraction import extract_text
from xinnlp.schema import find_problems
from xinnlp.settings import Settings, load_settings

TEXT = "Ada Lowe, chair of Zubo Kiln, said that ZKN had pledged $2 million to schools in Kenya.\n"
CSV = "name,type,other_names,id:GB-CHC\nZubo Kiln,foundation,ZKN,0000003\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "own.csv").write_text(CSV)
    return str(tmp_path / "in" / "a.txt"), str(tmp_path / "own.csv")


@pytest.mark.usefixtures("nlp")
def test_extract_and_batch_write_the_same_record_with_identifiers(files: tuple[str, str], tmp_path: Path) -> None:
    article, own = files
    told = CliRunner().invoke(app, ["extract", article, "--gazetteer", own, "-o", str(tmp_path / "one.json")])
    assert told.exit_code == 0, told.output
    folders = [str(tmp_path / "in"), "-o", str(tmp_path / "out")]
    assert CliRunner().invoke(app, ["batch", *folders, "--gazetteer", own]).exit_code == 0
    record, other = (json.loads((tmp_path / name).read_text()) for name in ("one.json", "out/a.json"))
    assert record["organisations"] == other["organisations"]
    (organisation,) = record["organisations"]
    assert organisation["name"] == "Zubo Kiln"
    assert organisation["other_names"] == ["ZKN"]
    assert organisation["classification"] == "foundation"
    assert organisation["identifiers"] == [{"scheme": "GB-CHC", "id": "0000003"}]
    assert find_problems(record) == []


@pytest.mark.usefixtures("nlp")
def test_the_record_tells_the_gazetteer_by_its_content(files: tuple[str, str], tmp_path: Path) -> None:
    _, own = files
    copy = tmp_path / "copy.csv"
    copy.write_bytes(Path(own).read_bytes())
    with_own, with_copy, without = (extract_text(TEXT, Settings(gazetteer=g)) for g in (own, str(copy), ""))
    assert with_own == with_copy
    assert with_own.provenance.gazetteer_sha256
    assert without.provenance.gazetteer_sha256 is None
    assert without.provenance.settings_sha256 != with_own.provenance.settings_sha256
    copy.write_text(CSV.replace("ZKN", "ZKM"))
    assert "ZKN" not in extract_text(TEXT, Settings(gazetteer=str(copy))).organisations[0].other_names


@pytest.mark.parametrize("command", ["extract", "batch"])
def test_a_bad_gazetteer_ends_with_4_before_anything_is_written(
    command: str, files: tuple[str, str], tmp_path: Path
) -> None:
    from xinnlp.errors import ConfigurationError

    article, own = files
    Path(own).write_text("name,type\nZubo Kiln,kiln\n")
    source = article if command == "extract" else str(tmp_path / "in")
    out = tmp_path / "out"
    told = CliRunner().invoke(app, [command, source, "-o", str(out), "--gazetteer", own])
    assert isinstance(told.exception, ConfigurationError)
    assert told.exception.exit_code == 4
    assert f"{own}:2: unknown type 'kiln'; take company" in str(told.exception)
    assert not list(out.rglob("*.json")) if out.is_dir() else not out.exists()


def test_it_can_be_set_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "xinnlp.toml").write_text('gazetteer = "own.csv"\n')
    assert load_settings(tmp_path).gazetteer == "own.csv"
