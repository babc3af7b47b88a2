"""What goal weights are trained on and measured with: a public table, and statements and passages of our own."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy

from xinnlp.classification.weights import GOALS
from xinnlp.classification.words import find_words

OWN_STATEMENTS = Path(__file__).with_name("own_statements.txt")
PASSAGES = Path(__file__).with_name("passages.txt")


@dataclass(frozen=True, slots=True)
class Statement:
    """A text and the goals that it speaks to."""

    text: str
    goals: frozenset[int]


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a passage speaks to a goal."""

    text: str
    goal: int
    answer: bool


def read_statements(path: Path) -> list[Statement]:
    """Return the public table's statements, each with its one goal."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Statement(row["text"], frozenset({int(row["sdg"])})) for row in csv.DictReader(file)]


def read_own_statements() -> list[Statement]:
    statements = []
    for line in _lines(OWN_STATEMENTS):
        goals, _, text = line.partition(" | ")
        statements.append(Statement(text, frozenset(int(goal) for goal in goals.split() if goal != "0")))
    return statements


def read_questions() -> list[Question]:
    questions = []
    for line in _lines(PASSAGES):
        head, _, text = line.partition(" ")
        questions.append(Question(text, int(head[1:]), head[0] == "+"))
    return questions


def goals_of(statements: list[Statement]) -> numpy.ndarray:
    """Return which goals each statement has, (n, 17) of bool."""
    return numpy.array([[goal in one.goals for goal in range(1, GOALS + 1)] for one in statements])


def group_of(statement: Statement) -> str:
    """Return what texts that stand twice have in common."""
    return hashlib.sha256(" ".join(word.form for word in find_words(statement.text)).encode()).hexdigest()


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
