"""When two wordings count as the same: names, titles, numbers and units, and where a wording stands in a text."""

from __future__ import annotations

import re
from functools import cache

from xinnlp.knowledge import load_table

Place = tuple[int, int]

_EDGES = " •·*-–—\"'“”‘’,;:()[]"
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "and", "for", "at", "in", "its", "s"})
_DIGITS = re.compile(r"\d[\d,.]*")
# Relative: a value worked out in floating point is the same number.
_TOLERANCE = 1e-6


def fold(wording: str | None) -> str:
    """Return a wording without what makes no other name: case, white space, marks around it, `the`, possessive."""
    bare = " ".join((wording or "").split()).strip(_EDGES)
    return _POSSESSIVE.sub("", _ARTICLE.sub("", bare)).strip().casefold()


def titles_agree(one: str | None, other: str | None) -> bool:
    """Tell whether one wording contains the other, or at least half of the shorter one's words are shared.

    A single word must be shared whole; nothing agrees with nothing only.
    """
    if not one or not other:
        return not one and not other
    folded, other_folded = fold(one), fold(other)
    if folded in other_folded or other_folded in folded:
        return True
    words, other_words = _content_words(one), _content_words(other)
    fewer = min(len(words), len(other_words))
    return fewer > 0 and len(words & other_words) >= max(1, fewer / 2)


def _content_words(wording: str) -> set[str]:
    return set(_WORD.findall(wording.casefold())) - _SMALL_WORDS


def find_places(text: str, wording: str) -> list[Place]:
    """Return where a wording stands, as (start, end) in code points.

    As whole words, so that `50` is not found in `1950` or `$50,000`; failing that with other white space;
    failing that anywhere.
    """
    left = r"(?<!\w)(?<!\d[.,])" if wording[:1].isalnum() else ""
    right = r"(?!\w)(?![.,]\d)" if wording[-1:].isalnum() else ""
    spaced = r"\s+".join(re.escape(part) for part in wording.split())
    for pattern in (left + re.escape(wording) + right, left + spaced + right, spaced):
        places = [match.span() for match in re.finditer(pattern, text)]
        if places:
            return places
    return []


def find_digits(wording: str) -> str | None:
    """Return the first number of a wording as it is written in digits, None where it has none."""
    match = _DIGITS.search(wording)
    return match[0].rstrip(".,") if match else None


def values_agree(one: float | None, other: float | None) -> bool:
    """Tell whether two numbers are the same but for floating point, or both are missing."""
    if one is None or other is None or one == other:
        return one == other
    try:
        return abs(one - other) <= _TOLERANCE * max(1.0, abs(one))
    except OverflowError:  # a whole number beyond floating point beside another number
        return False


def units_agree(one: str | None, other: str | None) -> bool:
    """Tell whether two units are spellings of one, or noun phrases with one head: `handloom weavers`, `weavers`."""
    unit, other_unit = _spell_unit(one), _spell_unit(other)
    if not unit or not other_unit:
        return unit == other_unit
    return _singular(unit) == _singular(other_unit) or _singular(unit.split()[-1]) == _singular(other_unit.split()[-1])


def _singular(word: str) -> str:
    return word.rstrip("s")


def _spell_unit(unit: str | None) -> str:
    folded = (unit or "").strip().casefold()
    return _unit_spellings().get(folded, folded)


@cache
def _unit_spellings() -> dict[str, str]:
    table = load_table("unit_spellings")["spellings"]
    return {spelling: unit for unit, spellings in table.items() for spelling in spellings}
