"""Where a text says what it is not about."""

from __future__ import annotations

import functools
from bisect import bisect_right

from xinnlp.classification.article import Article, Span
from xinnlp.classification.matching import TermMatcher
from xinnlp.knowledge import load_table

_TURNS = frozenset({".", "but", "rather", "instead", "although"})


class Denials:
    """The stretches after a denial, to the end of its clause."""

    def __init__(self, article: Article) -> None:
        """Find the denials of an article."""
        starts = [word.start for word in article.words]
        self._spans: list[Span] = []
        for match in _matcher().find(article.text, article.words):
            if self._spans and match.end < self._spans[-1][1]:
                continue
            position = bisect_right(starts, match.end)
            while position < len(starts) and article.words[position].form not in _TURNS:
                position += 1
            end = starts[position] if position < len(starts) else len(article.text)
            self._spans.append((match.end, end))

    def cover(self, offset: int) -> bool:
        """Tell whether what stands at the offset is denied."""
        index = bisect_right(self._spans, (offset, 1 << 60)) - 1
        return index >= 0 and offset < self._spans[index][1]


@functools.cache
def _matcher() -> TermMatcher:
    return TermMatcher(load_table("sdg")["denials"]["phrases"])
