"""Finds what is wrong with gold: against its schema, and against the article that it must be verbatim of."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NamedTuple, cast

from jsonschema import Draft202012Validator

# A byline makes an author without the word standing there.
_IMPLIED_TITLE = "author"


class GoldProblem(NamedTuple):
    """One fault: where (a JSONPath such as `$.people[0].name`) and what."""

    path: str
    message: str


def find_gold_problems(data: object, text: str) -> list[GoldProblem]:
    """Return everything that is wrong with the gold of an article's text; an empty list is good gold.

    What breaks the schema is told alone: there is no telling what such gold means.
    """
    errors = sorted(_validator().iter_errors(data), key=lambda error: (error.json_path, error.message))
    if errors:
        return [GoldProblem(error.json_path, error.message) for error in errors]
    gold = cast("dict[str, Any]", data)
    return [*_find_unknown_wordings(gold, text), *_find_inconsistencies(gold)]


@functools.cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((files(__package__) / "gold.schema.json").read_bytes()))


def _find_unknown_wordings(data: dict[str, Any], text: str) -> Iterator[GoldProblem]:
    """White space aside, since an article's lines may be broken anywhere."""
    spaced = " ".join(text.split())
    for path, wording in _list_wordings(data):
        if " ".join(wording.split()) not in spaced:
            yield GoldProblem(path, f"{wording!r} is not in the article; gold is verbatim")


def _list_wordings(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for path, person in _enumerate(data, "people"):
        for at, role in _enumerate(person, "roles", path):
            if role["title"] and role["title"].casefold() != _IMPLIED_TITLE:
                yield f"{at}.title", role["title"]
            if role["organisation"]:
                yield f"{at}.organisation", role["organisation"]
    for kind in ("people", "organisations"):
        for path, item in _enumerate(data, kind):
            yield f"{path}.name", item["name"]
            yield from _enumerate(item, "mentions", path)
    for path, figure in _enumerate(data, "figures"):
        yield f"{path}.text", figure["text"]
    for path, quote in _enumerate(data, "quotes"):
        yield f"{path}.text", quote["text"]
        if quote["speaker"]:
            yield f"{path}.speaker", quote["speaker"]
    for path, commitment in _enumerate(data, "commitments"):
        yield from _enumerate(commitment, "funders", path)
        yield from _enumerate(commitment, "recipients", path)


def _enumerate(parent: dict[str, Any], key: str, path: str = "$") -> Iterator[tuple[str, Any]]:
    for number, item in enumerate(parent.get(key, ())):
        yield f"{path}.{key}[{number}]", item


def _find_inconsistencies(data: dict[str, Any]) -> Iterator[GoldProblem]:
    texts = {figure["text"] for figure in data.get("figures", ())}
    for path, commitment in _enumerate(data, "commitments"):
        if commitment["figure"] not in texts:
            yield GoldProblem(f"{path}.figure", f"{commitment['figure']!r} is not the text of any figure of this gold")
    for path, figure in _enumerate(data, "figures"):
        if figure.get("value_max") is not None and figure["value_max"] <= figure["value"]:
            yield GoldProblem(
                f"{path}.value_max", f"{figure['value_max']} is not more than the value, {figure['value']}"
            )
    for kind in ("people", "organisations"):
        seen = Counter(item["name"] for item in data.get(kind, ()))
        for path, item in _enumerate(data, kind):
            if seen[item["name"]] > 1:
                yield GoldProblem(f"{path}.name", f"{item['name']!r} stands more than once in {kind}; make it one")
