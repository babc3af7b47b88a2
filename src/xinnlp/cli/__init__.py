"""The command line: commands are registered here, failures become one line and an exit code.

Nothing in this package may import spaCy, rich or jsonschema before a command needs it.
"""

from __future__ import annotations

import io
import sys
from typing import Annotated, Any, NoReturn

import typer

from xinnlp import __version__
from xinnlp.cli import (
    batch,
    evaluate,
    export,
    extract,
    import_corrections,
    info,
    report,
    schema,
    show,
    themes,
    validate,
)
from xinnlp.cli.console import say
from xinnlp.errors import XinnlpError

INTERRUPTED = 130
USAGE = 2

# Typer's usage errors: older versions take the class from click, newer ones from a copy of their own.
_UsageError: Any = typer.BadParameter.__bases__[0]

app = typer.Typer(
    name="xinnlp",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"max_content_width": 100},
)
for _module in (extract, show, batch, validate, report, export, import_corrections, evaluate, themes, schema, info):
    app.command()(getattr(_module, _module.__name__.rpartition(".")[2]))


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"xinnlp {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and end.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Read articles on philanthropy: who gives how much to whom for what, as checked JSON.

    \b
    Example:
      xinnlp extract article.txt
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code; every expected failure is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # UTF-8 whatever the locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    sys.exit(_run(arguments or ["--help"]))


def _run(arguments: list[str]) -> int:
    try:
        code = app(arguments, prog_name="xinnlp", standalone_mode=False)
        sys.stdout.flush()
    except XinnlpError as error:
        return say(f"error: {error}", error.exit_code)
    except _UsageError as error:
        where = error.ctx.command_path if error.ctx else "xinnlp"
        return say(f"error: {error.format_message()} (see {where} --help)", USAGE)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    if code == INTERRUPTED:  # newer versions of Typer end with it themselves
        say("interrupted")
    return code if isinstance(code, int) else 0
