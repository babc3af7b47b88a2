"""Numerals in digits and words: where they stand and what they are worth.

Digits may be grouped the English (1,500,000), Indian (15,00,000), Swiss (1'500) or spaced way; the Continental
way (1.500,00) only where the whole text writes so. Digits of any script count, but not two scripts in one number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from xinnlp.knowledge import load_table
from xinnlp.quantities.model import Numeral

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
_VULGAR = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_PLAIN = re.compile(r"\d+(?:[.٫]\d+)?")
_GROUPED = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’]\d{3})+|\d{1,3}(?:٬\d{3})+)(?:[.٫]\d+)?"
)
_SPACED = re.compile(r"[1-9]\d{0,2}(?:[ \u2009]\d{3})+")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+")
_SEVERAL_DOTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_SURELY_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
_SURELY_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2}")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_AFTER_DECIMAL = re.compile(r"[ ]?(?:%|€|million\b|per cent|percent)")
_FIRST_OF_BLOB = re.compile("[\\d½¼¾⅓⅔⅛⅜⅝⅞]")


def find_numerals(text: str, words: Sequence[Numeral] = ()) -> list[Numeral]:
    """Return the numerals of a text in text order, those in words among them; none overlaps another."""
    return _merge(_find_digit_numerals(text), words)


def _find_blobs(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while first := _FIRST_OF_BLOB.search(text, position):
        blob = _BLOB.match(text, first.start())
        if blob is None:  # pragma: no cover - a digit always begins one
            return
        yield blob
        position = blob.end()


def writes_continental(text: str, blobs: Iterable[re.Match[str]]) -> bool:
    """Tell whether a text writes 1.500,00 throughout: it does so somewhere, and nowhere the English way."""
    found = False
    for blob in blobs:
        digits = blob.group()
        if _SURELY_ENGLISH.fullmatch(digits):
            return False
        found = found or _SURELY_CONTINENTAL.fullmatch(digits) is not None
        if not found and _DECIMAL_COMMA.fullmatch(digits):
            found = _AFTER_DECIMAL.match(text, blob.end()) is not None
    return found


def _find_digit_numerals(text: str) -> list[Numeral]:
    blobs = list(_find_blobs(text))
    continental = writes_continental(text, (blob for blob in blobs if not blob.group().isdigit()))
    return [_read_blob(text, blob, continental=continental) for blob in blobs]


def _read_blob(text: str, match: re.Match[str], *, continental: bool) -> Numeral:
    start, end = match.span()
    blob, tail = match.group(), Fraction(0)
    if blob[-1] in _VULGAR:
        tail, blob = Fraction(*_VULGAR[blob[-1]]), blob[:-1].rstrip()
    elif "/" in blob:
        blob, _, slash = blob.rpartition(" ")
        tail = Fraction(int(slash[0]), int(slash[2]))
    value = read_digits(blob, continental=continental) if blob else Fraction(0)
    if value is None:
        return Numeral(start, end, None, in_words=False)
    scale, stop = _following_multipliers(text, end)
    separated = not blob.isdigit() or bool(tail)
    return Numeral(start, stop, _bounded((value + tail) * scale), False, Fraction(scale), separated)


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


def _merge(digits: list[Numeral], words: Sequence[Numeral]) -> list[Numeral]:
    """Return both in text order; where they overlap the one that begins first stands."""
    if not words:
        return digits
    merged: list[Numeral] = []
    for numeral in sorted([*digits, *words], key=lambda item: (item.start, -item.end)):
        if not merged or numeral.start >= merged[-1].end:
            merged.append(numeral)
    return merged
