"""The schemas themselves, as they stand in the package: draft 2020-12, written by hand."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from xinnlp.errors import ConfigurationError

RECORD, THEMES = "record", "themes"


def read_schema_text(name: str = RECORD) -> str:
    """Return a schema's JSON text as it is in the package, byte for byte when encoded as UTF-8."""
    filename = f"{name}.schema.json"
    try:
        return (files(__package__) / filename).read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigurationError(f"cannot read {filename}: {error.strerror}; reinstall xinnlp") from error


def load_schema(name: str = RECORD) -> dict[str, Any]:
    """Return a schema as a dict of the caller's own."""
    schema: dict[str, Any] = json.loads(read_schema_text(name))
    return schema
