"""What commands that read articles share: tasks from arguments, and a run that tells what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from xinnlp.batch.names import name_outputs
from xinnlp.batch.task import Outcome, Task, run_task
from xinnlp.cli.console import print_data, read_stdin, say, say_warnings
from xinnlp.cli.options import STDIN
from xinnlp.errors import ReadError
from xinnlp.settings import Settings
from xinnlp.writers.target import Target

FAILED = 1


def make_tasks(files: Sequence[Path] | None) -> list[Task]:
    """Return a task for each argument; none at all is standard input."""
    return [
        Task(None, data=read_stdin()) if str(file) == STDIN else Task(file.as_posix(), file)
        for file in files or [Path(STDIN)]
    ]


class Tally:
    """Tells each outcome on stderr, and what all of them mean for the exit code."""

    def __init__(self) -> None:
        self.good = 0
        self.failed = 0
        self.unreadable = 0

    def add(self, outcome: Outcome) -> None:
        """Count an outcome; print its error, or the warnings of its record."""
        if outcome.record is None:
            self.add_error(outcome.error or "", is_unreadable=outcome.is_unreadable)
        else:
            say_warnings(outcome.record)
            self.good += 1

    def add_error(self, message: str, *, is_unreadable: bool = True) -> None:
        """Count a failure and print its message."""
        say(f"error: {message}")
        self.failed += 1
        self.unreadable += is_unreadable

    @property
    def exit_code(self) -> int:
        """Return 0 when all went well, 3 when nothing could be read, else 1."""
        if not self.failed:
            return 0
        return ReadError.exit_code if self.unreadable == self.failed and not self.good else FAILED


def write_records(tasks: Sequence[Task], settings: Settings, target: Target, *, pretty: bool) -> int:
    """Write the record of each task to the target and return the exit code; a task that fails costs only itself."""
    names = name_outputs([(task.path or Path("stdin")).name for task in tasks])
    tally = Tally()
    with target.open(print_data, pretty=pretty) as write:
        for task, name in zip(tasks, names, strict=True):
            outcome = run_task(task, settings)
            tally.add(outcome)
            if outcome.record:
                write(name, outcome.record)
        if not tally.good:
            raise typer.Exit(tally.exit_code)  # within the block: an output without a record is not to appear
    return tally.exit_code
