"""Documents and sentences as the training sees them, and the public JSON Lines that hold them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

LABELS = ("PERSON", "ORG", "LOC", "PROGRAMME")
TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
TAG_IDS = {tag: index for index, tag in enumerate(TAGS)}

Spans = list[tuple[int, int, str]]  # (first word, end word exclusive, label)


@dataclass
class Sentence:
    """Words with the names among them; spans are in word offsets, end exclusive, never overlapping."""

    words: list[str]
    spans: Spans = field(default_factory=list)


@dataclass
class Document:
    """Neighbouring sentences of one source; `lines` says that each one ended with a line break."""

    name: str
    source: str
    sentences: list[Sentence]
    lines: bool = False


def tags_of(sentence: Sentence) -> list[int]:
    """Return one BIO tag id a word."""
    tags = [0] * len(sentence.words)
    for start, end, label in sentence.spans:
        tags[start:end] = [TAG_IDS[f"I-{label}"]] * (end - start)
        tags[start] = TAG_IDS[f"B-{label}"]
    return tags


def read_rows(path: Path) -> Iterator[tuple[str, str, Sentence]]:
    """Yield (source, document, sentence) of each line of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = [(start, end, label) for start, end, label in row["spans"]]
            yield row["source"], row["doc"], Sentence(row["tokens"], spans)


def group_rows(rows: Iterable[tuple[str, str, Sentence]]) -> list[Document]:
    """Join neighbouring rows of the same document."""
    documents: list[Document] = []
    for source, name, sentence in rows:
        if not documents or (documents[-1].source, documents[-1].name) != (source, name):
            documents.append(Document(name, source, []))
        if sentence.words:
            documents[-1].sentences.append(sentence)
    return documents


def read_public(path: Path) -> list[Document]:
    """Read one of the public files: source, doc, tokens, spans in each line."""
    return group_rows(read_rows(path))
