"""The schema is a good schema, its published copy is the same, and the dataclasses say what it says."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from xinnlp import record
from xinnlp.schema import load_schema, read_schema_text

SCHEMA = load_schema()
PUBLISHED = Path(__file__).parents[2] / "schemas" / "record.schema.json"
CLASSES = {
    "document": record.Document, "summary_sentence": record.SummarySentence, "person": record.Person,
    "organisation": record.Organisation, "membership": record.Membership, "place": record.Place, "date": record.Date,
    "figure": record.Figure, "commitment": record.Commitment, "quote": record.Quote, "theme": record.Theme,
    "warning": record.Notice, "provenance": record.Provenance, "text_span": record.TextSpan,
    "identifier": record.Identifier, "left_out": record.LeftOut,
}  # fmt: skip


def find_objects(node: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if "properties" in node and node.get("type") == "object":
            yield path, node
        for key, value in node.items():
            yield from find_objects(value, f"{path}.{key}")


def test_it_is_a_schema_of_draft_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_the_published_copy_is_the_same_byte_for_byte() -> None:
    assert PUBLISHED.read_bytes() == read_schema_text().encode(), "run `make schema`"


@pytest.mark.parametrize(("path", "node"), list(find_objects(SCHEMA)))
def test_objects_are_closed_and_every_property_is_described(path: str, node: dict[str, Any]) -> None:
    assert node["additionalProperties"] is False
    for name, schema in node["properties"].items():
        target = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else {}
        assert len(schema.get("description", target.get("description", ""))) > 5, f"{path}.{name}"


@pytest.mark.parametrize("name", CLASSES)
def test_a_dataclass_has_the_schemas_properties_in_its_order(name: str) -> None:
    schema = SCHEMA["$defs"][name]
    fields = [field.name for field in dataclasses.fields(CLASSES[name])]
    assert set(fields) == set(schema["properties"])
    assert set(schema["required"]) == set(schema["properties"]), "nothing but the text may be left out"


def test_the_record_has_the_schemas_properties_and_only_the_text_may_be_left_out() -> None:
    assert {field.name for field in dataclasses.fields(record.Record)} == set(SCHEMA["properties"])
    assert set(SCHEMA["properties"]) - set(SCHEMA["required"]) == {"text"}
    assert SCHEMA["properties"]["schema_version"]["const"] == record.SCHEMA_VERSION


@pytest.mark.parametrize("name", CLASSES)
def test_a_field_may_be_null_in_both_or_in_none(name: str) -> None:
    hints = typing.get_type_hints(CLASSES[name])
    for field, schema in SCHEMA["$defs"][name]["properties"].items():
        kinds = schema.get("type", [])
        nullable = "null" in kinds or None in schema.get("enum", [])
        is_optional = isinstance(hints[field], types.UnionType) and type(None) in typing.get_args(hints[field])
        assert nullable == is_optional, f"{name}.{field}"


def test_every_definition_is_used() -> None:
    text = read_schema_text()
    assert all(f'"#/$defs/{name}"' in text for name in SCHEMA["$defs"])
