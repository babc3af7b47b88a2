"""A folder of records: whole files, the manifest, and what failed; one run at a time writes there.

`kill -9` or a power cut at any moment leaves whole files alone: each is written below OUT/.xinnlp/, synced, renamed,
and its folder synced, before its row is written. A file without a row is done again.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from xinnlp.batch.locking import hold_lock
from xinnlp.batch.manifest import FAILED, OK, Manifest, Row
from xinnlp.batch.names import shorten
from xinnlp.batch.plan import STATE_FOLDER, Article
from xinnlp.batch.work import Failure, Finished
from xinnlp.errors import OutputError
from xinnlp.writers.files import make_folder, write_durably

MANIFEST = "manifest.sqlite"
_ERROR_SUFFIX = ".error.json"
# What is wrong with one name; anything else (no room, no permission) would be so with the next article.
_OF_ONE_NAME = frozenset({errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY, errno.EINVAL})


@dataclass(frozen=True, slots=True)
class Makers:
    """What shapes the bytes of a record, beside its article: hashes and versions."""

    settings_sha256: str
    version: str
    schema: str
    versions: Mapping[str, str]


class Store:
    """Writes records and failures, and knows what is done. Open it with `open_store`."""

    def __init__(self, out: Path, manifest: Manifest, makers: Makers) -> None:
        self.out = out
        self.manifest = manifest
        self._makers = makers

    def find_state(self, article: Article, *, force: bool = False) -> tuple[str, Row | None]:
        """Return `done`, `failed`, or why an article is to be done: new, changed, made by other …; and its row."""
        row = self.manifest.get(article.name)
        if row is None:
            return "new", None
        if force:
            return "forced", row
        if (row.settings_sha256, row.version, row.schema) != (
            self._makers.settings_sha256,
            self._makers.version,
            self._makers.schema,
        ):
            return "made by other settings or versions", row
        if row.status == FAILED:
            unchanged = row.input_sha256 is not None and hash_file(article.path) == row.input_sha256
            return FAILED if unchanged else "changed", row
        if row.output != article.output:
            return "named otherwise", row
        if _size(self.out / row.output) != row.bytes:
            return "without its record", row
        return ("done" if hash_file(article.path) == row.input_sha256 else "changed"), row

    def keep(self, article: Article, finished: Finished) -> Finished:
        """Write a record, then its row; return what became of it, since a name may be one that cannot be written."""
        assert finished.data is not None
        former = self.manifest.get(article.name)
        try:
            write_durably(self.out / article.output, finished.data, self.out / STATE_FOLDER)
        except OutputError as error:
            if not _is_of_one_name(error):
                raise
            return self.fail(article, Finished(seconds=finished.seconds, failure=Failure("write", str(error))))
        self.manifest.put(self._row(article, OK, finished))
        if former and former.output != article.output:
            self._remove_output(former.output)
        _remove(self._failure_path(article.name))
        return finished

    def fail(self, article: Article, finished: Finished) -> Finished:
        """Write down a failure; no record of an earlier run stays in its place."""
        failure = finished.failure
        assert failure is not None
        former = self.manifest.get(article.name)
        told = {
            "article": os.fsencode(article.name).decode("utf-8", "replace"),
            "stage": failure.stage,
            "error": failure.error,
            "traceback": failure.traceback or None,
            "seconds": round(finished.seconds, 3),
            "versions": dict(self._makers.versions),
        }
        data = (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
        with _errors_of_one_name_passed_over():
            write_durably(self._failure_path(article.name), data, self.out / STATE_FOLDER)
        self.manifest.put(self._row(article, FAILED, finished))
        self._remove_output(former.output if former else article.output)
        return finished

    def find_deleted(self, names: set[str]) -> Iterator[Row]:
        """Yield the rows of articles that are not there any more; `names` are those that are."""
        for row in self.manifest:
            if row.name not in names and not os.path.lexists(row.source):
                yield row

    def prune(self, row: Row) -> None:
        """Remove the record, the row and the failure of a deleted article."""
        self.manifest.put(dataclasses.replace(row, status=FAILED))  # no row is without its file, and no file for ever
        self._remove_output(row.output)
        _remove(self._failure_path(row.name))
        self.manifest.remove(row.name)

    def _row(self, article: Article, status: str, finished: Finished) -> Row:
        return Row(
            name=article.name,
            source=os.path.abspath(article.path),  # noqa: PTH100 - a link stays a link
            output=article.output,
            status=status,
            input_sha256=finished.sha256 or hash_file(article.path),
            settings_sha256=self._makers.settings_sha256,
            version=self._makers.version,
            schema=self._makers.schema,
            bytes=None if finished.data is None else len(finished.data),
            warnings=len(finished.warnings),
            seconds=round(finished.seconds, 3),
            error=finished.failure.error if finished.failure else None,
        )

    def _failure_path(self, name: str) -> Path:
        return self.out / STATE_FOLDER / "failures" / f"{shorten(name, len(_ERROR_SUFFIX))}{_ERROR_SUFFIX}"

    def _remove_output(self, output: str) -> None:
        """Remove a record, unless another article's is there now."""
        if not self.manifest.has_output(output):
            _remove(self.out / output)


@contextlib.contextmanager
def open_store(out: Path, makers: Makers) -> Iterator[Store]:
    """Yield the store of a folder, made if missing, for this run alone; raises OutputError where another has it."""
    make_folder(out)
    state = out / STATE_FOLDER
    make_folder(state)
    with hold_lock(state / "lock"), Manifest(state / MANIFEST) as manifest:
        for left in state.glob(".xinnlp-*.tmp"):  # of a run that was killed
            _remove(left)
        yield Store(out, manifest, makers)


@contextlib.contextmanager
def look_into(out: Path, makers: Makers) -> Iterator[Store]:
    """Yield the store of a folder, to read alone; the folder need not be there, and nothing is made."""
    path = out / STATE_FOLDER / MANIFEST
    manifest = Manifest(path, is_read_only=True) if path.exists() else Manifest(Path(":memory:"))
    with manifest:
        yield Store(out, manifest, makers)


def _is_of_one_name(error: OutputError) -> bool:
    return getattr(error.__cause__, "errno", None) in _OF_ONE_NAME


@contextlib.contextmanager
def _errors_of_one_name_passed_over() -> Iterator[None]:
    try:
        yield
    except OutputError as error:
        if not _is_of_one_name(error):
            raise


def hash_file(path: str) -> str | None:
    """Return the SHA-256 of a file, None where it cannot be read or is a pipe."""
    if not os.path.isfile(path):  # noqa: PTH113 - names, many of them
        return None
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - names, many of them
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            return
        path.unlink()
