"""Whom a text speaks of as its own: `we`, and `the Foundation` that it never names."""

from __future__ import annotations

from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import Party

_CALLED = frozenset({"foundation", "trust", "fund", "charity"})
_QUOTES = frozenset({'"', "“", "”", "«", "»", "``", "''"})


def find_called_body(parse: Parse, parties: PartyReader) -> tuple[Party, ...]:
    """Return `the Foundation`, where a text calls a body so, twice at least, and never names it."""
    doc, words = parse.doc, parse.words
    called = [
        token
        for token in range(1, len(words))
        if words[token] in _CALLED and doc[token].text.istitle() and words[token - 1] == "the"
        if parties.mention_at(token) is None and not doc[min(token + 1, len(words) - 1)].text[:1].isupper()
    ]
    return (Party(None, doc[called[0]].text, called[0], called[0] + 1),) if len(called) > 1 else ()


def count_own_voice(parse: Parse) -> int:
    """Return how often the text says `we` or `our` in sentences without quotation marks."""
    quoted = {parse.sentences[t] for t, word in enumerate(parse.words) if word in _QUOTES}
    own = (t for t, word in enumerate(parse.words) if word in {"we", "our"})
    return sum(parse.sentences[token] not in quoted for token in own)
