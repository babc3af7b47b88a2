"""`xinnlp validate`: records against the schema and the contract."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from xinnlp.cli.options import ReportFormat, see_paths


def validate(
    records: Annotated[
        list[Path],
        typer.Argument(
            metavar="RECORD|FOLDER|-",
            callback=see_paths,
            help="Records (.json, .jsonl), folders of them, or - for standard input.",
        ),
    ],
    source: Annotated[
        Path | None,
        typer.Option(
            "--source",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            readable=False,
            help="The article, to check the offsets of a record that was written with --no-text.",
        ),
    ] = None,
    layout: Annotated[ReportFormat, typer.Option("--format", help="Lines for people, or JSON.")] = ReportFormat.text,
) -> None:
    """Check records against the schema, and that every statement's words stand where it says.

    \b
    Examples:
      xinnlp validate article.json
      xinnlp validate records/
      xinnlp extract article.txt | xinnlp validate -
    """
    from xinnlp.cli.checking import check_records
    from xinnlp.readers import read_file
    from xinnlp.settings import load_settings

    # A record is there, so whoever made it has allowed its length.
    source_text = read_file(source, load_settings(max_characters=sys.maxsize)).text if source else None
    raise typer.Exit(check_records(records, source_text, layout))
