"""What xinnlp knows, as data files with source and licence, and the cached loaders that read them."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any

from xinnlp.errors import ConfigurationError


@functools.cache
def load_table(name: str) -> dict[str, Any]:
    """Return the TOML file `name`.toml; its `[about]` table states source and licence."""
    return tomllib.loads(_read(f"{name}.toml"))


@functools.cache
def load_lexicon(name: str) -> frozenset[str]:
    """Return the entries of `name`.txt, one per line; `#` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in _read(f"{name}.txt").splitlines())
    return frozenset(line for line in lines if line)


def _read(filename: str) -> str:
    resource = files(__package__) / filename
    try:
        return resource.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"cannot read knowledge file {filename}: {error}; reinstall xinnlp") from error
