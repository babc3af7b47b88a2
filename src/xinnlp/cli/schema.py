"""`xinnlp schema`: prints a JSON Schema."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class SchemaName(StrEnum):
    """What a schema describes."""

    record = "record"
    themes = "themes"


def schema(
    name: Annotated[
        SchemaName, typer.Argument(help="Of a record, or of a file for --themes.", show_default=False)
    ] = SchemaName.record,
) -> None:
    """Print the JSON Schema of a record, or of a taxonomy, every field described.

    \b
    Examples:
      xinnlp schema > record.schema.json
      xinnlp schema themes > themes.schema.json
    """
    from xinnlp.cli.console import print_data
    from xinnlp.schema.authority import read_schema_text

    print_data(read_schema_text(name.value))
