"""Rebuilds src/xinnlp/knowledge/sdg_weights.npz, bit for bit, from statements with their goals.

    python -m training.sdg.train STATEMENTS.csv [--evaluate]

STATEMENTS.csv has the columns sdg, source and text: the 2,768 statements of github.com/amrayach/
Quality_and_usability_SDG_project (Apache-2.0). own_statements.txt beside this file is added to them. Needs
knowledge/sdg_vectors.npz (see vectors.py) and scikit-learn, which xinnlp itself does not.
--evaluate prints 5-fold cross-validated accuracy first; texts that stand twice stay in one fold, our own statements
are trained on in all and tested in none.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import Counter
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.svm import LinearSVC

from training.sdg.data import Statement, goals_of, group_of, read_own_statements, read_statements
from xinnlp.classification.vectors import load_vectors
from xinnlp.classification.weights import GOALS, find_features, weights_of
from xinnlp.classification.words import find_words

TARGET = Path(__file__).parents[2] / "src" / "xinnlp" / "knowledge" / "sdg_weights.npz"
MINIMUM_STATEMENTS = 2
# The margin's inverse width, the head's strength, and how the two are added up to one logit.
MARGIN, STRENGTH = 0.5, 8.0
WORDS_SHARE, MEANING_SHARE = 3.0, 0.3


def train(statements: list[Statement]) -> dict[str, numpy.ndarray]:
    """Return forms, idf, weights, head and bias; the same statements give the same arrays."""
    features = [[feature.form for feature in find_features(find_words(one.text))] for one in statements]
    goals = goals_of(statements)
    seen = Counter(form for statement in features for form in set(statement))
    forms = sorted(form for form, count in seen.items() if count >= MINIMUM_STATEMENTS)
    row_of = {form: row for row, form in enumerate(forms)}
    idf = numpy.array([math.log((1 + len(features)) / (1 + seen[form])) + 1 for form in forms])
    matrix = vectorise(features, row_of, idf)
    vectors = numpy.array([load_vectors().describe(find_words(one.text)) for one in statements], dtype=numpy.float64)
    weights, head, bias = numpy.zeros((len(forms), GOALS)), numpy.zeros((vectors.shape[1], GOALS)), numpy.zeros(GOALS)
    for goal in range(GOALS):
        words = LinearSVC(C=MARGIN, tol=1e-4, random_state=0, max_iter=5_000).fit(matrix, goals[:, goal])
        meaning = LogisticRegression(C=STRENGTH, solver="newton-cholesky").fit(vectors, goals[:, goal])
        weights[:, goal], head[:, goal] = WORDS_SHARE * words.coef_[0], MEANING_SHARE * meaning.coef_[0]
        bias[goal] = WORDS_SHARE * words.intercept_[0] + MEANING_SHARE * meaning.intercept_[0]
    return {
        "forms": numpy.frombuffer("\n".join(forms).encode(), dtype=numpy.uint8),
        "idf": idf.astype(numpy.float16),
        "weights": weights.astype(numpy.float16),
        "head": head.astype(numpy.float32),
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


def score(arrays: dict[str, numpy.ndarray], texts: list[str]) -> numpy.ndarray:
    """Return the logits of texts as the package computes them, (n, 17)."""
    model, vectors = weights_of(arrays), load_vectors()
    words = [find_words(text) for text in texts]
    return numpy.array([model.score(list(find_features(one)), vectors.describe(one))[0] for one in words])


def cross_validate(statements: list[Statement]) -> numpy.ndarray:
    """Return the logits of each statement by the model that was trained without it."""
    own, goals = read_own_statements(), goals_of(statements).argmax(axis=1)
    logits = numpy.zeros((len(statements), GOALS))
    folds = StratifiedGroupKFold(5, shuffle=True, random_state=0)
    for train_rows, test_rows in folds.split(statements, goals, [group_of(one) for one in statements]):
        arrays = train([statements[row] for row in train_rows] + own)
        logits[test_rows] = score(arrays, [statements[row].text for row in test_rows])
    return logits


def report(statements: list[Statement], logits: numpy.ndarray) -> str:
    order = numpy.argsort(-logits, axis=1, kind="stable") + 1
    first = numpy.mean([row[0] in one.goals for row, one in zip(order, statements, strict=True)])
    third = numpy.mean([bool(one.goals & set(row[:3])) for row, one in zip(order, statements, strict=True)])
    return f"{len(statements)} statements: top 1 {first:.4f}, top 3 {third:.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statements", type=Path)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    statements = read_statements(arguments.statements)
    if arguments.evaluate:
        print(report(statements, cross_validate(statements)))
    numpy.savez_compressed(arguments.output, **train(statements + read_own_statements()))
    digest = hashlib.sha256(arguments.output.read_bytes()).hexdigest()
    print(f"{arguments.output.name}: {arguments.output.stat().st_size:,} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
