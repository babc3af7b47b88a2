"""Accuracy cannot slip in silence: the samples are extracted once and held against pinned floors."""

import tomllib
from pathlib import Path

import pytest

from xinnlp.evaluation.calibration import measure_calibration
from xinnlp.evaluation.gold import find_gold, read_gold
from xinnlp.evaluation.prediction import Prediction
from xinnlp.evaluation.report import MEASURES, find_shortfalls, format_calibration, format_findings, format_tables
from xinnlp.evaluation.scores import score_documents
from xinnlp.extraction import extract_file

TESTS = Path(__file__).resolve().parent
SAMPLES = TESTS.parent / "samples"
FLOORS = tomllib.loads((TESTS / "accuracy_floors.toml").read_text("utf-8"))["floors"]


@pytest.fixture(scope="session")
def gold():
    return read_gold(list(find_gold(SAMPLES).values()))


@pytest.fixture(scope="session")
def evaluation(gold):
    return score_documents(gold, {one.name: Prediction.of(extract_file(one.path)) for one in gold})


def test_every_sample_has_gold(gold):
    articles = {path.stem for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README"}
    assert articles == {one.name for one in gold}
    assert len(gold) >= 12


def test_floors_are_of_measures_that_exist():
    assert FLOORS.keys() <= set(MEASURES)


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_accuracy_on_the_samples_is_not_below_its_floor(evaluation, measure):
    shortfalls = find_shortfalls(evaluation, {measure: FLOORS[measure]})
    assert not shortfalls, f"{shortfalls[0]}\n{format_tables(evaluation)}{format_findings(evaluation)}"


def test_confidence_on_the_samples_means_what_it_says(evaluation):
    measured = measure_calibration(evaluation)
    assert measured["all"].error <= 0.06, format_calibration(evaluation)
    assert all(one.error <= 0.15 for one in measured.values()), format_calibration(evaluation)
