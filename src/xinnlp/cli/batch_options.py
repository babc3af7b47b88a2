"""Options of `xinnlp batch` alone."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xinnlp.cli.options import see_paths


class EngineName(StrEnum):
    """Where articles are worked on."""

    local = "local"
    serial = "serial"
    dask = "dask"


def _see_jobs(value: str) -> str:
    if value != "auto" and not (value.isascii() and value.isdigit() and int(value) > 0):
        raise typer.BadParameter(f"{value!r} is neither a number from 1 nor auto")
    return value


Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="FOLDER|FILE|-",
        callback=see_paths,
        help="Folders with articles, articles, or - for standard input: a path a line, or JSON Lines with id and text.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="OUT", help="Where records go; made if missing.", show_default=False),
]
Glob = Annotated[
    list[str] | None,
    typer.Option("--glob", metavar="PATTERN", help="Only files that match, as in 'news-*.html'; may be repeated."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="PATTERN", help="No files or folders that match; may be repeated."),
]
Jobs = Annotated[
    str,
    typer.Option("-j", "--jobs", metavar="N|auto", callback=_see_jobs, help="Processes; auto: one for each core."),
]
Timeout = Annotated[
    float,
    typer.Option("--timeout", metavar="SECONDS", min=0, help="What one article may take; 0 sets no limit."),
]
MaxMemory = Annotated[
    int,
    typer.Option("--max-memory", metavar="MIB", min=0, help="What one process may hold (Linux); 0 sets no limit."),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help="Do so many articles, leave the rest.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="Do all articles again.")]
RetryFailed = Annotated[
    bool,
    typer.Option("--retry-failed/--no-retry-failed", help="Try again what failed in an earlier run, though unchanged."),
]
FailFast = Annotated[bool, typer.Option("--fail-fast", help="End with the first failure.")]
MaxFailures = Annotated[
    int | None,
    typer.Option("--max-failures", metavar="N", min=1, help="End when so many have failed.", show_default=False),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would be done, and why; write nothing.")]
Prune = Annotated[bool, typer.Option("--prune", help="Remove records whose articles are gone.")]
EngineChoice = Annotated[
    EngineName,
    typer.Option("--engine", help="local processes, serial in this one (for finding faults), or a dask cluster."),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="Of the cluster: tcp://host:8786.", show_default=False),
]
