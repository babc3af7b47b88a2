"""What a sum, share or measure is of: `$150,000 in grants`, `30% of GDP`, `a €25,000 cash prize`."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.quantities.counted_nouns import CountedNoun, find_counted_noun
from xinnlp.quantities.model import Quantity
from xinnlp.quantities.vocabulary import tables

_DETERMINERS = frozenset({"the", "its", "their", "our", "all", "his", "her", "a", "an", "these", "those"})


def find_measured(doc: Doc, quantity: Quantity, after: int, limit: int) -> tuple[str | None, int]:
    """Return the phrase that tells what is measured, or None, and where the quantity's span ends.

    Shares take the noun that follows at once into the span (one-in-five youth); the rest keep to number and unit.
    """
    if after >= limit or quantity.kind in {"age"}:
        return None, quantity.end
    token = doc[after]
    if token.lower_ == "of" or (token.lower_ == "in" and quantity.kind == "money"):
        start = after + 1
        while start < limit and doc[start].lower_ in _DETERMINERS:
            start += 1
        if token.lower_ == "in" and (start >= limit or doc[start].lower_ not in tables()["paid_in"]["nouns"]):
            return None, quantity.end
        noun = find_counted_noun(doc, start, limit)
        return (_phrase(doc, noun) if noun else None), quantity.end
    noun = find_counted_noun(doc, after, limit) if quantity.kind in {"money", "percentage"} else None
    if noun is None or _text(doc, noun)[:1].isupper():
        return None, quantity.end
    is_ratio = quantity.kind == "percentage" and doc.text[quantity.end - 1].isalnum() and "percent" not in doc.text[quantity.end - 9 : quantity.end]
    is_ratio = is_ratio and not doc.text[quantity.end - 4 : quantity.end] == "cent"
    end = doc[noun.end - 1].idx + len(doc[noun.end - 1])
    return _phrase(doc, noun), end if is_ratio else quantity.end


def _text(doc: Doc, noun: CountedNoun) -> str:
    return doc.text[doc[noun.start].idx : doc[noun.end - 1].idx + len(doc[noun.end - 1])]


def _phrase(doc: Doc, noun: CountedNoun) -> str:
    return " ".join(_text(doc, noun).split())
