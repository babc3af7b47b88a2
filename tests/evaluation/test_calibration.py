"""Expected calibration error."""

import pytest

from xinnlp.evaluation.calibration import calibration_error, measure_calibration
from xinnlp.evaluation.report import format_calibration, to_dict
from xinnlp.evaluation.tally import DocumentScore, Evaluation, Judgement


def rated(confidence, right, of):
    return [(confidence, number < right) for number in range(of)]


def test_confidence_that_means_what_it_says_has_no_error():
    assert calibration_error([*rated(0.8, 80, 100), *rated(0.3, 30, 100)]) == pytest.approx(0)


def test_the_error_is_the_mean_distance_of_confidence_and_share():
    assert calibration_error([*rated(0.9, 50, 100), *rated(0.2, 20, 100)]) == pytest.approx(0.2)


def test_too_sure_here_does_not_make_up_for_too_unsure_there():
    assert calibration_error([*rated(0.5, 0, 60), *rated(0.51, 60, 60)]) == pytest.approx(0.495)


def test_few_statements_are_one_bin():
    assert calibration_error([*rated(0.4, 0, 10), *rated(0.6, 10, 10)]) == pytest.approx(0)


def test_none_is_no_error():
    assert calibration_error([]) == 0


def test_a_list_is_measured_over_all_documents_without_statements_that_have_no_confidence():
    first = DocumentScore("a", judgements={"people": [Judgement(0, 0.9, True), Judgement(1, None, False)]})
    second = DocumentScore("b", judgements={"people": [Judgement(0, 0.7, False)], "quotes": [Judgement(0, None, True)]})
    evaluation = Evaluation((first, second))
    measured = measure_calibration(evaluation)
    assert measured.keys() == {"people", "all"}
    assert measured["people"] == pytest.approx((0.3, 0.8, 0.5, 2))
    assert to_dict(evaluation)["calibration"]["people"] == {"ece": 0.3, "mean": 0.8, "right": 0.5, "of": 2}
    assert format_calibration(evaluation).splitlines()[1:3] == [
        "confidence    ECE   mean  right  of",
        "people      0.300  0.800  0.500   2",
    ]


def test_records_without_confidence_are_told():
    assert "no statement has a confidence" in format_calibration(Evaluation(()))
