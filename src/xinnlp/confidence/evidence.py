"""What speaks for each statement, as numbers from 0 to 1 (scores, shares, yes or no), in the record's order.

Few and plain on purpose: the gold that weighs them is small.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping

from spacy.tokens import Doc, Span

from xinnlp.components import annotations as ann
from xinnlp.components.ner import PROBABILITIES_KEY, SPANS_KEY

Evidence = Mapping[str, float]

_LABELS = {"people": {"PERSON"}, "organisations": {"ORG", "PROGRAMME"}}
_MANY_MENTIONS = 8
_LONG_QUOTE, _LONG_FIGURE, _FAR = 120, 60, 100  # characters
_MUCH_EVIDENCE = 10


def read_evidence(doc: Doc) -> dict[str, list[Evidence | None]]:
    """Return for each list that has a confidence the evidence of each statement of a Doc from the pipeline.

    None where no gold tells how often such statements are right: indirect speech, and themes that are no goals.
    """
    recognised = _recognised(doc)
    starts = _starts(ann.spans_of(doc, "people"))
    goals = [theme.score for theme in doc._.themes if theme.vocabulary == "sdg"]
    return {
        "people": _of_names(doc, "people", recognised),
        "organisations": _of_names(doc, "organisations", recognised),
        "memberships": [_of_membership(one, starts[one.person_id]) for one in doc._.memberships],
        "figures": [_of_figure(one) for one in doc._.figures],
        "commitments": [_of_commitment(one) for one in doc._.commitments],
        "quotes": [_of_quote(one) if one.type == "direct" else None for one in doc._.quotes],
        "themes": [_of_goal(one, goals) if one.vocabulary == "sdg" else None for one in doc._.themes],
    }


def _recognised(doc: Doc) -> dict[int, tuple[str, float]]:
    """Return token → label and probability of the recognised name there; 1 where the recogniser gives none."""
    spans = list(doc.spans[SPANS_KEY]) if SPANS_KEY in doc.spans else list(doc.ents)
    probabilities = doc.user_data.get(PROBABILITIES_KEY) or [1.0] * len(spans)
    return {
        token: (span.label_, probability)
        for span, probability in zip(spans, probabilities, strict=True)
        for token in range(span.start, span.end)
    }


def _starts(spans: list[Span]) -> dict[str, list[int]]:
    starts: dict[str, list[int]] = {}
    for span in spans:
        starts.setdefault(span.id_, []).append(span.start_char)
    return starts


def _of_names(doc: Doc, name: str, recognised: Mapping[int, tuple[str, float]]) -> list[Evidence | None]:
    mentions: dict[str, list[float]] = {}
    for span in ann.spans_of(doc, name):
        seen = [recognised.get(token, ("", 0.0)) for token in range(span.start, span.end)]
        fitting = [probability for label, probability in seen if label in _LABELS[name]]
        mentions.setdefault(span.id_, []).append(max(fitting, default=0.0))
    found: list[Evidence | None] = []
    for entity in ann.read_relations(doc, name, ann.Entity):
        scores = mentions[entity.id]
        found.append(
            {
                "recognised": sum(scores) / len(scores),
                "best_mention": max(scores),
                "several_words": float(" " in entity.name),
                "mentions": min(1.0, math.log2(len(scores)) / math.log2(_MANY_MENTIONS)),
                "wording": entity.confidence,
            }
        )
    return found


def _of_membership(membership: ann.Membership, person: list[int]) -> Evidence:
    """Take the starts of the person's mentions, in order."""
    beside = bisect_left(person, membership.start)
    away = min(abs(start - membership.start) for start in person[max(0, beside - 1) : beside + 1])
    return {
        "titled": float(membership.role is not None),
        "organisation": float(membership.organisation_id is not None),
        "near": max(0.0, 1 - away / _FAR),
    }


def _of_figure(figure: ann.Figure) -> Evidence:
    return {
        "marked": float(figure.kind in {"money", "percentage"}),
        "counted": float(figure.kind in {"people", "count"}),
        "measured": float(figure.measures is not None),
        "plain": float(figure.qualifier == "exact" and figure.value_max is None),
        "long": min(1.0, (figure.end - figure.start) / _LONG_FIGURE),
    }


def _of_commitment(commitment: ann.Commitment) -> Evidence:
    funder = bool(commitment.funder_ids or commitment.funder_names)
    recipient = bool(commitment.recipient_ids or commitment.recipient_names)
    return {
        "told": (funder + recipient + (commitment.purpose is not None)) / 3,
        "done": float(commitment.status in {"given", "pledged"}),
    }


def _of_quote(quote: ann.Quote) -> Evidence:
    return {
        "speaker": float(quote.speaker_id is not None),
        "long": min(1.0, (quote.end - quote.start) / _LONG_QUOTE),
    }


def _of_goal(theme: ann.Theme, scores: list[float]) -> Evidence:
    stronger = sum(score > theme.score for score in scores)
    return {
        "score": theme.score,
        "first": 1 / (1 + stronger),
        "evidence": min(1.0, len(theme.evidence) / _MUCH_EVIDENCE),
    }
