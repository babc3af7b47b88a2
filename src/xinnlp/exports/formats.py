"""The formats of an export: what each is called, where it goes, and what has to be installed for it."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xinnlp.errors import MissingLibraryError
from xinnlp.exports.articles import Article
from xinnlp.writers import make_folder, open_whole

Add = Callable[[Article], None]
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Format:
    """A format; its module has `open_tables(path, say)` or, where it is text, `open_text(write, say)`.

    `extra` brings the packages it needs; with another suffix than `suffix`, who opens it would refuse it.
    """

    name: str
    title: str
    module: str
    extra: str | None = None
    is_text: bool = False
    is_folder: bool = False
    suffix: str | None = None


FORMATS: dict[str, Format] = {
    item.name: item
    for item in (
        Format("csv", "a folder of CSV files", "csv_folder", is_folder=True),
        Format("xlsx", "an Excel workbook", "xlsx", extra="xlsx", suffix=".xlsx"),
        Format("parquet", "a folder of Parquet files", "parquet", extra="parquet", is_folder=True),
        Format("sqlite", "an SQLite database", "sqlite"),
        Format("jsonld", "JSON-LD", "jsonld", is_text=True),
        Format("label-studio", "Label Studio tasks", "label_studio", is_text=True),
        Format("docbin", "a folder of spaCy DocBins, or one NAME.spacy", "docbin"),
        Format("ftm", "FollowTheMoney entities", "ftm", is_text=True),
    )
}


@contextlib.contextmanager
def open_export(name: str, path: Path | None, say: Say, print_data: Callable[[str], None]) -> Iterator[Add]:
    """Yield a function that adds an article to an export, which is whole when the block ends well.

    `path` None is standard output, for formats that are text. `say` takes warnings. Raises OutputError where the
    place cannot be written, and MissingLibraryError where a package is missing.
    """
    chosen = FORMATS[name]
    module = _import(chosen)
    if not chosen.is_text:
        if path is None:
            raise ValueError(f"{name} is no text, so it needs a place")
        if chosen.is_folder:
            make_folder(path)
        with module.open_tables(path, say) as add:
            yield add
    elif path is None:
        with module.open_text(print_data, say) as add:
            yield add
    else:
        with open_whole(path) as file, module.open_text(lambda text: file.write(text.encode()), say) as add:
            yield add


def _import(chosen: Format) -> Any:  # noqa: ANN401
    try:
        return importlib.import_module(f"xinnlp.exports.{chosen.module}")
    except ImportError as error:
        if chosen.extra is None:
            raise
        raise MissingLibraryError(chosen.title, chosen.extra, str(error)) from error
