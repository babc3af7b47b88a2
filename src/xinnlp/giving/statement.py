"""What is read: one statement of giving, and the blocks of the text that it may stand in."""

from __future__ import annotations

from dataclasses import dataclass

from xinnlp.giving.party import Party
from xinnlp.giving.sums import Sum

# What is given or promised: neither raised nor sought.
DONE = frozenset({"given", "pledged", "invested"})


@dataclass(frozen=True, slots=True)
class Section:
    """A block of the text by its kind; `start` and `end` are token indices."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Giving:
    """One statement of giving; `start` and `end` bound its clause in code points, `helped` are those it is for.

    `sentence` is the number of the sentence of its sum; one `told_again` speaks of a gift as known (`the $5m grant`).
    """

    sum: Sum
    status: str
    funders: tuple[Party, ...]
    recipients: tuple[Party, ...]
    purpose: str | None
    start: int
    end: int
    in_heading: bool
    helped: tuple[Party, ...] = ()
    sentence: int = -1
    told_again: bool = False

    @property
    def is_gift(self) -> bool:
        """Tell money that is given, pledged or invested: neither raised nor sought."""
        return self.sum.is_money and self.status in DONE
