"""Finds many terms in one walk over a text's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xinnlp.classification.words import Word, normalise

# Words of a `~` term stand in one sentence, at most so many words apart.
_NEAR = 7
_BREAKS = frozenset(',;:()[]|•·"“”')

Phrase = tuple[str, ...]


class Match(NamedTuple):
    """A term found: its number, and its place in code points."""

    term: int
    start: int
    end: int


class TermMatcher:
    """Looks up phrases by their first word; time grows with the text, not with the number of terms.

    A term is a phrase, or phrases joined by ` ~ ` that stand near one another in a sentence, each with
    alternatives parted by `|`.
    """

    def __init__(self, terms: Sequence[str]) -> None:
        """Take the terms; a term's number is its place among them."""
        self._phrases: dict[str, list[tuple[Phrase, list[int]]]] = {}
        self._near: dict[int, list[list[int]]] = {}
        atoms: dict[Phrase, list[int]] = {}
        following = len(terms)
        for number, term in enumerate(terms):
            if "~" not in term:
                atoms.setdefault(phrase_of(term), []).append(number)
                continue
            parts = []
            for part in term.split("~"):
                numbers = []
                for alternative in part.split("|"):
                    atoms.setdefault(phrase_of(alternative), []).append(following)
                    numbers.append(following)
                    following += 1
                parts.append(numbers)
            self._near[number] = parts
        for phrase, numbers in atoms.items():
            self._phrases.setdefault(phrase[0], []).append((phrase, numbers))

    def find(self, text: str, words: Sequence[Word]) -> list[Match]:
        """Return all matches in text order; they may overlap."""
        found: list[Match] = []
        parts: dict[int, list[tuple[int, int]]] = {}
        last_plain = min((numbers[0] for near in self._near.values() for numbers in near), default=None)
        for position, word in enumerate(words):
            for phrase, numbers in self._phrases.get(word.form, ()):
                last = position + len(phrase)
                if len(phrase) > 1 and not _stands(text, words, position, phrase):
                    continue
                for number in numbers:
                    if last_plain is not None and number >= last_plain:
                        parts.setdefault(number, []).append((position, last))
                    else:
                        found.append(Match(number, word.start, words[last - 1].end))
        if parts:
            found += self._find_near(words, parts)
        return sorted(found, key=lambda match: (match.start, match.end, match.term))

    def _find_near(self, words: Sequence[Word], parts: dict[int, list[tuple[int, int]]]) -> Iterable[Match]:
        ends = [position for position, word in enumerate(words) if word.form == "."]
        for number, alternatives in self._near.items():
            places = [sorted(p for one in numbers for p in parts.get(one, ())) for numbers in alternatives]
            if not all(places):
                continue
            for first in places[0]:
                chosen = [first, *(_nearest(first, others) for others in places[1:])]
                start, end = min(p[0] for p in chosen), max(p[1] for p in chosen)
                apart = sum(1 for one in chosen for other in chosen if one[0] < other[1] and other[0] < one[1])
                crosses = bisect_left(ends, start) != bisect_left(ends, end)
                if end - start <= _NEAR and not crosses and apart == len(chosen):
                    yield Match(number, words[start].start, words[end - 1].end)


def phrase_of(term: str) -> Phrase:
    """Return a term's words in the form in which they are looked up."""
    return tuple(normalise(word) for word in term.replace("-", " ").replace("/", " ").replace(",", "").split())


def _stands(text: str, words: Sequence[Word], position: int, phrase: Phrase) -> bool:
    """Tell whether the phrase stands at the position, with no punctuation but hyphens within."""
    if position + len(phrase) > len(words):
        return False
    for offset in range(1, len(phrase)):
        if words[position + offset].form != phrase[offset]:
            return False
        gap = text[words[position + offset - 1].end : words[position + offset].start]
        if not _BREAKS.isdisjoint(gap):
            return False
    return True


def _nearest(place: tuple[int, int], others: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the place nearest to the given one."""
    index = bisect_left(others, place)
    return min(others[max(0, index - 1) : index + 1], key=lambda other: abs(other[0] - place[0]))


def without_overlaps(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans in text order, those that overlap joined."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
            continue
        kept.append((start, end))
    return tuple(kept)
