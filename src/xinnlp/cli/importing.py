"""The run behind `xinnlp import-corrections`: every task by itself, then the corrections of all."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath

from xinnlp.annotated import AnnotatedTask, TaskProblem, find_corrections, make_gold, read_tasks
from xinnlp.cli.console import say
from xinnlp.corrections import write_corrections
from xinnlp.errors import InvalidRecordError, ReadError
from xinnlp.evaluation.gold import GOLD_SUFFIX
from xinnlp.writers import make_folder, open_whole

_UNUSUAL = re.compile(r"[^\w.-]+")


def import_tasks(export: Path, folder: Path) -> int:
    """Write the gold of each task and the corrections of all; return 1 where a task was left out, 3 without any."""
    good: list[AnnotatedTask] = []
    names: set[str] = set()
    failed = 0
    for where, task in read_tasks(export):
        try:
            if isinstance(task, TaskProblem):
                raise task
            gold = make_gold(task)
        except TaskProblem as problem:
            say(f"error: {where}: {problem}")
            failed += 1
            continue
        if not good:
            make_folder(folder)
        name = _name(task.article_id, names)
        _write(folder / f"{name}.txt", task.text)
        _write(folder / f"{name}{GOLD_SUFFIX}", json.dumps(gold, ensure_ascii=False, indent=2) + "\n")
        good.append(task)
    if not good:
        say(f"error: no task of {export} can be used")
        return ReadError.exit_code
    corrections = find_corrections(good)
    _write(folder / "corrections.jsonl", write_corrections(corrections))
    say(f"{len(good)} articles with gold, {failed} left out, {len(corrections)} corrections, in {folder}")
    return InvalidRecordError.exit_code if failed else 0


def _name(article_id: str, taken: set[str]) -> str:
    """Return a file's name for an article, without folders and suffix, and different from all others."""
    stem = _UNUSUAL.sub("-", PurePosixPath(article_id).with_suffix("").as_posix() if article_id.strip("/.") else "")
    stem = stem.strip("-.")[:100] or "article"
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return name


def _write(path: Path, text: str) -> None:
    with open_whole(path) as file:
        file.write(text.encode("utf-8", "replace"))
