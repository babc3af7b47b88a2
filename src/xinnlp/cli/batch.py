"""`xinnlp batch`: every article below a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xinnlp.cli.options import Gazetteer, MaxCharacters, MinConfidence, Model, Ner, NoText, Pretty


def batch(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", exists=True, file_okay=False, readable=False, help="Where articles are.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="Where records go; made if missing.")],
    no_text: NoText = False,
    pretty: Pretty = None,
    model: Model = None,
    ner: Ner = None,
    gazetteer: Gazetteer = None,
    min_confidence: MinConfidence = None,
    max_characters: MaxCharacters = None,
) -> None:
    """Write a record for every article below a folder: FOLDER/a/b.txt becomes OUT/a/b.json.

    An article that cannot be read is named, and costs only itself; the exit code is then 1.

    \b
    Example:
      xinnlp batch articles/ -o records/
    """
    from xinnlp.batch.plan import plan_batch
    from xinnlp.batch.run import run_batch
    from xinnlp.cli.articles import Tally
    from xinnlp.cli.console import say, track
    from xinnlp.settings import load_settings
    from xinnlp.writers import make_folder

    settings = load_settings(
        model=model,
        ner=ner,
        gazetteer=str(gazetteer) if gazetteer else None,
        min_confidence=min_confidence,
        keep_text=False if no_text else None,
        max_characters=max_characters,
    )
    make_folder(output)
    plan = plan_batch(folder, output)
    for warning in plan.warnings:
        say(f"warning: {warning}")
    tally = Tally()
    for error in plan.errors:
        tally.add_error(error)
    for outcome in track(run_batch(plan, settings, pretty=pretty is not False), len(plan.tasks)):
        tally.add(outcome)
    others = f", {plan.passed_over} files of other kinds passed over" if plan.passed_over else ""
    say(f"{len(plan.tasks)} articles, {tally.good} records, {tally.failed} failed{others}")
    raise typer.Exit(tally.exit_code)
