"""What a batch is to do: which files are articles, and what their records are called."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from xinnlp.batch.names import name_outputs, without_suffix
from xinnlp.errors import ReadError
from xinnlp.readers import READERS

# Where a batch keeps what is no record, in OUT.
STATE_FOLDER = ".xinnlp"


@dataclass(frozen=True, slots=True)
class Article:
    """An article's name (relative to the batch's root, with slashes), its file, and its record's file below OUT."""

    name: str
    path: str
    output: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Articles in order of path, and what a user should know of them.

    `passed_over` counts files of other kinds; `errors` are folders that cannot be listed.
    """

    articles: tuple[Article, ...]
    passed_over: int = 0
    warnings: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a folder are articles: those that match one of `globs` and none of `excluded`.

    A pattern with a slash is matched against the path below the folder, else against each part of it; `*` takes
    slashes too. Without globs, articles are told by the suffixes that xinnlp reads, or where `any_suffix` is set,
    all files are.
    """

    globs: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    any_suffix: bool = False

    def takes(self, name: str) -> bool:
        """Tell whether a file is an article; `name` is its path below the folder."""
        if self.leaves_out(name):
            return False
        if self.globs:
            return any(_matches(name, glob) for glob in self.globs)
        return self.any_suffix or os.path.splitext(name)[1].lower() in READERS  # noqa: PTH122 - names, many of them

    def leaves_out(self, name: str) -> bool:
        """Tell whether a file or folder is excluded."""
        return any(_matches(name, pattern) for pattern in self.excluded)


def _matches(name: str, pattern: str) -> bool:
    if "/" in pattern:
        return fnmatchcase(name, pattern.strip("/"))
    return fnmatchcase(name.rpartition("/")[2], pattern)


def plan_batch(inputs: Sequence[Path], out: Path, selection: Selection | None = None, layout: str = "json") -> Plan:
    """Return the plan for every article below the folders, and for the files: `a/b.txt` becomes `OUT/a/b.json`.

    Names are relative to a folder that is the only input; otherwise they are paths as given, or where one of these
    leads elsewhere (`..`, `/`), paths below the folder that holds all. `out` itself, hidden files and pipes are not
    read in folders. Raises ReadError where no article is found, or where a record would replace one.
    """
    finder = _Finder(selection or Selection(), out.resolve())
    for path, name in zip(inputs, _name_inputs(inputs), strict=True):
        finder.add(path, name)
    if not finder.found:
        reason = f" ({finder.errors[0]})" if finder.errors else ""
        where = ", ".join(map(str, inputs)) or "the list"
        raise ReadError(f"no article in {where}: xinnlp reads {', '.join(READERS)}{reason}")
    names = name_outputs(list(finder.found))
    articles = tuple(
        Article(name, path, f"{output}.{layout}")
        for (name, path), output in zip(finder.found.items(), names, strict=True)
    )
    _refuse_to_replace(articles, out)
    warnings = tuple(
        f"{article.name} shares its name with another article, or it is too long; its record is {article.output}"
        for article in articles
        if article.output != f"{without_suffix(article.name)}.{layout}"
    )
    return Plan(articles, finder.passed_over, warnings, tuple(finder.errors))


def _name_inputs(inputs: Sequence[Path]) -> list[str]:
    """Return what inputs are called below OUT: relative, not upwards, not into what the batch keeps there."""
    if len(inputs) == 1 and inputs[0].is_dir():
        return [""]
    if any(path.is_absolute() or ".." in path.parts or path.parts[:1] == (STATE_FOLDER,) for path in inputs):
        whole = [os.path.abspath(path) for path in inputs]  # noqa: PTH100 - a link stays a link
        common = os.path.commonpath([os.path.dirname(path) for path in whole])  # noqa: PTH120
        return [PurePath(os.path.relpath(path, common)).as_posix() for path in whole]
    return [path.as_posix() if path.parts else "" for path in inputs]


def _refuse_to_replace(articles: Sequence[Article], out: Path) -> None:
    for article in articles:
        if article.path.endswith(article.output.rpartition("/")[2]) and Path(article.path).exists():
            output = out / article.output
            if output.exists() and output.samefile(article.path):
                raise ReadError(f"the record of {article.path} would replace it; choose another folder with -o")


@dataclass(slots=True)
class _Finder:
    """Collects the paths of articles by their names."""

    selection: Selection
    out: Path
    found: dict[str, str] = field(default_factory=dict)
    passed_over: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, path: Path, root: str) -> None:
        if not path.is_dir():
            self.found.setdefault(root, str(path))
            return
        for name in sorted(self._walk(path), key=lambda name: name.split("/")):
            whole = str(path / name)
            if not self.selection.takes(name) or not _is_regular(whole):
                self.passed_over += not self.selection.leaves_out(name)
            else:
                self.found.setdefault(f"{root}/{name}" if root else name, whole)

    def _walk(self, folder: Path) -> Iterator[str]:
        """Yield the files below a folder; links to folders are not followed, lest they lead in circles."""
        for where, folders, files in os.walk(folder, onerror=self._note):
            here = os.path.relpath(where, folder)
            prefix = "" if here == "." else f"{here}/"
            folders[:] = [
                name
                for name in folders
                if not name.startswith(".")
                and not self.selection.leaves_out(prefix + name)
                and Path(where, name).resolve() != self.out
            ]
            yield from (prefix + name for name in files if not name.startswith("."))

    def _note(self, error: OSError) -> None:
        self.errors.append(f"cannot read {error.filename}: {error.strerror}")


def _is_regular(path: str) -> bool:
    """Tell a file, or a link that leads nowhere, from pipes, sockets and devices, which could be read for ever."""
    return os.path.isfile(path) or not os.path.exists(path)  # noqa: PTH110, PTH113 - names, many of them
