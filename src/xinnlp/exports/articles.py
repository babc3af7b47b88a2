"""Records that may be exported: valid, each with a key of its own, and free of what other formats cannot hold."""

from __future__ import annotations

import contextlib
import math
import re
import sqlite3
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from xinnlp.schema import find_problems
from xinnlp.schema.checking import Entry

_UNENCODABLE = re.compile("[\x00\ud800-\udfff]")
_LARGEST = 2**63  # what a column of whole numbers holds


class KeyKind(StrEnum):
    """What tells articles apart: their path, else the hash of their source, or always the hash."""

    path = "path"
    sha256 = "sha256"


class Article(NamedTuple):
    """A valid record as plain dicts and lists, its key among the exported, and where it was read."""

    key: str
    record: dict[str, Any]
    where: str


class Refusal(NamedTuple):
    """A record that is not exported, and why."""

    where: str
    reason: str


def choose_articles(entries: Iterable[Entry], kind: KeyKind = KeyKind.path) -> Iterator[Article | Refusal]:
    """Yield each entry as an article, or why it is none: it is no valid record, or its key is taken.

    NUL and lone surrogates become U+FFFD, one for one, so that offsets hold. Memory does not grow with the number of
    entries: keys are kept on disk.
    """
    with contextlib.closing(sqlite3.connect("")) as seen:  # a temporary file that nobody else sees
        seen.execute("CREATE TABLE keys (key TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        for entry in entries:
            article = _make_article(entry, kind)
            if isinstance(article, Article):
                taken = seen.execute("SELECT place FROM keys WHERE key = ?", (article.key,)).fetchone()
                if taken:
                    yield Refusal(entry.where, _explain_taken(article.key, taken[0], kind))
                    continue
                seen.execute("INSERT INTO keys VALUES (?, ?)", (article.key, _clean(entry.where)))
            yield article


def _make_article(entry: Entry, kind: KeyKind) -> Article | Refusal:
    problem = entry.problem or next((f"{path}: {message}" for path, message in find_problems(entry.data)), None)
    if problem:
        return Refusal(entry.where, f"is no valid record: {problem}; `xinnlp validate` tells all")
    try:
        record = _clean(entry.data)
    except OverflowError as error:
        return Refusal(entry.where, f"cannot be exported: {error}; mend the record")
    document = record["document"]
    key = document["path"] if kind is KeyKind.path else None
    return Article(key or f"sha256:{document['sha256']}", record, entry.where)


def _explain_taken(key: str, where: str, kind: KeyKind) -> str:
    remedy = "export one of them"
    if kind is KeyKind.path:
        remedy += ", or tell articles apart by their bytes with --key sha256"
    return f"has the key {key!r} as {where} has; {remedy}"


def _clean(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return _UNENCODABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: _clean(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, int | float) and not (math.isfinite(value) and abs(value) < _LARGEST):
        raise OverflowError("it has a number that is beyond what tables hold")
    return value
