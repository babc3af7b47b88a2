"""The records of a report, read twice: once for what all say together, once for the page of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from xinnlp.errors import ReadError
from xinnlp.record import Record
from xinnlp.schema import find_problems
from xinnlp.schema.checking import Entry, find_record_files, read_entries


class Sources:
    """Files and folders of records; memory holds one record at a time.

    What is no valid record is told once, to `complain`, and left out of both readings.
    """

    def __init__(self, paths: Sequence[Path], site: Path, complain: Callable[[str], None]) -> None:
        """Find the files; those below `site`, which holds the pages and their data, are no records."""
        own = site.resolve()
        found = (file for path in paths for file in find_record_files(path))
        self._files = [file for file in found if own not in file.resolve().parents]
        self._complain = complain
        self._good: set[tuple[int, int | None]] | None = None

    def read(self) -> Iterator[Record]:
        """Yield the valid records; the second time only those that were valid the first, so that numbers agree."""
        if self._good is None:
            good: set[tuple[int, int | None]] = set()
            for key, entry in self._list_entries(tells=True):
                message = entry.problem or next((f"{path} {text}" for path, text in find_problems(entry.data)), None)
                if message:
                    self._complain(f"{entry.where} is no valid record: {message}; `xinnlp validate` tells all")
                else:
                    good.add(key)
                    yield Record.from_dict(entry.data)
            self._good = good
        else:
            for key, entry in self._list_entries(tells=False):
                if key in self._good:
                    yield _load_again(entry)

    def _list_entries(self, *, tells: bool) -> Iterator[tuple[tuple[int, int | None], Entry]]:
        for number, file in enumerate(self._files):
            try:
                for entry in read_entries(file):
                    yield (number, entry.row), entry
            except ReadError as error:
                if tells:
                    self._complain(str(error))


def _load_again(entry: Entry) -> Record:
    try:
        return Record.from_dict(entry.data)
    except (TypeError, KeyError, AttributeError) as error:
        raise ReadError(f"cannot read {entry.where}: it changed while the report was made; make it again") from error
