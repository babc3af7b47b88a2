"""Rebuilds src/xinnlp/knowledge/sdg_weights.npz, bit for bit, from a table of statements with one goal each.

    python -m training.sdg.train STATEMENTS.csv [--evaluate]

STATEMENTS.csv has the columns sdg, source and text: the 2,768 statements of github.com/amrayach/
Quality_and_usability_SDG_project (Apache-2.0). Needs scikit-learn, which xinnlp itself does not.
--evaluate prints 5-fold cross-validated accuracy first; texts that stand twice stay in one fold.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
from collections import Counter
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from xinnlp.classification.weights import GOALS, GoalWeights, find_features
from xinnlp.classification.words import find_words

TARGET = Path(__file__).parents[2] / "src" / "xinnlp" / "knowledge" / "sdg_weights.npz"
MINIMUM_STATEMENTS = 2
STRENGTH = 10.0


def read_statements(path: Path) -> tuple[list[list[str]], numpy.ndarray, list[str]]:
    """Return the features, the goals and, for grouping, the normalised text of each statement."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = [find_words(row["text"]) for row in rows]
    features = [[feature.form for feature in find_features(statement)] for statement in words]
    groups = [hashlib.sha256(" ".join(w.form for w in s).encode()).hexdigest() for s in words]
    return features, numpy.array([int(row["sdg"]) for row in rows]), groups


def train(features: list[list[str]], goals: numpy.ndarray) -> dict[str, numpy.ndarray]:
    """Return forms, idf, weights and bias; the same statements give the same arrays."""
    seen = Counter(form for statement in features for form in set(statement))
    forms = sorted(form for form, count in seen.items() if count >= MINIMUM_STATEMENTS)
    row_of = {form: row for row, form in enumerate(forms)}
    idf = numpy.array([math.log((1 + len(features)) / (1 + seen[form])) + 1 for form in forms])
    matrix = vectorise(features, row_of, idf)
    weights, bias = numpy.zeros((len(forms), GOALS)), numpy.zeros(GOALS)
    for goal in range(1, GOALS + 1):
        model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0, tol=1e-6)
        model.fit(matrix, goals == goal)
        weights[:, goal - 1], bias[goal - 1] = model.coef_[0], model.intercept_[0]
    return {
        "forms": numpy.frombuffer("\n".join(forms).encode(), dtype=numpy.uint8),
        "idf": idf.astype(numpy.float16),
        "weights": weights.astype(numpy.float16),
        "bias": bias.astype(numpy.float32),
    }


def vectorise(features: list[list[str]], row_of: dict[str, int], idf: numpy.ndarray) -> csr_matrix:
    data, columns, starts = [], [], [0]
    for statement in features:
        counts = Counter(form for form in statement if form in row_of)
        values = numpy.array([(1 + math.log(n)) * idf[row_of[form]] for form, n in counts.items()])
        norm = math.sqrt(float(values @ values)) if counts else 1.0
        data += list(values / norm)
        columns += [row_of[form] for form in counts]
        starts.append(len(columns))
    return csr_matrix((data, columns, starts), shape=(len(features), len(row_of)))


def weights_of(arrays: dict[str, numpy.ndarray]) -> GoalWeights:
    forms = bytes(arrays["forms"]).decode().split("\n")
    return GoalWeights(forms, *(arrays[name].astype(numpy.float32) for name in ("idf", "weights", "bias")))


def evaluate(path: Path) -> None:
    """Print cross-validated accuracy of the model as it runs in the package."""
    with path.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    features, goals, groups = read_statements(path)
    first = third = 0
    folds = StratifiedGroupKFold(5, shuffle=True, random_state=0)
    for train_rows, test_rows in folds.split(features, goals, groups):
        model = weights_of(train([features[row] for row in train_rows], goals[train_rows]))
        for row in test_rows:
            logits, _ = model.score(list(find_features(find_words(texts[row]))))
            order = list(numpy.argsort(-logits, kind="stable") + 1)
            first += order[0] == goals[row]
            third += goals[row] in order[:3]
    print(f"{len(texts)} statements: top 1 {first / len(texts):.4f}, top 3 {third / len(texts):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statements", type=Path)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    if arguments.evaluate:
        evaluate(arguments.statements)
    features, goals, _ = read_statements(arguments.statements)
    numpy.savez_compressed(arguments.output, **train(features, goals))
    digest = hashlib.sha256(arguments.output.read_bytes()).hexdigest()
    print(f"{arguments.output.name}: {arguments.output.stat().st_size:,} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
