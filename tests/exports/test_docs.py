"""The page on exports has the columns and the labelling interface as they are."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from xinnlp.corrections.model import TYPES
from xinnlp.exports import FORMATS, TABLES

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the project's docs are not here")


def describe_tables() -> str:
    """Return the tables as the page has them: after a change, write this there."""
    parts = []
    for table in TABLES.values():
        rows = [
            f"| `{column.name}` | {column.type}{', may be null' if column.nullable else ''}"
            f"{', derived' if column.derived else ''} | {column.description} |"
            for column in table.columns
        ]
        key = ", ".join(f"`{name}`" for name in table.key)
        parts.append("\n".join([f"### {table.name}", "", f"{table.description} Key: {key}.", "",
                                "| column | type | meaning |", "|---|---|---|", *rows, ""]))  # fmt: skip
    return "\n".join(parts)


def test_the_page_has_every_table_and_column() -> None:
    assert describe_tables() in PAGE.read_text("utf-8"), "write describe_tables() into docs/exports.md"


def test_the_page_has_every_format_and_the_types_of_corrections() -> None:
    page = PAGE.read_text("utf-8")
    assert all(f"`{name}`" in page for name in (*FORMATS, *TYPES))


def test_the_labelling_interface_is_in_the_package() -> None:
    assert (files("xinnlp.exports") / "label_studio.xml").read_text("utf-8").startswith("<View>")
