"""Fitting weights on judged statements."""

from __future__ import annotations

import pytest

pytest.importorskip("training.calibration.fit", reason="the training recipes are not here")

from training.calibration.fit import fit_weights, rate_left_out

from xinnlp.confidence.weights import INTERCEPT, probability_of


def judged(feature: float, right: int, of: int):
    return [({"a": feature, "b": 0.5}, number < right) for number in range(of)]


def test_fitted_probabilities_are_the_shares_that_were_right():
    weights = fit_weights([*judged(0.0, 60, 300), *judged(1.0, 270, 300)])
    assert probability_of({"a": 0.0, "b": 0.5}, weights) == pytest.approx(0.2, abs=0.02)
    assert probability_of({"a": 1.0, "b": 0.5}, weights) == pytest.approx(0.9, abs=0.02)
    assert weights[INTERCEPT] < 0 < weights["a"]


def test_a_list_without_a_fault_claims_no_certainty():
    assert 0.8 < probability_of({"a": 1.0, "b": 0.5}, fit_weights(judged(1.0, 20, 20))) < 0.99


def test_articles_are_rated_by_weights_of_others(monkeypatch):
    monkeypatch.setattr("training.calibration.fit.LISTS", ("people",))
    articles = [{"people": judged(1.0, 8, 10)} for _ in range(2)] + [{"people": judged(1.0, 0, 10)}]
    rated = rate_left_out(articles)["people"]
    assert len(rated) == 30
    # Each good article by the other and the faulty one, the faulty one by the two good ones.
    assert [round(confidence, 1) for confidence, _ in rated] == [0.4] * 20 + [0.8] * 10
