"""Numbers written in words: `two and a half million`, `a quarter of a million`, `three hundred and five`."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from xinnlp.knowledge import load_table
from xinnlp.quantities.model import Numeral

_WORD = re.compile(r"[A-Za-z]+")
_LETTERS_BEFORE = re.compile(r"[\w’']")


def find_trigger_words(text: str) -> list[tuple[int, str]]:
    """Return where words stand that may begin a number or name a share, with the words in lower case."""
    triggers = _triggers()
    return [(m.start(), lower) for m in _WORD.finditer(text) if (lower := m.group().lower()) in triggers]


@functools.cache
def _triggers() -> frozenset[str]:
    names = ("cardinals", "tens", "ordinal_fractions")
    words = {word for name in names for word in _tables()[name]} | {"a", "an", "that", "this"}
    return frozenset(words)


def find_word_numerals(text: str, triggers: Sequence[tuple[int, str]]) -> list[Numeral]:
    """Return the numbers in words of a text, in text order; `triggers` are those of find_trigger_words.

    `a`, `half` and a bare magnitude are numbers only together with more; vague ones (`a few million`, `hundreds`)
    are none.
    """
    found: list[Numeral] = []
    pattern = _numeral_pattern()
    for position, word in triggers:
        if found and position < found[-1].end:
            continue
        match = pattern.match(text, position)
        if match is None or _LETTERS_BEFORE.match(text[position - 1 : position]):
            continue
        if _vague_before().search(text, max(0, position - 12), position):
            continue
        words = _words_of(match.group())
        scale = next((multipliers[w] for w in reversed(words) if w in (multipliers := _tables()["multipliers"])), 1)
        start = position + (len(word) + 1 if word in {"that", "this"} else 0)
        found.append(Numeral(start, match.end(), _value_of(match), True, Fraction(scale)))
    return found


def _value_of(match: re.Match[str]) -> Fraction:
    groups = match.groupdict()
    if groups["share"]:  # half a million, a quarter of a million, three quarters of a million
        numerator = read_words(groups["numerator"] or "one")
        words = _words_of(groups["share"])
        denominator = _tables()["ordinal_fractions"][words[-1]]
        share = Fraction(numerator, denominator)
        scale = _tables()["multipliers"].get((groups["share_scale"] or "").lower(), 1)
        return share * int(scale)
    value = read_words(groups["run"] or groups["article_run"])
    if groups["and_half"]:
        value += Fraction(1, 4 if "quarter" in groups["and_half"].lower() else 2) * _unit_of_half(groups)
    if groups["half_scale"]:
        value *= int(_tables()["multipliers"][groups["half_scale"].lower()])
    return value


def _unit_of_half(groups: dict[str, Any]) -> int:
    """Return what the half halves: in `a million and a half` the million, in `two and a half million` one."""
    words = _words_of(groups["run"] or groups["article_run"])
    if not groups["half_scale"] and words[-1] in _tables()["multipliers"]:
        return int(_tables()["multipliers"][words[-1]])
    return 1


def read_words(run: str) -> Fraction:
    """Return the value of a run of number words, which the pattern has found well-formed."""
    cardinals, tens, multipliers = (_tables()[name] for name in ("cardinals", "tens", "multipliers"))
    total = current = largest = 0
    for word in _words_of(run):
        if word in cardinals or word in tens:
            current += cardinals.get(word, 0) or tens.get(word, 0)
        elif word in multipliers and multipliers[word] <= 100:
            current = (current or 1) * multipliers[word]
        elif word in multipliers:
            scale = multipliers[word]
            if scale > largest and total:
                total = (total + current) * scale
            else:
                total += (current or 1) * scale
            largest, current = max(largest, scale), 0
    return Fraction(total + current)


def _words_of(run: str) -> list[str]:
    return [word for word in re.split(r"[\s-]+", run.lower()) if word]


def _tables() -> dict[str, Any]:
    return load_table("quantities")


@functools.cache
def _vague_before() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _tables()["vague"]["before"])
    return re.compile(rf"(?i)\b(?:{words})[\s-]$")


@functools.cache
def _numeral_pattern() -> re.Pattern[str]:
    tables = _tables()
    units = _alternatives([word for word in tables["cardinals"] if word != "zero"])
    tens = _alternatives(tables["tens"])
    multipliers = _alternatives([word for word in tables["multipliers"] if not word.endswith("s")])
    plural = _alternatives(word for word in ("lakhs", "lacs", "crores"))
    below_hundred = rf"(?:(?:{tens})(?:[ -](?:{units}))?|(?:{units}))(?![\w])"
    scale = rf"(?:{multipliers}|{plural})(?!\w)"
    run = rf"{below_hundred}(?:[ -]{scale}(?:[ -](?:and[ -])?{below_hundred})?)*"
    article_run = rf"(?:an?|that|this)[ -](?:{scale})(?:[ -](?:and[ -])?{below_hundred}(?:[ -]{scale})?|[ -]{scale})*"
    fraction = _alternatives(tables["ordinal_fractions"])
    # half an hour, a quarter mile: singular units of two letters and more
    halved = _alternatives(
        form
        for table in (tables["durations"], tables["measures"])
        for forms in table.values()
        for form in forms
        if form.isalpha() and len(form) > 2 and not form.endswith("s")
    )
    share = (
        rf"(?:(?:(?P<numerator>{units})[ -]|an?[ -])?(?P<share>{fraction})"
        rf"(?:(?:[ -](?:of[ -])?an?[ -]|[ -](?=(?:{multipliers})\b))(?P<share_scale>{multipliers})(?!\w)"
        rf"|(?:[ -](?:of[ -])?an?)?(?=[ -](?:{halved})(?!\w))))"
    )
    half = (
        rf"(?P<and_half>[ -]and[ -](?:an?|one)[ -](?:half|quarter)(?!\w)(?:[ -](?P<half_scale>{multipliers})(?!\w))?)?"
    )
    return re.compile(rf"(?i)(?:{share}|(?:(?P<run>{run})|(?P<article_run>{article_run})){half})")


def _alternatives(words: Any) -> str:  # noqa: ANN401
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
