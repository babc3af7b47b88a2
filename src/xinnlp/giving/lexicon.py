"""The verbs and nouns of giving, loaded from giving.toml."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xinnlp.knowledge import load_table


@dataclass(frozen=True, slots=True)
class VerbSense:
    """How a verb arranges its parties (`frame`), and the status it tells when it is past and affirmed."""

    frame: str
    status: str
    needs_noun: bool = False
    goods: bool = False
    particle: str = ""


@dataclass(frozen=True, slots=True)
class NounSense:
    """What a noun tells of the status; a `strong` one speaks of a gift by itself, a `founded` one is set up."""

    status: str
    strong: bool = False
    founded: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms in lower case; a form may have several senses, the file's first one first."""

    verbs: dict[str, tuple[VerbSense, ...]]
    nouns: dict[str, tuple[NounSense, ...]]
    goods: frozenset[str]
    sets: dict[str, frozenset[str]]

    def verb(self, form: str, following: Sequence[str] = (), *, has_noun: bool) -> VerbSense | None:
        """Return a verb form's first sense that fits its particle and, where it needs one, a noun of giving.

        A sense with a particle that follows wins over those without.
        """
        fitting = [sense for sense in self.verbs.get(form, ()) if has_noun or not sense.needs_noun]
        with_particle = (sense for sense in fitting if sense.particle and sense.particle in following)
        return next(with_particle, None) or next((sense for sense in fitting if not sense.particle), None)

    def noun(self, form: str) -> NounSense | None:
        """Return the first sense of a noun form."""
        senses = self.nouns.get(form)
        return senses[0] if senses else None

    def is_founded(self, form: str) -> bool:
        """Tell whether a noun names what is launched or set up with a sum (`a $5m fund`)."""
        return any(sense.founded for sense in self.nouns.get(form, ()))

    def has(self, set_name: str, form: str) -> bool:
        """Tell whether a form is in one of the file's sets of words."""
        return form in self.sets[set_name]


@functools.cache
def load_lexicon_of_giving() -> Lexicon:
    """Return the lexicon, read once a process."""
    table = load_table("giving")
    return Lexicon(
        verbs=_by_form(table["verbs"], VerbSense),
        nouns=_by_form(table["nouns"], NounSense),
        goods=frozenset(table["goods"]["forms"].split()),
        sets={
            name: frozenset(words.split())
            for section in ("status", "parties", "purpose", "growth", "sums")
            for name, words in table[section].items()
        },
    )


def _by_form(entries: list[dict[str, Any]], sense: type[Any]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for entry in entries:
        meaning = sense(**{key: value for key, value in entry.items() if key != "forms"})
        for form in entry["forms"].split():
            senses = found.setdefault(form, [])
            if meaning not in senses:
                senses.append(meaning)
    return {form: tuple(senses) for form, senses in found.items()}
