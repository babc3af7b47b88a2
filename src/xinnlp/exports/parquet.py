"""A folder of Parquet files, one a table, written in row groups so that memory stays flat."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from xinnlp.exports.articles import Article
from xinnlp.exports.columns import DATE, INTEGER, NUMBER, TEXT, Column, Table
from xinnlp.exports.rows import Row, flatten
from xinnlp.exports.tables import TABLES
from xinnlp.writers import open_whole

_TYPES = {TEXT: pa.string(), INTEGER: pa.int64(), NUMBER: pa.float64(), DATE: pa.date32()}
# A row group is written when it has so many articles, or articles of so many code points.
_ARTICLES, _CHARACTERS = 100, 2_000_000


@contextlib.contextmanager
def open_tables(path: Path, say: Callable[[str], object]) -> Iterator[Callable[[Article], None]]:
    """Yield a function that adds an article's rows to the files of a folder, which appear when the block ends well."""
    with contextlib.ExitStack() as stack:
        groups = _Groups({name: stack.enter_context(_open_file(path, table)) for name, table in TABLES.items()})
        yield groups.add
        groups.write()


@contextlib.contextmanager
def _open_file(folder: Path, table: Table) -> Iterator[pq.ParquetWriter]:
    with open_whole(folder / f"{table.name}.parquet") as file, pq.ParquetWriter(file, make_schema(table)) as writer:
        yield writer


def make_schema(table: Table) -> pa.Schema:
    """Return a table's schema, the meaning of each column in its metadata."""
    return pa.schema([_make_field(column) for column in table.columns], metadata={"description": table.description})


def _make_field(column: Column) -> pa.Field:
    return pa.field(column.name, _TYPES[column.type], column.nullable, metadata={"description": column.description})


class _Groups:
    """Rows that wait to be written."""

    def __init__(self, writers: dict[str, pq.ParquetWriter]) -> None:
        self.writers = writers
        self.waiting: dict[str, list[Row]] = {name: [] for name in writers}
        self.articles = self.characters = 0

    def add(self, article: Article) -> None:
        for name, rows in flatten(article.key, article.record).items():
            self.waiting[name] += rows
        self.articles += 1
        self.characters += article.record["document"]["characters"]
        if self.articles >= _ARTICLES or self.characters >= _CHARACTERS:
            self.write()

    def write(self) -> None:
        for name, rows in self.waiting.items():
            if rows:
                self.writers[name].write_table(_make_table(TABLES[name], rows))
                rows.clear()
        self.articles = self.characters = 0


def _make_table(table: Table, rows: list[Row]) -> pa.Table:
    columns = zip(table.columns, zip(*rows, strict=True), strict=True)
    return pa.Table.from_arrays(
        [pa.array([_convert(column, value) for value in values], _TYPES[column.type]) for column, values in columns],
        schema=make_schema(table),
    )


def _convert(column: Column, value: Any) -> Any:  # noqa: ANN401
    if value is None or column.type == TEXT:
        return value
    if column.type == DATE:
        return datetime.date.fromisoformat(value)
    return float(value) if column.type == NUMBER else int(value)
