"""Numerals in digits and words: where they stand and what they are worth.

Digits may be grouped the English (1,500,000), Indian (15,00,000), Swiss (1'500) or spaced way; the Continental
way (1.500,00) only where the whole text writes so. Digits of any script count, but not two scripts in one number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from fractions import Fraction

from xinnlp.knowledge import load_table
from xinnlp.quantities.model import Numeral
from xinnlp.quantities.words import find_word_numerals

# What JSON carries exactly to every reader (RFC 7493, I-JSON), and more than any sum of money on earth.
MAX_VALUE = 2**53 - 1
_MAX_DIGITS = 30

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# At most five spaced groups: more are a table, not a number.
_BLOB = re.compile(
    rf"(?:(?<![\d.,])[1-9]\d{{0,2}}(?:[ \u2009]\d{{3}}){{1,5}}(?![\d.,]*\d|[ ]\d)|\d+(?:[.,'’٬٫{_INVISIBLE}]+\d+)*)"
    rf"(?:[ ]?[½¼¾⅓⅔⅛⅜⅝⅞]|[ ][1-9]/[2-9](?![\d/]))?|[½¼¾⅓⅔⅛⅜⅝⅞]"
)
_STRIP_INVISIBLE = str.maketrans("", "", _INVISIBLE)
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
_PLAIN = re.compile(r"\d+(?:[.٫]\d+)?")
_GROUPED = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’]\d{3})+|\d{1,3}(?:٬\d{3})+)(?:[.٫]\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?:[ \u2009]\d{3})+")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+")
_SEVERAL_DOTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_SURELY_CONTINENTAL = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}(?=\s?(?:%|€|million|mn|bn)))(?![\d.,]\d)")
_SURELY_ENGLISH = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2}(?!\d))(?![.,]\d)")


def find_numerals(text: str) -> list[Numeral]:
    """Return the numerals of a text in text order; none overlaps another. Linear in the text's length."""
    continental = writes_continental(text)
    digits = list(_find_digit_numerals(text, continental))
    return _merge(digits, find_word_numerals(text))


def writes_continental(text: str) -> bool:
    """Tell whether a text writes 1.500,00 throughout: it does so somewhere, and nowhere the English way."""
    return _SURELY_CONTINENTAL.search(text) is not None and _SURELY_ENGLISH.search(text) is None


def _find_digit_numerals(text: str, continental: bool) -> Iterator[Numeral]:
    for match in _BLOB.finditer(text):
        start, end = match.span()
        blob, tail = match.group(), Fraction(0)
        if blob[-1] in _VULGAR:
            tail, blob = Fraction(*_VULGAR[blob[-1]]), blob[:-1].rstrip()
        elif "/" in blob:
            blob, _, slash = blob.rpartition(" ")
            tail = Fraction(int(slash[0]), int(slash[2]))
        value = read_digits(blob, continental=continental) if blob else Fraction(0)
        separated = not blob.isdigit() if blob else True
        if value is None:
            yield Numeral(start, end, None, in_words=False)
            continue
        scale, stop = _following_multipliers(text, end)
        yield Numeral(start, stop, _bounded((value + tail) * scale), False, Fraction(scale), separated or bool(tail))


def read_digits(blob: str, *, continental: bool = False) -> Fraction | None:
    """Return the value of a digit string, or None where it cannot be read with certainty."""
    blob = blob.translate(_STRIP_INVISIBLE)
    if len(blob) > _MAX_DIGITS or not _one_script(blob):
        return None
    if _SEVERAL_DOTS.fullmatch(blob) or (continental and _CONTINENTAL.fullmatch(blob)):
        return Fraction(blob.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(blob) or _GROUPED.fullmatch(blob):
        return Fraction(re.sub(r"[,'’٬]", "", blob).replace("٫", "."))
    if _SPACED.fullmatch(blob):
        return Fraction(re.sub(r"\s", "", blob))
    return None


def _one_script(blob: str) -> bool:
    """Tell whether all digits come from one block of ten (U+0030 to U+0039, U+0660 to U+0669, …)."""
    if blob.isascii():
        return True
    zeros = {ord(character) - int(character) for character in blob if character.isdigit()}
    return len(zeros) == 1


def _bounded(value: Fraction) -> Fraction | None:
    return value if value <= MAX_VALUE else None


def _following_multipliers(text: str, position: int) -> tuple[int, int]:
    """Return the factor of the magnitude words after a number, and where they end."""
    scale = 1
    multipliers = load_table("quantities")["multipliers"]
    while match := _multiplier_pattern().match(text, position):
        scale *= multipliers[match.group(1).lower()]
        position = match.end()
    return scale, position


@functools.cache
def _multiplier_pattern() -> re.Pattern[str]:
    words = sorted(load_table("quantities")["multipliers"], key=len, reverse=True)
    return re.compile(rf"(?i)[ \t\u2009-]?[ ]?({'|'.join(words)})\b")


def _merge(digits: list[Numeral], words: list[Numeral]) -> list[Numeral]:
    """Return both in text order; where they overlap the one that begins first stands."""
    merged: list[Numeral] = []
    for numeral in sorted([*digits, *words], key=lambda item: (item.start, -item.end)):
        if not merged or numeral.start >= merged[-1].end:
            merged.append(numeral)
    return merged
