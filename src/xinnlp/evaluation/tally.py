"""What an evaluation counts, for one document and for all of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

# Lists have precision and recall; every document with gold for a list counts towards it.
LISTS = (
    "people", "organisations", "roles", "figures", "figures_full", "quotes", "quotes_attributed", "sdg", "commitments",
)  # fmt: skip
# Shares say, of the items found, how many have a property right.
SHARES = (
    "organisation_type", "figure_value", "figure_unit", "figure_kind", "figure_qualifier", "sdg_first_in_top_3",
    "commitment_status",
)  # fmt: skip

_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Counts:
    """Items of a list: found and right, found but wrong, and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both together."""
        return Counts(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def is_empty(self) -> bool:
        """Tell a list that is empty in gold and prediction alike."""
        return not (self.right or self.false or self.missed)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 1 where there was nothing to find and nothing found."""
        return self._divide(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """Return the share of gold that was found; 1 where there was nothing to find and nothing found."""
        return self._divide(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
        return self._divide(2 * self.right, 2 * self.right + self.false + self.missed)

    def _divide(self, part: int, whole: int) -> float:
        return part / whole if whole else float(self.is_empty)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the items looked at are right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        """Return the share of both together."""
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """Return the share from 0 to 1, None where there was nothing to look at."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement: an item `missed`, a `false` find, or a property of a found item that is `wrong`."""

    list: str
    kind: str
    what: str
    found: str | None = None
    gold: str | None = None

    def __str__(self) -> str:
        """Return the disagreement as a line, long wordings cut."""
        what = repr(textwrap.shorten(self.what, _SHOWN, placeholder=" …"))
        if self.kind == "wrong":
            return f"{self.list} of {what}: {self.found or 'none'}, gold has {self.gold or 'none'}"
        return f"{self.list}: {'false find' if self.kind == 'false' else self.kind} {what}"


class Judgement(NamedTuple):
    """Whether gold bears out a statement of a record: its place in its list and its confidence there."""

    place: int
    confidence: float | None
    right: bool


class Confident(Protocol):
    """A statement with a confidence."""

    @property
    def confidence(self) -> float | None:
        """Return how likely it is right, None where that was not measured."""


@dataclass(slots=True)
class DocumentScore:
    """The counts of one document; a list that its gold does not annotate is absent.

    `judgements` has the statements that gold can tell about, by the record's list.
    """

    name: str
    lists: dict[str, Counts] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    judgements: dict[str, list[Judgement]] = field(default_factory=dict)

    @property
    def mean_f1(self) -> float:
        """Return the mean F1 of the lists in which gold or prediction has anything; 1 where none has."""
        scores = [counts.f1 for counts in self.lists.values() if not counts.is_empty]
        return sum(scores) / len(scores) if scores else 1.0

    def count(self, name: str, *, right: int, predicted: int, gold: int) -> None:
        """Set the counts of a list from how many are right, predicted and in gold."""
        self.lists[name] = Counts(right, predicted - right, gold - right)

    def count_names(self, name: str, *, right: int, false: Iterable[str], missed: Iterable[str]) -> None:
        """Set the counts of a list from its wordings, each wrong one becoming a finding."""
        false, missed = tuple(false), tuple(missed)
        self.lists[name] = Counts(right, len(false), len(missed))
        self.findings += [Finding(name, "false", what) for what in false]
        self.findings += [Finding(name, "missed", what) for what in missed]

    def believe(self, name: str, statements: Sequence[Confident], right: Mapping[int, bool]) -> None:
        """Add the judgements of a list: statement's index → whether it is right."""
        found = [Judgement(index, statements[index].confidence, verdict) for index, verdict in sorted(right.items())]
        self.judgements[name] = found

    def judge(self, name: str, what: str, found: str | None, gold: str | None, *, right: bool) -> None:
        """Add an item to a share; one that is wrong becomes a finding."""
        self.add_share(name, right=right)
        if not right:
            self.note_wrong(name, what, found, gold)

    def note_wrong(self, name: str, what: str, found: str | None, gold: str | None) -> None:
        """Add the disagreement about a property of an item that was found."""
        self.findings.append(Finding(name, "wrong", what, found, gold))

    def add_share(self, name: str, *, right: bool) -> None:
        """Add an item to a share."""
        self.shares[name] = self.shares.get(name, Share()) + Share(int(right), 1)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all documents, in the order of their names."""

    documents: tuple[DocumentScore, ...]

    @property
    def lists(self) -> dict[str, Counts]:
        """Return the counts over all documents of each list that any gold annotates."""
        return sum_lists(self.documents)

    @property
    def shares(self) -> dict[str, Share]:
        """Return the shares over all documents of whatever there was to look at."""
        return sum_shares(self.documents)

    @property
    def worst_first(self) -> list[DocumentScore]:
        """Return the documents by rising mean F1."""
        return sorted(self.documents, key=lambda document: (document.mean_f1, document.name))


def sum_lists(documents: Iterable[DocumentScore]) -> dict[str, Counts]:
    """Return the counts of each list over some documents, in the order of LISTS."""
    sums: dict[str, Counts] = {}
    for document in documents:
        for name, counts in document.lists.items():
            sums[name] = sums.get(name, Counts()) + counts
    return {name: sums[name] for name in LISTS if name in sums}


def sum_shares(documents: Iterable[DocumentScore]) -> dict[str, Share]:
    """Return each share over some documents, in the order of SHARES."""
    sums: dict[str, Share] = {}
    for document in documents:
        for name, share in document.shares.items():
            sums[name] = sums.get(name, Share()) + share
    return {name: sums[name] for name in SHARES if name in sums}
