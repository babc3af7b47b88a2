"""Statements with their evidence and gold's verdict, read off annotated articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xinnlp.assembly import assemble
from xinnlp.confidence.evidence import Evidence, read_evidence
from xinnlp.evaluation.gold import find_gold, read_gold
from xinnlp.evaluation.prediction import Prediction
from xinnlp.evaluation.scores import score_document
from xinnlp.extraction import annotate_sources
from xinnlp.pipeline import load_pipeline
from xinnlp.readers import read_file
from xinnlp.settings import Settings

Judged = tuple[Evidence, bool]
# Of one article: list → its statements that gold can tell about.
Article = dict[str, list[Judged]]


def read_articles(folders: Sequence[Path], settings: Settings) -> list[Article]:
    """Return the statements of the annotated articles of some folders, in the order of folder and name."""
    gold = [document for folder in folders for document in read_gold(list(find_gold(folder).values()))]
    sources = (read_file(document.path) for document in gold)
    meta = load_pipeline(settings).meta
    articles = []
    for document, (doc, source) in zip(gold, annotate_sources(sources, settings), strict=True):
        record = assemble(doc, source, settings, meta, "en")
        evidence = read_evidence(doc)
        article: Article = {}
        for name, judgements in score_document(document, Prediction.of(record)).judgements.items():
            pairs = ((evidence[name][one.place], one.right) for one in judgements)
            article[name] = [(item, right) for item, right in pairs if item is not None]
        articles.append(article)
    return articles
