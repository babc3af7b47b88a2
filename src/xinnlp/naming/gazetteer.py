"""The gazetteer of well-known organisations and their other names."""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import NamedTuple

from xinnlp.naming.forms import key_of


class KnownOrganisation(NamedTuple):
    """An entry of a gazetteer; all its names have one entry. `classification` is None where a user's has none."""

    name: str
    classification: str | None
    identifiers: tuple[tuple[str, str], ...] = ()


@functools.cache
def _entries() -> tuple[tuple[str, KnownOrganisation], ...]:
    lines = (files("xinnlp.knowledge") / "organisations.jsonl").read_text(encoding="utf-8").splitlines()
    entries = (json.loads(line) for line in lines if line and not line.startswith("#"))
    return tuple(
        (name, KnownOrganisation(entry["name"], entry["classification"]))
        for entry in entries
        for name in (entry["name"], *entry.get("other_names", ()))
    )


@functools.cache
def known_spellings() -> frozenset[str]:
    """Return every name and other name in the gazetteer as it is written there."""
    return frozenset(name for name, _ in _entries())


@functools.cache
def known_organisations() -> dict[str, KnownOrganisation]:
    """Return key of every name and other name in the gazetteer → entry."""
    return {key_of(name): entry for name, entry in _entries()}


@functools.cache
def names_of_known() -> dict[str, tuple[str, ...]]:
    """Return the name of every entry → all its names."""
    names: dict[str, list[str]] = {}
    for name, entry in _entries():
        names.setdefault(entry.name, []).append(name)
    return {name: tuple(forms) for name, forms in names.items()}
