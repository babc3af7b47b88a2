"""What a number counts when its noun stands elsewhere: earlier in the sentence, in a relative clause, in a name."""

from __future__ import annotations

import functools
import re

from xinnlp.quantities.counted_nouns import View, find_counted_noun
from xinnlp.quantities.model import Quantity
from xinnlp.quantities.nouns import is_person_noun, plural_of
from xinnlp.quantities.vocabulary import alternatives, tables

# How far back, in tokens, a noun may stand; keeps a sentence of 100,000 numbers linear.
_LOOK_BACK = 40
# A whole (the population) is told that near; population growth is none.
_COLLECTIVE_REACH = 8
_OLDEST = 120
_AFTER_AGE = frozenset({",", ")", ".", ";", "]"})
_SUBJECT_IS = re.compile(
    r"(?i)\b(?:he|she|who|i)(?:[’']s|[’']m|[ ]is|[ ]was|[ ]am|[ ]turned|[ ]turns)[ ](?:only[ ]|just[ ]|now[ ])?$"
)


def is_age(view: View, quantity: Quantity, first: int, after: int) -> bool:
    """Tell an age by where it stands: `Ada Lowe, 48, said`, `Ada Lowe (48)`, `she is 48`, `children under five`.

    `first` is the quantity's first token, `after` the one past it.
    """
    if quantity.value_max is None and not 0 < quantity.value <= _OLDEST:
        return False
    if quantity.qualifier in {"less_than", "more_than"} and first > 0 and quantity.value <= _OLDEST:
        if view.text[quantity.end - 5 : quantity.end].lower() in {"older", "unger"}:
            return True
        return is_person_noun(view.doc[first - 1].lower_)
    if quantity.qualifier != "exact" or quantity.value_max is not None or quantity.value.denominator != 1:
        return False
    if view.doc[first].idx != quantity.start:  # Mexico:2
        return False
    closed = after >= len(view.doc) or view.doc[after].text in _AFTER_AGE
    if first > 1 and closed and not quantity.in_words and view.doc[first - 1].text in {",", "("}:
        named = view.doc[first - 2]
        return named.tag_ in {"NNP", "NNPS"} if named.tag_ else named.is_title
    before = view.text[max(0, quantity.start - 20) : quantity.start]
    return closed and _SUBJECT_IS.search(before) is not None


@functools.cache
def _people_after() -> re.Pattern[str]:
    words = alternatives(tables()["people_follow"]["words"])
    return re.compile(rf"(?i)[ ](?:(?:were|are|was|have been|had been|left)[ ])?(?:{words})(?!\w)")


@functools.cache
def _parent_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives(tables()['parents']['nouns'])})[ -]of[ -]$")


def parent_start(text: str, quantity: Quantity) -> int | None:
    """Return where `mother of` begins before a number, else None."""
    match = _parent_before().search(text, max(0, quantity.start - 24), quantity.start)
    return match.start() if match else None


def is_followed_by_people(text: str, quantity: Quantity) -> bool:
    """Tell whether a relative clause or a participle says that people are counted."""
    return _people_after().match(text, quantity.end) is not None


def _is_noun(view: View, index: int) -> bool:
    return index < len(view.doc) and view.doc[index].tag_ in {"NN", "NNS"}


def noun_before(view: View, sentence_start: int, first: int) -> str | None:
    """Return the unit that the sentence names before a bare number: `the number of schools stood at 178`.

    Nouns of a whole (population, membership) give `people`.
    """
    collectives = tables()["collectives"]["people"]
    for index in range(first - 1, max(sentence_start, first - _LOOK_BACK) - 1, -1):
        lower = view.doc[index].lower_
        if lower in collectives and first - index <= _COLLECTIVE_REACH and not _is_noun(view, index + 1):
            return "people"
        if lower == "of" and index > 0 and view.doc[index - 1].lower_ in {"number", "total", "numbers"}:
            start = index + 1
            while start < first and view.doc[start].lower_ in {"such", "the", "these", "its", "their", "our", "all"}:
                start += 1
            noun = find_counted_noun(view, start, first)
            if noun:
                return "people" if is_person_noun(noun.head.lower_) else plural_of(noun.head.lower_)
    return None
