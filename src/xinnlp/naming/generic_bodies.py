"""Bodies called by their kind: `the foundation’s new director`, `head of the housing charity`, bounds in tokens."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.naming.forms import organisation_heads
from xinnlp.naming.introductions import follows_as
from xinnlp.naming.name_evidence import kind_nouns
from xinnlp.naming.roles import role_words
from xinnlp.naming.runs import is_possessive

_MAX_TO_AS = 7
# Tags of words that describe a body or a name: `manager of radio stations KMBY`.
DESCRIBING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN"})


def generic_body_before(doc: Doc, start: int) -> str:
    """Return `foundation` of `the foundation’s new director`, `charity` of `charity President`, or nothing."""
    while start and doc[start - 1].lower_ in role_words("no_part"):
        start -= 1
    words = [token.lower_ for token in doc[max(0, start - 3) : start]]
    lower = words and (doc[start - 1].is_lower or doc[start - 1].is_sent_start)
    if lower and (doc[start].is_title or doc[start - 1].is_sent_start) and names_a_kind(words[-1]):
        return words[-1]
    if len(words) < 3 or not is_possessive(words[2]) or words[0] not in {"the", "this"}:
        return ""
    return words[1] if names_a_kind(words[1]) else ""


def kind_before_as(doc: Doc, start: int) -> str:
    """Return `foundation` of `joined the foundation in May as a` before a title, or nothing."""
    if not follows_as(doc, start):
        return ""
    for position in range(start - 1, max(1, start - _MAX_TO_AS), -1):
        if doc[position].is_sent_start or doc[position].text == ",":
            return ""
        if names_a_kind(doc[position].lower_) and doc[position - 1].lower_ == "the" and doc[position].is_lower:
            return doc[position].lower_
    return ""


def names_a_kind(word: str) -> bool:
    """Tell a lower-case noun for a body: `foundation`, `charity`, `bank`."""
    return word in kind_nouns() or word in organisation_heads()


def end_of_generic_body(doc: Doc, start: int) -> int:
    """Return the end of `of the group`, `at the housing charity`: a body named before is meant; 0 for none."""
    words = [token.lower_ for token in doc[start : start + 5]]
    if len(words) < 3 or words[0] not in {"of", "at", "for", "in"} or words[1] not in {"the", "this"}:
        return 0
    if len(words) > 3 and " ".join(words[2:4]) in organisation_heads():
        return start + 4
    for position in range(start + 2, start + len(words)):
        token = doc[position]
        following = doc[position + 1] if position + 1 < len(doc) else token
        if token.lower_ in kind_nouns() and token.is_lower and following.tag_[:2] != "NN":
            return position + 1  # of the conservation charity
        if not token.is_lower or token.tag_ not in DESCRIBING:
            break
    return 0
