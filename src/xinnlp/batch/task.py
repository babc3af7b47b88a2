"""One article's work as plain data in and out; whatever goes wrong with it stays in its outcome."""

from __future__ import annotations

import dataclasses
import os
import traceback
from dataclasses import dataclass
from pathlib import Path

from xinnlp.errors import ConfigurationError, ReadError, XinnlpError
from xinnlp.record import Record
from xinnlp.settings import Settings
from xinnlp.source import Metadata, SourceDocument

READ = "read"
EXTRACT = "extract"


@dataclass(frozen=True, slots=True)
class Task:
    """An article to extract: a file, bytes or a text with metadata; `name` becomes `document.path`.

    Bytes with a `path` are those of that file, which need not be there; without, they came from a stream. `fault` says
    that there is no article to read, and why.
    """

    name: str | None
    path: Path | None = None
    data: bytes | None = None
    text: str | None = None
    metadata: Metadata | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A task's record, or the one line that says why there is none, at which stage, and where in the code.

    `is_unreadable` tells a bad input; `kind` is the exception's class.
    """

    task: Task
    record: Record | None = None
    error: str | None = None
    is_unreadable: bool = False
    stage: str = EXTRACT
    kind: str = ""
    traceback: str = ""


def run_task(task: Task, settings: Settings) -> Outcome:
    """Return the outcome of one article; raises ConfigurationError alone, since that would fail every task."""
    from xinnlp import extraction  # noqa: PLC0415 - loads spaCy; who only makes tasks does without

    stage = READ
    try:
        source = _read(task, settings)
        stage = EXTRACT
        return Outcome(task, extraction.extract_source(source, settings))
    except ConfigurationError:
        raise
    except Exception as error:  # a fault in one article must not end the run
        message = str(error)
        if not isinstance(error, XinnlpError):
            name = task.name or "the text"
            message = f"cannot extract {name}: {type(error).__name__}: {error}; please report this"
        told = "".join(traceback.format_exception(error))
        return Outcome(task, None, message, isinstance(error, ReadError), stage, type(error).__name__, told)


def _read(task: Task, settings: Settings) -> SourceDocument:
    from xinnlp.readers import read_bytes, read_file, read_text  # noqa: PLC0415

    if task.fault is not None:
        raise ReadError(task.fault)
    if task.text is not None:
        source = read_text(task.text, settings.max_characters)
        metadata = _join(source.metadata, task.metadata or Metadata())
        return dataclasses.replace(source, path=task.name, metadata=metadata)
    if task.data is not None:
        source = read_bytes(task.data, settings, task.path)
    else:
        source = read_file(Path() if task.path is None else task.path, settings)
    return dataclasses.replace(source, path=None if task.name is None else _printable(task.name))


def _join(found: Metadata, given: Metadata) -> Metadata:
    """Return what was given, and where nothing was, what was found in the text."""
    return dataclasses.replace(
        found, **{item.name: value for item in dataclasses.fields(given) if (value := getattr(given, item.name))}
    )


def _printable(name: str) -> str:
    """Return a file's name as UTF-8 can hold it, U+FFFD for each byte that is none."""
    return os.fsencode(name).decode("utf-8", "replace")
