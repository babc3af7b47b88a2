"""Records for other tools: tables, linked data, annotation tasks, training data, a graph of entities."""

from __future__ import annotations

from xinnlp.exports.articles import Article, KeyKind, Refusal, choose_articles
from xinnlp.exports.formats import FORMATS, Format, open_export
from xinnlp.exports.rows import flatten
from xinnlp.exports.tables import TABLES

__all__ = [
    "FORMATS",
    "TABLES",
    "Article",
    "Format",
    "KeyKind",
    "Refusal",
    "choose_articles",
    "flatten",
    "open_export",
]
