"""What a sum, share or measure is of: `$150,000 in grants`, `30% of GDP`, `a €25,000 cash prize`."""

from __future__ import annotations

from xinnlp.quantities.counted_nouns import CountedNoun, View, find_counted_noun
from xinnlp.quantities.model import Quantity
from xinnlp.quantities.vocabulary import tables

_DETERMINERS = frozenset({"the", "its", "their", "our", "all", "his", "her", "a", "an", "these", "those"})


def find_measured(view: View, quantity: Quantity, after: int, limit: int) -> tuple[str | None, int]:
    """Return the phrase that tells what is measured, or None, and where the quantity's span ends.

    Shares take the noun that follows at once into the span (one-in-five youth); the rest keep to number and unit.
    """
    if after >= limit or quantity.kind in {"age"}:
        return None, quantity.end
    token = view.doc[after]
    if token.lower_ == "of" or (token.lower_ == "in" and quantity.kind == "money"):
        start = after + 1
        while start < limit and view.doc[start].lower_ in _DETERMINERS:
            start += 1
        if token.lower_ == "in" and (start >= limit or view.doc[start].lower_ not in tables()["paid_in"]["nouns"]):
            return None, quantity.end
        noun = find_counted_noun(view, start, limit)
        return (_phrase(view, noun) if noun else None), quantity.end
    noun = find_counted_noun(view, after, limit) if quantity.kind in {"money", "percentage"} else None
    if noun is None or _text(view, noun)[:1].isupper():
        return None, quantity.end
    is_ratio = (
        quantity.kind == "percentage"
        and view.text[quantity.end - 1].isalnum()
        and "percent" not in view.text[quantity.end - 9 : quantity.end]
    )
    is_ratio = is_ratio and view.text[quantity.end - 4 : quantity.end] != "cent"
    end = view.doc[noun.end - 1].idx + len(view.doc[noun.end - 1])
    return _phrase(view, noun), end if is_ratio else quantity.end


def _text(view: View, noun: CountedNoun) -> str:
    return view.text[view.doc[noun.start].idx : view.doc[noun.end - 1].idx + len(view.doc[noun.end - 1])]


def _phrase(view: View, noun: CountedNoun) -> str:
    return " ".join(_text(view, noun).split())
