"""One article's work as plain data in and out; whatever goes wrong with it stays in its outcome."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from xinnlp.errors import ConfigurationError, ReadError, XinnlpError
from xinnlp.extraction import extract_source
from xinnlp.readers import read_bytes, read_file
from xinnlp.record import Record
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument


@dataclass(frozen=True, slots=True)
class Task:
    """An article to extract: a file, or bytes; `name` becomes `document.path`."""

    name: str | None
    path: Path | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A task's record, or the one line that says why there is none; `is_unreadable` tells a bad input."""

    task: Task
    record: Record | None = None
    error: str | None = None
    is_unreadable: bool = False


def run_task(task: Task, settings: Settings) -> Outcome:
    """Return the outcome of one article; raises ConfigurationError alone, since that would fail every task."""
    try:
        return Outcome(task, extract_source(_read(task, settings), settings))
    except ConfigurationError:
        raise
    except XinnlpError as error:
        return Outcome(task, error=str(error), is_unreadable=isinstance(error, ReadError))
    except Exception as error:  # a fault in one article must not end the run
        name = task.name or "the text"
        return Outcome(task, error=f"cannot extract {name}: {type(error).__name__}: {error}; please report this")


def _read(task: Task, settings: Settings) -> SourceDocument:
    if task.path is None:
        return read_bytes(task.data, settings)
    return dataclasses.replace(read_file(task.path, settings), path=task.name)
