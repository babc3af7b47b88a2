"""What `xinnlp show` is given: an article to read, or records that were written before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from xinnlp.batch.task import Task, run_task
from xinnlp.cli.articles import Tally
from xinnlp.cli.console import read_stdin
from xinnlp.cli.options import STDIN
from xinnlp.errors import InvalidRecordError
from xinnlp.record import Record
from xinnlp.schema import find_problems
from xinnlp.schema.checking import SUFFIXES, Entry, parse_entries, read_entries
from xinnlp.settings import Settings


def find_records(file: Path | None, settings: Settings) -> Iterator[Record]:
    """Yield the records of a file or of standard input, which are one article's or those written there.

    Raises InvalidRecordError for what is no valid record.
    """
    if file is None or str(file) == STDIN:
        data = read_stdin()
        if data.lstrip().startswith(b"{"):  # as `xinnlp extract` writes it
            yield from _load(parse_entries(data, "<stdin>"))
        else:
            yield _extract(Task(None, data=data), settings)
    elif file.suffix.lower() in SUFFIXES:
        yield from _load(read_entries(file))
    else:
        yield _extract(Task(file.as_posix(), file), settings)


def _extract(task: Task, settings: Settings) -> Record:
    tally = Tally()
    outcome = run_task(task, settings)
    tally.add(outcome)
    if outcome.record is None:
        raise typer.Exit(tally.exit_code)
    return outcome.record


def _load(entries: Iterable[Entry]) -> Iterator[Record]:
    for entry in entries:
        message = entry.problem or next((f"{path} {text}" for path, text in find_problems(entry.data)), None)
        if message:
            raise InvalidRecordError(f"{entry.where} is no valid record: {message}; `xinnlp validate` tells all")
        yield Record.from_dict(entry.data)
