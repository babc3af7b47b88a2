"""Whose dollar a bare $ is: that of the publisher's country or of the dateline, else the US dollar."""

from __future__ import annotations

import functools
import re
from typing import Any

from xinnlp.knowledge import load_table
from xinnlp.quantities.vocabulary import alternatives

_START = 400  # code points within which a dateline stands
_DATELINE = r"(?m)^\W{{0,3}}(?:{cities})\b(?:[,(/ ][^\n–—]{{0,40}})?[ ](?:[–—]|--|-)[ ]"


def settle_bare_dollar(text: str, origin: str = "") -> str:
    """Return the ISO 4217 code of a bare $ in a text; `origin` is its address and publisher, where known.

    A publisher's country or a dateline settles it, and so does the one dollar country that a text speaks of where it
    writes US$ for the other dollar. A text that marks its own dollar (A$5m) but not the US one means the latter.
    """
    dollars = load_table("dollars")
    names_us = any(sign in text for sign in dollars["us"]["signs"])
    for find in (_by_publisher, _by_dateline, _by_places if names_us else None):
        codes = [entry["code"] for entry in dollars["dollar"] if find is not None and find(entry["code"], text, origin)]
        if len(codes) == 1:
            marks_own = any(sign in text for sign in _entries()[codes[0]]["signs"])
            return "USD" if marks_own and not names_us else str(codes[0])
    return "USD"


@functools.cache
def _entries() -> dict[str, dict[str, Any]]:
    return {entry["code"]: entry for entry in load_table("dollars")["dollar"]}


def _by_publisher(code: str, text: str, origin: str) -> bool:
    return _publisher_pattern(code).search(origin) is not None


def _by_dateline(code: str, text: str, origin: str) -> bool:
    pattern = _dateline_pattern(code)
    return pattern is not None and pattern.search(text, 0, _START) is not None


def _by_places(code: str, text: str, origin: str) -> bool:
    return _place_pattern(code).search(text) is not None


@functools.cache
def _publisher_pattern(code: str) -> re.Pattern[str]:
    entry = _entries()[code]
    return re.compile(
        rf"\.(?:{alternatives(entry['domains'])})(?=[/:\s]|$)|\b(?:{alternatives(entry['publishers'])})\b"
    )


@functools.cache
def _dateline_pattern(code: str) -> re.Pattern[str] | None:
    cities = _entries()[code]["cities"]
    if not cities:
        return None
    return re.compile(_DATELINE.format(cities=alternatives([*cities, *(city.upper() for city in cities)])))


@functools.cache
def _place_pattern(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_entries()[code]['places'])})\b")
