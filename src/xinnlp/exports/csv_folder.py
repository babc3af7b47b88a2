"""A folder of CSV files (RFC 4180, UTF-8), one a table: null and empty are empty cells."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from xinnlp.exports.articles import Article
from xinnlp.exports.cells import make_safe
from xinnlp.exports.columns import Table
from xinnlp.exports.rows import flatten
from xinnlp.exports.tables import TABLES
from xinnlp.writers import open_whole


@contextlib.contextmanager
def open_tables(path: Path, say: Callable[[str], object]) -> Iterator[Callable[[Article], None]]:
    """Yield a function that adds an article's rows to the files of a folder, which appear when the block ends well."""
    with contextlib.ExitStack() as stack:
        writers = {name: stack.enter_context(_open_file(path, table)) for name, table in TABLES.items()}

        def add(article: Article) -> None:
            for name, rows in flatten(article.key, article.record).items():
                writers[name]([make_safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)

        yield add


@contextlib.contextmanager
def _open_file(folder: Path, table: Table) -> Iterator[Callable[[Iterable[Iterable[Any]]], None]]:
    with open_whole(folder / f"{table.name}.csv") as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        writer = csv.writer(text)
        writer.writerow(table.names)
        yield writer.writerows
        text.flush()
        text.detach()  # the file is closed by who opened it
