"""Reads the project's own annotated text: inline marks {P|…} {O|…} {L|…} {G|…} become token spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from training.ner.sequences import Document, Sentence

OWN_FOLDER = Path(__file__).parent / "own"
MARK_LABELS = {"P": "PERSON", "O": "ORG", "L": "LOC", "G": "PROGRAMME"}
_MARK = re.compile(r"\{([POLG])\|([^{}|]*)\}")
_HONORIFIC = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame|Rev)\.? ")


class MarkError(ValueError):
    """A line of the own data whose marks do not parse."""


@lru_cache(maxsize=1)
def english() -> Language:
    """Return spaCy's English tokenizer, the one that runs before the model in use."""
    return spacy.blank("en")


def read_marks(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a line's plain text and (start, end, label) character spans; MarkError on broken marks."""
    text, spans, end = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        name = mark[2].strip()
        if not name:
            raise MarkError(f"empty mark in {line!r}; write a name or remove the mark")
        if mark[1] == "P" and (title := _HONORIFIC.match(name)):
            text += title[0]
            name = name[title.end() :]
        spans.append((len(text), len(text) + len(name), MARK_LABELS[mark[1]]))
        text += name
        end = mark.end()
    text += line[end:]
    if "{" in text or "}" in text:
        raise MarkError(f"unbalanced or unknown mark in {line!r}; marks are {{P|…}} {{O|…}} {{L|…}} {{G|…}}")
    return text, spans


def read_line(line: str) -> Sentence:
    """Return one line's tokens and token spans; a mark that ends inside a token takes in the whole token."""
    text, spans = read_marks(line)
    tokens = [token for token in english().tokenizer(text) if not token.is_space]
    found: list[tuple[int, int, str]] = []
    for start, end, label in spans:
        inside = [i for i, t in enumerate(tokens) if t.idx < end and t.idx + len(t) > start]
        if inside and not (found and found[-1][1] > inside[0]):
            found.append((inside[0], inside[-1] + 1, label))
    return Sentence([token.text for token in tokens], found)


def _documents_of_file(path: Path) -> Iterator[Document]:
    text = path.read_text("utf-8")
    if path.name.startswith("sentences"):
        blocks = [[line] for line in text.splitlines() if line.strip()]
    else:
        blocks = [[line for line in block.splitlines() if line.strip()] for block in re.split(r"(?m)^----\s*$", text)]
    for number, lines in enumerate(block for block in blocks if block):
        sentences = [read_line(line.strip()) for line in lines]
        yield Document(f"{path.stem}#{number}", "own", [s for s in sentences if s.words], lines=True)


def read_own(folder: Path = OWN_FOLDER) -> list[Document]:
    """Read every own file in name order: a sentence file gives one document a line."""
    documents: list[Document] = []
    for path in sorted(folder.glob("*.txt")):
        try:
            documents.extend(_documents_of_file(path))
        except MarkError as error:
            raise MarkError(f"{path}: {error}") from None
    return documents


def split_own(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Return (train, dev): every tenth sentence and every tenth document of each file is held out."""
    train: list[Document] = []
    dev: list[Document] = []
    for document in documents:
        (dev if int(document.name.rpartition("#")[2]) % 10 == 4 else train).append(document)
    return train, dev
