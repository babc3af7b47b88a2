"""Finds themes."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("xinnlp_themes")
def create_themes(nlp: Language, name: str):  # noqa: ANN201, D103
    return lambda doc: doc
