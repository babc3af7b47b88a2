"""Shares in words: `two-thirds of`, `a quarter of`, `half of`; in percent."""

from __future__ import annotations

import functools
import re
from fractions import Fraction

from xinnlp.quantities.model import Quantity
from xinnlp.quantities.vocabulary import alternatives, tables


@functools.cache
def _pattern() -> re.Pattern[str]:
    fractions = alternatives(tables()["ordinal_fractions"])
    numerators = alternatives(word for word, value in tables()["cardinals"].items() if 0 < value < 10)  # noqa: PLR2004
    not_times = r"(?!an?[ ]|(?:this|last|next|the[ ]*(?:next|last|\w+[ ])?)?[ ]*(?:year|month|week|day|century|season|game|match)\b|\d)"
    return re.compile(
        rf"(?i)(?<![\w-])(?:(?:(?P<numerator>{numerators})[ -]|an?[ ])(?P<part>{fractions})|(?<!first )(?<!second )(?<!latter )(?<!other )(?<!last )(?P<half>half))"
        rf"(?=[ ]of[ ]{not_times})"
    )


def find_shares(text: str) -> list[Quantity]:
    """Return the shares of a text in text order; `first half of the year` is none."""
    found = []
    for match in _pattern().finditer(text):
        part = (match["part"] or match["half"]).lower()
        numerator = tables()["cardinals"].get((match["numerator"] or "one").lower(), 1)
        value = Fraction(numerator, tables()["ordinal_fractions"][part])
        if value >= 1:
            continue
        start, end = match.span()
        found.append(Quantity(start, end, start, end, value * 100, None, "percentage", "percent", "exact", in_words=True))
    return found
