"""`xinnlp batch`: any number of articles, each by itself."""

from __future__ import annotations

from typing import Annotated

import typer

from xinnlp.cli.batch_options import (
    DryRun,
    EngineChoice,
    EngineName,
    Exclude,
    FailFast,
    Force,
    Glob,
    Inputs,
    Jobs,
    Limit,
    MaxFailures,
    MaxMemory,
    Out,
    Prune,
    RetryFailed,
    Scheduler,
    Timeout,
)
from xinnlp.cli.options import (
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


def batch(
    inputs: Inputs,
    output: Out = None,
    layout: Annotated[
        RecordFormat, typer.Option("--format", help="A file of JSON for each article, or records of one line each.")
    ] = RecordFormat.json,
    glob: Glob = None,
    exclude: Exclude = None,
    jobs: Jobs = "1",
    timeout: Timeout = 600.0,
    max_memory: MaxMemory = 3_000,
    limit: Limit = None,
    force: Force = False,
    retry_failed: RetryFailed = True,
    fail_fast: FailFast = False,
    max_failures: MaxFailures = None,
    dry_run: DryRun = False,
    prune: Prune = False,
    engine: EngineChoice = EngineName.local,
    scheduler: Scheduler = None,
    no_text: NoText = False,
    pretty: Pretty = None,
    model: Model = None,
    ner: Ner = None,
    gazetteer: Gazetteer = None,
    corrections: CorrectionsFile = None,
    min_confidence: MinConfidence = None,
    input_format: InputFormat = None,
    themes: Themes = None,
    sentences: Sentences = None,
    max_characters: MaxCharacters = None,
) -> None:
    """Write a record for every article: FOLDER/a/b.html becomes OUT/a/b.json.

    A second run does only what is missing, changed, failed or made by other settings. An article that cannot be read,
    hangs, crashes or eats memory costs only itself: it is named, described below OUT/.xinnlp/failures/, and the exit
    code is then 1. Without -o, records go to standard output as JSON Lines, in order.

    \b
    Examples:
      xinnlp batch articles/ -o records/
      xinnlp batch articles/ -o records/ --jobs auto --glob '*.html'
      find . -name '*.txt' | xinnlp batch - -o records/
      xinnlp batch - --format jsonl < articles.jsonl > records.jsonl
    """
    from xinnlp.batch.run import Choice
    from xinnlp.cli.batching import Wishes, preview_folder, run_folder, run_stream
    from xinnlp.settings import load_settings

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
    wishes = Wishes(
        inputs=tuple(inputs),
        out=output,
        layout=layout.value,
        pretty=pretty is not False and layout is RecordFormat.json,
        globs=tuple(glob or ()),
        excluded=tuple(exclude or ()),
        jobs=jobs,
        timeout=timeout or None,
        max_memory=max_memory or None,
        choice=Choice(force, retry_failed, limit, 1 if fail_fast else max_failures),
        prune=prune,
        engine=engine.value,
        scheduler=scheduler,
    )
    if output is None and (layout is not RecordFormat.jsonl or dry_run):
        raise typer.BadParameter("give a folder for the records with -o, or --format jsonl for standard output")
    run = run_stream if output is None else preview_folder if dry_run else run_folder
    raise typer.Exit(run(wishes, settings))
