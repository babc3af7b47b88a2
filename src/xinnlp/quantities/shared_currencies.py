"""Currency forms that several countries share ($, pesos, Rs), settled by the article's publisher and places."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from xinnlp.knowledge import load_table
from xinnlp.quantities.bare_dollars import DATELINE, Settled, settle_bare_dollar
from xinnlp.quantities.vocabulary import alternatives

_DOLLARS = frozenset({"$", "dollars", "dollar"})
_DATELINE_REACH = 400  # code points within which a dateline stands
# Code points around a number in which the country is looked for where the article speaks of several.
_BEFORE, _AFTER = 240, 120
_SENTENCE_ENDS = ("\n", ". ", "! ", "? ")


class _Cues(NamedTuple):
    """What tells of a currency's country: words of the text or publisher, a dateline, the end of a host's name."""

    words: re.Pattern[str]
    dateline: re.Pattern[str]
    hosts: re.Pattern[str]


@functools.cache
def shared_forms() -> dict[str, dict[str, Any]]:
    """Return the entry of each shared form, by the form in lower case."""
    return {form.lower(): entry for entry in load_table("currencies")["shared"] for form in entry["forms"]}


@functools.cache
def _cues() -> dict[str, _Cues]:
    wanted = {code for entry in load_table("currencies")["shared"] for code in entry["codes"]}
    return {entry["code"]: _cues_of(entry) for entry in load_table("currencies")["currency"] if entry["code"] in wanted}


def _cues_of(currency: dict[str, Any]) -> _Cues:
    words = [word for word in currency["places"] if word[0].isalpha()]
    signs = [word for word in currency["places"] if not word[0].isalpha()]
    pattern = rf"\b(?:{alternatives(words)})(?!\w)" + (f"|{alternatives(signs)}" if signs else "")
    names = alternatives([*words, *(word.upper() for word in words)])
    hosts = rf"\.(?:{alternatives(currency['domains'])})(?=[/:\s]|$)"
    return _Cues(re.compile(pattern), re.compile(DATELINE.format(cities=names)), re.compile(hosts))


class SharedCurrencies:
    """Settles the shared forms of one text; what the whole text tells is looked up once for each form."""

    def __init__(self, text: str, origin: str = "") -> None:
        """Take the text, and its address and publisher where known."""
        self._text = text
        self._origin = origin
        self._settled: dict[str, Settled] = {}
        self._open: dict[str, list[str]] = {}

    def settle(self, form: str, code: str | None, position: int) -> Settled:
        """Return the ISO 4217 code of a form at a position, whose code elsewhere is `code`, and whether it is told.

        No code where the text leaves it open and the form has no default.
        """
        form = form.strip().lower()
        entry = shared_forms().get(form)
        if form not in _DOLLARS and entry is None:
            return Settled(code, True)
        if form not in self._settled:
            self._settled[form] = self._in_whole(form, entry)
        near = self._near(self._open[form], position) if form in self._open else None
        return Settled(near, True) if near else self._settled[form]

    def _in_whole(self, form: str, entry: dict[str, Any] | None) -> Settled:
        """Settle a form for the whole text; where that speaks of several countries, they stay open."""
        if entry is None:
            return settle_bare_dollar(self._text, self._origin)
        finders: list[Callable[[_Cues], object]] = [
            lambda cues: cues.hosts.search(self._origin) or cues.words.search(self._origin),
            lambda cues: cues.dateline.search(self._text, 0, _DATELINE_REACH),
            lambda cues: cues.words.search(self._text),
        ]
        found: list[str] = []
        for find in finders:
            found = [code for code in entry["codes"] if find(_cues()[code])]
            if len(found) == 1:
                return Settled(found[0], True)
        if found:
            self._open[form] = found
        return Settled(entry.get("default"), False)

    def _near(self, codes: list[str], position: int) -> str | None:
        """Return the one currency whose country the sentence around a position speaks of."""
        start = max(0, position - _BEFORE)
        start = max(start, *(self._text.rfind(mark, start, position) for mark in _SENTENCE_ENDS))
        end = min(len(self._text), position + _AFTER)
        end = min(end, *(at for mark in _SENTENCE_ENDS if (at := self._text.find(mark, position, end)) >= 0), end)
        found = [code for code in codes if _cues()[code].words.search(self._text, start, end)]
        return found[0] if len(found) == 1 else None
