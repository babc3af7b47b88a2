"""Where a noun phrase begins and ends around its head, and how far a name in capitals goes."""

from __future__ import annotations

from xinnlp.giving.parse import Parse

_BREAKS = frozenset({"IN", "TO", ":", ",", "-LRB-", "-RRB-"})
_OPEN_TAGS = frozenset({"IN", "DT", "CC", "TO", ",", "$", "POS", "CD", "RB", "JJ", "VBN", "PRP$"})
_INNER_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "CD", "HYPH", "VBN", "PRP$", "RB"})
_MAX_WORDS = 12


def bounds_of_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """Return the tokens [start, end) of a noun phrase: its left modifiers, and what follows with `of`, `in`, `from`."""
    start, end = head, head + 1
    while start > 0 and head - start < _MAX_WORDS and start <= parse.heads[start - 1] <= head:
        if parse.is_finite(start - 1) or parse.tags[start - 1] in _BREAKS:
            break
        start -= 1
    while end < len(parse) and end - head < _MAX_WORDS and _continues(parse, end, head):
        end += 1
    while end - 1 > head and parse.tags[end - 1] in _OPEN_TAGS:
        end -= 1
    return start, end


def _continues(parse: Parse, token: int, head: int) -> bool:
    """Tell whether a token right of the head still belongs to its phrase."""
    if parse.tags[token] == "IN":
        return parse.words[token] in {"of", "in", "from", "across"} and head <= parse.heads[token] < token
    return parse.tags[token] in _INNER_TAGS and parse.heads[token] > head and token - 1 > head


def end_of_capitals(parse: Parse, first: int) -> int:
    """Return the token after a name in capitals, which the tagger may have taken for a verb: `to Code for America`."""
    end = first + 1
    while end < len(parse) and end - first < _MAX_WORDS:
        step = 1 + (parse.words[end] in {"of", "for", "the"})
        if end + step > len(parse) or not parse.doc[end + step - 1].text[0].isupper():
            break
        end += step
    return end
