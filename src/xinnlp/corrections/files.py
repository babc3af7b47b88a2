"""Files of corrections: JSON Lines, one correction a line; blank lines and lines that begin with # are passed over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from xinnlp.corrections.model import IGNORE, PLACE, TYPES, Correction
from xinnlp.errors import OwnFileError

_KEYS = ("name", "type", "same_as", "article")


class CorrectionsError(OwnFileError):
    """Corrections that cannot be obeyed; `problems` has every fault with its file and line."""


def read_corrections(path: Path) -> list[Correction]:
    """Return the corrections of a file; raises CorrectionsError with the faults of all its lines."""
    found: dict[tuple[str, str | None], tuple[int, Correction]] = {}
    problems = []
    for number, line in _read_lines(path):
        faults, data = _parse(line)
        if not faults:
            correction = Correction(**data)
            key = (" ".join(correction.name.split()), correction.article)
            before, other = found.setdefault(key, (number, correction))
            if other != correction:
                faults = [f"{correction.name!r} is corrected in another way on line {before}; keep one of them"]
        problems += [f"{path}:{number}: {fault}" for fault in faults]
    if problems:
        raise CorrectionsError(problems)
    return [correction for _, correction in found.values()]


def write_corrections(corrections: Iterable[Correction]) -> str:
    """Return corrections as the text of a file."""
    lines = ({key: value for key, value in asdict(entry).items() if value is not None} for entry in corrections)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _read_lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise CorrectionsError([f"cannot read {path}: {error.strerror or error}; name a readable file"]) from error
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        raise CorrectionsError([f"{path}:{at}: is no UTF-8; save the file as UTF-8"]) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _parse(line: str) -> tuple[list[str], dict[str, Any]]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        return [f"is no JSON: {error}"], {}
    if not isinstance(data, dict):
        return ['is no JSON object such as {"name": "Ant Forest", "type": "programme"}'], {}
    return list(_find_faults(data)), data


def _find_faults(data: dict[str, Any]) -> Iterator[str]:
    unknown = [key for key in data if key not in _KEYS]
    if unknown:
        yield f"has {unknown[0]!r}, which is none of {', '.join(_KEYS)}"
    for key in _KEYS:
        value = data.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            yield f"{key} {json.dumps(value)[:60]} is no name; write words in quotation marks"
    if data.get("name") is None:
        yield 'lacks "name", the name as articles write it'
    kind, same_as = data.get("type"), data.get("same_as")
    if isinstance(kind, str) and kind.strip() and kind not in TYPES:
        yield f"type {kind!r} is none of {', '.join(TYPES)}"
    if kind is None and same_as is None:
        yield 'corrects nothing: give a "type" or "same_as"'
    if same_as is not None and kind in {IGNORE, PLACE}:
        yield f'"same_as" is for people and organisations, and the type is {kind!r}'
