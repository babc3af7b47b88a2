"""Indirect speech: clauses of what a known speaker says, without quotation marks. Precision comes first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy
from spacy.tokens import Doc

from xinnlp.speech.clauses import Clauses
from xinnlp.speech.marks import Block
from xinnlp.speech.pronouns import Pronouns
from xinnlp.speech.verbs import load_reporting_verbs

_MINIMUM_TOKENS = 4
_FINITE = frozenset({"VBD", "VBZ", "VBP", ""})
_MAX_HEARER = 8
_QUESTION_WORDS = frozenset({"WP", "WRB", "WDT", "WP$"})


class IndirectSpeech(NamedTuple):
    """What was said, [start, end) in tokens; `verb` is the cue's token."""

    start: int
    end: int
    verb: int
    speaker: str


def find_indirect_speech(
    clauses: Clauses, pronouns: Pronouns, blocks: Sequence[Block], quoted: Sequence[Block]
) -> Iterator[IndirectSpeech]:
    """Yield indirect speech outside quotations, in text order.

    Takes `X said that …`, `X said …` where the parser sees a clause that the verb governs, and `…, X said.`
    `blocks` are the paragraphs to look at, as token ranges.
    """
    doc = clauses.doc
    starts = [start for start, _ in blocks]
    quoted_starts = [start for start, _ in quoted]
    for verb in _candidates(doc):
        block = bisect_right(starts, verb) - 1
        if block < 0 or verb >= blocks[block][1] or not clauses.is_reporting(verb):
            continue
        start = clauses.sentence_start(verb, blocks[block][0])
        end = clauses.sentence_end(verb, blocks[block][1])
        index = bisect_right(quoted_starts, end - 1) - 1
        if index >= 0 and quoted[index][1] > start:
            continue
        subject = clauses.subject_before(verb, start)
        speaker = pronouns.resolve(subject) if subject else None
        bounds = _complement(doc, verb, start, end) if speaker else None
        if speaker and bounds and bounds[1] - bounds[0] >= _MINIMUM_TOKENS:
            yield IndirectSpeech(*bounds, verb, speaker)


def _candidates(doc: Doc) -> list[int]:
    """Return the tokens that are forms of verbs for indirect speech and finite."""
    keys = [doc.vocab.strings[form] for form in load_reporting_verbs().indirect]
    found = numpy.flatnonzero(numpy.isin(doc.to_array("LOWER"), numpy.array(keys, dtype=numpy.uint64)))
    return [position for position in found.tolist() if doc[position].tag_ in _FINITE]


def _complement(doc: Doc, verb: int, start: int, end: int) -> Block | None:
    """Return what is said: the clause after the verb, else the one that the verb ends."""
    last = end - 1 if doc[end - 1].is_punct or doc[end - 1].is_space else end
    if verb + 1 >= last:
        return _clause_before(doc, verb, start)
    first = verb + 1
    if doc[verb].lower_ in load_reporting_verbs().hearer:
        first = next((i for i in range(first, min(last, first + _MAX_HEARER)) if doc[i].lower_ == "that"), first)
    if doc[first].lower_ == "that":
        return first + 1, last
    if doc[first].tag_ in _QUESTION_WORDS:  # `announced what it called …`, `asked whether …`: a thing, no statement
        return None
    if doc.has_annotation("DEP"):
        for child in doc[verb].rights:
            if child.dep_ == "ccomp" and child.i < last:
                first = child.left_edge.i
                return first + (doc[first].lower_ == "that"), min(child.right_edge.i + 1, last)
    return None


def _clause_before(doc: Doc, verb: int, start: int) -> Block | None:
    """Return the sentence before `, X said`."""
    for position in range(verb - 1, start, -1):
        if doc[position].text == ",":
            return (start, position) if verb - position <= 6 else None
    return None
