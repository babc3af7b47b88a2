"""The cause areas: a taxonomy that is data, and which of its themes a text is about."""

from __future__ import annotations

import functools
import json
import math
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from xinnlp.classification.article import Article, Span
from xinnlp.classification.denials import Denials
from xinnlp.classification.matching import TermMatcher, without_overlaps
from xinnlp.errors import ConfigurationError

FACETS = ("cause", "population", "approach")
_KEYS = frozenset({"id", "facet", "title", "description", "sdg", "terms", "hints"})
# A term of several words says more than one word; a hint says little.
_PHRASE, _WORD, _HINT = 1.5, 1.0, 0.4
_ENOUGH = 1.0
_LONG_ARTICLE_WORDS = 1_200
_ENOUGH_IN_LONG = 1.4
_SATURATION = 3.0


@dataclass(frozen=True, slots=True)
class CauseArea:
    """One entry: `terms` speak for it alone, `hints` only along with terms."""

    id: str
    facet: str
    title: str
    description: str
    sdg: tuple[int, ...]
    terms: tuple[str, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A cause area that a text is about: `strength` is open-ended, `score` 0 to 1, evidence in text order."""

    area: CauseArea
    strength: float
    score: float
    evidence: tuple[Span, ...]


class Taxonomy:
    """All cause areas with their terms ready for matching."""

    def __init__(self, areas: tuple[CauseArea, ...]) -> None:
        """Take the areas in the order of the file."""
        self.areas = areas
        terms: list[str] = []
        self._owners: list[tuple[int, float]] = []
        for number, area in enumerate(areas):
            for term in area.terms:
                terms.append(term)
                self._owners.append((number, _PHRASE if " " in term.strip() or "-" in term else _WORD))
            for hint in area.hints:
                terms.append(hint)
                self._owners.append((number, _HINT))
        self._matcher = TermMatcher(terms)

    def find(self, article: Article, denials: Denials) -> list[Finding]:
        """Return the areas that the article is about, strongest first, then by the order of the file."""
        strengths: dict[int, dict[int, float]] = {}
        places: dict[int, list[Span]] = {}
        certain: set[int] = set()
        for match in self._matcher.find(article.text, article.words):
            owner, weight = self._owners[match.term]
            weight *= article.weight_at(match.start, match.end)
            if not weight or denials.cover(match.start):
                continue
            terms = strengths.setdefault(owner, {})
            # Each repetition of a term adds less than the one before.
            terms[match.term] = math.hypot(terms.get(match.term, 0.0), weight)
            places.setdefault(owner, []).append((match.start, match.end))
            if self._owners[match.term][1] > _HINT:
                certain.add(owner)
        enough = _ENOUGH if len(article.words) < _LONG_ARTICLE_WORDS else _ENOUGH_IN_LONG
        found = []
        for owner, terms in strengths.items():
            strength = sum(terms.values())
            if owner in certain and strength >= enough:
                score = 1 - math.exp(-strength / _SATURATION)
                evidence = without_overlaps(places[owner])
                found.append(Finding(self.areas[owner], strength, score, evidence))
        order = {area.id: number for number, area in enumerate(self.areas)}
        return sorted(found, key=lambda finding: (-finding.strength, order[finding.area.id]))


@functools.cache
def load_taxonomy() -> Taxonomy:
    """Return the taxonomy of knowledge/themes.json."""
    resource = files("xinnlp.knowledge") / "themes.json"
    try:
        text = resource.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"cannot read knowledge file themes.json: {error}; reinstall xinnlp") from error
    return read_taxonomy(text, "themes.json")


def read_taxonomy(text: str, name: str) -> Taxonomy:
    """Return the taxonomy of a JSON text; raises ConfigurationError naming `name`, the entry and the reason."""
    try:
        entries = json.loads(text)["themes"]
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(f'{name}: not JSON with a list "themes": {error}') from error
    areas: list[CauseArea] = []
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        area = _read_entry(entry, f"{name}: entry {number}")
        if area.id in seen:
            raise ConfigurationError(f"{name}: entry {number}: id {area.id!r} stands twice")
        seen.add(area.id)
        areas.append(area)
    return Taxonomy(tuple(areas))


def _read_entry(entry: Any, where: str) -> CauseArea:  # noqa: ANN401
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        raise ConfigurationError(f"{where}: wants the keys {', '.join(sorted(_KEYS))}")
    if entry["facet"] not in FACETS:
        raise ConfigurationError(f"{where}: facet {entry['facet']!r} is none of {', '.join(FACETS)}")
    unknown = [goal for goal in entry["sdg"] if goal not in range(1, 18)]
    if unknown:
        raise ConfigurationError(f"{where}: {unknown[0]!r} is no SDG; they are 1 to 17")
    return CauseArea(
        id=str(entry["id"]),
        facet=str(entry["facet"]),
        title=str(entry["title"]),
        description=str(entry["description"]),
        sdg=tuple(entry["sdg"]),
        terms=tuple(entry["terms"]),
        hints=tuple(entry["hints"]),
    )
