"""Sums that are revenues, fines, prices or averages, whatever verb governs them."""

from __future__ import annotations

from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import Parse
from xinnlp.giving.sums import Sum


def is_vetoed(parse: Parse, given: Sum, noun: int | None) -> bool:
    """Tell revenues, fines, prices, works: a vetoing noun takes the sum as its own (`revenue of $5m`, `a $5m fine`)."""
    lexicon = load_lexicon_of_giving()
    tokens = [given.root, *(head for _, head in parse.ancestors(given.root, 3) if not parse.is_verb(head))]
    if not given.is_money and any(lexicon.has("works", parse.words[token]) for token in tokens):
        return True  # `funding for the construction of two units`
    after = parse.words[given.end : given.end + 3]
    if len(after) > 1 and after[0] == "in" and any(lexicon.has("vetoing_nouns", word) for word in after[1:]):
        return True
    if given.end < len(parse) and lexicon.has("vetoing_nouns", parse.words[given.end]) and noun is None:
        return True
    for token in tokens:
        if lexicon.has("vetoing_nouns", parse.words[token]) and token != noun:
            return True
    for token in (*tokens, *([noun] if noun is not None else [])):
        if any(lexicon.has("vetoing_adjectives", parse.words[child]) for child in parse.children[token]):
            return True
    return False
