"""`xinnlp extract`: articles to JSON."""

from __future__ import annotations

from typing import Annotated

import typer

from xinnlp.cli.options import (
    Articles,
    CorrectionsFile,
    Gazetteer,
    InputFormat,
    MaxCharacters,
    MinConfidence,
    Model,
    Ner,
    NoText,
    Pretty,
    RecordFormat,
    Sentences,
    Themes,
)


def extract(
    files: Articles = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE|FOLDER", help="Write there instead of to standard output."),
    ] = None,
    layout: Annotated[
        RecordFormat | None,
        typer.Option("--format", help="One JSON text, or one record a line. [default: json for one article]"),
    ] = None,
    no_text: NoText = False,
    pretty: Pretty = None,
    model: Model = None,
    ner: Ner = None,
    gazetteer: Gazetteer = None,
    corrections: CorrectionsFile = None,
    min_confidence: MinConfidence = None,
    themes: Themes = None,
    sentences: Sentences = None,
    input_format: InputFormat = None,
    max_characters: MaxCharacters = None,
) -> None:
    """Write the record of an article, or of several, as JSON.

    \b
    Examples:
      xinnlp extract article.txt
      xinnlp extract article.txt -o article.json
      xinnlp extract *.txt -o records.jsonl
      xinnlp extract report.pdf -o report.json
      curl -s https://example.org/story | xinnlp extract - --input-format html
    """
    from xinnlp.cli.articles import make_tasks, write_records
    from xinnlp.settings import load_settings
    from xinnlp.writers.target import Target

    settings = load_settings(
        model=model,
        ner=ner,
        gazetteer=str(gazetteer) if gazetteer else None,
        corrections=str(corrections) if corrections else None,
        min_confidence=min_confidence,
        themes=str(themes) if themes else None,
        sentences=sentences,
        keep_text=False if no_text else None,
        input_format=input_format,
        max_characters=max_characters,
    )
    tasks = make_tasks(files)
    try:
        target = Target.choose(output, layout, several=len(tasks) > 1)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    raise typer.Exit(write_records(tasks, settings, target, pretty=pretty is not False))
