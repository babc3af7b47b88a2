"""Words and lines where they stand on a page; lengths are points, counted from the page's upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as set; `bottom - top` is the height of its font, whatever letters it has."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    is_bold: bool = False

    @property
    def height(self) -> float:
        """Return the height of the font."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Return the height at which the word stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words next to one another, from left to right; `is_row` tells the row of a table, its cells parted by tabs."""

    words: tuple[Word, ...]
    text: str
    is_row: bool = False

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where it ends."""
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        """Return its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """Return the height of its font: that of most of its letters."""
        letters: dict[float, int] = {}
        for word in self.words:
            height = round(word.height, 1)
            letters[height] = letters.get(height, 0) + len(word.text)
        return max(letters, key=lambda height: (letters[height], height))

    @property
    def is_bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(word.is_bold for word in self.words)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in the order in which the file draws them."""

    width: float
    height: float
    words: Sequence[Word]


def make_line(words: Sequence[Word], separator: str = " ") -> Line:
    """Return the line of some words."""
    return Line(tuple(words), separator.join(word.text for word in words))
