"""FollowTheMoney entities as JSON Lines: articles, people, organisations, memberships and payments.

Each is proven by its article. People and organisations of two articles are not merged: that is for who has the tools
(`ftm`, nomenklatura). What is pledged is a Payment whose summary says so; what is only sought is none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from xinnlp.exports.articles import Article
from xinnlp.exports.rows import list_parties

Item = Mapping[str, Any]

# FollowTheMoney has ISO 639-3 codes; xinnlp reads English.
_LANGUAGES = {"en": "eng"}
_SCHEMATA = {"company": "Company", "government": "PublicBody"}


@contextlib.contextmanager
def open_text(write: Callable[[str], object], say: Callable[[str], object]) -> Iterator[Callable[[Article], None]]:
    """Yield a function that writes an article's entities, a line each."""

    def add(article: Article) -> None:
        for entity in describe(article):
            write(json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n")

    yield add


def describe(article: Article) -> Iterator[dict[str, Any]]:
    """Yield the entities of an article, the article first; ids are hashes, the same each time."""
    graph = _Graph(article)
    record = article.record
    yield graph.article()
    for person in record["people"]:
        yield graph.person(person)
    for organisation in record["organisations"]:
        schema = _SCHEMATA.get(organisation["classification"], "Organization")
        yield graph.thing(organisation, schema, classification=organisation["classification"])
    for number, membership in enumerate(record["memberships"], 1):
        if membership["organisation_id"]:
            yield graph.membership(number, membership)
    for commitment in record["commitments"]:
        if commitment["status"] != "sought":
            yield from graph.payments(commitment)


class _Graph:
    """Makes the entities of one article."""

    def __init__(self, article: Article) -> None:
        self.key = article.key
        self.record = article.record
        self.names = {item["id"]: item["name"] for kind in ("people", "organisations") for item in self.record[kind]}
        self.figures = {figure["id"]: figure for figure in self.record["figures"]}
        self.id = self._id("article")

    def _id(self, *parts: str) -> str:
        joined = "\x1f".join((self.key, *parts))
        return f"xinnlp-{hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()}"

    def _make(self, schema: str, identifier: str, **properties: object) -> dict[str, Any]:
        told = {
            name: [str(item) for item in (value if isinstance(value, list) else [value])]
            for name, value in properties.items()
            if value not in (None, "", [])
        }
        return {"id": identifier, "schema": schema, "properties": told}

    def article(self) -> dict[str, Any]:
        document = self.record["document"]
        return self._make(
            "Article",
            self.id,
            fileName=self.key,
            title=document["headline"],
            author=document["authors"],
            publishedAt=document["date_published"],
            publisher=document["publisher"],
            sourceUrl=document["url"],
            language=_LANGUAGES.get(document["language"]),
            mimeType=document["media_type"],
            summary=" ".join(sentence["exact"] for sentence in self.record["summary"]),
            bodyText=self.record.get("text"),
        )

    def thing(self, item: Item, schema: str, **properties: object) -> dict[str, Any]:
        names = {"name": item["name"], "alias": item["other_names"]}
        return self._make(schema, self._id(item["id"]), **names, proof=self.id, **properties)

    def person(self, person: Item) -> dict[str, Any]:
        mine = [item["role"] for item in self.record["memberships"] if item["person_id"] == person["id"]]
        return self.thing(person, "Person", position=list(dict.fromkeys(role for role in mine if role)))

    def membership(self, number: int, item: Item) -> dict[str, Any]:
        return self._make(
            "Membership",
            self._id("membership", str(number)),
            member=self._id(item["person_id"]),
            organization=self._id(item["organisation_id"]),
            role=item["role"],
            proof=self.id,
        )

    def payments(self, item: Item) -> Iterator[dict[str, Any]]:
        """Yield a payment and the parties that are no entities yet: legal entities in the article's words."""
        sides: dict[str, list[str]] = {}
        for side in ("funder", "recipient"):
            sides[side] = []
            for party_id, name in list_parties(item, side, self.names):
                identifier = self._id(party_id) if party_id else self._id("party", name)
                sides[side].append(identifier)
                if party_id is None:
                    yield self._make("LegalEntity", identifier, name=name, proof=self.id)
        if not sides["funder"] or not sides["recipient"]:
            return  # FollowTheMoney asks for both
        figure = self.figures[item["figure_id"]]
        is_money = figure["kind"] == "money"
        yield self._make(
            "Payment",
            self._id(item["id"]),
            payer=sides["funder"],
            beneficiary=sides["recipient"],
            amount=figure["value"] if is_money else None,
            currency=figure["unit"] if is_money else None,
            purpose=item["purpose"],
            summary=f"{item['status']}: {figure['exact']}",
            description=item["exact"],
            proof=self.id,
        )
