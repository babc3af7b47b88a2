"""What a batch is to do: which files below a folder are articles, and what their records are called."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from xinnlp.batch.names import name_outputs
from xinnlp.batch.task import Task
from xinnlp.errors import ReadError
from xinnlp.readers import READERS


@dataclass(frozen=True, slots=True)
class Plan:
    """Tasks in order of path with the file that each record goes to, and what a user should know of them.

    `passed_over` counts files of other kinds; `errors` are folders that cannot be listed.
    """

    tasks: tuple[tuple[Task, Path], ...]
    passed_over: int
    warnings: tuple[str, ...]
    errors: tuple[str, ...] = ()


def plan_batch(folder: Path, out: Path) -> Plan:
    """Return the plan for every article below `folder`: `a/b.txt` becomes `OUT/a/b.json`.

    `out` itself and hidden files are not read. Raises ReadError where no article is found.
    """
    errors: list[str] = []
    files = sorted(_find_files(folder, out.resolve(), errors), key=lambda path: path.parts)
    articles = [path for path in files if path.suffix.lower() in READERS]
    if not articles:
        reason = f" ({errors[0]})" if errors else ""
        raise ReadError(f"no article in {folder}: xinnlp reads {', '.join(READERS)}{reason}")
    names = name_outputs([PurePath(path) for path in articles])
    tasks = tuple(
        (Task(path.as_posix(), folder / path), out / f"{name}.json") for path, name in zip(articles, names, strict=True)
    )
    warnings = tuple(
        f"{path.as_posix()} shares its name with another article; its record is {name}.json"
        for path, name in zip(articles, names, strict=True)
        if name != path.with_suffix("").as_posix()
    )
    return Plan(tasks, len(files) - len(articles), warnings, tuple(errors))


def _find_files(folder: Path, out: Path, errors: list[str]) -> Iterator[Path]:
    """Yield the files below a folder, relative to it; links to folders are not followed, lest they lead in circles."""

    def note(error: OSError) -> None:
        errors.append(f"cannot read {error.filename}: {error.strerror}")

    for where, folders, files in os.walk(folder, onerror=note):
        here = Path(where)
        folders[:] = [name for name in folders if not name.startswith(".") and (here / name).resolve() != out]
        yield from ((here / name).relative_to(folder) for name in files if not name.startswith("."))
