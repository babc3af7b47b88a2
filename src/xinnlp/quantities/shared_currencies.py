"""Currency forms that several countries share (¥, pesos, Rs), settled by the country an article speaks of."""

from __future__ import annotations

import functools
import re
from typing import Any

from xinnlp.knowledge import load_table
from xinnlp.quantities.bare_dollars import settle_bare_dollar
from xinnlp.quantities.vocabulary import alternatives


@functools.cache
def shared_forms() -> dict[str, dict[str, Any]]:
    """Return the entry of each shared form, by the form in lower case."""
    return {form.lower(): entry for entry in load_table("currencies")["shared"] for form in entry["forms"]}


@functools.cache
def _cue_patterns(form: str) -> dict[str, re.Pattern[str]]:
    cues = shared_forms()[form]["cues"]
    return {code: re.compile(rf"\b(?:{alternatives(words)})\b") for code, words in cues.items()}


class SharedCurrencies:
    """Settles the shared forms of one text, each once."""

    def __init__(self, text: str, origin: str = "") -> None:
        """Take the text, and its address and publisher where known."""
        self._text = text
        self._origin = origin
        self._settled: dict[str, str | None] = {}

    def code_of(self, form: str, code: str | None) -> str | None:
        """Return the ISO 4217 code of a form whose code elsewhere is `code`; None where the text leaves it open."""
        form = form.strip().lower()
        if form == "$":
            if form not in self._settled:
                self._settled[form] = settle_bare_dollar(self._text, self._origin)
            return self._settled[form]
        if form not in shared_forms():
            return code
        if form not in self._settled:
            spoken_of = [c for c, pattern in _cue_patterns(form).items() if pattern.search(self._text)]
            only = spoken_of[0] if len(spoken_of) == 1 else None
            self._settled[form] = only or shared_forms()[form].get("default")
        return self._settled[form]
