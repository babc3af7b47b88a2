"""The confidence of every statement of a Doc."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.confidence.evidence import read_evidence
from xinnlp.confidence.weights import load_weights, probability_of

_DIGITS = 2


def rate_statements(doc: Doc, recogniser: str) -> dict[str, list[float | None]]:
    """Return list → the confidence of each statement in the record's order, 0.01 to 0.99 in two digits.

    None where there is no evidence that gold could have weighed.
    """
    weights = load_weights(recogniser)
    return {
        name: [None if one is None else round(probability_of(one, weights[name]), _DIGITS) for one in items]
        for name, items in read_evidence(doc).items()
    }
