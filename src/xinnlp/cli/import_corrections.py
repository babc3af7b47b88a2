"""`xinnlp import-corrections`: what annotators corrected in Label Studio."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def import_corrections(
    export: Annotated[
        Path,
        typer.Argument(
            metavar="LABEL_STUDIO_EXPORT.json", exists=True, dir_okay=False, readable=False, show_default=False,
            help="Tasks of `xinnlp export --to label-studio`, corrected, and exported from Label Studio as JSON.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FOLDER", show_default=False,
            help="Where articles, their gold and corrections.jsonl go; made if missing.",
        ),
    ],
) -> None:  # fmt: skip
    """Turn corrected annotations into gold for `xinnlp evaluate` and into corrections that later runs obey.

    A task that cannot be used is named and left out; the exit code is then 1.

    \b
    Examples:
      xinnlp import-corrections project-1.json -o corrected/
      xinnlp evaluate corrected/
      xinnlp batch articles/ -o records/ --corrections corrected/corrections.jsonl
    """
    from xinnlp.cli.importing import import_tasks

    raise typer.Exit(import_tasks(export, output))
