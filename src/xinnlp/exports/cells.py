"""Cells of spreadsheets: text that a spreadsheet would take for a formula is made text, and can be told again."""

from __future__ import annotations

import re

# What spreadsheets read as a formula or command (OWASP, CSV Injection), full-width forms too, and the mark that
# makes it text, lest a cell that begins with the mark be taken for one that was made safe.
_BEGINS_FORMULA = re.compile("[\\s\x00-\x1f\ufeff\u200b-\u200f\u2060]*[=+\\-@＝＋－＠]|[\t\r\n']")
_MARK = "'"


def make_safe(text: str) -> str:
    """Return text that no spreadsheet runs: with an apostrophe before it where it would begin a formula.

    Text that begins with an apostrophe gets one too, so that taking one away always gives back the text.
    """
    return _MARK + text if _BEGINS_FORMULA.match(text) else text
