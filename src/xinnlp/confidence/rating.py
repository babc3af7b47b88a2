"""The confidence of every statement of a Doc."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.components.annotations import Figure, read_relations
from xinnlp.confidence.evidence import read_evidence
from xinnlp.confidence.weights import load_weights, probability_of
from xinnlp.knowledge import load_table

_DIGITS = 2


def rate_statements(doc: Doc, recogniser: str) -> dict[str, list[float | None]]:
    """Return list → the confidence of each statement in the record's order, 0.01 to 0.99 in two digits.

    None where there is no evidence that gold could have weighed. Money whose currency nothing in the text tells (a
    bare $) is less sure by the factor that currencies.toml states: gold has too little of it to weigh.
    """
    weights = load_weights(recogniser)
    rated = {
        name: [None if one is None else probability_of(one, weights[name]) for one in items]
        for name, items in read_evidence(doc).items()
    }
    factor = load_table("currencies")["assumed"]["factor"]
    for index, figure in enumerate(read_relations(doc, "figures", Figure)):
        sure = rated["figures"][index]
        if figure.assumed and sure is not None:
            rated["figures"][index] = sure * factor
    return {name: [None if one is None else round(one, _DIGITS) for one in items] for name, items in rated.items()}
