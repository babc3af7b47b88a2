"""Figures, commitments, quotations and themes as nodes in the terms of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as percent_encode

Item = Mapping[str, Any]

_DONE = ("given", "raised", "invested")
_SDG = "http://metadata.un.org/sdg"


@dataclass(frozen=True, slots=True)
class Iris:
    """Names the nodes of one article after it."""

    article: str

    def of(self, identifier: str) -> str:
        """Return the IRI of what has an id in the record."""
        return f"{self.article}#{identifier}"

    def annotate(self, spans: Iterable[Item]) -> list[dict[str, Any]]:
        """Return where the words of a statement stand, as annotations whose body is the statement."""
        return [
            {
                "@type": "oa:Annotation",
                "target": {
                    "@type": "oa:SpecificResource",
                    "source": self.article,
                    "selector": {
                        "@type": "oa:TextPositionSelector",
                        "start": span["start"],
                        "end": span["end"],
                        "exact": span["exact"],
                    },
                },
            }
            for span in spans
        ]


def describe_figure(figure: Item, iris: Iris) -> dict[str, Any]:
    """Return a figure: MonetaryAmount for money, else QuantitativeValue; a bound is a minimum or maximum."""
    return {
        "@id": iris.of(figure["id"]),
        "@type": "MonetaryAmount" if figure["kind"] == "money" else "QuantitativeValue",
        **_amount(figure),
        "name": figure["measures"],
        "description": figure["exact"],
        "annotation": iris.annotate([figure]),
    }


def _amount(figure: Item) -> dict[str, Any]:
    value, qualifier = figure["value"], figure["qualifier"]
    unit = {"currency" if figure["kind"] == "money" else "unitText": figure["unit"]}
    if figure["value_max"] is not None:
        return {"minValue": value, "maxValue": figure["value_max"], **unit}
    if qualifier == "more_than":
        return {"minValue": value, **unit}
    if qualifier in {"less_than", "up_to"}:
        return {"maxValue": value, **unit}
    return {"value": value, **unit}


def describe_commitment(item: Item, figures: Mapping[str, Item], iris: Iris) -> dict[str, Any]:
    """Return a commitment as a DonateAction, an investment as a TransferAction; what is given is its object."""
    return {
        "@id": iris.of(item["id"]),
        "@type": "TransferAction" if item["status"] == "invested" else "DonateAction",
        "actionStatus": "CompletedActionStatus" if item["status"] in _DONE else "PotentialActionStatus",
        "additionalType": item["status"],
        "agent": _parties(item, "funder", iris),
        "recipient": _parties(item, "recipient", iris),
        "object": {"@id": iris.of(figures[item["figure_id"]]["id"])},
        "description": item["purpose"],
        "annotation": iris.annotate([item]),
    }


def _parties(item: Item, side: str, iris: Iris) -> list[dict[str, Any]]:
    known = [{"@id": iris.of(party_id)} for party_id in item[f"{side}_ids"]]
    return [*known, *({"@type": "Thing", "name": name} for name in item[f"{side}_names"])]


def describe_quote(quote: Item, iris: Iris) -> dict[str, Any]:
    """Return a quotation with its speaker, where the article tells."""
    return {
        "@id": iris.of(quote["id"]),
        "@type": "Quotation",
        "text": quote["exact"],
        "spokenByCharacter": {"@id": iris.of(quote["speaker_id"])} if quote["speaker_id"] else None,
        "annotation": iris.annotate([quote]),
    }


def describe_theme(theme: Item, iris: Iris) -> dict[str, Any]:
    """Return a theme; its IRI is where the code is defined, so that the same theme of two articles is one node."""
    return {
        "@id": theme["url"] or f"urn:xinnlp:theme:{theme['vocabulary']}:{_escape(theme['code'])}",
        "@type": "DefinedTerm",
        "termCode": theme["code"],
        "name": theme["title"],
        "url": theme["url"],
        "inDefinedTermSet": _SDG if theme["vocabulary"] == "sdg" else f"urn:xinnlp:theme:{theme['vocabulary']}",
        "annotation": iris.annotate(theme["evidence"]),
    }


def _escape(code: str) -> str:
    return percent_encode(code, safe="")
