"""Who `he` or `she` is, where exactly one person fits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from xinnlp.speech.clauses import Clauses, Mention, Subject
from xinnlp.speech.marks import Block

_PARAGRAPHS_BACK = 3
_GENDERS = {"he": "m", "she": "f"}


class Pronouns:
    """Resolves subjects against the people named before them, outside quotations."""

    def __init__(
        self,
        clauses: Clauses,
        blocks: Sequence[Block],
        quoted: Sequence[Block],
        genders: Mapping[str, str],
    ) -> None:
        """Take blocks and quotations as token ranges in text order, and the genders (m, f) that titles tell."""
        self._clauses = clauses
        self._block_starts = [start for start, _ in blocks]
        self._quoted = quoted
        self._quoted_starts = [start for start, _ in quoted]
        self._genders = genders

    def resolve(self, subject: Subject, last_speaker: str | None = None) -> str | None:
        """Return the subject's id; a pronoun's where one person fits in its paragraph, else in those before.

        Where several are named there, only `last_speaker` may be meant, and only if named last.
        """
        if subject.pronoun is None:
            return subject.id
        gender = _GENDERS[self._clauses.doc[subject.pronoun].lower_]
        end = subject.pronoun
        block = bisect_right(self._block_starts, end) - 1
        for number in range(block, max(-1, block - _PARAGRAPHS_BACK - 1), -1):
            fitting = [
                mention
                for mention in self._named_between(self._block_starts[number], end)
                if self._genders.get(mention.id, gender) == gender
            ]
            if len({mention.id for mention in fitting}) == 1:
                return fitting[0].id
            if fitting:
                return last_speaker if fitting[-1].id == last_speaker else None
            end = self._block_starts[number]
        return None

    def _named_between(self, start: int, end: int) -> list[Mention]:
        """Return the people named in [start, end) outside quotations."""
        found = []
        for mention in self._clauses.mentions_between(start, end):
            index = bisect_right(self._quoted_starts, mention.start) - 1
            if mention.is_person and not (index >= 0 and self._quoted[index][1] > mention.start):
                found.append(mention)
        return found
