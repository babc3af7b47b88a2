"""Which phrases are an article's own. Knows nothing of spaCy.

Candidates are noun phrases of two to four words and quoted titles; they are ranked by how often they stand (nested
ones less: the C-value of Frantzi et al. 2000), how early (as YAKE, Campos et al. 2020), and in which words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from xinnlp.classification.words import normalise
from xinnlp.knowledge import load_lexicon

_MOST, _LEAST, _WORDS_PER_PHRASE = 12, 3, 60
_LONGEST = 4
_MODIFIERS = frozenset({"JJ", "NN", "NNS", "NNP"})
_HEADS = frozenset({"NN", "NNS"})
# How much more words in a title, titles in quotation marks and words joined by a hyphen count.
IN_TITLE = 1.6
_QUOTED, _JOINED = 2.0, 1.3
_DECAY = 0.15
_SATURATION = 2.5

Span = tuple[int, int]
Form = tuple[str, ...]


class Token(NamedTuple):
    """A word of the text with its Penn tag, JJ for participles before nouns.

    `weight` is 0 where no phrase may stand, higher in titles; `spaced` tells that white space follows.
    """

    text: str
    tag: str
    start: int
    end: int
    weight: float
    spaced: bool


@dataclass(slots=True)
class _Phrase:
    places: list[Span]
    weight: float
    order: int


def rank_phrases(tokens: Sequence[Token], quoted: Iterable[tuple[Form, Span]] = ()) -> list[tuple[float, list[Span]]]:
    """Return (score 0 to 1, places in text order) of an article's phrases, the best first, at most twelve.

    `quoted` are titles in quotation marks, as their words and where they stand without the marks. No phrase holds
    another that ranks higher, nor is held by it.
    """
    phrases: dict[Form, _Phrase] = {}
    for form, place, weight in _candidates(tokens):
        _add(phrases, form, place, weight)
    for form, place in quoted:
        _add(phrases, tuple(normalise(word) for word in form), place, _QUOTED)
    scores = {form: _score(form, phrase) for form, phrase in phrases.items()}
    for form, phrase in phrases.items():
        for part in _parts(form):
            if part in scores:  # what only stands within a longer phrase is no phrase of its own
                scores[part] -= scores[form] * 0.5 * len(phrase.places) / len(phrases[part].places)
    order = sorted(scores, key=lambda form: (-scores[form], phrases[form].order))
    most = min(_MOST, max(_LEAST, len(tokens) // _WORDS_PER_PHRASE))
    chosen: list[Form] = []
    for form in order:
        if len(chosen) == most or scores[form] <= 0:
            break
        if not any(_holds(form, other) or _holds(other, form) for other in chosen):
            chosen.append(form)
    return [(1 - math.exp(-scores[form] / _SATURATION), sorted(phrases[form].places)) for form in chosen]


def _add(phrases: dict[Form, _Phrase], form: Form, place: Span, weight: float) -> None:
    phrase = phrases.setdefault(form, _Phrase([], 0.0, len(phrases)))
    if place not in phrase.places[-1:]:
        phrase.places.append(place)
        phrase.weight = max(phrase.weight, weight)


def _score(form: Form, phrase: _Phrase) -> float:
    frequency = math.sqrt(len(phrase.places))
    return phrase.weight * frequency * math.log2(1 + len(form)) / (1 + _DECAY * math.log1p(phrase.order))


def _candidates(tokens: Sequence[Token]) -> Iterable[tuple[Form, Span, float]]:
    """Yield every noun phrase of two to four words, the longest that stands at its place."""
    run: list[Token] = []
    after_joint = False  # `year-old` of `45-year-old` begins no phrase
    for token in (*tokens, Token("", ".", 0, 0, 0.0, True)):
        joint = token.text == "-" and not token.spaced
        part = token.tag in _MODIFIERS or (joint and run and not run[-1].spaced)
        if token.weight and part and (run or not after_joint):
            run.append(token)
        else:
            if run:
                yield from _phrase_of(run)
            run = []
        after_joint = not token.spaced and (joint or (after_joint and not run))


def _phrase_of(run: list[Token]) -> Iterable[tuple[Form, Span, float]]:
    """Yield the phrase that ends a run of adjectives and nouns, weak words at its ends left out."""
    while run and (run[-1].tag not in _HEADS or run[-1].text == "-"):
        run = run[:-1]
    words = [token for token in run if token.text != "-"][-_LONGEST:]
    while words and (_is_weak(words[0], run) or _is_joined(run, words[0], -1)):
        words = words[1:]
    if len(words) < 2 or normalise(words[-1].text) in load_lexicon("weak_heads"):
        return
    if not all(word.text[0].isalpha() and len(word.text) > 1 for word in words):
        return
    start, end = words[0].start, words[-1].end
    joined = any(token.text == "-" and start < token.start < end for token in run)
    weight = max(word.weight for word in words) * (_JOINED if joined else 1.0)
    yield tuple(normalise(word.text) for word in words), (start, end), weight


def _is_weak(word: Token, run: list[Token]) -> bool:
    form = word.text.lower()
    weak = form in load_lexicon("weak_modifiers") or form in load_lexicon("function_words")
    return weak and not _is_joined(run, word, 1)


def _is_joined(run: list[Token], word: Token, step: int) -> bool:
    """Tell whether a hyphen stands after the word (step 1) or before it (-1)."""
    position = run.index(word) + step
    return 0 <= position < len(run) and run[position].text == "-"


def _parts(form: Form) -> Iterable[Form]:
    for length in range(2, len(form)):
        for start in range(len(form) - length + 1):
            yield form[start : start + length]


def _holds(form: Form, other: Form) -> bool:
    return any(form[start : start + len(other)] == other for start in range(len(form) - len(other) + 1))
