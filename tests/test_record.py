"""A record survives the way to JSON and back."""

from __future__ import annotations

import json

import pytest

from sample_record import make_record, make_record_dict
from xinnlp.record import Record
from xinnlp.schema import load_schema


def test_to_json_and_back_gives_the_same_record() -> None:
    record = make_record()
    assert Record.from_dict(json.loads(json.dumps(record.to_dict()))) == record


def test_keys_stand_in_the_schemas_order() -> None:
    schema = load_schema()
    data = make_record_dict()
    assert list(data) == list(schema["properties"])
    assert list(data["figures"][0]) == list(schema["$defs"]["figure"]["properties"])


def test_without_text_the_key_is_absent() -> None:
    data = make_record_dict()
    del data["text"]
    assert "text" not in Record.from_dict(data).to_dict()


def test_an_unknown_field_is_refused() -> None:
    data = make_record_dict()
    data["people"][0]["nickname"] = "A"
    with pytest.raises(TypeError, match="nickname"):
        Record.from_dict(data)
