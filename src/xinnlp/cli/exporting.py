"""The run behind `xinnlp export`: every record of every argument, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from xinnlp.cli.console import print_data, say, see_piped
from xinnlp.cli.options import STDIN
from xinnlp.errors import InvalidRecordError, ReadError
from xinnlp.exports import FORMATS, Article, KeyKind, choose_articles, open_export
from xinnlp.schema.checking import Entry, find_record_files, read_entries, read_stream


class _Inputs:
    """The records of the arguments, and how many of their files could not be read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = paths
        self.found = self.unreadable = 0

    def __iter__(self) -> Iterator[Entry]:
        for path in self.paths:
            is_stdin = str(path) == STDIN
            for file in [path] if is_stdin else find_record_files(path):
                try:
                    for entry in read_stream(see_piped(), "<stdin>") if is_stdin else read_entries(file):
                        self.found += 1
                        yield entry
                except ReadError as error:
                    say(f"error: {error}")
                    self.unreadable += 1


def export_records(paths: Sequence[Path], layout: str, output: Path | None, key: str) -> int:
    """Export the valid records and return the exit code: 1 where one was left out, 3 where nothing can be read."""
    chosen = FORMATS[layout]
    if output is None and not chosen.is_text:
        raise typer.BadParameter(f"--to {layout} makes {chosen.title}: name it with -o")
    if output is not None and chosen.suffix and output.suffix.lower() != chosen.suffix:
        raise typer.BadParameter(f"-o {output}: {chosen.title} has a name that ends with {chosen.suffix}")
    inputs = _Inputs(paths)
    exported = refused = 0
    with open_export(layout, output, say, print_data) as add:
        for article in choose_articles(inputs, KeyKind(key)):
            if isinstance(article, Article):
                add(article)
                exported += 1
            else:
                say(f"error: {article.where}: {article.reason}")
                refused += 1
        if not exported:  # within the block: an export of nothing is not to appear
            raise typer.Exit(_tell_nothing(paths, inputs))
    if output is not None or refused:
        say(f"{exported} exported, {refused} refused" + (f", in {output}" if output else ""))
    return InvalidRecordError.exit_code if refused or inputs.unreadable else 0


def _tell_nothing(paths: Sequence[Path], inputs: _Inputs) -> int:
    if inputs.found:
        return InvalidRecordError.exit_code
    if not inputs.unreadable:
        say(f"error: no record found in {', '.join(map(str, paths))}: there is no .json or .jsonl file")
    return ReadError.exit_code
