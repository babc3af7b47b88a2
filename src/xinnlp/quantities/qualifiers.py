"""The words that bound a number: `more than`, `up to`, `or so`, and the ones that make it an age."""

from __future__ import annotations

import functools
import re

from xinnlp.quantities.model import Quantity
from xinnlp.quantities.vocabulary import alternatives, qualifier_after, qualifier_before, tables

_LONGEST_QUALIFIER = 40
_LIMIT_OF = re.compile(r"(?i)(?<!\w)(?P<limit>minimum|maximum)(?:[ ][a-z]+){0,3}[ ]of[ ]$")
# `over ten years` is a stretch of time unless something says that it is measured.
_MEASURED_BEFORE = re.compile(
    r"(?i)\b(?:for|just|well|lasted|lasting|took|taken|of|after|with|has|have|had|is|was|spent|spanning|little|slightly)"
    r"[ ]$"
)
_STRETCH = frozenset({"over"})
_OLDEST = 130


def qualify(text: str, quantity: Quantity, floor: int) -> Quantity:
    """Return the quantity with its qualifiers taken into the span; nothing before `floor` is read."""
    quantity = _qualify_before(text, quantity, floor)
    quantity = _qualify_after(text, quantity)
    return _read_age(text, quantity, floor)


def _qualify_before(text: str, quantity: Quantity, floor: int) -> Quantity:
    pattern, meanings, last_words = qualifier_before()
    for _ in range(2):
        start = quantity.start
        lowest = max(floor, start - _LONGEST_QUALIFIER)
        before = text[lowest:start].rstrip()
        last = before.rpartition(" ")[2].rpartition("\n")[2].strip("(“\"‘'—–[").lower()
        if (
            last not in last_words
            and last not in {"a", "an", "the"}
            and before[-1:] not in {">", "<", "~", "≥", "≤", "≈", "∼", "±"}
        ):
            return _limit_of(text, quantity, lowest) if last == "of" else quantity
        match = pattern.search(text, lowest, start)
        if not match:
            return _limit_of(text, quantity, lowest) if last == "of" else quantity
        form = (match["words"] or match["signs"]).lower()
        if not _applies(text, quantity, form, match.start()):
            return quantity
        qualifier = meanings[form]
        if quantity.qualifier not in {"exact", "about"} and qualifier == "about":
            qualifier = quantity.qualifier
        quantity = quantity._replace(start=match.start(), qualifier=qualifier, bare=False)
    return quantity


def _limit_of(text: str, quantity: Quantity, lowest: int) -> Quantity:
    """Read `a minimum stay of three nights`."""
    match = _LIMIT_OF.search(text, lowest, quantity.start)
    if not match:
        return quantity
    qualifier = "more_than" if match["limit"].lower() == "minimum" else "up_to"
    return quantity._replace(start=match.start(), qualifier=qualifier, bare=False)


def _applies(text: str, quantity: Quantity, form: str, start: int) -> bool:
    """Tell whether an ambiguous word bounds the number: `within` bounds times and lengths, `over` may be a stretch."""
    if form == "within":
        return quantity.kind in {"duration", "measure"}
    if form in _STRETCH and quantity.kind == "duration" and not quantity.hyphenated:
        return _MEASURED_BEFORE.search(text, max(0, start - 16), start) is not None
    if form in tables()["extent"] and _word_before(text, start) in tables()["extent"][form]:
        return False
    if form == "c.":
        return not quantity.bare or quantity.value > 100
    return True


def _word_before(text: str, start: int) -> str:
    return text[max(0, start - 16) : start].rstrip().rpartition(" ")[2].lower()


def _qualify_after(text: str, quantity: Quantity) -> Quantity:
    pattern, meanings = qualifier_after()
    match = pattern.match(text, quantity.end)
    if not match:
        return quantity
    qualifier = meanings[match["form"].lower()]
    if match["form"].lower() in {"at least", "and over", "plus", "maximum", "max"} and quantity.qualifier != "exact":
        return quantity
    return quantity._replace(end=match.end(), qualifier=qualifier, bare=False)


@functools.cache
def _age_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-])(?:{alternatives(tables()['ages']['preceding'])})[ ]$")


def _read_age(text: str, quantity: Quantity, floor: int) -> Quantity:
    """Read `aged 13-18`, `between the ages of 5 and 12`, `at the age of 31`."""
    if quantity.kind not in {None, "duration"} or quantity.unit not in {None, "years"} or quantity.value > _OLDEST:
        return quantity
    match = _age_before().search(text, max(floor, quantity.start - 24), quantity.start)
    if match:
        return quantity._replace(start=match.start(), kind="age", unit="years", bare=False)
    if re.match(r"(?i)between the ages of ", text[quantity.start : quantity.start + 20]):
        return quantity._replace(kind="age", unit="years", bare=False)
    return quantity
