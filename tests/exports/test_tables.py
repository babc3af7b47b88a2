"""What the tables declare, and what each format makes of it."""

from __future__ import annotations

import dataclasses
import datetime
import sqlite3
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from exports.records import export
from sample_record import make_record
from xinnlp.errors import OutputError
from xinnlp.exports import TABLES, Article, flatten, open_export
from xinnlp.exports import xlsx as xlsx_module
from xinnlp.record import Figure, Record

RECORD = make_record()
NAMES = ("articles", "people", "organisations", "memberships", "figures", "commitments", "quotes", "themes")


def at(path: str) -> Record:
    return dataclasses.replace(RECORD, document=dataclasses.replace(RECORD.document, path=path))


def test_the_tables_that_people_ask_for_come_first_and_every_table_has_its_key() -> None:
    assert tuple(TABLES)[: len(NAMES)] == NAMES
    for table in TABLES.values():
        assert table.names[0] == "article_id" and set(table.key) <= set(table.names), table.name
        assert len(set(table.names)) == len(table.names)
        assert all(len(column.description) > 5 for column in table.columns)


def test_readers_find_names_beside_ids() -> None:
    tables = flatten("a", RECORD.to_dict())
    (commitment,) = [dict(zip(TABLES["commitments"].names, row, strict=True)) for row in tables["commitments"]]
    assert (commitment["funders"], commitment["recipients"]) == ("Ada Lowe", "Accra")
    assert (commitment["value"], commitment["unit"]) == (2_000_000, "USD")
    (person,) = [dict(zip(TABLES["people"].names, row, strict=True)) for row in tables["people"]]
    assert person["roles"] == "chair, Lowe Trust"


def test_a_workbook_has_a_sheet_a_table_with_filters_and_number_formats(tmp_path: Path) -> None:
    export("xlsx", tmp_path / "a.xlsx", RECORD)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == list(TABLES)
    figures = book["figures"]
    assert [cell.value for cell in figures[1]] == list(TABLES["figures"].names)
    value = figures.cell(2, TABLES["figures"].names.index("value") + 1)
    assert (value.value, value.number_format) == (2_000_000, "#,##0")
    assert figures.auto_filter.ref == "A1:L2"
    assert figures.freeze_panes == "A2"
    articles = book["articles"]
    titles = [cell.value for cell in articles[1]]
    assert "text" not in titles
    published = articles.cell(2, titles.index("date_published") + 1)
    assert published.value == datetime.datetime(2021, 5, 6) and published.is_date
    assert 20 <= articles.column_dimensions["A"].width <= 60


def test_a_cell_that_is_too_long_for_excel_is_cut_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figure = dataclasses.replace(RECORD.figures[0], measures="🎓" * 40_000)
    export("xlsx", tmp_path / "a.xlsx", dataclasses.replace(RECORD, figures=(figure,)))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["figures"]
    cell = sheet.cell(2, TABLES["figures"].names.index("measures") + 1).value
    assert cell.startswith("🎓🎓") and cell.endswith("🎓…")
    assert len(cell.encode("utf-16-le")) // 2 <= xlsx_module.MAX_CELL
    assert "1 cells were cut" in capsys.readouterr().out


def test_more_rows_than_a_sheet_holds_go_to_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_module, "MAX_ROWS", 3)
    figures = tuple(dataclasses.replace(RECORD.figures[0], id=f"f{n}") for n in range(1, 6))
    export("xlsx", tmp_path / "a.xlsx", dataclasses.replace(RECORD, figures=figures))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    ids = [
        row[1] for name in ("figures", "figures 2", "figures 3") for row in book[name].iter_rows(2, values_only=True)
    ]
    assert ids == ["f1", "f2", "f3", "f4", "f5"]


def test_parquet_columns_have_types_and_meanings(tmp_path: Path) -> None:
    export("parquet", tmp_path, RECORD)
    schema = pq.read_schema(tmp_path / "figures.parquet")
    assert str(schema.field("value").type) == "double"
    assert str(pq.read_schema(tmp_path / "articles.parquet").field("date_published").type) == "date32[day]"
    assert b"magnitude" in schema.metadata[b"description"]
    assert pq.read_table(tmp_path / "identifiers.parquet").num_rows == 0


def read(path: Path, query: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(path)
    found = database.execute(query).fetchall()
    database.close()
    return found


def test_a_database_joins_and_its_references_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    export("sqlite", path, at("a"), at("b"))
    joined = "SELECT p.name, o.name FROM memberships JOIN people p USING (article_id, person_id) " \
             "JOIN organisations o USING (article_id, organisation_id)"  # fmt: skip
    assert read(path, joined) == [("Ada Lowe", "Lowe Trust")] * 2
    assert read(path, "PRAGMA foreign_key_check") == []
    assert read(path, "PRAGMA integrity_check") == [("ok",)]
    assert len(read(path, "SELECT 1 FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")) >= 10
    assert read(path, "SELECT typeof(value) FROM figures") == [("integer",)] * 2


def test_a_second_export_updates_an_article_and_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    export("sqlite", path, at("a"), at("b"))
    person = dataclasses.replace(RECORD.people[0], name="Ada B. Lowe")
    export("sqlite", path, dataclasses.replace(at("a"), people=(person,), quotes=(), dates=()))
    assert read(path, "SELECT article_id, name FROM people ORDER BY 1") == [("a", "Ada B. Lowe"), ("b", "Ada Lowe")]
    assert read(path, "SELECT article_id FROM quotes") == [("b",)]
    assert read(path, "SELECT article_id FROM dates") == [("b",)]


def test_a_failed_export_leaves_a_database_as_it_was_and_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    export("sqlite", path, at("a"))
    with pytest.raises(RuntimeError):
        fail_half_way(path)
    assert read(path, "SELECT article_id FROM articles") == [("a",)]
    with pytest.raises(RuntimeError):
        fail_half_way(tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def fail_half_way(path: Path) -> None:
    with open_export("sqlite", path, print, print) as add:
        add(Article("c", RECORD.to_dict(), "c.json"))
        raise RuntimeError


def test_a_file_that_is_no_such_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, but somebody's notes, and long enough to be told from one. " * 20)
    kept = path.read_text()
    with pytest.raises(OutputError, match=r"notes\.txt: file is not a database"):
        export("sqlite", path, RECORD)
    assert path.read_text() == kept
    other = tmp_path / "other.db"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE people (name TEXT)")
    database.close()
    with pytest.raises(OutputError, match="its table people has other columns"):
        export("sqlite", other, RECORD)


def test_numbers_keep_their_precision(tmp_path: Path) -> None:
    figure = Figure("f1", "money", 2**53 - 1, 1e18 + 0.5, "USD", "exact", None, 0, 5, "Trust")
    export("sqlite", tmp_path / "a.db", dataclasses.replace(RECORD, figures=(figure,)))
    assert read(tmp_path / "a.db", "SELECT value, value_max FROM figures") == [(2**53 - 1, 1e18)]
