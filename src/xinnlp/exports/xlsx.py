"""An Excel workbook with a sheet a table, written row by row so that memory stays flat.

The article's text is left out, and a longer cell than Excel holds is cut: the other formats have them whole.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from xinnlp.exports.articles import Article
from xinnlp.exports.cells import make_safe
from xinnlp.exports.columns import DATE, INTEGER, NUMBER, Column, Table
from xinnlp.exports.rows import flatten
from xinnlp.exports.tables import TABLES
from xinnlp.writers import open_whole

# Excel's own limits.
MAX_CELL = 32_767
MAX_ROWS = 1_048_576
_FIRST_DATE = datetime.date(1900, 3, 1)  # before it, Excel's calendar has a day that never was

_LEFT_OUT = {"text"}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NARROWEST, _WIDEST = 9, 60
_SHARES = ("confidence", "score")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# The same records give the same bytes, so the workbook does not tell when it was made.
_MADE = datetime.datetime(1980, 1, 1)


@contextlib.contextmanager
def open_tables(path: Path, say: Callable[[str], object]) -> Iterator[Callable[[Article], None]]:
    """Yield a function that adds an article's rows to the sheets; the file appears when the block ends well."""
    with open_whole(path) as file:
        workbook = xlsxwriter.Workbook(file, _OPTIONS)
        workbook.set_properties({"title": "Articles on philanthropy", "created": _MADE})
        book = _Book(workbook)
        try:
            yield book.add
        finally:  # closed when it failed too: it holds temporary files
            book.finish()
            workbook.close()
    if book.cut:
        say(f"warning: {path}: {book.cut} cells were cut at {MAX_CELL:,} characters, the most that Excel holds")


class _Book:
    """The sheets of a workbook, and how many cells were too long for them."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.workbook = workbook
        self.cut = 0
        self.formats = {
            "header": workbook.add_format({"bold": True, "bg_color": "#E7EEF5", "bottom": 1}),
            "whole": workbook.add_format({"num_format": "#,##0"}),
            "broken": workbook.add_format({"num_format": "#,##0.00##"}),
            "share": workbook.add_format({"num_format": "0.00"}),
            "date": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        }
        self.sheets = {name: [_Sheet(self, table, 1)] for name, table in TABLES.items()}

    def add(self, article: Article) -> None:
        for name, rows in flatten(article.key, article.record).items():
            for row in rows:
                if self.sheets[name][-1].rows == MAX_ROWS:
                    self.sheets[name].append(_Sheet(self, TABLES[name], len(self.sheets[name]) + 1))
                self.sheets[name][-1].add(row)

    def finish(self) -> None:
        for sheets in self.sheets.values():
            for sheet in sheets:
                sheet.finish()


class _Sheet:
    """One sheet: its header, its rows, and how wide its columns have to be."""

    def __init__(self, book: _Book, table: Table, number: int) -> None:
        self.book = book
        self.columns = [(at, column) for at, column in enumerate(table.columns) if column.name not in _LEFT_OUT]
        self.sheet: Worksheet = book.workbook.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
        self.sheet.freeze_panes(1, 0)
        self.widths = [max(_NARROWEST, len(column.name) + 4) for _, column in self.columns]
        self.rows = 1
        for place, (_, column) in enumerate(self.columns):
            self.sheet.write_string(0, place, column.name, book.formats["header"])

    def add(self, row: tuple[Any, ...]) -> None:
        for place, (at, column) in enumerate(self.columns):
            if row[at] is not None:
                self._write(place, column, row[at])
        self.rows += 1

    def finish(self) -> None:
        self.sheet.autofilter(0, 0, max(self.rows - 1, 1), len(self.columns) - 1)
        for place, width in enumerate(self.widths):
            self.sheet.set_column(place, place, min(width, _WIDEST))

    def _write(self, place: int, column: Column, value: Any) -> None:  # noqa: ANN401
        formats = self.book.formats
        if column.type in {INTEGER, NUMBER}:
            style = "whole" if value == int(value) else "broken"
            self.sheet.write_number(self.rows, place, value, formats["share" if column.name in _SHARES else style])
            self.widths[place] = max(self.widths[place], len(f"{value:,}") + 2)
        elif column.type == DATE and (date := datetime.date.fromisoformat(value)) >= _FIRST_DATE:
            self.sheet.write_datetime(self.rows, place, date, formats["date"])
            self.widths[place] = max(self.widths[place], 12)
        else:
            text = self._make_cell(value)
            self.sheet.write_string(self.rows, place, text)
            self.widths[place] = max(self.widths[place], min(len(text), _WIDEST) + 2)

    def _make_cell(self, text: str) -> str:
        text = make_safe(_NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))
        if len(text.encode("utf-16-le")) // 2 <= MAX_CELL:
            return text
        self.book.cut += 1
        return text.encode("utf-16-le")[: (MAX_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"
