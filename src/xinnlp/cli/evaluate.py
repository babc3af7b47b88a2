"""`xinnlp evaluate`: records against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xinnlp.cli.options import Model, Ner, ReportFormat

GoldFolder = Annotated[
    Path,
    typer.Argument(metavar="GOLD_FOLDER", exists=True, file_okay=False, help="Articles, NAME.gold.json beside them."),
]
RecordsFolder = Annotated[
    Path | None,
    typer.Argument(
        metavar="RECORDS_FOLDER", exists=True, file_okay=False, show_default=False,
        help="Records NAME.json. [default: the articles beside the gold are extracted now]",
    ),
]  # fmt: skip
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="NAME", help="This article alone; may be repeated.", show_default=False),
]
FailUnder = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-under", metavar="LIST=F1", show_default=False,
        help="End with 1 where an F1 or share is below; may be repeated.",
    ),
]  # fmt: skip


def evaluate(
    gold_folder: GoldFolder,
    records_folder: RecordsFolder = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and false find by document.")] = False,
    intervals: Annotated[bool, typer.Option("--intervals", help="Add 95 % intervals (bootstrap).")] = False,
    calibration: Annotated[bool, typer.Option("--calibration", help="Add how far confidence is from truth.")] = False,
    only: Only = None,
    fail_under: FailUnder = None,
    layout: Annotated[ReportFormat, typer.Option("--format", help="Tables, or JSON.")] = ReportFormat.text,
    model: Model = None,
    ner: Ner = None,
) -> None:
    """Score records against hand-made gold: precision, recall and F1 of each list, the worst documents first.

    \b
    Examples:
      xinnlp evaluate samples/
      xinnlp evaluate samples/ records/ --errors
      xinnlp evaluate samples/ --fail-under people=0.95 --fail-under organisations=0.85
    """
    from xinnlp.cli.scoring import parse_floors, predict, print_evaluation, read_chosen_gold, report_shortfalls
    from xinnlp.evaluation.scores import score_documents
    from xinnlp.settings import load_settings

    floors = parse_floors(fail_under or [])
    gold = read_chosen_gold(gold_folder, only or [])
    predicted, code = predict(gold, records_folder, load_settings(model=model, ner=ner))
    evaluation = score_documents(gold, predicted)
    print_evaluation(evaluation, layout, with_findings=errors, with_intervals=intervals, with_calibration=calibration)
    raise typer.Exit(report_shortfalls(evaluation, floors) or code)
