"""`xinnlp themes`, and `--themes` and `--sentences` on the commands that write records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from xinnlp.cli import app
from xinnlp.errors import TaxonomyError
from xinnlp.schema import find_problems

OWN = {
    "vocabulary": "acme",
    "themes": [
        {"id": "tool-libraries", "facet": "cause", "title": "Tool libraries", "description": "Tools to borrow.",
         "sdg": [12], "terms": ["tool library"]},
    ],
}  # fmt: skip
TEXT = (
    "A tool library opens in Accra on Monday. Ada Lowe paid for the drills and saws. The town council gave a hall. "
    "Neighbours may borrow a ladder for a week. A repair café meets there at night. The keys hang in the bakery."
)


@pytest.fixture
def own(tmp_path: Path) -> str:
    (tmp_path / "own.json").write_text(json.dumps(OWN))
    return str(tmp_path / "own.json")


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def test_the_table_lists_every_theme_of_a_facet() -> None:
    lines = run("themes", "--facet", "population").stdout.splitlines()
    assert lines[0].split() == ["facet", "id", "title", "SDGs", "broader"]
    assert len(lines) > 25
    assert all(line.startswith("population  ") for line in lines[1:])
    assert any("rural-youth" in line and line.split()[-3:] == ["4", "10", "youth"] for line in lines)


def test_json_holds_terms_and_a_users_own_themes(own: str) -> None:
    listed = json.loads(run("themes", "--themes", own, "--format", "json").stdout)["themes"]
    assert listed[-1]["vocabulary"] == "acme"
    assert listed[-1]["terms"] == ["tool library"]
    assert listed[0]["vocabulary"] == "xinnlp"


def test_a_broken_file_ends_with_4(own: str) -> None:
    Path(own).write_text(json.dumps(OWN | {"themes": OWN["themes"] * 2}))
    told = run("themes", "--themes", own)
    assert isinstance(told.exception, TaxonomyError)
    assert told.exception.exit_code == 4
    assert f"{own}:1: id 'tool-libraries' stands twice" in str(told.exception)


def test_the_schema_of_the_file_is_printed() -> None:
    assert json.loads(run("schema", "themes").stdout)["title"] == "xinnlp taxonomy"


@pytest.mark.usefixtures("nlp")
def test_records_name_the_users_vocabulary_and_its_hash(own: str, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    with_own = json.loads(run("extract", str(article), "--themes", own, "--sentences", "2").stdout)
    without = json.loads(run("extract", str(article), "--sentences", "4").stdout)
    assert find_problems(with_own) == find_problems(without) == []
    assert "acme" in {theme["vocabulary"] for theme in with_own["themes"]}
    assert "acme" not in {theme["vocabulary"] for theme in without["themes"]}
    assert with_own["provenance"]["themes_sha256"]
    assert without["provenance"]["themes_sha256"] is None
    assert (len(with_own["summary"]), len(without["summary"])) == (2, 4)
    assert with_own["gist"]["exact"] in TEXT
    assert run("extract", str(article), "--sentences", "0").exit_code == 2
