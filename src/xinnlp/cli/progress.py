"""Progress with rate and time left on stderr: a bar on a terminal, a plain line now and then in a log."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from xinnlp.cli.console import say

# Seconds between two lines of a log.
_INTERVAL = 30


@contextlib.contextmanager
def show_progress(total: int, skipped: int) -> Iterator[Callable[[str], None]]:
    """Yield a function to call after each article, with how the run stands."""
    if sys.stderr.isatty():
        with _show_bar(total) as advance:
            yield advance
    else:
        say(f"{total} articles to do, {skipped} done already")
        yield _Log(total).advance


@contextlib.contextmanager
def _show_bar(total: int) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate, counts = TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[counts]}")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), counts)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        shown = bar.add_task("", total=total, rate="", counts="")
        start = time.monotonic()

        def advance(counts: str) -> None:
            done = bar.tasks[0].completed + 1
            bar.update(shown, advance=1, rate=f"{done / (time.monotonic() - start):.1f}/s", counts=counts)

        yield advance


class _Log:
    """Says how far a run is, each time that an interval has passed."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.start = self.last = time.monotonic()

    def advance(self, counts: str) -> None:
        self.done += 1
        now = time.monotonic()
        if now - self.last >= _INTERVAL:
            self.last = now
            rate = self.done / (now - self.start)
            left = (self.total - self.done) / rate
            say(f"{self.done} of {self.total}, {rate:.1f} a second, {left / 60:.0f} min left: {counts}")
