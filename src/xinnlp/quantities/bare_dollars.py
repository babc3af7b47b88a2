"""Whose dollar a bare $ is: that of the publisher's country, the dateline or the places told of, else the US dollar."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import Any, NamedTuple

from xinnlp.knowledge import load_table
from xinnlp.quantities.vocabulary import alternatives

_START = 400  # code points within which a dateline stands
DATELINE = r"(?m)^\W{{0,3}}(?:{cities})\b(?:[,(/ ][^\n–—]{{0,40}})?[ ](?:[–—]|--|-)[ ]"
_US = "USD"
# How often, and in how many words, a text speaks of a country that is then taken for its own.
_OFTEN, _SEVERAL = 3, 2


class Settled(NamedTuple):
    """A currency, and whether publisher, dateline, places or signs tell it: what is not told is only assumed."""

    code: str | None
    is_told: bool


def settle_bare_dollar(text: str, origin: str = "") -> Settled:
    """Return the ISO 4217 code of a bare $ in a text; `origin` is its address and publisher, where known.

    A publisher's country or a dateline settles it, and so does the one dollar country that a text speaks of where it
    writes US$ for the other dollar, or that it speaks of again and again without a word of the United States. A text
    that marks its own dollar (A$5m) but not the US one means the latter. Where nothing tells it is assumed to be the
    US dollar.
    """
    us_signs = any(sign in text for sign in _entries()[_US]["signs"])
    code = _only(code for code in _entries() if _publisher_pattern(code).search(origin))
    code = code or _only(code for code in _entries() if _has_dateline(code, text))
    told: Counter[str] = Counter()
    if code is None:
        words = Counter(_place_pattern().findall(text))
        for word, count in words.items():
            told[_code_of_place()[word]] += count
        code = _of_places(told, words, us_signs=us_signs)
    if code is None:
        others = sum(count for other, count in told.items() if other != _US)
        return Settled(_US, not us_signs and told[_US] > others)
    marks_own = code != _US and any(sign in text for sign in _entries()[code]["signs"])
    return Settled(_US if marks_own and not us_signs else code, True)


def _only(codes: Any) -> str | None:  # noqa: ANN401
    found = list(codes)
    return str(found[0]) if len(found) == 1 else None


def _of_places(told: Counter[str], words: Counter[str], *, us_signs: bool) -> str | None:
    """Return the one dollar country but the United States that is spoken of, where that tells whose the article is."""
    others = [code for code in told if code != _US]
    if len(others) != 1:
        return None
    (code,) = others
    forms = sum(_code_of_place()[word] == code for word in words)
    is_own = not told[_US] and told[code] >= _OFTEN and forms >= _SEVERAL
    return code if us_signs or is_own else None


@functools.cache
def _entries() -> dict[str, dict[str, Any]]:
    dollars = load_table("dollars")
    return {_US: dollars["us"]} | {entry["code"]: entry for entry in dollars["dollar"]}


@functools.cache
def _publisher_pattern(code: str) -> re.Pattern[str]:
    entry = _entries()[code]
    hosts = rf"\.(?:{alternatives(entry['domains'])})(?=[/:\s]|$)"
    return re.compile(rf"{hosts}|\b(?:{alternatives(entry['publishers'])})\b")


def _has_dateline(code: str, text: str) -> bool:
    pattern = _dateline_pattern(code)
    return pattern is not None and pattern.search(text, 0, _START) is not None


@functools.cache
def _dateline_pattern(code: str) -> re.Pattern[str] | None:
    cities = _entries()[code]["cities"]
    if not cities:
        return None
    return re.compile(DATELINE.format(cities=alternatives([*cities, *(city.upper() for city in cities)])))


@functools.cache
def _place_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_code_of_place())})(?!\w)")


@functools.cache
def _code_of_place() -> dict[str, str]:
    return {place: code for code, entry in _entries().items() for place in entry["places"]}
