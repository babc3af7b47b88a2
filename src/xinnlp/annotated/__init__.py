"""What annotators made of xinnlp's findings in Label Studio: gold, and corrections for later runs."""

from __future__ import annotations

from xinnlp.annotated.differences import find_corrections
from xinnlp.annotated.gold import make_gold
from xinnlp.annotated.tasks import AnnotatedTask, TaskProblem, read_tasks

__all__ = ["AnnotatedTask", "TaskProblem", "find_corrections", "make_gold", "read_tasks"]
