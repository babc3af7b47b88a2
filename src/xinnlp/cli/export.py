"""`xinnlp export`: records for other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xinnlp.cli.options import see_paths


class ExportFormat(StrEnum):
    """What records become."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    sqlite = "sqlite"
    jsonld = "jsonld"
    label_studio = "label-studio"
    docbin = "docbin"
    ftm = "ftm"


class KeyName(StrEnum):
    """What tells articles apart."""

    path = "path"
    sha256 = "sha256"


def export(
    records: Annotated[
        list[Path],
        typer.Argument(
            metavar="RECORD|FOLDER|-",
            callback=see_paths,
            help="Records (.json, .jsonl), folders of them, or - for standard input.",
        ),
    ],
    layout: Annotated[ExportFormat, typer.Option("--to", help="What the records become.")],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|FOLDER",
            show_default=False,
            help="Where it goes; csv, parquet and docbin make a folder. [default for jsonld, label-studio and ftm: "
            "standard output]",
        ),
    ] = None,
    key: Annotated[
        KeyName, typer.Option("--key", help="What tells articles apart: their path, or the hash of their bytes.")
    ] = KeyName.path,
) -> None:
    """Write records as tables, linked data, annotation tasks, training data or a graph of entities.

    A record that is invalid is named and left out; the exit code is then 1. An SQLite database that is there is added
    to: an article that it has already is replaced.

    \b
    Examples:
      xinnlp export records/ --to xlsx -o giving.xlsx
      xinnlp export records/ --to sqlite -o giving.db
      xinnlp extract *.txt --format jsonl | xinnlp export - --to jsonld
    """  # fmt: skip
    from xinnlp.cli.exporting import export_records

    path = None if output in {None, "-"} else Path(str(output))
    raise typer.Exit(export_records(records, layout.value, path, key.value))
