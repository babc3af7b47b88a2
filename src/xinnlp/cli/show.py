"""`xinnlp show`: an article or a record, for eyes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xinnlp.cli.options import InputFormat, MaxCharacters, Model, Ner, Sentences, Themes, see_files


def show(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="ARTICLE|RECORD|-",
            callback=see_files,
            help="An article, a record (.json, .jsonl), or - for standard input with either.",
            show_default=False,
        ),
    ] = None,
    model: Model = None,
    ner: Ner = None,
    themes: Themes = None,
    sentences: Sentences = None,
    input_format: InputFormat = None,
    max_characters: MaxCharacters = None,
) -> None:
    """Show what an article says as a page: people, organisations, figures, themes.

    \b
    Examples:
      xinnlp show article.txt
      xinnlp show article.json
    """
    from rich.console import Console

    from xinnlp.cli.console import print_data
    from xinnlp.cli.showing import find_records
    from xinnlp.settings import load_settings
    from xinnlp.writers.terminal import MAX_WIDTH, render_record

    settings = load_settings(
        model=model,
        ner=ner,
        themes=str(themes) if themes else None,
        sentences=sentences,
        input_format=input_format,
        max_characters=max_characters,
    )
    console = Console(highlight=False)
    for number, record in enumerate(find_records(file, settings)):
        if number:  # pages of several records are told apart
            print_data("\n" + "─" * min(console.width, MAX_WIDTH) + "\n\n")
        print_data(render_record(record, console))
