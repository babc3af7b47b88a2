"""The goals as small pictures: colours of the United Nations, drawings of our own."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from xinnlp.knowledge import load_table


@dataclass(frozen=True, slots=True)
class Icon:
    """A goal's picture: its short title, colour, the ink that is read on it, and lines in a square of 24 by 24."""

    code: str
    name: str
    colour: str
    ink: str
    path: str


@functools.cache
def load_icons() -> dict[str, Icon]:
    """Return the pictures of the goals by code, `1` to `17`."""
    names = load_table("sdg")["goals"]
    return {
        code: Icon(code, names[code]["name"], drawn["colour"], drawn["ink"], drawn["path"])
        for code, drawn in load_table("sdg_icons")["goals"].items()
    }
