"""spaCy DocBins: the articles as Docs with their findings as entities and span groups.

A folder gets a file for every 200 articles, so that memory stays flat; a file NAME.spacy gets them all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from xinnlp.exports.articles import Article
from xinnlp.writers import make_folder, open_whole

Item = Mapping[str, Any]

SUFFIX = ".spacy"
_SHARD = 200
_LABELS = {"people": "PERSON", "organisations": "ORG", "places": "LOC"}
_KINDS = {
    "memberships": "ROLE",
    "dates": "DATE",
    "figures": "FIGURE",
    "commitments": "COMMITMENT",
    "quotes": "QUOTE",
    "summary": "SUMMARY",
}


@contextlib.contextmanager
def open_tables(path: Path, say: Callable[[str], object]) -> Iterator[Callable[[Article], None]]:
    """Yield a function that adds an article; a record without its text is told and left out."""
    nlp = spacy.blank("en")
    shards = _Shards(path)

    def add(article: Article) -> None:
        if article.record.get("text") is None:
            say(f"warning: {article.where}: has no text, so there is nothing to annotate; it is left out")
        else:
            nlp.max_length = max(nlp.max_length, len(article.record["text"]))
            shards.add(make_doc(nlp, article))

    yield add
    shards.write()


class _Shards:
    """The files of an export, one after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_file = path.suffix == SUFFIX
        if not self.is_file:
            make_folder(path)
        self.number = 0
        self.docs = self._empty()

    def add(self, doc: Doc) -> None:
        self.docs.add(doc)
        if len(self.docs) >= _SHARD and not self.is_file:
            self.write()

    def write(self) -> None:
        if len(self.docs) or self.is_file:
            self.number += 1
            place = self.path if self.is_file else self.path / f"articles-{self.number:05}{SUFFIX}"
            with open_whole(place) as file:
                file.write(self.docs.to_bytes())
        self.docs = self._empty()

    def _empty(self) -> DocBin:
        return DocBin(attrs=["ENT_IOB", "ENT_TYPE", "ENT_ID"], store_user_data=True)


def make_doc(nlp: Language, article: Article) -> Doc:
    """Return an article as a Doc: names that do not overlap as entities, all findings as span groups with their ids.

    Spans are widened to whole tokens; `doc.user_data` has the offsets as the record has them, by group.
    """
    record = article.record
    doc = nlp.make_doc(record["text"])
    doc.user_data["article_id"] = article.key
    for kind, label in _LABELS.items():
        for item in record[kind]:
            _mark(doc, kind, label, [(span, item["id"], item.get("classification", "")) for span in item["mentions"]])
    for kind, label in _KINDS.items():
        _mark(doc, kind, label, [(item, item.get("id", ""), item.get("kind", "")) for item in record[kind]])
    for theme in record["themes"]:
        code = f"{theme['vocabulary']}:{theme['code']}"
        _mark(doc, "themes", "THEME", [(span, code, "") for span in theme["evidence"]])
    doc.set_ents(filter_spans(span for kind in _LABELS if kind in doc.spans for span in doc.spans[kind]))
    return doc


def _mark(doc: Doc, group: str, label: str, found: Iterable[tuple[Item, str, str]]) -> None:
    spans = list(doc.spans[group]) if group in doc.spans else []
    offsets = doc.user_data.setdefault(group, [])
    for item, identifier, kind in found:
        span = doc.char_span(item["start"], item["end"], label, kb_id=kind, alignment_mode="expand")
        if isinstance(span, Span):
            span.id_ = identifier
            spans.append(span)
            offsets.append((item["start"], item["end"]))
    doc.spans[group] = spans
