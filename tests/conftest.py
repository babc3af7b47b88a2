"""Shared by all tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.components.layout import mark_layout
from xinnlp.pipeline import load_pipeline

_MARK = re.compile(r"\[([^\]]+)\]\(([A-Z_]+)\)")
_BLANK = spacy.blank("en")


def _read_marks(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        last = match.end()
    return text + marked[last:], spans


def _tags(doc: Doc, tags: dict[str, str]) -> Iterator[str]:
    for token in doc:
        if token.text in tags:
            yield tags[token.text]
        elif token.text[0].isupper():
            yield "NNP"
        else:
            yield "NN" if token.is_alpha else "."


@pytest.fixture
def marked_doc() -> Callable[..., Doc]:
    """Return a builder: `[Ada Lowe](PERSON) spoke.` becomes a Doc with that entity, tags and layout.

    Capitalised words are tagged NNP, others NN; keyword arguments give other tags (`spoke="VBD"`).
    """

    def build(marked: str, **tags: str) -> Doc:
        text, spans = _read_marks(marked)
        doc = _BLANK(text)
        doc.set_ents([span for start, end, label in spans if (span := doc.char_span(start, end, label))])
        for token, tag in zip(doc, list(_tags(doc, tags)), strict=True):
            token.tag_ = tag
        return mark_layout(doc)

    return build


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the whole pipeline, loaded once."""
    return load_pipeline()
