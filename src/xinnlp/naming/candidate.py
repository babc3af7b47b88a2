"""A candidate name and the three kinds of names."""

from __future__ import annotations

from typing import NamedTuple

PERSON, ORGANISATION, PLACE = "PERSON", "ORGANISATION", "PLACE"


class Candidate(NamedTuple):
    """Tokens that may be a name, and a vote for what kind of name."""

    start: int
    end: int
    label: str
    weight: float
