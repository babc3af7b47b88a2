"""Taxonomies as files: JSON that keeps themes.schema.json, faults told with file, line and reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xinnlp.classification.matching import phrase_of
from xinnlp.errors import TaxonomyError
from xinnlp.schema.messages import find_taxonomy_errors

FACETS = ("cause", "population", "approach")
_SHIPPED_VOCABULARY, _OWN_VOCABULARY = "xinnlp", "own"
_SPACE = re.compile(r"[ \t\r\n]*")
_PARTS = re.compile(r"[~|]")

Problem = tuple[int, str]


@dataclass(frozen=True, slots=True)
class CauseArea:
    """One entry: `terms` speak for it alone, `hints` only along with terms; `broader` is the id of a wider one."""

    id: str
    facet: str
    title: str
    description: str
    sdg: tuple[int, ...]
    terms: tuple[str, ...]
    hints: tuple[str, ...] = ()
    broader: str | None = None
    vocabulary: str = _SHIPPED_VOCABULARY


def read_shipped_taxonomy(text: str) -> tuple[CauseArea, ...]:
    """Return the entries of xinnlp's own file, which the tests have checked."""
    return tuple(_areas_of(json.loads(text), _SHIPPED_VOCABULARY))


def read_taxonomy(text: str, name: str, shipped: Sequence[CauseArea] = ()) -> tuple[CauseArea, ...]:
    """Return the entries of a user's JSON text, joined with the `shipped` ones or in their place, as its `mode` says.

    Raises TaxonomyError with every fault: its line in `name`, what is wrong, how to mend it.
    """
    try:
        data = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise TaxonomyError([f"{name}:{error.lineno}: no JSON: {error.msg}; mend this line"]) from error
    except _KeyTwiceError as error:
        line = text.count("\n", 0, text.rfind(f'"{error}"')) + 1
        raise TaxonomyError([f"{name}:{line}: {str(error)!r} stands twice in one object; remove one"]) from error
    except RecursionError as error:
        raise TaxonomyError([f"{name}:1: nested too deeply; write a list of themes"]) from error
    lines = _Lines(text, data)
    problems = [(lines.of(path), _explain(path, message)) for path, message in find_taxonomy_errors(data)]
    joined: tuple[CauseArea, ...] = ()
    if not problems:
        areas = _areas_of(data, _OWN_VOCABULARY)
        joined = _join(areas, shipped, replace=data.get("mode") == "replace")
        problems += _find_duplicates(areas, lines)
        problems += _find_empty_terms(areas, lines)
        problems += _find_loops(areas, joined, lines)
    if problems:
        raise TaxonomyError([f"{name}:{line}: {message}" for line, message in sorted(problems)])
    return joined


class _KeyTwiceError(Exception):
    """A key stands twice in one object."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _KeyTwiceError(next(key for key in keys if keys.count(key) > 1))
    return entries


def _areas_of(data: Mapping[str, Any], vocabulary: str) -> list[CauseArea]:
    def area(entry: Mapping[str, Any]) -> CauseArea:
        lists = {key: tuple(entry.get(key, ())) for key in ("sdg", "terms", "hints")}
        return CauseArea(**{**entry, **lists, "vocabulary": data.get("vocabulary", vocabulary)})

    return [area(entry) for entry in data["themes"]]


def _join(areas: Sequence[CauseArea], shipped: Sequence[CauseArea], *, replace: bool) -> tuple[CauseArea, ...]:
    if replace:
        return tuple(areas)
    own = {(area.vocabulary, area.id): area for area in areas}
    kept = [own.pop((area.vocabulary, area.id), area) for area in shipped]
    return (*kept, *own.values())


def _find_duplicates(areas: Sequence[CauseArea], lines: _Lines) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, area in enumerate(areas):
        line = lines.of(("themes", number, "id"))
        if area.id in first:
            yield line, f"id {area.id!r} stands twice, first on line {first[area.id]}; rename or remove one"
        first.setdefault(area.id, line)


def _find_empty_terms(areas: Sequence[CauseArea], lines: _Lines) -> Iterator[Problem]:
    for number, area in enumerate(areas):
        for key, terms in (("terms", area.terms), ("hints", area.hints)):
            for term in terms:
                if not all(any(map(str.isalnum, "".join(phrase_of(part)))) for part in _PARTS.split(term)):
                    message = f"{area.id}: the term {term!r} is empty or has an empty part; write words or remove it"
                    yield lines.of(("themes", number, key)), message


def _find_loops(areas: Sequence[CauseArea], joined: Sequence[CauseArea], lines: _Lines) -> Iterator[Problem]:
    """Yield `broader` that name no theme, or lead back to where they began; each cycle once."""
    broader = {area.id: area.broader for area in joined}
    told: set[str] = set()
    for number, area in enumerate(areas):
        line = lines.of(("themes", number, "broader"))
        if area.broader is not None and area.broader not in broader:
            yield line, f"{area.id}: broader theme {area.broader!r} does not exist; name an id of a theme, or remove it"
        path = [area.id]
        following = area.broader
        while following is not None and following not in path:
            path.append(following)
            following = broader.get(following)
        if following == area.id and not told.intersection(path):
            told.update(path)
            yield line, f"a cycle: {' > '.join([*path, area.id])}; remove one of these `broader`"


def _explain(path: tuple[str | int, ...], message: str) -> str:
    """Return a schema's message with the field that it is about, and what would be right."""
    if len(path) > 2 and path[2] == "sdg" and ("more than" in message or "less than" in message):
        return f"{message.split(' is ', maxsplit=1)[0]} is no SDG; they are 1 to 17"
    field = next((str(part) for part in reversed(path) if isinstance(part, str) and part != "themes"), "")
    told = f"{field}: {message}" if field else message
    return f"{told}; mend it as themes.schema.json says (xinnlp schema themes)"


class _Lines:
    """Tells on which line of a JSON text a part of it begins."""

    def __init__(self, text: str, data: object) -> None:
        self._text = text
        known = isinstance(data, dict) and isinstance(data.get("themes"), list)
        self._entries = list(_find_entries(text)) if known else []

    def of(self, path: Sequence[str | int]) -> int:
        """Return the line of a path such as ("themes", 3, "sdg"), as near as it can be told."""
        start = 0
        if len(path) > 1 and isinstance(path[1], int) and path[1] < len(self._entries):
            start, end = self._entries[path[1]]
            field = self._text.find(f'"{path[2]}"', start, end) if len(path) > 2 else -1
            start = max(start, field)
        elif path and isinstance(path[0], str):
            start = max(0, self._text.find(f'"{path[0]}"'))
        return self._text.count("\n", 0, start) + 1


def _find_entries(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each entry of the list `themes` begins and ends; the text is known to be JSON with such a list."""
    decoder = json.JSONDecoder()
    position = _skip(text, 0) + 1
    while True:
        key, position = decoder.raw_decode(text, _skip(text, position))
        position = _skip(text, _skip(text, position) + 1)
        _, end = decoder.raw_decode(text, position)
        if key == "themes":
            break
        position = _skip(text, end) + 1
    position = _skip(text, position + 1)
    while text[position] != "]":
        _, end = decoder.raw_decode(text, position)
        yield position, end
        position = _skip(text, end)
        position = _skip(text, position + 1) if text[position] == "," else position


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position
