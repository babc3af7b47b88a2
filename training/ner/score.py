"""Measures names, strictly: python -m training.ner.score --data FOLDER [--model FOLDER] [--own] [--spacy X].

A name counts if start, end and label are right, after leading articles and trailing possessives are cut on
both sides. Labels of spaCy's models are mapped: GPE, LOC and FAC to LOC; other labels are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc

from training.ner.own_data import read_own, split_own
from training.ner.sequences import Document, Spans, read_public
from xinnlp.ner_model import LINE_END, NO_END, SENTENCE_END, NerModel, load_model

ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
LABEL_MAP = {
    "GPE": "LOC",
    "FAC": "LOC",
    "LOC": "LOC",
    "PERSON": "PERSON",
    "ORG": "ORG",
    "PROGRAMME": "PROGRAMME",
}
LABELS = ("PERSON", "ORG", "LOC", "PROGRAMME")
Finder = Callable[[Document], Iterable[Spans]]
Counts = Counter[tuple[str, str, str]]  # (source, label, "right" | "found" | "gold")


def cut(words: list[str], spans: Iterable[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """Return spans with mapped labels, without leading articles and trailing possessives."""
    found = set()
    for first, last, label in spans:
        start, end = first, last
        while end - start > 1 and words[start].lower() in ARTICLES:
            start += 1
        while end - start > 1 and words[end - 1] in POSSESSIVES:
            end -= 1
        if label in LABEL_MAP:
            found.add((start, end, LABEL_MAP[label]))
    return found


def count(documents: Iterable[Document], find: Finder) -> Counts:
    """Count right, found and gold names a source and label."""
    counts: Counts = Counter()
    for document in documents:
        for sentence, predicted in zip(document.sentences, find(document), strict=True):
            gold, found = cut(sentence.words, sentence.spans), cut(sentence.words, predicted)
            for kind, spans in (("gold", gold), ("found", found), ("right", gold & found)):
                counts.update((document.source, label, kind) for _, _, label in spans)
    return counts


def scores_of(counts: Counts, label: str, source: str | None = None) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a label, over all sources or one."""
    total = {
        kind: sum(n for (s, lab, k), n in counts.items() if lab == label and k == kind and source in (None, s))
        for kind in ("right", "found", "gold")
    }
    precision = total["right"] / total["found"] if total["found"] else 0.0
    recall = total["right"] / total["gold"] if total["gold"] else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if total["right"] else 0.0


def report(title: str, counts: Counts) -> None:
    """Print one line a source and label."""
    print(f"## {title}")
    sources = sorted({source for source, _, _ in counts})
    for source in [*sources, None] if len(sources) > 1 else sources:
        cells = []
        for label in LABELS:
            precision, recall, f1 = scores_of(counts, label, source)
            cells.append(f"{label} {f1:.3f} ({precision:.3f}/{recall:.3f})")
        print(f"{source or 'all':10}", *cells)


def sentence_spans(document: Document, names: Iterable[tuple[int, int, str]]) -> list[Spans]:
    """Return names given in a document's word offsets a sentence."""
    found: list[Spans] = [[] for _ in document.sentences]
    starts = [0]
    for sentence in document.sentences:
        starts.append(starts[-1] + len(sentence.words))
    number = 0
    for start, end, label in names:
        while start >= starts[number + 1]:
            number += 1
        last = min(end, starts[number + 1])
        found[number].append((start - starts[number], last - starts[number], label))
    return found


def words_and_ends(document: Document) -> tuple[list[str], list[int]]:
    """Return a document's words and what ends after each, as the model reads them."""
    end = LINE_END if document.lines else SENTENCE_END
    words = [word for sentence in document.sentences for word in sentence.words]
    ends: list[int] = []
    for sentence in document.sentences:
        ends += [NO_END] * (len(sentence.words) - 1) + [end]
    return words, ends


def model_finder(model: NerModel) -> Finder:
    """Return a finder that reads whole documents, as the component does."""

    def find(document: Document) -> list[Spans]:
        words, ends = words_and_ends(document)
        return sentence_spans(document, [name[:3] for name in model.find_names(words, ends)])

    return find


def spacy_finder(package: str) -> Finder:
    """Return a finder by a spaCy model's ner, given the gold words sentence by sentence."""
    nlp = spacy.load(package, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"])

    def find(document: Document) -> list[Spans]:
        docs = [Doc(nlp.vocab, words=sentence.words) for sentence in document.sentences]
        return [[(e.start, e.end, e.label_) for e in doc.ents] for doc in nlp.pipe(docs, batch_size=64)]

    return find


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with dev.jsonl")
    parser.add_argument("--model", type=Path, action="append", default=[], help="folder of a model")
    parser.add_argument("--spacy", action="append", default=[], help="a spaCy model to compare with")
    parser.add_argument("--own", action="store_true", help="measure on the held-out own data too")
    options = parser.parse_args()
    sets: list[tuple[str, list[Document]]] = []
    if options.data:
        sets.append(("dev", read_public(options.data / "dev.jsonl")))
    if options.own:
        sets.append(("own", split_own(read_own())[1]))
    finders = [(str(path), model_finder(load_model(1, path))) for path in options.model]
    finders += [(package, spacy_finder(package)) for package in options.spacy]
    if not finders:
        finders = [("the package's model", model_finder(load_model()))]
    for title, documents in sets:
        for name, find in finders:
            report(f"{title}: {name}", count(documents, find))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
