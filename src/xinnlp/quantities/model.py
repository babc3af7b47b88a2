"""What is found in a text: numerals, quantities, and numbers that cannot be read."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Numeral(NamedTuple):
    """A number as written; `value` is None where it cannot be read with certainty.

    `scale` is the magnitude that is part of it (a million, else 1), `separated` tells that it has a separator or
    a fraction.
    """

    start: int
    end: int
    value: Fraction | None
    in_words: bool
    scale: Fraction = Fraction(1)
    separated: bool = False


class Quantity(NamedTuple):
    """A number with what its own words say; offsets in code points, end exclusive.

    `kind` and `unit` are None where a noun must tell (1,500 …). `number_start` and `number_end` bound number and
    unit without the qualifier. `bare` tells that a plain whole number stands there, that might be a year; `assumed`
    that nothing in the text tells which country's currency it is.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Fraction
    value_max: Fraction | None
    kind: str | None
    unit: str | None
    qualifier: str
    bare: bool = False
    in_words: bool = False
    hyphenated: bool = False
    assumed: bool = False


class Unreadable(NamedTuple):
    """A number that is left out because it cannot be read with certainty."""

    start: int
    end: int


def as_number(value: Fraction) -> int | float:
    """Return an int where the value is integral, else the nearest float, at most ten decimals."""
    return int(value) if value.denominator == 1 else round(float(value), 10)
