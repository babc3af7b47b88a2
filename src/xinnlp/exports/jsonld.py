"""Linked data: JSON-LD 1.1 in the terms of schema.org, one document whose graph has a node for each article.

Where a statement's words stand is told as Web Annotations (W3C, 2017) with a TextPositionSelector. The context stands
in the document, so that reading it needs no network.
"""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from xinnlp.exports.articles import Article
from xinnlp.exports.json_text import dump, write_list
from xinnlp.exports.linked_statements import Iris, describe_commitment, describe_figure, describe_quote, describe_theme

Item = Mapping[str, Any]

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "url": {"@type": "@id"},
    "inDefinedTermSet": {"@type": "@id"},
    "actionStatus": {"@type": "@vocab"},
    "datePublished": {"@type": "xsd:date"},
    "annotation": {"@reverse": "oa:hasBody"},
    "target": {"@id": "oa:hasTarget"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
}
_TYPES = {
    "company": "Corporation",
    "foundation": "NGO",
    "nonprofit": "NGO",
    "government": "GovernmentOrganization",
    "academic": "EducationalOrganization",
    "media": "NewsMediaOrganization",
    "programme": "Project",
}


@contextlib.contextmanager
def open_text(write: Callable[[str], object], say: Callable[[str], object]) -> Iterator[Callable[[Article], None]]:
    """Yield a function that writes an article's node."""
    with write_list(write, f'{{"@context":{dump(CONTEXT)},"@graph":[', "]}") as add:
        yield lambda article: add(describe(article.record))


def describe(record: Item) -> dict[str, Any]:
    """Return the node of an article, in the terms of `CONTEXT`; what is not known is left out."""
    document = record["document"]
    digest = base64.urlsafe_b64encode(bytes.fromhex(document["sha256"])).rstrip(b"=").decode()
    iris = Iris(f"ni:///sha-256;{digest}")  # RFC 6920: a name for bytes
    figures = {figure["id"]: figure for figure in record["figures"]}
    node = {
        "@id": iris.article,
        "@type": "NewsArticle",
        "headline": document["headline"],
        "author": [{"@type": "Person", "name": name} for name in document["authors"]],
        "datePublished": document["date_published"],
        "publisher": {"@type": "Organization", "name": document["publisher"]} if document["publisher"] else None,
        "url": document["url"],
        "inLanguage": document["language"],
        "wordCount": document["words"],
        "abstract": " ".join(sentence["exact"] for sentence in record["summary"]),
        "articleBody": record.get("text"),
        "about": [describe_theme(theme, iris) for theme in record["themes"]],
        "mentions": [
            *(_person(person, record, iris) for person in record["people"]),
            *(_organisation(organisation, iris) for organisation in record["organisations"]),
            *(_entity(place, "Place", iris) for place in record["places"]),
            *(describe_figure(figure, iris) for figure in record["figures"]),
            *(describe_commitment(item, figures, iris) for item in record["commitments"]),
        ],
        "hasPart": [describe_quote(quote, iris) for quote in record["quotes"]],
    }
    return told(node)


def told(node: Item) -> dict[str, Any]:
    """Return a node, and the nodes within it, without what is not known."""
    kept: dict[str, Any] = {}
    for name, value in node.items():
        shown = value
        if isinstance(value, dict):
            shown = told(value)
        elif isinstance(value, list):
            shown = [told(item) if isinstance(item, dict) else item for item in value]
        if shown is not None and shown not in ("", [], {}):
            kept[name] = shown
    return kept


def _entity(item: Item, kind: str, iris: Iris) -> dict[str, Any]:
    return {
        "@id": iris.of(item["id"]),
        "@type": kind,
        "name": item["name"],
        "alternateName": item["other_names"],
        "annotation": iris.annotate(item["mentions"]),
    }


def _person(person: Item, record: Item, iris: Iris) -> dict[str, Any]:
    """Return a person; a role in an organisation is a Role between the two, as schema.org has it."""
    mine = [membership for membership in record["memberships"] if membership["person_id"] == person["id"]]
    return _entity(person, "Person", iris) | {
        "jobTitle": [item["role"] for item in mine if item["role"] and not item["organisation_id"]],
        "memberOf": [
            {
                "@type": "OrganizationRole",
                "roleName": item["role"],
                "memberOf": {"@id": iris.of(item["organisation_id"])},
                "annotation": iris.annotate([item]),
            }
            for item in mine
            if item["organisation_id"]
        ],
    }


def _organisation(item: Item, iris: Iris) -> dict[str, Any]:
    return _entity(item, _TYPES.get(item["classification"], "Organization"), iris) | {
        "additionalType": item["classification"],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": identifier["scheme"], "value": identifier["id"]}
            for identifier in item["identifiers"]
        ],
    }
