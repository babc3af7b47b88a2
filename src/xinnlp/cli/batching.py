"""The run behind `xinnlp batch`: what is told of it on stderr, and its exit code."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from xinnlp.batch.engines import Engine, LocalEngine, SerialEngine, count_jobs
from xinnlp.batch.makers import describe_makers
from xinnlp.batch.plan import Plan, Selection, plan_batch
from xinnlp.batch.run import Agenda, Choice, Counts, make_agenda, run_agenda
from xinnlp.batch.store import Store, look_into, open_store
from xinnlp.batch.stream import read_lines
from xinnlp.batch.task import Task
from xinnlp.batch.window import finish_tasks
from xinnlp.batch.work import Finished, Order
from xinnlp.cli.console import print_data, say
from xinnlp.cli.options import STDIN
from xinnlp.cli.progress import show_progress
from xinnlp.settings import Settings

FAILED = 1


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for."""

    inputs: tuple[Path, ...]
    out: Path | None
    layout: str
    pretty: bool
    globs: tuple[str, ...]
    excluded: tuple[str, ...]
    jobs: str
    timeout: float | None
    max_memory: int | None
    choice: Choice
    prune: bool
    engine: str
    scheduler: str | None


def run_folder(wishes: Wishes, settings: Settings) -> int:
    """Do what is to be done of a batch and return the exit code."""
    assert wishes.out is not None
    plan = _plan(wishes, settings)
    makers = describe_makers(settings, wishes.layout, pretty=wishes.pretty)
    with open_store(wishes.out, makers) as store:
        agenda = _tell_agenda(plan, store, wishes)
        counts = Counts(agenda)
        if agenda.pending:
            _work_off(agenda, store, wishes, settings, counts)
        _tell_deleted(plan, store, prune=wishes.prune)
        counts.failed += len(plan.errors)
        _tell_end(plan, agenda, counts, wishes)
    return FAILED if counts.failed else 0


def preview_folder(wishes: Wishes, settings: Settings) -> int:
    """Tell on stdout which articles would be done, where their records would go, and why."""
    assert wishes.out is not None
    plan = _plan(wishes, settings)
    makers = describe_makers(settings, wishes.layout, pretty=wishes.pretty)
    with look_into(wishes.out, makers) as store:
        agenda = _tell_agenda(plan, store, wishes)
        for article, reason in agenda.pending:
            print_data(f"{_one_line(article.name)} -> {_one_line(article.output)} ({reason})\n")
        for row in store.find_deleted({article.name for article in plan.articles}):
            action = "its record would be removed" if wishes.prune else "--prune would remove its record"
            say(f"{row.name} is gone; {action}")
    say(f"{len(agenda.pending)} to do, {agenda.done} done already, {len(agenda.failed)} failed before")
    return 0


def run_stream(wishes: Wishes, settings: Settings) -> int:
    """Write records to stdout in the order of their articles, one a line, and return the exit code."""
    counts = Counts(Agenda([], 0, []))
    order = Order(settings, pretty=False, max_memory=wishes.max_memory)
    tasks = itertools.islice(_stream_tasks(wishes, settings), wishes.choice.limit)
    with _make_engine(wishes, order) as engine:
        for task, finished in finish_tasks(engine, tasks, in_order=True):
            counts.add(finished)
            if finished.data is not None:
                print_data(finished.data.decode())
            _tell(task.name or "", finished)
            if wishes.choice.max_failures is not None and counts.failed >= wishes.choice.max_failures:
                break
    say(str(counts))
    return FAILED if counts.failed else 0


def _stream_tasks(wishes: Wishes, settings: Settings) -> Iterator[Task]:
    if wishes.inputs == (Path(STDIN),):
        yield from _read_stdin(settings)
        return
    plan = _plan(wishes, settings)
    for article in plan.articles:
        yield Task(article.name, Path(article.path))


