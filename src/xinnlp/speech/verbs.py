"""The lexicon of reporting verbs, ready for look-up."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from xinnlp.knowledge import load_table


@dataclass(frozen=True, slots=True)
class ReportingVerbs:
    """Lower-case forms; `reporting` holds all that may stand with a quotation, the others are parts of it."""

    reporting: frozenset[str]
    hearer: frozenset[str]
    beside: frozenset[str]
    indirect: frozenset[str]
    auxiliary: frozenset[str]
    spokesperson: frozenset[str]
    document: frozenset[str]
    naming: frozenset[str]
    named: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]


@functools.cache
def load_reporting_verbs() -> ReportingVerbs:
    """Return the lexicon of knowledge/reporting_verbs.toml."""
    table = load_table("reporting_verbs")
    forms = {
        group: frozenset(form for line in table[group].values() for form in line.split())
        for group in ("speech", "hearer", "beside")
    }
    words = {name: frozenset(entries) for name, entries in table["words"].items()}
    return ReportingVerbs(
        reporting=forms["speech"] | forms["hearer"] | forms["beside"],
        hearer=forms["hearer"],
        beside=forms["beside"],
        **words,
    )
