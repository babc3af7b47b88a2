"""Fit the confidence weights on gold and write them; say how well they are calibrated on articles left out.

    python -m training.calibration.fit GOLD_FOLDER [GOLD_FOLDER …]

Each list has a logistic regression of its own, with a ridge penalty, since gold is small. What is told: three times a
third of the articles is left out, and the confidences of its statements, from weights fitted on the other two
thirds, are compared with gold. What is written: weights fitted on all articles, for each recogniser.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from training.calibration.judged import Article, Judged, read_articles
from xinnlp.confidence.weights import INTERCEPT, Weights, probability_of
from xinnlp.evaluation.calibration import calibration_error
from xinnlp.settings import RECOGNISERS, Settings

LISTS = ("people", "organisations", "memberships", "figures", "commitments", "quotes", "themes")
OUTPUT = Path("src/xinnlp/knowledge/confidence.toml")
_FOLDS = 3
_RIDGE = 0.5
_STEPS = 50
_ABOUT = """# Weights of evidence, by recogniser and list; confidence = 1 / (1 + exp(-(intercept + sum))).
# Fitted by training/calibration/fit.py (`make calibration`); do not edit by hand.
[about]
source = "logistic regression on articles annotated by hand: {articles} articles, {statements} statements"
recipe = "training/calibration"
licence = "MIT"
"""


def fit_weights(judged: Sequence[Judged]) -> Weights:
    """Return the weights that make the verdicts likeliest, by Newton's method, under a ridge penalty on all but one.

    The one is the intercept. The verdicts are smoothed as Platt (1999) has it, so that a list without a fault does
    not claim certainty.
    """
    names = sorted(judged[0][0])
    rows = np.array([[1.0, *(evidence[name] for name in names)] for evidence, _ in judged])
    right = np.array([verdict for _, verdict in judged], dtype=float)
    high, low = (right.sum() + 1) / (right.sum() + 2), 1 / ((1 - right).sum() + 2)
    wanted = np.where(right > 0, high, low)
    penalty = np.diag([1e-6] + [_RIDGE] * len(names))
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        said = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (said - wanted) + penalty @ weights
        curve = rows.T @ (rows * (said * (1 - said))[:, None]) + penalty
        weights -= np.linalg.solve(curve, slope)
    return {INTERCEPT: float(weights[0])} | dict(zip(names, map(float, weights[1:]), strict=True))


def fit_lists(articles: Sequence[Article]) -> dict[str, Weights]:
    """Return list → weights fitted on some articles."""
    return {name: fit_weights([one for article in articles for one in article.get(name, ())]) for name in LISTS}


def rate_articles(articles: Sequence[Article], weights: Mapping[str, Weights]) -> dict[str, list[tuple[float, bool]]]:
    """Return for each list the confidence and verdict of each statement."""
    return {
        name: [
            (probability_of(evidence, weights[name]), right)
            for article in articles
            for evidence, right in article.get(name, ())
        ]
        for name in LISTS
    }


def rate_left_out(articles: Sequence[Article]) -> dict[str, list[tuple[float, bool]]]:
    """Return confidences and verdicts of all articles, each third by weights fitted on the other two."""
    rated: dict[str, list[tuple[float, bool]]] = {name: [] for name in LISTS}
    for fold in range(_FOLDS):
        weights = fit_lists([one for number, one in enumerate(articles) if number % _FOLDS != fold])
        for name, found in rate_articles(articles[fold::_FOLDS], weights).items():
            rated[name] += found
    return rated


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_FOLDER")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    folders, output = (arguments := parser.parse_args()).folders, arguments.output
    lines: list[str] = []
    for recogniser in RECOGNISERS:
        articles = read_articles(folders, Settings(ner=recogniser))
        _tell(recogniser, rate_left_out(articles))
        weights = fit_lists(articles)
        statements = sum(len(found) for article in articles for found in article.values())
        lines = lines or [_ABOUT.format(articles=len(articles), statements=statements)]
        for name, values in weights.items():
            lines.append(
                f"[{recogniser}.{name}]\n" + "".join(f"{key} = {value:.3f}\n" for key, value in values.items())
            )
    output.write_text("\n".join(lines), encoding="utf-8")


def _tell(recogniser: str, rated: Mapping[str, Sequence[tuple[float, bool]]]) -> None:
    print(f"{recogniser}: on the thirds left out\n{'list':<16}{'n':>5}{'right':>8}{'mean':>8}{'ECE':>8}")
    every = [one for found in rated.values() for one in found]
    for name, found in {**rated, "all": every}.items():
        right = sum(verdict for _, verdict in found) / len(found)
        mean = sum(confidence for confidence, _ in found) / len(found)
        print(f"{name:<16}{len(found):>5}{right:>8.3f}{mean:>8.3f}{calibration_error(found):>8.3f}")


if __name__ == "__main__":
    main()
