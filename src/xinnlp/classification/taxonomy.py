"""The cause areas: a taxonomy that is data, and which of its themes a text is about."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from xinnlp.classification.article import Article, Span
from xinnlp.classification.denials import Denials
from xinnlp.classification.matching import TermMatcher, without_overlaps
from xinnlp.classification.taxonomy_file import CauseArea, read_shipped_taxonomy, read_taxonomy
from xinnlp.errors import ConfigurationError

# A term of several words says more than one word; a hint says little.
_PHRASE, _WORD, _HINT = 1.5, 1.0, 0.4
_ENOUGH = 1.0
_LONG_ARTICLE_WORDS = 1_200
_ENOUGH_IN_LONG = 1.4
_SATURATION = 3.0


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
        order = {area: number for number, area in enumerate(self.areas)}
        return sorted(found, key=lambda finding: (-finding.strength, order[finding.area]))


def load_taxonomy(path: str = "") -> Taxonomy:
    """Return xinnlp's taxonomy, with a user's file added to it or in its place.

    Raises TaxonomyError naming every fault of the file with its line.
    """
    return _load_own_and(path) if path else _load_shipped()


@functools.cache
def _load_shipped() -> Taxonomy:
    resource = files("xinnlp.knowledge") / "themes.json"
    try:
        text = resource.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"cannot read knowledge file themes.json: {error}; reinstall xinnlp") from error
    return Taxonomy(read_shipped_taxonomy(text))


def _load_own_and(path: str) -> Taxonomy:
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"cannot read {path}: {error.strerror}; name a taxonomy that is there") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"cannot read {path}: it is not UTF-8; save it as UTF-8") from error
    return Taxonomy(read_taxonomy(text, path, shipped=_load_shipped().areas))
