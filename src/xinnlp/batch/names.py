"""Names of outputs: after their input, and no two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath


def name_outputs(paths: Sequence[PurePath]) -> list[str]:
    """Return a name without suffix for each path, folders kept, with slashes: `a/b` for `a/b.md`.

    Paths that would share a name keep their suffix (`a.md`, `a.txt`); the same path twice is numbered.
    """
    names = [path.with_suffix("").as_posix() for path in paths]
    while clashing := {name for name, count in Counter(names).items() if count > 1}:
        full = [path.as_posix() if name in clashing else name for path, name in zip(paths, names, strict=True)]
        if full == names:
            return _number(names)
        names = full
    return names


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
