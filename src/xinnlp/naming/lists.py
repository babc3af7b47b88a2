"""Lists that say what their items are: `Grant recipients:` and bullets that begin with a body's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from xinnlp.naming.candidate import ORGANISATION, PERSON, Candidate
from xinnlp.naming.forms import name_cues, organisation_words
from xinnlp.naming.known import with_known
from xinnlp.naming.runs import is_name_word

_WEIGHT = 2.0
_ITEMS = frozenset({"list_item", "row"})
_MAX_NAME = 12
_LAST_WORDS = 20
_INNER = frozenset({"of", "for", "the", "and", "on", "in", "&", "de", "da", "do", "la", "-", "’s", "'s", "."})
_ENDS = frozenset({",", ":", "–", "—", "(", ";", "|", "-"})


def with_listed(doc: Doc, layout: Sequence[Span], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with the names that open the items of announced lists of bodies.

    An item that begins with a person's name keeps it. What follows a comma in such an item is what the gift is for:
    names of organisations there go, unless a preposition leads to them.
    """
    people = {c.start: c for c in candidates if c.label == PERSON}
    items = [
        (item, end) for item in _announced_items(layout) if (end := _name_end(doc, item)) and item.start not in people
    ]
    if not items:
        return list(candidates)
    purpose = {p for item, end in items if _is_purpose(doc, item, end) for p in range(end, item.end)}
    kept = [c for c in candidates if c.start not in purpose or c.label != ORGANISATION or _is_led_to(doc, c.start)]
    named = [Candidate(item.start, end, ORGANISATION, _WEIGHT) for item, end in items]
    return with_known(kept, named)


def _announced_items(layout: Sequence[Span]) -> Iterator[Span]:
    """Yield the items of lists that a block before them announces as bodies (`Our partners`)."""
    announced = False
    for block in layout:
        if block.label_ in _ITEMS:
            if announced:
                yield block
        elif block.label_ in {"paragraph", "heading", "headline"}:
            words = [token.lower_ for token in block[-_LAST_WORDS:]]
            announced = (block.label_ != "paragraph" or words[-1] == ":") and any(
                word in name_cues("announcements") for word in words
            )


def _name_end(doc: Doc, item: Span) -> int:
    """Return the end of the capitalised words that an item opens with; 0 where they are no name by themselves."""
    position = item.start
    while position < min(item.end, item.start + _MAX_NAME):
        text = doc[position].text
        legal = doc[position].lower_.strip(".") in organisation_words("corporate_suffixes")
        ends = text in _ENDS and not (text == "-" and not doc[position - 1].whitespace_)
        if ends and position + 1 < item.end and doc[position + 1].lower_ in organisation_words("corporate_suffixes"):
            position += 1  # a legal suffix after a comma is part of the name
        elif ends or not (is_name_word(text) or text.isdigit() or legal or text.lower() in _INNER):
            break
        position += 1
    closed = position == item.end or doc[position].text in _ENDS
    name = doc[item.start : position]
    return position if closed and len(name) > 0 and is_name_word(name[0].text) and is_name_word(name[-1].text) else 0


def _is_purpose(doc: Doc, item: Span, end: int) -> bool:
    return end < item.end and doc[end].text in {",", ":", "–", "—"}


def _is_led_to(doc: Doc, start: int) -> bool:
    return doc[start - 1].lower_ in {"by", "with", "at", "from", "the", "of"}
