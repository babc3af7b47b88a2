"""What a correction says."""

from __future__ import annotations

from dataclasses import dataclass

PERSON, PLACE, ORGANISATION, IGNORE = "person", "place", "organisation", "ignore"
ORGANISATION_TYPES = (
    "company", "foundation", "nonprofit", "government", "academic", "multilateral", "media", "programme", "other",
)  # fmt: skip
TYPES = (PERSON, PLACE, ORGANISATION, *ORGANISATION_TYPES, IGNORE)


@dataclass(frozen=True, slots=True)
class Correction:
    """A name as an article writes it, and what it is; `article` is the `document.path` it is limited to.

    `type` is one of TYPES, None to leave that to xinnlp; `organisation` leaves the kind of organisation to xinnlp.
    `same_as` is the fullest name of the person or organisation that it names, None to leave that to xinnlp.
    """

    name: str
    type: str | None = None
    same_as: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a file."""

    entries: tuple[Correction, ...]

    def of(self, article: str | None) -> list[Correction]:
        """Return what holds for an article; those for it alone come last, since they count more."""
        mine = [entry for entry in self.entries if entry.article in (None, article)]
        return sorted(mine, key=lambda entry: entry.article is not None)
