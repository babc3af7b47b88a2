"""What a sum and the words that govern it are together."""

from __future__ import annotations

from dataclasses import dataclass

from xinnlp.giving.lexicon import NounSense
from xinnlp.giving.sums import Sum


@dataclass(frozen=True, slots=True)
class Event:
    """A sum with what governs it; `outer` is the verb above a noun of giving that is not itself one of giving."""

    sum: Sum
    frame: str
    status: str
    verb: int | None = None
    noun: int | None = None
    noun_sense: NounSense | None = None
    outer: int | None = None
    linear: bool = False
