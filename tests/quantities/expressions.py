"""The table of expressions: each line a text and the figures that a reader finds in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("expressions.txt")


class Expected(NamedTuple):
    exact: str
    kind: str
    value: float
    value_max: float | None
    unit: str
    qualifier: str


class Expression(NamedTuple):
    line: int
    text: str
    figures: list[Expected]


def read_table() -> list[Expression]:
    expressions = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith(("# ", "## ")):
            continue
        text, _, expected = line.partition(" => ")
        figures = [] if expected == "-" else [_read_figure(part) for part in expected.split(" ;; ")]
        expressions.append(Expression(number, text, figures))
    return expressions


def _read_figure(part: str) -> Expected:
    exact, _, fields = part.rpartition(" : ")
    kind, values, unit, *qualifier = fields.split()
    low, _, high = values.partition("..")
    value_max = float(high) if high else None
    return Expected(exact, kind, float(low), value_max, unit.replace("_", " "), qualifier[0] if qualifier else "exact")