def _read_stdin(settings: Settings) -> Iterator[Task]:
    if sys.stdin.isatty():
        raise typer.BadParameter("pipe paths or JSON Lines in, or name a folder")
    return read_lines(sys.stdin.buffer, settings.max_characters)


def _plan(wishes: Wishes, settings: Settings) -> Plan:
    inputs: list[Path] = []
    for path in wishes.inputs:
        inputs += _read_paths(settings) if str(path) == STDIN else [path]
    selection = Selection(wishes.globs, wishes.excluded, any_suffix=settings.input_format != "auto")
    plan = plan_batch(inputs, wishes.out or Path("/dev/null"), selection, wishes.layout)
    for warning in plan.warnings:
        say(f"warning: {warning}")
    for error in plan.errors:
        say(f"error: {error}")
    return plan


def _read_paths(settings: Settings) -> Iterator[Path]:
    for task in _read_stdin(settings):
        if task.path is None:
            raise typer.BadParameter("JSON Lines go to standard output: leave out -o; with it, give a path a line")
        yield task.path


def _make_engine(wishes: Wishes, order: Order) -> Engine:
    if wishes.engine == "serial":
        return SerialEngine(order)
    if wishes.engine == "dask":
        from xinnlp.batch.cluster import DaskEngine

        if wishes.scheduler is None:
            raise typer.BadParameter("--engine dask needs the cluster's --scheduler, such as tcp://host:8786")
        return DaskEngine(order, wishes.scheduler, wishes.timeout)
    return LocalEngine(order, count_jobs(wishes.jobs), wishes.timeout)


def _tell_agenda(plan: Plan, store: Store, wishes: Wishes) -> Agenda:
    agenda = make_agenda(plan.articles, store, wishes.choice)
    for article, error in agenda.failed:
        say(f"error: {article.name}: {error} (failed before; --retry-failed tries again)")
    return agenda


def _work_off(agenda: Agenda, store: Store, wishes: Wishes, settings: Settings, counts: Counts) -> None:
    order = Order(settings, wishes.pretty, wishes.max_memory)
    with (
        _make_engine(wishes, order) as engine,
        show_progress(len(agenda.pending), agenda.done) as advance,
    ):
        for article, finished in run_agenda(agenda, store, engine, wishes.choice.max_failures):
            counts.add(finished)
            _tell(article.name, finished)
            advance(str(counts))


def _tell(name: str, finished: Finished) -> None:
    for message in finished.warnings:
        say(f"warning: {_one_line(name)}: {message}")
    if finished.failure:
        error = finished.failure.error
        say(f"error: {error}" if name in error else f"error: {_one_line(name)}: {error}")


def _tell_deleted(plan: Plan, store: Store, *, prune: bool) -> None:
    for row in store.find_deleted({article.name for article in plan.articles}):
        if prune:
            store.prune(row)
            say(f"{_one_line(row.name)} is gone; its record is removed")
        else:
            say(f"warning: {_one_line(row.name)} is gone, its record {row.output} is still there; --prune removes it")


def _tell_end(plan: Plan, agenda: Agenda, counts: Counts, wishes: Wishes) -> None:
    not_done = (
        len(agenda.pending)
        + len(agenda.failed)
        + agenda.done
        + len(plan.errors)
        - (counts.ok + counts.failed + counts.skipped)
    )
    if not_done:
        say(f"ended after {counts.failed} failures; {not_done} articles are still to do")
    if agenda.left_out:
        say(f"{agenda.left_out} more articles are to do, left out by --limit")
    if counts.stages:
        stages = ", ".join(f"{count} {stage}" for stage, count in sorted(counts.stages.items()))
        say(f"failures ({stages}) are described in {wishes.out}/.xinnlp/failures")
    others = f", {plan.passed_over} files of other kinds passed over" if plan.passed_over else ""
    say(f"{len(plan.articles)} articles: {counts}{others}")


def _one_line(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode().replace("\n", "\\n")
