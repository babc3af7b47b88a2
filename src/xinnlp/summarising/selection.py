"""Chooses sentences that cover an article without repeating one another.

Salience joins position, centrality (cosine to the article's centroid, after Radev et al. 2004), words of the title
(Edmundson 1969) and what a sentence names; the choice is by maximal marginal relevance (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from xinnlp.knowledge import load_lexicon

Vector = dict[str, float]

_MOST_SENTENCES = 5
_LEAST_SENTENCES = 3
_WORDS_PER_SENTENCE = 130
_SHORT, _LONG = 8, 60
_POSITION, _CENTRALITY, _TITLE, _NAMES, _THEMES, _FIGURES = 0.21, 0.36, 0.21, 0.11, 0.07, 0.04
_STEP = 0.5
_RELEVANCE = 0.89
# So alike that one of the two says nothing new.
_REPETITION = 0.6
_DEPENDENT = frozenset({
    "he", "she", "it", "they", "this", "that", "these", "those", "but", "however", "and", "also", "moreover",
    "furthermore", "her", "his", "their", "such", "so", "then", "meanwhile", "another", "both", "hence", "thus",
    "additionally", "instead", "yet", "or", "here", "there", "its",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be chosen: its words in look-up form, and what it names.

    `names`: ids of people and organisations; `themes`, `figures`: how many it has; `quoted`: it is speech.
    """

    words: tuple[str, ...]
    names: frozenset[str] = frozenset()
    themes: int = 0
    figures: int = 0
    quoted: bool = False


def usual_length(sentences: Sequence[Sentence]) -> int:
    """Return how many sentences stand for these: 3 to 5 from about 400 words on, half of them in short articles."""
    words = sum(len(sentence.words) for sentence in sentences)
    return min(_MOST_SENTENCES, max(_LEAST_SENTENCES, words // _WORDS_PER_SENTENCE), (len(sentences) + 1) // 2)


def choose_sentences(
    sentences: Sequence[Sentence], number: int, title: frozenset[str] = frozenset()
) -> list[tuple[int, float]]:
    """Return (index, score 0 to 1) of the chosen sentences in text order, `number` of them.

    `title` has the words of headline and headings above the article. Fewer where the others would only repeat them.
    Equal scores go to the earlier sentence.
    """
    if not sentences:
        return []
    vectors = _vectors_of(sentences)
    scores = _score(sentences, vectors, title)
    chosen: list[int] = []
    nearest = [0.0] * len(sentences)
    while len(chosen) < number:
        open_ones = [i for i in range(len(sentences)) if i not in chosen and nearest[i] < _REPETITION]
        if not open_ones:
            break
        best = max(open_ones, key=lambda i: (_RELEVANCE * scores[i] - (1 - _RELEVANCE) * nearest[i], -i))
        chosen.append(best)
        nearest = [max(near, _cosine(vectors[best], vector)) for near, vector in zip(nearest, vectors, strict=True)]
    return [(index, scores[index]) for index in sorted(chosen)]


def _vectors_of(sentences: Sequence[Sentence]) -> list[Vector]:
    """Return unit vectors of words that carry meaning, weighted by how few sentences have them."""
    empty = load_lexicon("function_words")
    bags = [Counter(w for w in s.words if w not in empty and len(w) > 1) for s in sentences]
    seen = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        weights = {w: (1 + math.log(n)) * (1 + math.log(len(bags) / seen[w])) for w, n in bag.items()}
        norm = math.sqrt(sum(value * value for value in weights.values())) or 1.0
        vectors.append({word: value / norm for word, value in weights.items()})
    return vectors


def _score(sentences: Sequence[Sentence], vectors: Sequence[Vector], title: frozenset[str]) -> list[float]:
    centroid: Vector = {}
    for vector in vectors:
        for word, value in vector.items():
            centroid[word] = centroid.get(word, 0.0) + value
    nearness = [_cosine(vector, centroid) for vector in vectors]
    highest = max(nearness) or 1.0
    scores = []
    in_title = [math.sqrt(sum(vector.get(word, 0.0) ** 2 for word in title)) for vector in vectors]
    for rank, (sentence, near) in enumerate(zip(sentences, nearness, strict=True)):
        salience = (
            _POSITION / (1 + _STEP * rank)
            + _CENTRALITY * near / highest
            + _TITLE * in_title[rank]
            + _NAMES * min(1.0, len(sentence.names) / 3)
            + _THEMES * min(1.0, sentence.themes / 3)
            + _FIGURES * min(1.0, float(sentence.figures))
        )
        scores.append(min(1.0, salience * _fitness(sentence)))
    return scores


def _fitness(sentence: Sentence) -> float:
    """Return how well a sentence stands alone: short, long, quoted and leaning ones less."""
    length = len(sentence.words)
    fitness = 0.5 if length < _SHORT else 0.8 if length > _LONG else 1.0
    if sentence.quoted:
        fitness *= 0.7
    if sentence.words and sentence.words[0] in _DEPENDENT:
        fitness *= 0.75
    return fitness


def _cosine(first: Vector, second: Vector) -> float:
    """Return the product of two vectors; a cosine where both have length one."""
    if len(first) > len(second):
        first, second = second, first
    return sum(value * second[word] for word, value in first.items() if word in second)
