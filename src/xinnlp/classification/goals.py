"""Which Sustainable Development Goals an article is about: terms, cause areas and trained weights together."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy

from xinnlp.classification.article import Article, Span
from xinnlp.classification.denials import Denials
from xinnlp.classification.matching import TermMatcher, without_overlaps
from xinnlp.classification.taxonomy import Finding
from xinnlp.classification.vectors import load_vectors
from xinnlp.classification.weights import GOALS, JOINT, find_features, load_weights, passages
from xinnlp.classification.words import Word
from xinnlp.knowledge import load_table

_NUMBERED = re.compile(r"\b(?:SDGs?|Goals?)\s?#?(1[0-7]|[1-9])\b(?![.,]?\d|\s?(?:%|percent|million))")
# A text of so many words is one passage: each goal is asked for by itself. A longer one is asked what it is about.
_PASSAGE_WORDS = 250
# Log-odds of a goal in a passage: what logits, terms, cause areas, populations and approaches add (fitted by logistic
# regression on training/sdg/passages.txt, rounded; the bias lies where half of all answers would be yes).
_LOGIT, _LOG_TERMS, _LOG_CAUSES, _LOG_OTHERS, _BIAS = 1.8, 0.3, 1.5, 0.5, 2.6
# Parts of the whole: shares of the terms, of the cause areas, of the weights, of populations and approaches.
_TERMS, _CAUSES, _TRAINED, _OTHERS = 1.0, 0.5, 0.5, 0.15
# Keeps few words from making a large share.
_PRIOR, _TRAINED_PRIOR = 5.0, 0.5
_ENOUGH, _OF_THE_BEST = 0.15, 0.15
_SURE = 0.5
# A passage within so much of log-odds of a goal may give words for it.
_RAISED = 2.0
_MOST = 4
_SECOND_GOAL = 0.4
_PHRASE, _WORD, _NUMBER = 1.5, 1.0, 3.0
_MOST_EVIDENCE = 12
# So many goals named so near one another are a list of them all.
_LIST_GOALS, _LIST_CHARACTERS = 10, 2_500


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal that an article is about; `score` 0 to 1, evidence in text order."""

    number: int
    title: str
    score: float
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What terms, cause areas, and populations and approaches add to each goal, from index 1."""

    terms: Sequence[float]
    causes: Sequence[float]
    others: Sequence[float]


@dataclass(slots=True)
class _Evidence:
    strength: float = 0.0
    terms: dict[int, float] = field(default_factory=dict)
    places: list[Span] = field(default_factory=list)

    def add(self, term: int, weight: float, place: Span) -> None:
        self.terms[term] = math.hypot(self.terms.get(term, 0.0), weight)
        self.places.append(place)

    @property
    def total(self) -> float:
        return sum(self.terms.values())


def title_of(goal: int) -> str:
    """Return the official title of goal 1 to 17."""
    return str(load_table("sdg")["goals"][str(goal)]["title"])


def find_goals(article: Article, findings: Sequence[Finding], denials: Denials) -> list[Goal]:
    """Return the goals that the article speaks to, most certain first; none without words for it.

    A passage of at most 250 words may speak to any number of goals, `score` being their probability; a longer text
    is about four at most, the strongest.
    """
    terms = _find_terms(article, denials)
    causes, others = _map_findings(findings)
    heard = _heard_words(article, denials)
    trained, features = _apply_weights(heard)
    parts = _Parts([0.0, *(terms[goal].total for goal in range(1, GOALS + 1))], causes, others)
    if len(article.words) <= _PASSAGE_WORDS:
        scores = [0.0, *(_sigmoid(_log_odds(goal, parts, trained)) for goal in range(1, GOALS + 1))]
        enough, most = _SURE, GOALS
    else:
        strengths = _weigh(parts, [_sigmoid(_LOGIT * logit + _BIAS) for logit in trained], terms)
        enough, most = _score_of(max(_ENOUGH, _OF_THE_BEST * max(strengths))), _MOST
        scores = [_score_of(strength) for strength in strengths]
    order = sorted(range(1, GOALS + 1), key=lambda goal: (-scores[goal], goal))
    found = []
    for goal in order[:most]:
        evidence = _evidence_for(goal, terms[goal].places, findings, features) if scores[goal] >= enough else ()
        if evidence:
            found.append(Goal(goal, title_of(goal), scores[goal], evidence))
    return found


def _log_odds(goal: int, parts: _Parts, logits: Sequence[float]) -> float:
    return (
        _LOGIT * logits[goal]
        + _LOG_TERMS * math.log1p(parts.terms[goal])
        + _LOG_CAUSES * math.log1p(parts.causes[goal])
        + _LOG_OTHERS * math.log1p(parts.others[goal])
        + _BIAS
    )


def _weigh(parts: _Parts, trained: Sequence[float], terms: dict[int, _Evidence]) -> list[float]:
    """Return how strongly a longer text is about each goal: its shares of all that speaks for any goal."""
    strengths = [0.0] * (GOALS + 1)
    sums = [sum(part) for part in (parts.terms, parts.causes, parts.others, trained[1:])]
    for goal in range(1, GOALS + 1):
        if not terms[goal].places and not parts.causes[goal] and trained[goal] < _SURE:
            continue
        strengths[goal] = (
            _TERMS * parts.terms[goal] / (sums[0] + _PRIOR)
            + _CAUSES * parts.causes[goal] / (sums[1] + _PRIOR)
            + _OTHERS * parts.others[goal] / (sums[2] + _PRIOR)
            + _TRAINED * trained[goal] / (sums[3] + _TRAINED_PRIOR)
        )
    return strengths


def _score_of(strength: float) -> float:
    return 1 - math.exp(-2 * strength)


def _sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit > -500 else 0.0


def find_goal_list(article: Article) -> Span | None:
    """Return where a text lists the goals by number or name, ten or more of them close together."""
    named = [(match.start, match.end, match.term + 1) for match in _names().find(article.text, article.words)]
    named += [(match.start(), match.end(), int(match[1])) for match in _NUMBERED.finditer(article.text)]
    named.sort()
    first = 0
    counts: dict[int, int] = {}
    best: Span | None = None
    for _, end, goal in named:
        counts[goal] = counts.get(goal, 0) + 1
        while end - named[first][0] > _LIST_CHARACTERS:
            gone = named[first][2]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            first += 1
        if len(counts) >= _LIST_GOALS:
            best = (named[first][0] if best is None else best[0], end)
    return best


def _find_terms(article: Article, denials: Denials) -> dict[int, _Evidence]:
    found = {goal: _Evidence() for goal in range(1, GOALS + 1)}
    matcher, owners = _terms()
    for match in matcher.find(article.text, article.words):
        goal, weight = owners[match.term]
        weight *= article.weight_at(match.start, match.end)
        if weight and not denials.cover(match.start):
            found[goal].add(match.term, weight, (match.start, match.end))
    for number in _NUMBERED.finditer(article.text):
        weight = _NUMBER * article.weight_at(*number.span())
        if weight and not denials.cover(number.start()):
            found[int(number[1])].add(-1, weight, number.span())
    return found


@functools.cache
def _terms() -> tuple[TermMatcher, list[tuple[int, float]]]:
    terms, owners = [], []
    for number, goal in load_table("sdg")["goals"].items():
        for term in goal["terms"]:
            terms.append(term)
            owners.append((int(number), _PHRASE if " " in term or "-" in term else _WORD))
    return TermMatcher(terms), owners


@functools.cache
def _names() -> TermMatcher:
    goals = load_table("sdg")["goals"]
    return TermMatcher([goals[str(number)]["name"] for number in range(1, GOALS + 1)])


def _map_findings(findings: Sequence[Finding]) -> tuple[list[float], list[float]]:
    """Return what cause areas, and what populations and approaches, add to each goal."""
    causes, others = [0.0] * (GOALS + 1), [0.0] * (GOALS + 1)
    for finding in findings:
        part = causes if finding.area.facet == "cause" else others
        for rank, goal in enumerate(finding.area.sdg):
            part[goal] += finding.strength * (_SECOND_GOAL if rank else 1.0)
    return causes, others


def _heard_words(article: Article, denials: Denials) -> list[Word]:
    """Return the words of an article, those of names and denials as ends of sentences."""
    return [
        word
        if article.weight_at(word.start, word.end) and not denials.cover(word.start)
        else Word(".", word.start, word.end)
        for word in article.words
    ]


def _apply_weights(words: Sequence[Word]) -> tuple[list[float], dict[int, list[tuple[float, Span]]]]:
    """Return the mean logit of each goal (from index 1) over the passages, and the words that raise it."""
    model, vectors = load_weights(), load_vectors()
    total = numpy.zeros(GOALS)
    raising: dict[int, list[tuple[float, Span]]] = {}
    weight = 0
    for passage in passages(words):
        features = list(find_features(passage))
        logits, shares = model.score(features, vectors.describe(passage))
        if not shares:
            continue
        total += len(passage) * logits.astype(numpy.float64)
        weight += len(passage)
        for goal in (int(index) + 1 for index in numpy.flatnonzero(_LOGIT * logits + _BIAS >= -_RAISED)):
            raising.setdefault(goal, []).extend(
                (float(shares[f.form][goal - 1]), (f.start, f.end))
                for f in features
                if f.form in shares and JOINT not in f.form
            )
    if not weight:
        return [-math.inf] * (GOALS + 1), raising
    return [0.0, *(float(value) for value in total / weight)], raising


def _evidence_for(
    goal: int,
    places: Sequence[Span],
    findings: Sequence[Finding],
    features: dict[int, list[tuple[float, Span]]],
) -> tuple[Span, ...]:
    """Return the words for a goal: its terms, else those of cause areas mapped to it, else the trained ones."""
    spans = list(places)
    if not spans:
        spans = [
            span for f in findings if f.area.facet == "cause" and goal in f.area.sdg[:1] for span in f.evidence
        ] or [span for f in findings if f.area.facet == "cause" and goal in f.area.sdg for span in f.evidence]
    if not spans:
        ranked = sorted(features.get(goal, ()), key=lambda item: (-item[0], item[1]))
        spans = [span for share, span in ranked[:_MOST_EVIDENCE] if share > 0]
    return without_overlaps(spans)
