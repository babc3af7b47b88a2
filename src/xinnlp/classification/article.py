"""An article as classifiers see it: words, and how much a word counts where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from xinnlp.classification.words import Word, find_words

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known of its parts, all in code points and text order.

    `titles`: headline and headings; `bodies`: mentions of organisations; `names`: mentions of people and places,
    which tell nothing about the subject; `skipped`: bylines and captions.
    """

    text: str
    titles: Sequence[Span] = ()
    bodies: Sequence[Span] = ()
    names: Sequence[Span] = ()
    skipped: Sequence[Span] = ()
    words: list[Word] = field(default_factory=list)

    @classmethod
    def of(
        cls, text: str, titles: Sequence[Span] = (), bodies: Sequence[Span] = (), names: Sequence[Span] = (),
        skipped: Sequence[Span] = (),
    ) -> Article:  # fmt: skip
        """Return the article with its words."""
        return cls(text, titles, bodies, names, skipped, find_words(text))

    def weight_at(self, start: int, end: int) -> float:
        """Return how much a term at [start, end) counts: double in titles, half in names of bodies, 0 in names."""
        if _covers(self.names, start, end) or _covers(self.skipped, start, end):
            return 0.0
        weight = 2.0 if _covers(self.titles, start, end) else 1.0
        return weight * 0.5 if _covers(self.bodies, start, end) else weight


def _covers(spans: Sequence[Span], start: int, end: int) -> bool:
    index = bisect_right(spans, (start, 1 << 60)) - 1
    return index >= 0 and spans[index][1] >= end
