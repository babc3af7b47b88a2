"""A number with its own currency, magnitude and unit, before ranges and qualifiers."""

from __future__ import annotations

import functools
import re
from fractions import Fraction
from typing import NamedTuple

from xinnlp.quantities.model import Numeral
from xinnlp.quantities.nouns import is_person_noun
from xinnlp.quantities.numerals import MAX_VALUE
from xinnlp.quantities.shared_currencies import SharedCurrencies
from xinnlp.quantities.vocabulary import (
    OPEN,
    alternatives,
    currency_after,
    currency_before,
    currency_ends,
    doubtful_currencies,
    tables,
    units_after,
)

_LONGEST_CURRENCY = 14
_REST_OF_TOKEN = re.compile(r"[\w+-]{0,40}")
_VERSION = re.compile(r"\d{1,2}\.0")
_EXPONENT = re.compile(r"[eE][+-]?\d")
_WORD_BEFORE_HYPHEN = re.compile(r"([^\W\d_]+)[-‐‑]$")
_JOINING_WORDS = frozenset({"of", "in", "to", "and", "or", "than", "a", "an", "the"})
_WORD_AFTER = re.compile(r"[ ]([^\W\d_]+(?:-[^\W\d_]+)?)")
_OF_THINGS = re.compile(r"[ ]of[ ](?!sterling)[a-z]")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_LARGE = 1000


class Atom(NamedTuple):
    """A number and what is written on it; `value` None marks one that cannot be read."""

    start: int
    end: int
    value: Fraction | None
    kind: str | None
    unit: str | None
    scale: Fraction
    in_words: bool
    bare: bool
    plus: bool
    hyphenated: bool
    assumed: bool = False

    @property
    def scaled(self) -> bool:
        """Tell whether a magnitude (million) is part of the number."""
        return self.scale > 1


def read_atom(text: str, numeral: Numeral, shared: SharedCurrencies) -> Atom | None:
    """Return the atom around a numeral; None where letters make it part of a name (B12, 3D, COVID-19)."""
    start, code, told = _read_currency_before(text, numeral, shared)
    if start is None:
        return None
    if numeral.value is None or _EXPONENT.match(text, numeral.end) or _doubled_sign(text, start):
        return _unreadable(text, start, numeral, code)
    end, factor = _read_abbreviation(text, numeral, has_currency=code is not None)
    plus = text.startswith("+", end) and not text[end + 1 : end + 2].isdigit()
    end += plus
    unit_start = end
    end, kind, unit, factor = _read_unit(text, end, factor, code, numeral)
    if kind == "money" and end > unit_start and code is None:
        unit, told = shared.settle(text[unit_start:end].lstrip(" -"), unit, end)
    elif kind == "money" and end > unit_start:
        told = True  # $5 million USD
    if unit == OPEN or (kind == "money" and unit is None):
        return _unreadable(text, start, numeral, code)
    if not _ends_cleanly(text, end):
        return None
    if kind is None and _VERSION.fullmatch(text, numeral.start, end):
        return None
    value = numeral.value * factor
    scale = numeral.scale * max(factor, Fraction(1))
    bare = not (scale > 1 or numeral.in_words or numeral.separated or kind or plus)
    return Atom(
        start, end, value if value <= MAX_VALUE else None, kind, unit, scale, numeral.in_words, bare, plus,
        text[end : end + 1] in {"-", "‐", "‑"} and text[end + 1 : end + 2].isalpha(), not told,
    )  # fmt: skip


def _unreadable(text: str, start: int, numeral: Numeral, code: str | None) -> Atom:
    end = _REST_OF_TOKEN.match(text, numeral.end).end()  # type: ignore[union-attr]
    return Atom(start, end, None, "money" if code else None, code, Fraction(1), numeral.in_words, False, False, False)


def _read_currency_before(text: str, numeral: Numeral, shared: SharedCurrencies) -> tuple[int | None, str | None, bool]:
    """Return where the number with its currency begins, the currency's code and whether the text tells it.

    No start where the number is a name's part.
    """
    start = numeral.start
    previous = text[start - 1 : start]
    near = previous if previous not in {" ", "\u2009"} else text[start - 2 : start - 1]
    if near and near in currency_ends():
        pattern, codes = currency_before()
        match = pattern.search(text, max(0, start - _LONGEST_CURRENCY), start)
        form = (match["letters"] or match["sign"] or match["tight"]) if match else None
        if match and form and (form not in doubtful_currencies() or _is_large(text, numeral)):
            code, told = shared.settle(form, codes[form], start)
            return match.start(), code or OPEN, told
    if previous.isalnum() or previous in {"_", "/", "\\", "=", "&", "^"}:
        return None, None, True
    if previous in {".", ","} and text[start - 2 : start - 1].isdigit():
        return None, None, True
    if previous in {"-", "‐", "‑"}:
        word = _WORD_BEFORE_HYPHEN.search(text, max(0, start - 12), start)
        if word and word[1].lower() not in _JOINING_WORDS:
            return None, None, True
    return start, None, True


