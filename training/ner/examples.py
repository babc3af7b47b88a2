"""Makes training examples of documents: joined sentences, noise, names exchanged, pieces, shapes and tags."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from training.ner.own_data import english
from training.ner.sequences import TAG_IDS, Document, Sentence, Spans, tags_of
from xinnlp.ner_model.pieces import WordPieces
from xinnlp.ner_model.shapes import word_shape

IGNORED = -100
LENGTHS = (48, 96, 128)  # pieces up to which neighbouring sentences are joined
LONGEST = 192
_SENTENCE_ENDS = frozenset(".!?")
_BULLETS = ("•", "-", "*", "–", "1.", "a)")
_CASES = ((0.02, str.upper), (0.035, str.title), (0.05, str.lower))  # share of windows, summed up
_PROGRAMME = TAG_IDS["B-PROGRAMME"], TAG_IDS["I-PROGRAMME"]


@dataclass
class Example:
    """One window: piece ids and shape ids, and at each word's first piece its tag (elsewhere IGNORED).

    `open_tags` says that an O may be a PROGRAMME, which this source does not annotate.
    """

    ids: list[int]
    shapes: list[int]
    tags: list[int]
    open_tags: bool


class ExampleMaker:
    """Turns documents into the examples of one epoch; every random choice comes from `rng`."""

    def __init__(self, pieces: WordPieces, rng: random.Random, names: NamePool | None = None) -> None:
        self._pieces = pieces
        self._rng = rng
        self._names = names

    def make(self, documents: Iterable[Document]) -> list[Example]:
        """Return the examples of all documents, noise included, in document order."""
        return [example for document in documents for example in self._windows(document)]

    def _windows(self, document: Document) -> Iterable[Example]:
        window: list[Sentence] = []
        size, limit = 0, self._rng.choice(LENGTHS)
        for sentence in document.sentences:
            length = sum(map(len, self._pieces.encode(sentence.words)))
            if window and size + length > limit:
                yield self._example(window, document)
                window, size, limit = [], 0, self._rng.choice(LENGTHS)
            window.append(sentence)
            size += length
        if window:
            yield self._example(window, document)

    def _example(self, window: list[Sentence], document: Document) -> Example:
        if self._names and self._rng.random() < 0.12:
            window = self._names.exchange(window, self._rng)
        if document.source != "own" and self._rng.random() < 0.7:
            window = [retokenise(sentence) for sentence in window]
        window = add_noise(window, self._rng)
        breaks = 0.9 if document.lines else 0.15
        ids, shapes, tags = [self._pieces.cls], [0], [IGNORED]
        for number, sentence in enumerate(window):
            if number and self._rng.random() < breaks:
                ids.append(self._pieces.sep)
                shapes.append(0)
                tags.append(IGNORED)
            for word, word_ids, tag in zip(
                sentence.words, self._pieces.encode(sentence.words), tags_of(sentence), strict=True
            ):
                ids.extend(word_ids)
                shapes.extend([word_shape(word)] * len(word_ids))
                tags.extend([tag] + [IGNORED] * (len(word_ids) - 1))
        end = [self._pieces.sep]
        return Example(
            ids[:LONGEST] + end, [*shapes[:LONGEST], 0], [*tags[:LONGEST], IGNORED], document.source != "own"
        )


class NamePool:
    """Names of the training data by label, to be put in the place of others."""

    def __init__(self, documents: Iterable[Document]) -> None:
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for document in documents:
            for sentence in document.sentences:
                for start, end, label in sentence.spans:
                    found[label].add(tuple(sentence.words[start:end]))
        self._names = {label: sorted(names) for label, names in found.items()}

    def exchange(self, window: list[Sentence], rng: random.Random) -> list[Sentence]:
        """Return the window with its names replaced by others of the same label, equal ones equally."""
        chosen: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        result = []
        for sentence in window:
            words: list[str] = []
            spans: Spans = []
            end_before = 0
            for start, end, label in sorted(sentence.spans):
                key = label, tuple(sentence.words[start:end])
                name = chosen.setdefault(key, rng.choice(self._names[label]))
                words += sentence.words[end_before:start]
                spans.append((len(words), len(words) + len(name), label))
                words += name
                end_before = end
            result.append(Sentence(words + sentence.words[end_before:], spans))
        return result


def retokenise(sentence: Sentence) -> Sentence:
    """Split a sentence's tokens further as spaCy would, and move its spans accordingly."""
    words: list[str] = []
    starts: list[int] = []
    for word in sentence.words:
        starts.append(len(words))
        words += [token.text for token in english().tokenizer(word)] or [word]
    starts.append(len(words))
    return Sentence(words, [(starts[start], starts[end], label) for start, end, label in sentence.spans])


def add_noise(window: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Return the window as careless writers have it: other case, no full stop, a bullet."""
    chance = rng.random()
    change = str.upper if chance < 0.02 else str.title if chance < 0.035 else str.lower if chance < 0.05 else None
    if change:
        window = [Sentence([change(word) for word in sentence.words], sentence.spans) for sentence in window]
    result = []
    for sentence in window:
        words, spans = sentence.words, sentence.spans
        if words[-1] in _SENTENCE_ENDS and rng.random() < 0.04 and not (spans and spans[-1][1] == len(words)):
            words = words[:-1] or words
        if rng.random() < 0.02:
            words = [rng.choice(_BULLETS), *words]
            spans = [(start + 1, end + 1, label) for start, end, label in spans]
        result.append(Sentence(words, spans))
    return result


def allowed_tags(tag: int, open_tags: bool) -> list[int]:
    """Return the tags that a gold tag permits: an O of a source without programmes may be one."""
    return [tag, *_PROGRAMME] if open_tags and tag == 0 else [tag]
