"""Finding many names in a text at once: a hash over its runs of words, so that time grows with the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"\w+|[^\w\s“”\"«»„]")
_LEAST_LOUD = 4  # letters of a single word that a text in capitals may have, and a gazetteer not


class OwnName(NamedTuple):
    """An organisation of the user's file; `classification` is None where the file has no type."""

    name: str
    classification: str | None
    other_names: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name and the other names."""
        return (self.name, *self.other_names)


class Hit(NamedTuple):
    """Where a name stands (code points, end exclusive) and whose it is."""

    start: int
    end: int
    entry: OwnName


class Gazetteer:
    """Organisations by every form of their names.

    A form is a name's words without case, quotation marks, white space and a leading `the`. A text has the name
    where its words are those of the form and capitalised wherever the name's are; a single word must stand there
    as it is in the file, or in capitals.
    """

    def __init__(self, entries: Iterable[OwnName]) -> None:
        """Take entries no two of which share a form."""
        self.entries = tuple(entries)
        self._found: dict[str, tuple[list[str], OwnName]] = {}
        self._longest: dict[str, int] = {}
        for entry in self.entries:
            for name in entry.names:
                words = _words_of(name)
                form = _form(words)
                self._found.setdefault(form, (words, entry))
                first = form.partition(" ")[0]
                self._longest[first] = max(self._longest.get(first, 0), len(words))

    def find_entry(self, name: str) -> OwnName | None:
        """Return the entry that has this name, whatever its case."""
        found = self._found.get(form_of(name))
        return found[1] if found else None

    def find(self, text: str) -> list[Hit]:
        """Return the names in a text from left to right, the longest at each place, none overlapping another.

        Linear in the text: at a word, at most as many runs are looked up as the longest name that begins so has words.
        """
        words, folded, bounds = [], [], []
        for match in _WORD.finditer(text.replace("’", "'")):
            words.append(match[0])
            folded.append(match[0].casefold())
            bounds.append(match.span())
        hits: list[Hit] = []
        position = 0
        while position < len(words):
            length, entry = self._longest_at(words, folded, position)
            if entry is not None:
                hits.append(Hit(bounds[position][0], bounds[position + length - 1][1], entry))
            position += length or 1
        return hits

    def _longest_at(self, words: list[str], folded: list[str], position: int) -> tuple[int, OwnName | None]:
        for length in range(self._longest.get(folded[position], 0), 0, -1):
            found = self._found.get(" ".join(folded[position : position + length]))
            if found and len(found[0]) == length and _is_written_so(words[position : position + length], found[0]):
                return length, found[1]
        return 0, None


def form_of(name: str) -> str:
    """Return what all spellings of a name share."""
    return _form(_words_of(name))


def _words_of(name: str) -> list[str]:
    words = _WORD.findall(name.replace("’", "'"))
    return words[1:] if len(words) > 1 and words[0].casefold() == "the" else words


def _form(words: list[str]) -> str:
    return " ".join(words).casefold()


def _is_written_so(words: list[str], name: list[str]) -> bool:
    """Tell whether the words of a text have the capitals of a name; those of `USAID` in `UsAid` count as such."""
    if len(name) == 1:
        return words == name or (words[0].isupper() and len(name[0]) >= _LEAST_LOUD)
    return all(
        word == wanted or not wanted[0].isupper() or word[0].isupper() for word, wanted in zip(words, name, strict=True)
    )
