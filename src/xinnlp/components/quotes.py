"""Finds quotes."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("xinnlp_quotes")
def create_quotes(nlp: Language, name: str):  # noqa: ANN201, D103
    return lambda doc: doc
