"""Words that were broken at a line's end, made whole.

Whether the hyphen belongs to the word is told by the rest of the document, where it has the word elsewhere, then by
lists of what compounds are made of; any other is taken for the typesetter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from xinnlp.knowledge import load_table

# What a file writes where a line ends within a word: pdfium's marks for such hyphens, the soft hyphen, and hyphens.
SOFT_HYPHENS = "\x02\ufffe\u00ad"
_HYPHENS = SOFT_HYPHENS + "\u2010-"  # the last one last: these stand in character classes
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = re.compile(rf"(?:^|[^\w])([^\W_]+)[{_HYPHENS}]$")
_FIRST = re.compile(r"[^\W\d_]+")


class Hyphens:
    """Joins lines; knows the words of the whole document."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Read the words of a document, those that a line's end breaks aside."""
        self._words: set[str] = set()
        is_broken = False
        for line in lines:
            words = _WORD.findall(line)[is_broken:]
            is_broken = line.endswith(tuple(_HYPHENS))
            self._words.update(word.casefold() for word in (words[:-1] if is_broken else words))

    def join(self, text: str, line: str) -> str:
        """Return a text with its next line."""
        if not text or text[-1] not in _HYPHENS or (len(text) > 1 and text[-2].isspace()):
            return f"{text} {line}" if text and line else text or line
        last, first = _LAST.search(text), _FIRST.match(line)
        if last is None or first is None:
            return text.rstrip(SOFT_HYPHENS) + line if text[-1] in SOFT_HYPHENS else text + line
        return text[:-1] + ("-" if self._keeps_hyphen(last[1], first[0]) else "") + line

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        if not tail[0].islower() or not head[-1].isalpha() or (head.isupper() and len(head) > 1):
            return True
        is_name = head[0].isupper()
        head, tail = head.casefold(), tail.casefold()
        if f"{head}-{tail}" in self._words:
            return True
        if head + tail in self._words:
            return False
        table = load_table("compounds")["compounds"]
        if head in table["heads"] or (head in table["short_heads"] and tail in self._words):
            return True
        return tail in table["tails"] and (is_name or head in self._words)
