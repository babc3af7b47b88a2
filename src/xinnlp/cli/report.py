"""`xinnlp report`: records as a site of pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xinnlp.cli.options import STDIN, see_paths


def report(
    records: Annotated[
        list[Path],
        typer.Argument(metavar="RECORD|FOLDER", callback=see_paths, help="Records (.json, .jsonl), folders of them."),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="SITE", help="Folder for the pages; made if missing.")
    ],
    merges: Annotated[
        Path | None,
        typer.Option(
            "--merges",
            metavar="FILE",
            show_default=False,
            help="Which names are one and which are not: the merges.json of a report, changed.",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Title of the site.", show_default=False)] = None,
) -> None:
    """Make pages that open from disk: articles with their findings marked, search, charts, a page for each name.

    \b
    Example:
      xinnlp report records/ -o site
    """
    if any(str(path) == STDIN for path in records):
        raise typer.BadParameter("a report reads its records twice, and standard input can be read once: name a file")
    from xinnlp.cli.console import say
    from xinnlp.errors import InvalidRecordError
    from xinnlp.report import build_report, read_merges
    from xinnlp.report.wording import count_words

    failures: list[str] = []

    def complain(message: str) -> None:
        failures.append(message)
        say(f"error: {message}")

    built = build_report(records, output, complain, merges=read_merges(merges) if merges else (), title=title)
    numbers = (("article", built.articles), ("person", built.people), ("organisation", built.organisations))
    counted = ", ".join(count_words(number, thing) for thing, number in numbers)
    say(f"{counted}; open {built.first_page}")
    raise typer.Exit(InvalidRecordError.exit_code if failures else 0)
