"""CSV, Parquet and SQLite hold exactly what the records hold, opened with libraries that are not ours."""

from __future__ import annotations

import csv
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from exports.records import Rows, export, rebuild, records
from xinnlp.exports import TABLES
from xinnlp.exports.columns import INTEGER, NUMBER
from xinnlp.record import Record
from xinnlp.schema import find_problems


def read_csv(path: Path) -> Rows:
    found: dict[str, list[dict[str, Any]]] = {}
    for name, table in TABLES.items():
        with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            for column in table.columns:
                row[column.name] = read_cell(row[column.name], column.type, nullable=column.nullable)
        found[name] = rows
    return found


def read_cell(text: str, kind: str, *, nullable: bool) -> Any:
    if not text and nullable:
        return None
    if kind in {INTEGER, NUMBER}:
        return float(text) if "." in text or "e" in text else int(text)
    return text.removeprefix("'")


def read_parquet(path: Path) -> Rows:
    found = {name: pq.read_table(path / f"{name}.parquet").to_pylist() for name in TABLES}
    for row in found["articles"]:
        row["date_published"] = row["date_published"] and row["date_published"].isoformat()
    return found


def read_sqlite(path: Path) -> Rows:
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    found = {name: [dict(row) for row in database.execute(f"SELECT * FROM {name}")] for name in TABLES}
    database.close()
    return found


READERS: dict[str, Callable[[Path], Rows]] = {"csv": read_csv, "parquet": read_parquet, "sqlite": read_sqlite}


@pytest.mark.parametrize("name", READERS)
@given(record=records())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_tables_hold_exactly_what_a_record_holds(name: str, record: Record) -> None:
    assert find_problems(record) == []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        (key,) = export(name, path, record)
        assert rebuild(key, READERS[name](path)) == record.to_dict()
