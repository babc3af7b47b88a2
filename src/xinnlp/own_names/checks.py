"""What makes a row of a gazetteer unusable: no name, an unknown type, a name that is everywhere, a duplicate."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from xinnlp.knowledge import load_lexicon, load_table
from xinnlp.own_names.files import GazetteerError, Row
from xinnlp.own_names.gazetteer import OwnName, form_of
from xinnlp.schema import load_schema

_LONGEST = 200  # characters
_SHORT = 40  # characters: who looks for two letters need not look further
_LETTER = re.compile(r"[^\W_]")
_SCHEME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def check_rows(path: Path, rows: Iterable[Row]) -> list[OwnName]:
    """Return the entries of a file's rows; raises GazetteerError with the faults of all rows, a line each."""
    entries: list[OwnName] = []
    problems: list[str] = []
    lines: dict[object, int] = {}
    for row in rows:
        faults = [row.problem] if row.problem else list(_find_faults(row))
        if not faults:
            entry = _entry_of(row)
            faults = list(_find_duplicates(entry, row.line, lines))
            entries.append(entry)
        problems += [f"{path}:{row.line}: {fault}" for fault in faults]
    if not entries and not problems:
        problems.append(f"{path}:1: there is no name in it; add a row")
    if problems:
        raise GazetteerError(problems)
    return entries


@functools.cache
def _types() -> tuple[str, ...]:
    return tuple(load_schema()["$defs"]["organisation"]["properties"]["classification"]["enum"])


def _find_faults(row: Row) -> Iterator[str]:
    if row.type is not None and row.type not in _types():
        yield f"unknown type {row.type!r}; take {', '.join(_types())}, or leave it empty"
    if not isinstance(row.other_names, list | tuple):
        yield f"other_names is {row.other_names!r}, no list; write a list of names"
        return
    for name in (row.name, *row.other_names):
        fault = _fault_of_name(name)
        if fault:
            yield fault
    for scheme, value in row.identifiers:
        if not _SCHEME.fullmatch(scheme):
            yield f"scheme {scheme!r} of an identifier is no code; write letters, digits, '.', '_' and '-' alone"
        if not value.strip():
            yield f"the identifier of scheme {scheme} is empty; add it or leave the scheme out"


def _fault_of_name(name: object) -> str | None:
    if not isinstance(name, str):
        return f"name {name!r} is no text; write it in quotation marks"
    if not name.strip():
        return "empty name; add it or remove the row"
    words = name.split()
    if not name.isprintable() or "\ufffd" in name:
        return f"name {name!r} has characters that no name has; was it saved as UTF-8? Mend it"
    if len(name) > _LONGEST:
        return f"name {name[:40]!r}… has more than {_LONGEST} characters; shorten it"
    if len(_LETTER.findall(name, 0, _SHORT)) < 2:
        return f"name {name!r} has fewer than two letters, so it would match ordinary text; write it in full"
    is_single = len(words) == 1 or (len(words) == 2 and words[0].casefold() == "the")
    if is_single and _is_everywhere(words[-1]):
        return f"name {name!r} is one ordinary word, so it would match ordinary text; write the whole name"
    return None


def _is_everywhere(word: str) -> bool:
    """Tell one word in lower case, a function word, a noun for bodies (`Trust`), a number."""
    plain = word.casefold()
    heads = load_table("names")["organisations"]["heads"]
    return (
        word.islower()
        or not any(character.isalpha() for character in word)
        or (plain in load_lexicon("function_words") and not word.isupper())
        or any(plain in nouns for nouns in heads.values())
    )


def _entry_of(row: Row) -> OwnName:
    name, *others = (" ".join(one.split()) for one in (row.name, *row.other_names))
    identifiers = tuple((scheme, value.strip()) for scheme, value in row.identifiers)
    return OwnName(name, row.type, tuple(others), tuple(dict.fromkeys(identifiers)))


def _find_duplicates(entry: OwnName, line: int, lines: dict[object, int]) -> Iterator[str]:
    """Note what an entry is known by; what an earlier line has already cannot tell which of the two is meant."""
    for name in entry.names:
        first = lines.setdefault(form_of(name), line)
        if first != line:
            yield f"{name!r} stands in line {first} already; keep it in one of the two"
    for scheme, value in entry.identifiers:
        if lines.setdefault((scheme, value), line) != line:
            first = lines[scheme, value]
            yield f"identifier {scheme} {value} stands in line {first} already; make one row, with other names"
