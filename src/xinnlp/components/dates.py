"""Finds dates: days, months, years, decades and intervals, with their ISO 8601 values.

Reads the text, `doc._.published` (the article's ISO 8601 date or None) and the names in `doc.spans`; writes
`doc._.dates`. A year within a name (Vision 2030) is no date. Values of relative dates are None where the article has
no date; seasons keep to their year, since their months depend on the hemisphere.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.calendar_expressions.find import find_calendar_expressions
from xinnlp.components.annotations import DateMention, spans_of, write_relations

_NAMED = ("organisations", "people", "places", "names")


@Language.factory("xinnlp_dates", assigns=["doc._.dates"])
def create_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it takes no settings."""
    return mark_dates


def mark_dates(doc: Doc) -> Doc:
    """Write the dates of a Doc in text order, none overlapping another."""
    names = {(span.start_char, span.end_char) for group in _NAMED for span in spans_of(doc, group) if len(span) > 1}
    within = sorted(names)
    mentions = []
    position = 0
    for found in find_calendar_expressions(doc.text, doc._.published):
        while position < len(within) and within[position][1] <= found.start:
            position += 1
        if position < len(within) and within[position][0] <= found.start and found.end <= within[position][1]:
            continue
        mentions.append(DateMention(found.value, found.start, found.end))
    write_relations(doc, "dates", mentions)
    return doc
