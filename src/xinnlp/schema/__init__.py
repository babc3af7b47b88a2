"""The record's schema, and what a record must keep that no schema can say."""

from __future__ import annotations

from xinnlp.schema.authority import load_schema, read_schema_text
from xinnlp.schema.contract import Problem, find_problems

__all__ = ["Problem", "find_problems", "load_schema", "read_schema_text"]
