"""What a sum is for: a short phrase from the sentence."""

from __future__ import annotations

from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import Parse
from xinnlp.giving.party import Party

_MAX_WORDS = 14
_REACH = 30
_OPEN_TAGS = frozenset({"IN", "DT", "CC", "TO", ",", "PRP$", "JJ"})


def find_purpose(parse: Parse, event: Event, recipients: list[Party]) -> tuple[int, int] | None:
    """Return the token bounds of the purpose after the sum, None where the sentence does not tell.

    `for` and `towards` give their object, `to support` what is supported, any other `to …` the infinitive itself.
    """
    lexicon = load_lexicon_of_giving()
    last = max(token for token in (event.sum.end - 1, event.noun or 0, event.verb or 0))
    _, limit = parse.sentence_bounds(last)
    taken = {token for party in recipients for token in range(party.start, party.end)}
    for token in range(min(event.sum.end, last + 1), min(limit - 1, last + _REACH)):
        word, following = parse.words[token], token + 1
        if parse.is_finite(token) and token != event.verb:
            above = parse.heads[token] if parse.deps[token] in {"aux", "auxpass"} else token
            helping = event.verb is None and lexicon.has("support", parse.words[above])
            return _infinitive(parse, above, limit) if helping else None
        if word in {";", "but"} or lexicon.has("parts", word):
            return None
        if following in taken or (parse.words[following] in {"the", "a", "an"} and following + 1 in taken):
            continue
        if word == "to" and parse.tags[following] == "VB":
            return _infinitive(parse, following, limit)
        if word in {"for", "toward", "towards"} and _is_purpose(parse, following):
            return _until_end(parse, following, limit)
        if word in {"support", "aid"} and parse.words[token - 1] == "in" and parse.words[following] == "of":
            return _until_end(parse, following + 1, limit)
    return None


def _is_purpose(parse: Parse, start: int) -> bool:
    tag = parse.tags[start]
    if tag == "IN" and parse.words[start + 1 : start + 2] == ["-"]:
        return True
    if tag in {"CD", "PRP", "WDT", "IN"} or parse.words[start] in {"each", "every", "example"}:
        return False
    window = range(start, min(start + 4, len(parse)))
    head = next((t for t in window if parse.is_noun(t) or parse.tags[t] == "VBG"), None)
    return head is not None and parse.words[head] not in load_lexicon_of_giving().sets["empty"]


def _infinitive(parse: Parse, verb: int, limit: int) -> tuple[int, int] | None:
    start = verb
    for _ in range(2):
        if start + 1 < limit and parse.words[start] in load_lexicon_of_giving().sets["support"]:
            start += 1
            if parse.words[start] == "to":
                start += 1
    return _until_end(parse, start, limit)


def _until_end(parse: Parse, start: int, limit: int) -> tuple[int, int] | None:
    while start < limit and (parse.words[start] in {"the", "its", "their", "a", "an"} or _is_stray(parse, start)):
        start += 1
    stops = load_lexicon_of_giving().sets["ends"]
    end = start
    while end < min(limit, start + _MAX_WORDS) and parse.words[end] not in stops and not parse.is_finite(end):
        if parse.words[end] == "," and not _goes_on(parse, end, limit):
            break
        end += 1
    while end > start and (parse.tags[end - 1] in _OPEN_TAGS or parse.doc[end - 1].is_punct):
        end -= 1
    return (start, end) if end > start else None


def _is_stray(parse: Parse, token: int) -> bool:
    """Tell the preposition of `help in efforts`, not that of `at-home testing`."""
    return parse.tags[token] == "IN" and parse.words[token + 1 : token + 2] != ["-"]


def _goes_on(parse: Parse, comma: int, limit: int) -> bool:
    """Tell the comma of an enumeration (`food, shelter and water`) from one that ends the clause."""
    window = range(comma + 1, min(limit, comma + 5))
    conjunction = next((t for t in window if parse.words[t] in {"and", "or", "&"}), None)
    if conjunction is None:
        return False
    inside = range(comma + 1, conjunction)
    return all(parse.tags[t][:2] in {"NN", "JJ", "VB"} or parse.words[t] == "," for t in inside)
