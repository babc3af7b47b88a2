"""Where records go: standard output, one file, or a folder with a file for each."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from xinnlp.record import Record
from xinnlp.writers.files import open_whole
from xinnlp.writers.json import dump_record


@dataclass(frozen=True, slots=True)
class Target:
    """A place for records; `path` None is standard output, `layout` is json or jsonl."""

    path: Path | None
    layout: str
    is_folder: bool = False

    @classmethod
    def choose(cls, output: str | None, layout: str | None, *, several: bool) -> Target:
        """Return what `-o` and `--format` mean together; raises ValueError for several records in one JSON text.

        A folder is what is one already, what ends with a slash, and what has no suffix where there are several
        articles. Several records in one place are JSON Lines.
        """
        path = None if output in {None, "-"} else Path(str(output))
        is_folder = path is not None and (
            path.is_dir() or str(output).endswith(("/", "\\")) or (several and not path.suffix and not path.exists())
        )
        if layout is None:
            lines = not is_folder and (several or (path is not None and path.suffix == ".jsonl"))
            layout = "jsonl" if lines else "json"
        if several and layout == "json" and not is_folder:
            raise ValueError(
                "several records do not fit one JSON text: use --format jsonl, or a folder with -o FOLDER/"
            )
        return cls(path, layout, is_folder)

    @contextlib.contextmanager
    def open(self, print_data: Callable[[str], None], *, pretty: bool) -> Iterator[Callable[[str, Record], None]]:
        """Yield a function that takes a record and the name of its file in a folder (without suffix).

        A file appears whole when the block ends well, those of a folder one by one. Raises OutputError.
        """
        pretty = pretty and self.layout == "json"
        if self.path is None:
            yield lambda _, record: print_data(dump_record(record, pretty=pretty))
        elif self.is_folder:
            folder = self.path

            def write(name: str, record: Record) -> None:
                with open_whole(folder / f"{name}.{self.layout}") as file:
                    file.write(dump_record(record, pretty=pretty).encode())

            yield write
        else:
            with open_whole(self.path) as file:
                yield lambda _, record: _ignore(file.write(dump_record(record, pretty=pretty).encode()))


def _ignore(_: object) -> None:
    """Drop a result."""
