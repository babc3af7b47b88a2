"""The run behind `xinnlp evaluate`: gold, predictions from records or from the pipeline, and the report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import typer

from xinnlp.cli.console import print_data, say
from xinnlp.cli.options import ReportFormat
from xinnlp.errors import ConfigurationError, ReadError, XinnlpError
from xinnlp.evaluation.gold import GoldDocument, GoldError, find_gold, read_gold
from xinnlp.evaluation.intervals import estimate_intervals
from xinnlp.evaluation.prediction import Prediction, read_prediction
from xinnlp.evaluation.report import (
    MEASURES,
    find_shortfalls,
    format_calibration,
    format_findings,
    format_tables,
    to_dict,
)
from xinnlp.evaluation.tally import Evaluation
from xinnlp.settings import Settings

FAILED = 1


def parse_floors(options: Iterable[str]) -> dict[str, float]:
    """Return the floors of `--fail-under LIST=F1`; raises BadParameter for an unknown list or no number 0 to 1."""
    floors = {}
    for option in options:
        name, _, number = option.partition("=")
        name = name.strip().lower().replace("-", "_").replace(" ", "_")
        if name not in MEASURES:
            raise typer.BadParameter(f"--fail-under {option}: {name!r} is none of {', '.join(MEASURES)}")
        try:
            floors[name] = float(number)
        except ValueError:
            floors[name] = -1.0
        if not 0 <= floors[name] <= 1:
            raise typer.BadParameter(f"--fail-under {option}: give a number from 0 to 1, as in {name}=0.9")
    return floors


def read_chosen_gold(folder: Path, only: Sequence[str]) -> list[GoldDocument]:
    """Return the gold of a folder, of the articles named in `only` where there are any; faults go to stderr."""
    found = find_gold(folder)
    unknown = [name for name in only if name not in found]
    if unknown:
        raise typer.BadParameter(f"--only {unknown[0]}: {folder} has no {unknown[0]}.gold.json")
    try:
        return read_gold([path for name, path in found.items() if not only or name in only])
    except GoldError as error:
        for problem in error.problems[1:]:
            say(f"error: {problem}")
        raise


def predict(
    gold: Sequence[GoldDocument], records: Path | None, settings: Settings
) -> tuple[dict[str, Prediction], int]:
    """Return what is predicted for each article, and 1 where one lacks a prediction, which is told on stderr.

    Raises ReadError where none has a prediction.
    """
    predictor = _make_extractor(settings) if records is None else _make_reader(records)
    predicted = {}
    for document in gold:
        try:
            predicted[document.name] = predictor(document)
        except ConfigurationError:
            raise
        except XinnlpError as error:
            say(f"error: {error}; it counts as an empty record")
    if not predicted:
        raise ReadError(f"none of {len(gold)} articles has a record, so there is nothing to evaluate")
    return predicted, 0 if len(predicted) == len(gold) else FAILED


def _make_reader(records: Path) -> Callable[[GoldDocument], Prediction]:
    def read(document: GoldDocument) -> Prediction:
        path = records / f"{document.name}.json"
        prediction, problems = read_prediction(path, document.text)
        if problems:
            say(f"warning: {path}::{problems[0].path}: {problems[0].message}; scored all the same")
        return prediction

    return read


def _make_extractor(settings: Settings) -> Callable[[GoldDocument], Prediction]:
    from xinnlp.extraction import extract_file

    return lambda document: Prediction.of(extract_file(document.path, settings))


def print_evaluation(
    evaluation: Evaluation,
    layout: ReportFormat,
    *,
    with_findings: bool,
    with_intervals: bool,
    with_calibration: bool,
) -> None:
    """Print the evaluation on stdout; JSON always has the calibration."""
    intervals = estimate_intervals(evaluation) if with_intervals else None
    if layout is ReportFormat.json:
        described = to_dict(evaluation, intervals, with_findings=with_findings)
        print_data(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
        return
    calibration = format_calibration(evaluation) if with_calibration else ""
    print_data(
        format_tables(evaluation, intervals) + calibration + (format_findings(evaluation) if with_findings else "")
    )


def report_shortfalls(evaluation: Evaluation, floors: dict[str, float]) -> int:
    """Name on stderr what fell short of its floor; return 1 where anything did."""
    shortfalls = find_shortfalls(evaluation, floors)
    for line in shortfalls:
        say(f"error: {line}")
    return FAILED if shortfalls else 0
