"""The file that says which names are one body or person across articles, and which are not.

JSON: `{"merges": [{"kind": "organisation", "names": ["Lowe Trust", "The Lowe Fund"], "merge": true}]}`. `merge` true
makes the names one, false keeps them apart; false with a single name keeps that name apart in each article. A site
holds the file of what it merged (`merges.json`), which may be changed and given back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xinnlp.errors import ConfigurationError

KINDS = ("person", "organisation")
_KEYS = {"kind", "names", "merge", "reason"}


@dataclass(frozen=True, slots=True)
class Merge:
    """Names of one kind that are one (`is_one`) or are to stay apart; `reason` tells people why."""

    kind: str
    names: tuple[str, ...]
    is_one: bool
    reason: str = ""


def read_merges(path: Path) -> tuple[Merge, ...]:
    """Return what a file of merges says; raises ConfigurationError that names the entry at fault."""
    try:
        data: Any = json.loads(path.read_bytes())
    except OSError as error:
        raise ConfigurationError(f"cannot read {path}: {error.strerror or error}; name a file of merges") from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{path} is no JSON: {error}; a report's own merges.json shows the form") from error
    entries = data.get("merges") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise ConfigurationError(f'{path}: there is no list "merges"; a report\'s own merges.json shows the form')
    return tuple(_read_entry(entry, f"{path}: merges[{number}]") for number, entry in enumerate(entries))


def _read_entry(entry: Any, where: str) -> Merge:  # noqa: ANN401
    if not isinstance(entry, dict) or not _KEYS.issuperset(entry):
        raise ConfigurationError(f"{where} is to have kind, names and merge, and may have reason; nothing else")
    kind, names, is_one = entry.get("kind"), entry.get("names"), entry.get("merge")
    if kind not in KINDS:
        raise ConfigurationError(f"{where}: kind is to be one of {', '.join(KINDS)}")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise ConfigurationError(f"{where}: names is to be a list of names")
    if not isinstance(is_one, bool):
        raise ConfigurationError(f"{where}: merge is to be true or false")
    return Merge(kind, tuple(names), is_one)


def dump_merges(merges: Sequence[Merge]) -> str:
    """Return merges as the JSON that `read_merges` reads."""
    entries = [
        {"kind": item.kind, "names": list(item.names), "merge": item.is_one, "reason": item.reason} for item in merges
    ]
    return json.dumps({"merges": entries}, indent=2) + "\n"
