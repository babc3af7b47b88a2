"""A candidate name and the three kinds of names."""

from __future__ import annotations

from typing import NamedTuple

PERSON, ORGANISATION, PLACE = "PERSON", "ORGANISATION", "PLACE"
# None of them (a work, a theme, a day, a job): decided like the others, and then left out.
TITLE = "TITLE"


class Candidate(NamedTuple):
    """Tokens that may be a name, and a vote for what kind of name."""

    start: int
    end: int
    label: str
    weight: float
