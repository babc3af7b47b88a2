"""Names of outputs: after their input, no two alike, and none that a file system refuses."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Sequence

# What nearly all file systems take, in bytes.
_LONGEST_NAME = 255
# Room for the longest suffix that is added, `.jsonl`.
_SUFFIX_BYTES = 6
_HASH_DIGITS = 8


def name_outputs(paths: Sequence[str]) -> list[str]:
    """Return a name without suffix for each path with slashes, folders kept: `a/b` for `a/b.md`.

    Paths that would share a name keep their suffix (`a.md`, `a.txt`); the same path twice is numbered. A name that
    leaves no room for a suffix is shortened and ends with digits of its hash.
    """
    names = [without_suffix(path) for path in paths]
    while clashing := _find_clashes(names):
        full = [path if name in clashing else name for path, name in zip(paths, names, strict=True)]
        if full == names:
            names = _number(names)
            break
        names = full
    return [shorten(name, _SUFFIX_BYTES) for name in names]


def without_suffix(path: str) -> str:
    """Return a path without its last suffix."""
    return os.path.splitext(path)[0]  # noqa: PTH122 - paths by the hundred thousand


def shorten(name: str, room: int) -> str:
    """Return a path whose last part leaves `room` bytes of what a name may have."""
    folder, slash, last = name.rpartition("/")
    data = os.fsencode(last)
    if len(data) + room <= _LONGEST_NAME:
        return name
    digits = hashlib.sha256(data).hexdigest()[:_HASH_DIGITS]
    kept = data[: _LONGEST_NAME - room - _HASH_DIGITS - 1].decode("utf-8", "ignore")
    return f"{folder}{slash}{kept}-{digits}"


def _find_clashes(names: Sequence[str]) -> set[str]:
    """Return the names that occur twice, and those that would be a file where another needs a folder."""
    folders: set[str] = set()
    for name in names:
        while (name := name.rpartition("/")[0]) and name not in folders:
            folders.add(name)
    counts = Counter(names)
    return {name for name in counts if counts[name] > 1 or {f"{name}.json", f"{name}.jsonl"} & folders}


def _number(names: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    taken = set(names)
    numbered = []
    for name in names:
        seen[name] += 1
        candidate, number = name, seen[name]
        while number > 1 and candidate in taken:
            candidate = f"{name}-{number}"
            number += 1
        taken.add(candidate)
        numbered.append(candidate)
    return numbered
