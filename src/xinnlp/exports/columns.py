"""What a table and a column are, whatever the file that holds them."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, INTEGER, NUMBER, DATE = "text", "integer", "number", "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, what it means, and the record's field where that has another name."""

    name: str
    type: str
    description: str
    nullable: bool = False
    field: str = ""
    derived: bool = False

    @property
    def source(self) -> str:
        """Return the key of the value in the record's item."""
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the columns of a row, and the first of them that identify it."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    indexed: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(column.name for column in self.columns)


def text(name: str, description: str, *, nullable: bool = False, field: str = "") -> Column:
    """Return a column of strings."""
    return Column(name, TEXT, description, nullable, field)


def integer(name: str, description: str, *, nullable: bool = False, field: str = "") -> Column:
    """Return a column of whole numbers."""
    return Column(name, INTEGER, description, nullable, field)


def number(name: str, description: str, *, nullable: bool = False) -> Column:
    """Return a column of numbers, whole or not."""
    return Column(name, NUMBER, description, nullable)


def derived(name: str, description: str, kind: str = TEXT) -> Column:
    """Return a column that repeats for readers what another table tells."""
    return Column(name, kind, description, nullable=True, derived=True)
