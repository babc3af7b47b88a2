"""The schema itself, as it stands in the package: draft 2020-12, written by hand."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from xinnlp.errors import ConfigurationError

_NAME = "record.schema.json"


def read_schema_text() -> str:
    """Return the schema's JSON text as it is in the package, byte for byte when encoded as UTF-8."""
    try:
        return (files(__package__) / _NAME).read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigurationError(f"cannot read {_NAME}: {error.strerror}; reinstall xinnlp") from error


def load_schema() -> dict[str, Any]:
    """Return the schema as a dict of the caller's own."""
    schema: dict[str, Any] = json.loads(read_schema_text())
    return schema
