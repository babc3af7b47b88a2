"""The run behind `xinnlp validate`: every record of every argument, told as it is checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from xinnlp.cli.console import print_data, read_stdin, say
from xinnlp.cli.options import STDIN, ReportFormat
from xinnlp.errors import InvalidRecordError, ReadError
from xinnlp.schema.checking import Entry, Report, find_record_files, parse_entries, read_entries


def check_records(paths: Sequence[Path], source_text: str | None, layout: ReportFormat) -> int:
    """Check all records, print the report and return the exit code: 1 for an invalid one, 3 for none readable."""
    report = Report()
    unreadable = 0
    for path in paths:
        for entries in _read(path):
            try:
                for entry in entries:
                    found = report.check(entry, source_text)
                    if layout is ReportFormat.text:
                        print_data(
                            "".join(f"{_one_line(entry.where)}::{p.path}: {_one_line(p.message)}\n" for p in found)
                        )
            except ReadError as error:
                say(f"error: {error}")
                unreadable += 1
    print_data(
        f"{report}\n"
        if layout is ReportFormat.text
        else json.dumps(report.to_dict(), indent=2, ensure_ascii=False) + "\n"
    )
    if not report.checked:
        if not unreadable:
            say(f"error: no record found in {', '.join(map(str, paths))}: there is no .json or .jsonl file")
        return ReadError.exit_code
    return InvalidRecordError.exit_code if report.invalid or unreadable else 0


def _read(path: Path) -> Iterator[Iterator[Entry]]:
    if str(path) == STDIN:
        yield parse_entries(read_stdin(), "<stdin>")
    else:
        yield from map(read_entries, find_record_files(path))


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
