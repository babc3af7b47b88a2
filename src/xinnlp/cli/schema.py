"""`xinnlp schema`: prints the record's JSON Schema."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of a record, every field described.

    \b
    Example:
      xinnlp schema > record.schema.json
    """
    from xinnlp.cli.console import print_data
    from xinnlp.schema.authority import read_schema_text

    print_data(read_schema_text())
