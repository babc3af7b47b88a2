"""The words of the pages, all in `strings.toml`: a translation replaces that file."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any

from xinnlp.errors import ConfigurationError

_NAME = "strings.toml"


@functools.cache
def load_wording() -> dict[str, dict[str, Any]]:
    """Return the tables of words."""
    try:
        return tomllib.loads((files(__package__) / _NAME).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"cannot read {_NAME}: {error.strerror}; reinstall xinnlp") from error


def count_words(number: int, thing: str) -> str:
    """Return `1 article`, `2,000 articles`."""
    one, many = load_wording()["plural"][thing]
    return f"{number:,} {one if number == 1 else many}"
