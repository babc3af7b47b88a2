"""A folder of pages that shows what records say, opened from disk without a server or a network."""

from __future__ import annotations

from xinnlp.report.merges_file import Merge, read_merges
from xinnlp.report.site import Built, build_report

__all__ = ["Built", "Merge", "build_report", "read_merges"]
