"""A record as rows of the tables: what it holds, no more and no less."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from xinnlp.exports.columns import Table
from xinnlp.exports.tables import TABLES

Item = Mapping[str, Any]
Row = tuple[Any, ...]
Rows = Iterator[tuple[Item, dict[str, Any]]]

_SEPARATOR = "; "
_ENTITIES = ("people", "organisations", "places")
_SIDES = ("funder", "recipient")


def flatten(article_id: str, record: Item) -> dict[str, list[Row]]:
    """Return the rows of a valid record by table, every table there, values in the order of its columns."""
    names = {entity["id"]: entity["name"] for kind in _ENTITIES for entity in record[kind]}
    return {name: list(_rows(table, article_id, record, names)) for name, table in TABLES.items()}


def _rows(table: Table, article_id: str, record: Item, names: Mapping[str, str]) -> Iterator[Row]:
    columns = [(column.name, column.source) for column in table.columns]
    for item, others in _MAKERS[table.name](record, names):
        others["article_id"] = article_id
        yield tuple(others[name] if name in others else item.get(source) for name, source in columns)


def _article(record: Item, names: Mapping[str, str]) -> Rows:
    document = record["document"]
    others = {
        "author_names": _join(document["authors"]),
        "summary_text": " ".join(sentence["exact"] for sentence in record["summary"]) or None,
        "key_phrase_texts": _join(item["phrase"] for item in record["key_phrases"]),
        "schema_version": record["schema_version"],
        "text": record.get("text"),
    }
    if record["gist"]:
        gist = record["gist"]
        others |= {"gist": gist["exact"], "gist_start": gist["start"], "gist_end": gist["end"]}
    provenance = record["provenance"]
    others |= {f"left_out_{kind}": count for kind, count in provenance["left_out"].items()}
    yield {**provenance, **document}, others


def _people(record: Item, names: Mapping[str, str]) -> Rows:
    roles: dict[str, list[str]] = {}
    for membership in record["memberships"]:
        parts = (membership["role"], names.get(membership["organisation_id"], ""))
        roles.setdefault(membership["person_id"], []).append(", ".join(part for part in parts if part))
    for person in record["people"]:
        told = _join(dict.fromkeys(role for role in roles.get(person["id"], ()) if role))
        yield person, {"roles": told, "mention_count": len(person["mentions"])}


def _organisations(record: Item, names: Mapping[str, str]) -> Rows:
    for organisation in record["organisations"]:
        yield organisation, {"mention_count": len(organisation["mentions"])}


def _memberships(record: Item, names: Mapping[str, str]) -> Rows:
    for position, item in enumerate(record["memberships"], 1):
        others = {"person_name": names[item["person_id"]], "organisation_name": names.get(item["organisation_id"])}
        yield item, {"position": position, **others}


def _commitments(record: Item, names: Mapping[str, str]) -> Rows:
    figures = {figure["id"]: figure for figure in record["figures"]}
    for item in record["commitments"]:
        figure = figures[item["figure_id"]]
        others = {f"{side}s": _join(name for _, name in list_parties(item, side, names)) for side in _SIDES}
        yield item, {**others, **{key: figure[key] for key in ("value", "value_max", "unit")}}


def _quotes(record: Item, names: Mapping[str, str]) -> Rows:
    for item in record["quotes"]:
        yield item, {"speaker_name": names.get(item["speaker_id"])}


def _themes(record: Item, names: Mapping[str, str]) -> Rows:
    for position, item in enumerate(record["themes"], 1):
        yield item, {"position": position, "words": _join(dict.fromkeys(span["exact"] for span in item["evidence"]))}


def _authors(record: Item, names: Mapping[str, str]) -> Rows:
    for position, name in enumerate(record["document"]["authors"], 1):
        yield {}, {"position": position, "name": name}


def _other_names(record: Item, names: Mapping[str, str]) -> Rows:
    for entity in _entities(record):
        for position, name in enumerate(entity["other_names"], 1):
            yield {}, {"entity_id": entity["id"], "position": position, "name": name}


def _identifiers(record: Item, names: Mapping[str, str]) -> Rows:
    for organisation in record["organisations"]:
        for position, item in enumerate(organisation["identifiers"], 1):
            yield item, {"organisation_id": organisation["id"], "position": position}


def _mentions(record: Item, names: Mapping[str, str]) -> Rows:
    for entity in _entities(record):
        for position, span in enumerate(entity["mentions"], 1):
            yield span, {"entity_id": entity["id"], "position": position}


def _parties(record: Item, names: Mapping[str, str]) -> Rows:
    for item in record["commitments"]:
        for side in _SIDES:
            for position, (party_id, name) in enumerate(list_parties(item, side, names), 1):
                party = {"side": side, "position": position, "party_id": party_id, "name": name}
                yield {}, {"commitment_id": item["id"], **party}


def _evidence(record: Item, names: Mapping[str, str]) -> Rows:
    for number, theme in enumerate(record["themes"], 1):
        for position, span in enumerate(theme["evidence"], 1):
            yield span, {"theme_position": number, "position": position}


def _phrase_mentions(record: Item, names: Mapping[str, str]) -> Rows:
    for number, phrase in enumerate(record["key_phrases"], 1):
        for position, span in enumerate(phrase["mentions"], 1):
            yield span, {"phrase_position": number, "position": position}


def list_parties(commitment: Item, side: str, names: Mapping[str, str]) -> list[tuple[str | None, str]]:
    """Return (id or None, name) of the parties on one side, `funder` or `recipient`, those with an id first."""
    known = [(party_id, names[party_id]) for party_id in commitment[f"{side}_ids"]]
    return [*known, *((None, name) for name in commitment[f"{side}_names"])]


def _entities(record: Item) -> Iterator[Item]:
    return (entity for kind in _ENTITIES for entity in record[kind])


def _join(parts: Iterable[str]) -> str | None:
    return _SEPARATOR.join(parts) or None


def _plain(kind: str) -> Callable[[Item, Mapping[str, str]], Rows]:
    """Return what makes rows of a list whose items are rows as they are."""

    def make(record: Item, names: Mapping[str, str]) -> Rows:
        items: Sequence[Item] = record[kind]
        return ((item, {"position": position}) for position, item in enumerate(items, 1))

    return make


_MAKERS: dict[str, Callable[[Item, Mapping[str, str]], Rows]] = {
    "articles": _article,
    "people": _people,
    "organisations": _organisations,
    "memberships": _memberships,
    "figures": _plain("figures"),
    "commitments": _commitments,
    "quotes": _quotes,
    "themes": _themes,
    "places": _plain("places"),
    "dates": _plain("dates"),
    "summary": _plain("summary"),
    "authors": _authors,
    "other_names": _other_names,
    "identifiers": _identifiers,
    "mentions": _mentions,
    "parties": _parties,
    "evidence": _evidence,
    "key_phrases": _plain("key_phrases"),
    "phrase_mentions": _phrase_mentions,
    "warnings": _plain("warnings"),
}
