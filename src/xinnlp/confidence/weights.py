"""Evidence to probability: logistic regression (Platt 1999, over several features), its weights a data file."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

from xinnlp.confidence.evidence import Evidence
from xinnlp.knowledge import load_table

INTERCEPT = "intercept"

# Where certainty ends, however much speaks for a statement: no gold is large enough to tell more.
_LOWEST, _HIGHEST = 0.01, 0.99

Weights = Mapping[str, float]


@functools.cache
def load_weights(recogniser: str) -> dict[str, Weights]:
    """Return list → weights of its evidence, as fitted with a recogniser (`xinnlp` or `spacy`)."""
    table: dict[str, Weights] = load_table("confidence")[recogniser]
    return table


def probability_of(evidence: Evidence, weights: Weights) -> float:
    """Return the probability that a statement with this evidence is right, 0.01 to 0.99."""
    score = weights[INTERCEPT] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return min(_HIGHEST, max(_LOWEST, (1 + math.tanh(score / 2)) / 2))
