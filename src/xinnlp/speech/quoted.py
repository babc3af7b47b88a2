"""Quotations as token ranges, and what their last words tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc

from xinnlp.speech.marks import MARKS


class QuotedTokens(NamedTuple):
    """A quotation in tokens, and whether it goes on from the one before."""

    start: int
    end: int
    continues: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation's speaker and cue.

    `told`: a reporting clause or its like stands with it, or with the speech that it goes on with; `beside`: the
    clause stands right before or after it.
    """

    speaker: str | None = None
    cue: str | None = None
    told: bool = False
    beside: bool = False


def last_character(doc: Doc, quotation: QuotedTokens) -> str:
    """Return the last character within the marks."""
    for position in range(quotation.end - 1, max(quotation.start, quotation.end - 4), -1):
        inner = doc[position].text.rstrip(MARKS)
        if inner:
            return inner[-1]
    return ""


def is_complete(doc: Doc, quotation: QuotedTokens) -> bool:
    """Tell whether the quotation ends its own sentence."""
    return last_character(doc, quotation) in {".", "!", "?", "…"}


def begins_sentence(doc: Doc, quotation: QuotedTokens) -> bool:
    """Tell whether the quotation's first word is not in lower case."""
    return not doc[min(quotation.start + 1, len(doc) - 1)].text[:1].islower()


def is_blank(doc: Doc, start: int, end: int, limit: int) -> bool:
    """Tell whether the tokens [start, end), at most `limit` of them, are white space."""
    return end - start <= limit and all(doc[position].is_space for position in range(start, end))
