"""Strings that try to break out of a format: none of them may run, and none may break a file."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from exports.records import export
from exports.test_round_trips import read_sqlite
from sample_record import TEXT, make_record
from xinnlp.exports import TABLES
from xinnlp.exports.cells import make_safe
from xinnlp.record import Record
from xinnlp.source import sha256_of

HOSTILE = (
    "=1+1",
    "=HYPERLINK(\"https://example.org\",\"open\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "'=1+1",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }} ${7*7} <%= 7*7 %> {% raw %}",
    "Robert'); DROP TABLE people;--",
    "\u202egnp.exe\u202c\u2066x\u2069",
    "nul \x00 in the middle",
    "half a pair \ud800",
    "controls \x01\x0b\x1b[31m\x7f\x85\u2028\ufffe\uffff",
    "a,b;c\"d\"\r\ne",
    "_x0041_ &amp; &#61; \\u003d",
    "🎓 e\u0301 \u0627\u0644",
)  # fmt: skip
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def make_hostile(words: str) -> Record:
    """Return a record that has the words wherever an article's words can stand."""
    record = make_record()
    text = f"{TEXT}\n{words}"
    start = len(TEXT) + 1
    document = dataclasses.replace(
        record.document, path=words, headline=words, authors=(words,), publisher=words, characters=len(text),
        words=len(text.split()), text_sha256=sha256_of(text.encode("utf-8", "surrogatepass")),
    )  # fmt: skip
    return dataclasses.replace(
        record,
        document=document,
        text=text,
        people=(dataclasses.replace(record.people[0], name=words, other_names=(words + "2",)),),
        organisations=(dataclasses.replace(record.organisations[0], name=words),),
        memberships=(dataclasses.replace(record.memberships[0], role=words),),
        places=(dataclasses.replace(record.places[0], name=words),),
        figures=(dataclasses.replace(record.figures[0], measures=words),),
        commitments=(dataclasses.replace(record.commitments[0], recipient_names=(words,), purpose=words),),
        quotes=(dataclasses.replace(record.quotes[0], cue=words, start=start, end=len(text), exact=words),),
        themes=(dataclasses.replace(record.themes[0], title=words),),
        warnings=(dataclasses.replace(record.warnings[0], message=words),),
    )


RECORDS = tuple(make_hostile(words) for words in HOSTILE)
SAFE = [words.replace("\x00", "\ufffd").replace("\ud800", "\ufffd") for words in HOSTILE]


def test_no_cell_of_a_csv_file_begins_as_a_formula_does(tmp_path: Path) -> None:
    export("csv", tmp_path, *RECORDS)
    found = []
    for name in TABLES:
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert all(len(row) == len(rows[0]) for row in rows)
        assert not [cell for row in rows for cell in row if cell.lstrip(" \ufeff\u200b").startswith((*RUNS, "＝"))]
        if name == "people":
            found = [row[rows[0].index("name")] for row in rows[1:]]
    assert [cell.removeprefix("'") for cell in found] == SAFE


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    export("xlsx", tmp_path / "a.xlsx", *RECORDS)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
        assert not [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith(RUNS)]
    assert book["people"].max_row == len(HOSTILE) + 1


def test_databases_and_parquet_hold_hostile_words_as_they_are(tmp_path: Path) -> None:
    export("sqlite", tmp_path / "a.db", *RECORDS)
    export("parquet", tmp_path / "tables", *RECORDS)
    assert sorted(row["name"] for row in read_sqlite(tmp_path / "a.db")["people"]) == sorted(SAFE)
    assert pq.read_table(tmp_path / "tables" / "people.parquet")["name"].to_pylist() == SAFE
    assert pq.read_table(tmp_path / "tables" / "quotes.parquet")["exact"].to_pylist() == SAFE
    texts = pq.read_table(tmp_path / "tables" / "articles.parquet")["text"].to_pylist()
    assert texts == [f"{TEXT}\n{words}" for words in SAFE]


@pytest.mark.parametrize("text", ["A name", "5 %", "(=1)", "", "x=1", "“=1”", "−5"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert make_safe(text) == text
