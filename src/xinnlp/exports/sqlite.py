"""An SQLite database with keys, foreign keys and indexes; an article that is there already is replaced."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from xinnlp.errors import OutputError
from xinnlp.exports.articles import Article
from xinnlp.exports.columns import DATE, INTEGER, NUMBER, TEXT, Column, Table
from xinnlp.exports.rows import flatten
from xinnlp.exports.tables import TABLES

# NUMERIC keeps whole numbers whole.
_TYPES = {TEXT: "TEXT", INTEGER: "INTEGER", NUMBER: "NUMERIC", DATE: "TEXT"}
# Columns that point at another table by the same two columns, and columns called otherwise there.
_OWNERS = {
    "person_id": "people",
    "organisation_id": "organisations",
    "figure_id": "figures",
    "commitment_id": "commitments",
    "theme_position": "themes",
    "phrase_position": "key_phrases",
}
_CALLED = {"theme_position": "position", "phrase_position": "position"}


@contextlib.contextmanager
def open_tables(path: Path, say: Callable[[str], object]) -> Iterator[Callable[[Article], None]]:
    """Yield a function that puts an article into a database; all of them are there when the block ends well.

    Articles of the database that are not added stay. Raises OutputError for a file that is no such database.
    """
    is_new = not path.exists()
    try:
        with contextlib.closing(_connect(path)) as database:
            _make_tables(database, path)
            yield lambda article: _replace(database, article)
            database.commit()
    except sqlite3.Error as error:
        raise OutputError(f"cannot write {path}: {error}; choose another name with -o") from error
    finally:
        if is_new:
            _remove_empty(path)


def _connect(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}; choose another place with -o") from error
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("BEGIN IMMEDIATE")
    return database


def _remove_empty(path: Path) -> None:
    """Remove the file of an export that kept nothing."""
    with contextlib.suppress(OSError):
        if not path.stat().st_size:
            path.unlink()


def _make_tables(database: sqlite3.Connection, path: Path) -> None:
    for table in TABLES.values():
        found = tuple(row[1] for row in database.execute(f"PRAGMA table_info({table.name})"))
        if found and found != table.names:
            raise OutputError(
                f"cannot write {path}: its table {table.name} has other columns, so another version of xinnlp or "
                f"another program made it; choose another name with -o"
            )
        if not found:
            for statement in list_statements(table):
                database.execute(statement)


def list_statements(table: Table) -> Iterator[str]:
    """Yield the SQL that makes a table and its indexes."""
    lines = [f"{column.name} {_TYPES[column.type]}{'' if column.nullable else ' NOT NULL'}" for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.name != "articles":
        lines.append("FOREIGN KEY (article_id) REFERENCES articles ON DELETE CASCADE")
    lines += [_foreign_key(column) for column in table.columns if _is_reference(table, column)]
    yield f"CREATE TABLE {table.name} ({', '.join(lines)}) WITHOUT ROWID"
    for column in table.indexed:
        yield f"CREATE INDEX {table.name}_by_{column} ON {table.name} ({column})"


def _is_reference(table: Table, column: Column) -> bool:
    return column.name in _OWNERS and _OWNERS[column.name] != table.name


def _foreign_key(column: Column) -> str:
    owner, name = _OWNERS[column.name], _CALLED.get(column.name, column.name)
    return f"FOREIGN KEY (article_id, {column.name}) REFERENCES {owner} (article_id, {name}) ON DELETE CASCADE"


def _replace(database: sqlite3.Connection, article: Article) -> None:
    for name in reversed(TABLES):
        database.execute(f"DELETE FROM {name} WHERE article_id = ?", (article.key,))
    for name, rows in flatten(article.key, article.record).items():
        marks = ", ".join("?" * len(TABLES[name].columns))
        database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
