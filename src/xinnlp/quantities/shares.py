"""Shares in words: `two-thirds of`, `a quarter of`, `half of`; in percent."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from fractions import Fraction

from xinnlp.quantities.model import Quantity
from xinnlp.quantities.vocabulary import alternatives, tables

_LONGEST_NUMERATOR = 8
_LONGEST_TAIL = 40


@functools.cache
def _pattern() -> re.Pattern[str]:
    fractions = alternatives(tables()["ordinal_fractions"])
    numerators = alternatives(word for word, value in tables()["cardinals"].items() if 0 < value < 10)
    times = r"(?:this|last|next|the[ ]*(?:next|last|\w+[ ])?)?[ ]*(?:year|month|week|day|century|season|game|match)\b"
    not_times = rf"(?!an?[ ]|{times}|\d)"
    not_part = "".join(f"(?<!{word} )" for word in ("first", "second", "latter", "other", "last"))
    return re.compile(
        rf"(?i)(?<![\w-])(?:(?:(?P<numerator>{numerators})[ -]|an?[ ])(?P<part>{fractions})|{not_part}(?P<half>half))"
        rf"(?=[ ]of[ ]{not_times})"
    )


def find_shares(text: str, triggers: Sequence[tuple[int, str]]) -> list[Quantity]:
    """Return the shares of a text in text order; `first half of the year` is none."""
    found: list[Quantity] = []
    parts = tables()["ordinal_fractions"]
    for position, word in triggers:
        if word not in parts or not text.startswith(" of ", position + len(word)):
            continue
        match = _pattern().search(text, max(0, position - _LONGEST_NUMERATOR), position + _LONGEST_TAIL)
        while match and match.end() <= position:
            match = _pattern().search(text, match.end(), position + _LONGEST_TAIL)
        if match is None or not match.start() <= position < match.end():
            continue
        numerator = tables()["cardinals"].get((match["numerator"] or "one").lower(), 1)
        value = Fraction(numerator, parts[word])
        if value < 1:
            start, end = match.span()
            bounds = (start, end, start, end)
            found.append(Quantity(*bounds, value * 100, None, "percentage", "percent", "exact", in_words=True))
    return found
