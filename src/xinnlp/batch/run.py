"""Runs a plan: what is done already is skipped, every other article ends as a record or as a failure written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from xinnlp.batch.engines import Engine
from xinnlp.batch.manifest import FAILED
from xinnlp.batch.plan import Article
from xinnlp.batch.store import Store
from xinnlp.batch.task import Task
from xinnlp.batch.window import finish_tasks
from xinnlp.batch.work import Finished

DONE = "done"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles of a plan are done: all with `force`, those that failed before unless told not to.

    `limit` bounds how many are done in this run, `max_failures` how many may fail in it before it ends.
    """

    force: bool = False
    retry_failed: bool = True
    limit: int | None = None
    max_failures: int | None = None


class Agenda(NamedTuple):
    """What is to be done, with the reason for each; what is done; and (article, error) of what failed before."""

    pending: list[tuple[Article, str]]
    done: int
    failed: list[tuple[Article, str]]
    left_out: int = 0


def make_agenda(articles: Sequence[Article], store: Store, choice: Choice) -> Agenda:
    """Return what is to be done; files are read for their hashes where a record could be theirs."""
    pending: list[tuple[Article, str]] = []
    failed: list[tuple[Article, str]] = []
    done = 0
    for article in articles:
        state, row = store.find_state(article, force=choice.force)
        if state == DONE:
            done += 1
        elif state == FAILED and not choice.retry_failed:
            failed.append((article, (row and row.error) or "it failed before"))
        else:
            pending.append((article, "failed before" if state == FAILED else state))
    limit = len(pending) if choice.limit is None else choice.limit
    return Agenda(pending[:limit], done, failed, max(0, len(pending) - limit))


class Counts:
    """How a run went: `ok`, `skipped` and `failed` are articles, `warned` those of `ok` with a warning."""

    def __init__(self, agenda: Agenda) -> None:
        self.ok = 0
        self.skipped = agenda.done
        self.failed = len(agenda.failed)
        self.warned = 0
        self.stages: Counter[str] = Counter()

    def add(self, finished: Finished) -> None:
        """Count what became of an article."""
        if finished.failure is None:
            self.ok += 1
            self.warned += bool(finished.warnings)
        else:
            self.failed += 1
            self.stages[finished.failure.stage] += 1

    def __str__(self) -> str:
        return f"{self.ok} ok / {self.skipped} skipped / {self.failed} failed / {self.warned} warned"


def run_agenda(
    agenda: Agenda,
    store: Store,
    engine: Engine,
    max_failures: int | None = None,
    make_task: Callable[[Article], Task] | None = None,
) -> Iterator[tuple[Article, Finished]]:
    """Yield each article as it is done, its record or failure written before; ends after `max_failures` failures.

    Raises OutputError where nothing can be written, and ConfigurationError where no record could be made: neither
    would be better with the next article.
    """
    make_task = make_task or make_path_task
    under_way: dict[str | None, Article] = {}

    def tasks() -> Iterator[Task]:
        for article, _ in agenda.pending:
            under_way[article.name] = article
            yield make_task(article)

    failures = 0
    for task, finished in finish_tasks(engine, tasks()):
        article = under_way.pop(task.name)
        kept = store.keep(article, finished) if finished.failure is None else store.fail(article, finished)
        yield article, kept
        failures += kept.failure is not None
        if max_failures is not None and failures >= max_failures:
            return


def make_path_task(article: Article) -> Task:
    """Return the task of an article that workers can read themselves."""
    return Task(article.name, Path(article.path))
