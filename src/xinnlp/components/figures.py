"""Finds figures: quantities with a number, their kind, unit, bounds, and what they measure.

Reads the text, tags and parse, `doc._.dates` (their numbers are no figures) and the names in `doc.spans`; writes
`doc._.figures`, and `figure_mentions` in `doc._.relations` with those told again in the same words. Does not resolve
what `both` or `dozens` count, nor numbers whose noun stands more than a sentence away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.calendar_expressions.find import find_calendar_expressions
from xinnlp.components.annotations import (
    DateMention,
    Figure,
    Notice,
    read_relations,
    spans_of,
    write_relations,
)
from xinnlp.quantities.exclusions import Span, SpanIndex
from xinnlp.quantities.grammar import find_quantities
from xinnlp.quantities.model import Unreadable
from xinnlp.quantities.reading import QuantityReader, ReadQuantity

_NAMED = ("organisations", "people", "places", "names")
_MOST_NOTICES = 20


@Language.factory("xinnlp_figures", assigns=["doc._.figures"], requires=["doc._.dates"])
def create_figures(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it takes no settings."""
    return mark_figures


def mark_figures(doc: Doc) -> Doc:
    """Write the figures of a Doc in text order, none overlapping another, and a notice for what cannot be read."""
    quantities, unreadable = find_quantities(doc.text, _date_spans(doc), doc._.origin)
    reader = QuantityReader(doc, SpanIndex(_named_spans(doc)))
    mentions = [_figure_of(found) for found in reader.read(quantities)]
    write_relations(doc, "figure_mentions", mentions)
    write_relations(doc, "figures", _without_repeats(doc.text, mentions))
    _write_notices(doc, unreadable)
    return doc


def _date_spans(doc: Doc) -> list[Span]:
    if "dates" in doc._.relations:
        return [(date.start, date.end) for date in read_relations(doc, "dates", DateMention)]
    return [(found.start, found.end) for found in find_calendar_expressions(doc.text, doc._.published)]


def _named_spans(doc: Doc) -> list[Span]:
    return [(span.start_char, span.end_char) for group in _NAMED for span in spans_of(doc, group)]


def _figure_of(found: ReadQuantity) -> Figure:
    return Figure(
        found.kind, found.value, found.value_max, found.unit, found.qualifier, found.measures, found.start, found.end,
        found.assumed,
    )  # fmt: skip


def _without_repeats(text: str, mentions: Iterable[Figure]) -> list[Figure]:
    """Leave out what was told before in the same words and meaning."""
    seen = set()
    kept = []
    for figure in mentions:
        words = " ".join(text[figure.start : figure.end].casefold().split())
        key = (words, figure.kind, figure.value, figure.value_max, figure.unit, figure.qualifier)
        if key not in seen:
            seen.add(key)
            kept.append(figure)
    return kept


def _write_notices(doc: Doc, unreadable: list[Unreadable]) -> None:
    if not unreadable:
        return
    notices = [
        Notice("figure_unreadable", f"cannot read the number {_shortened(doc.text, item)}; it is left out", *item)
        for item in unreadable[:_MOST_NOTICES]
    ]
    rest = len(unreadable) - len(notices)
    if rest:
        notices.append(Notice("figure_unreadable", f"{rest} more numbers cannot be read; they are left out"))
    write_relations(doc, "warnings", [*read_relations(doc, "warnings", Notice), *notices])


def _shortened(text: str, item: Unreadable) -> str:
    words = text[item.start : item.end]
    return repr(words if len(words) <= 40 else words[:37] + "…")
