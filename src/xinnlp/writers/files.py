"""Files that are whole or not there: written under a temporary name beside their own, then renamed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from xinnlp.errors import OutputError

_NEW_FILE_MODE = 0o666


@contextlib.contextmanager
def open_whole(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing bytes; it appears, or replaces what was there, only when the block ends well.

    Missing folders are made. A device or pipe (`/dev/null`) is written to as it is. Raises OutputError when the
    file cannot be written, and then leaves neither a half file nor a temporary one.
    """
    path = path.resolve()  # a link stays a link: its target is replaced
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with _temporary_file(path) as file:
            yield file
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; {_remedy(error)}") from error


def write_durably(path: Path, data: bytes, scratch: Path) -> None:
    """Write a file that is there whole once this returns, power cuts included, and before that not at all.

    It is made in `scratch`, a folder of the same file system, and takes the place of what was there, a link too.
    Missing folders are made. Raises OutputError.
    """
    try:
        missing = [folder for folder in path.parents if not folder.exists()]
        path.parent.mkdir(parents=True, exist_ok=True)
        with _temporary_file(path, scratch) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        for folder in (path.parent, *(made.parent for made in missing)):
            _sync_folder(folder)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; {_remedy(error)}") from error


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make a folder unless it is there, and see that files can be made in it; raises OutputError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise OutputError(f"cannot write to {path}: {error.strerror or error}; {_remedy(error)}") from error


@contextlib.contextmanager
def _temporary_file(path: Path, folder: Path | None = None) -> Iterator[IO[bytes]]:
    descriptor, name = tempfile.mkstemp(dir=folder or path.parent, prefix=".xinnlp-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        Path(name).chmod(_mode_of(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode_of(path: Path) -> int:
    """Return the permissions of the file to be replaced, else those of a new file (mkstemp's are narrower)."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE_MODE & ~mask


def _remedy(error: OSError) -> str:
    match error:
        case PermissionError():
            return "choose another place with -o, or give yourself permission to write there"
        case NotADirectoryError() | FileExistsError() | IsADirectoryError():
            return "choose another name with -o"
    return "make room or choose another place with -o"