def _is_large(text: str, numeral: Numeral) -> bool:
    """Tell a number with a magnitude or a separator, or of four digits: what follows or precedes it may be money."""
    large = numeral.value is not None and numeral.value >= _LARGE
    return large or numeral.scale > 1 or numeral.separated or bool(_abbreviation_pattern().match(text, numeral.end))


def _doubled_sign(text: str, start: int) -> bool:
    return text[start - 1 : start] in {"$", "€", "£", "¥", "₹"} and text[start : start + 1] in {"$", "€", "£", "¥", "₹"}


@functools.cache
def _abbreviation_pattern() -> re.Pattern[str]:
    forms = tables()["abbreviations"]
    signs = [form for form in forms if not form.isascii()]
    return re.compile(
        rf"[ ]?(?P<form>(?i:{alternatives(set(forms) - set(signs))})(?![\w²/])|(?:{alternatives(signs)}))"
    )


def _read_abbreviation(text: str, numeral: Numeral, *, has_currency: bool) -> tuple[int, Fraction]:
    """Return where the number with its magnitude sign ends, and the factor: 840m beside £, 500m people, 20k."""
    match = None if numeral.in_words else _abbreviation_pattern().match(text, numeral.end)
    if not match:
        return numeral.end, Fraction(1)
    form = match["form"].lower()
    factor = Fraction(tables()["abbreviations"][form])
    if has_currency:
        return match.end(), factor
    touching = match.start("form") == numeral.end
    if currency_after()[0].match(text, match.end()) and (touching or len(form) > 1):
        return match.end(), factor
    if form in tables()["doubtful"]["abbreviations"]:
        noun = _WORD_AFTER.match(text, match.end())
        counts_people = noun is not None and is_person_noun(noun[1])
        return (match.end(), factor) if touching and counts_people else (numeral.end, Fraction(1))
    return (match.end(), factor) if touching or len(form) > 1 else (numeral.end, Fraction(1))


def _read_unit(
    text: str, end: int, factor: Fraction, code: str | None, numeral: Numeral
) -> tuple[int, str | None, str | None, Fraction]:
    """Return end, kind, unit and factor once the unit after the number is read."""
    pattern, forms = currency_after()
    match = pattern.match(text, end)
    if match and _is_money(text, match, numeral, factor):
        meaning = forms[match["form"].lower()]
        if code is None or code in {meaning.unit, "USD", OPEN}:
            return match.end(), "money", meaning.unit, factor * meaning.factor
    if code is not None:
        return end, "money", code, factor
    if match and match["form"].lower().startswith("pound"):
        return match.end(), "measure", "lb", factor
    pattern, forms = units_after()
    match = pattern.match(text, end)
    if match and not _is_calendar_year(match, numeral):
        form = (match["age"] or match["exact"] or match["loose"]).strip()
        meaning = forms.get(form) or forms[form.lower()]
        return match.end(), meaning.kind, meaning.unit, factor
    return end, None, None, factor


def _is_money(text: str, match: re.Match[str], numeral: Numeral, factor: Fraction) -> bool:
    """Tell pounds of money from pounds of food, and the won of Korea from a prize won."""
    form = match["form"].lower()
    if form in doubtful_currencies() or match["form"] in doubtful_currencies():
        return factor > 1 or (numeral.scale > 1 or numeral.separated)
    if form in {"pounds", "pound"}:
        weighs = _OF_THINGS.match(text, match.end()) or ("$" in text and "£" not in text)
        return not weighs
    return True


def _is_calendar_year(match: re.Match[str], numeral: Numeral) -> bool:
    """Tell `2018 year-end` and `the 2019 month`: a plain year before a word of time is no duration."""
    loose = (match["loose"] or "").lower()
    in_years = (
        numeral.value is not None
        and not (numeral.scale > 1 or numeral.separated or numeral.in_words)
        and _FIRST_YEAR <= numeral.value <= _LAST_YEAR
    )
    return in_years and loose in {"year", "month", "week", "season", "weekend"}


def _ends_cleanly(text: str, end: int) -> bool:
    """Tell whether the number is not cut out of a longer token: 34th, 4x4, 20s."""
    following = text[end : end + 1]
    if following.isalnum() or following == "_":
        return not following.isascii() and not following.isdigit()
    return not (following in {"/", "^"} and text[end + 1 : end + 2].isdigit())
