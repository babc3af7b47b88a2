"""What commands share of standard input, output and error: data goes to stdout, messages go to stderr."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import IO, TYPE_CHECKING

import typer

from xinnlp.cli.options import STDIN
from xinnlp.errors import OutputError

if TYPE_CHECKING:
    from xinnlp.record import Record

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def say(message: str, code: int = 0) -> int:
    """Print a message on stderr as one line, its control characters blanked, and return `code`."""
    typer.echo(_CONTROL.sub(" ", message), err=True)
    return code


def print_data(text: str) -> None:
    """Write text to stdout as UTF-8, at once; raises OutputError where stdout cannot take it."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:  # the reader has seen enough, as `head` does
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from error
    except OSError as error:
        raise OutputError(f"cannot write to standard output: {error.strerror}; make room or use -o") from error


def read_stdin() -> bytes:
    """Return all bytes of standard input; a terminal is refused, since nobody would know what it waits for."""
    return see_piped().read()


def see_piped() -> IO[bytes]:
    """Return standard input as a stream of bytes; a terminal is refused, as in `read_stdin`."""
    if sys.stdin.isatty():
        raise typer.BadParameter(f"name an article or a record, or pipe one in with {STDIN!r}")
    return sys.stdin.buffer


def say_warnings(record: Record) -> None:
    """Print on stderr the warnings of a record that concern the whole article."""
    for notice in record.warnings:
        if notice.start is None:
            say(f"warning: {record.document.path or 'the text'}: {notice.message}")
