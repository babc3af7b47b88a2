"""The manifest: what became of each article, in SQLite. A row is written after its record's file, never before."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Self

from xinnlp.errors import ConfigurationError, OutputError

OK = "ok"
FAILED = "failed"

_CREATE = """
CREATE TABLE IF NOT EXISTS articles (
    name NOT NULL PRIMARY KEY,      -- as in document.path; a BLOB where it is no UTF-8
    source NOT NULL,                -- the file's whole path
    output NOT NULL,                -- the record's file, below OUT
    status TEXT NOT NULL CHECK (status IN ('ok', 'failed')),
    input_sha256 TEXT,              -- NULL where the file could not be read
    settings_sha256 TEXT NOT NULL,
    version TEXT NOT NULL,          -- of all that makes a record
    schema TEXT NOT NULL,
    bytes INTEGER,                  -- of the record's file
    warnings INTEGER NOT NULL,
    seconds REAL NOT NULL,
    error TEXT
) WITHOUT ROWID
"""
_INDEX = "CREATE INDEX IF NOT EXISTS articles_output ON articles (output)"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of an article; `status` is ok or failed, `warnings` a count."""

    name: str
    source: str
    output: str
    status: str
    input_sha256: str | None
    settings_sha256: str
    version: str
    schema: str
    bytes: int | None = None
    warnings: int = 0
    seconds: float = 0.0
    error: str | None = None


_COLUMNS = ", ".join(item.name for item in fields(Row))
_PLACES = ", ".join("?" for _ in fields(Row))


class Manifest:
    """The rows of a folder of records. One process writes at a time; a process that is killed loses no row."""

    def __init__(self, path: Path, *, is_read_only: bool = False) -> None:
        """Open the manifest, and make it unless it is there; raises ConfigurationError where it is none."""
        self._path = path
        try:
            if is_read_only:
                self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
            else:
                self._connection = sqlite3.connect(path, isolation_level=None)  # each statement is a transaction
                self._connection.execute("PRAGMA journal_mode=WAL")
                # A power cut may lose the last rows, whose articles are then done again, but harms none.
                self._connection.execute("PRAGMA synchronous=NORMAL")
                self._connection.execute("PRAGMA cache_size=-256")  # KiB; it would else grow with the batch
                self._connection.execute(_CREATE)
                self._connection.execute(_INDEX)
            self._connection.execute(f"SELECT {_COLUMNS} FROM articles LIMIT 1")
        except sqlite3.Error as error:
            raise ConfigurationError(
                f"cannot use the manifest {path}: {error}; choose another folder with -o, or remove the file, and "
                "every article is done again"
            ) from error

    def get(self, name: str) -> Row | None:
        """Return the row of an article."""
        query = f"SELECT {_COLUMNS} FROM articles WHERE name = ?"
        found = self._execute(query, _pack(name)).fetchone()
        return found and _row(found)

    def has_output(self, output: str) -> bool:
        """Tell whether a file is the record of an article."""
        query = "SELECT 1 FROM articles WHERE output = ? AND status = 'ok'"
        return self._execute(query, _pack(output)).fetchone() is not None

    def put(self, row: Row) -> None:
        """Set the row of an article."""
        values = [_pack(value) if isinstance(value, str) else value for value in astuple(row)]
        self._execute(f"INSERT OR REPLACE INTO articles ({_COLUMNS}) VALUES ({_PLACES})", *values)

    def remove(self, name: str) -> None:
        """Remove the row of an article."""
        self._execute("DELETE FROM articles WHERE name = ?", _pack(name))

    def __iter__(self) -> Iterator[Row]:
        """Yield all rows by name; they may be removed meanwhile."""
        last: str | bytes = ""
        while True:
            query = f"SELECT {_COLUMNS} FROM articles WHERE name > ? ORDER BY name LIMIT 1000"
            found = self._execute(query, last).fetchall()
            if not found:
                return
            yield from map(_row, found)
            last = found[-1][0]

    def _execute(self, query: str, *values: object) -> sqlite3.Cursor:
        """Run a statement; raises OutputError where the disk is full or the file is damaged."""
        try:
            return self._connection.execute(query, values)
        except sqlite3.Error as error:
            raise OutputError(
                f"cannot use the manifest {self._path}: {error}; make room, or choose another folder with -o"
            ) from error

    def close(self) -> None:
        """Close it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _pack(text: str) -> str | bytes:
    """Return a text, or the bytes of a file's name that is no UTF-8, which SQLite keeps apart."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(text)
    return text


def _row(values: tuple[object, ...]) -> Row:
    return Row(*(os.fsdecode(value) if isinstance(value, bytes) else value for value in values))  # type: ignore[arg-type]
