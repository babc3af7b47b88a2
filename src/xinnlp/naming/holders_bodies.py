"""Bodies told beside the person of a title: `X’s Ada Lowe, a trustee`, `signed for X by Ada Lowe, director`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from xinnlp.naming.forms import is_honorific
from xinnlp.naming.mentions import Mention, words_between
from xinnlp.naming.roles import is_post, role_words
from xinnlp.naming.runs import is_possessive

_PAIR = ["organisation", "title", "person", "title", "person"]
_MAX_TO_PERSON = 7


def body_of_pair(doc: Doc, row: Sequence[Mention], index: int) -> str | None:
    """Return X of `X director Ada Lowe and co-founder Tom Reed` for the second of the two."""
    if index < 3 or [mention.kind for mention in row[index - 3 : index + 2]] != _PAIR:
        return None
    body, first, holder, title, other = row[index - 3 : index + 2]
    if not (is_post(doc, title.start, title.end) or doc[title.end - 1].lower_ in role_words("inner")):
        return None
    apart = words_between(doc, holder, title)
    return body.id if body.end == first.start and apart in (["and"], ["&"]) and title.end == other.start else None


def possessor(doc: Doc, row: Sequence[Mention], index: int) -> str | None:
    """Return X of `X’s Ada Lowe, a trustee`."""
    if index < 2 or (row[index - 2].kind, row[index - 1].kind) != ("organisation", "person"):
        return None
    between = words_between(doc, row[index - 2], row[index - 1])
    return row[index - 2].id if len(between) == 1 and is_possessive(between[0]) else None


def is_between_commas(doc: Doc, row: Sequence[Mention], index: int) -> bool:
    """Tell X of `Ada Lowe, X, head of marketing`."""
    if index < 2 or (row[index - 2].kind, row[index - 1].kind) != ("person", "organisation"):
        return False
    return words_between(doc, row[index - 2], row[index - 1]) in ([","], ["of"], ["from"])


def body_acted_for(doc: Doc, row: Sequence[Mention], index: int) -> str | None:
    """Return X of `signed on behalf of X by Ada Lowe, director`, `X was represented by`, or None."""
    if index < 2 or (row[index - 2].kind, row[index - 1].kind) != ("organisation", "person"):
        return None
    body, person, title = row[index - 2 : index + 1]
    words = [word for word in words_between(doc, body, person) if not is_honorific(word)]
    acted = [token.lower_ for token in doc[max(0, body.start - 4) : body.start] if token.lower_ != "the"][-3:]
    for_it = words == ["by"] and (acted == ["on", "behalf", "of"] or acted[-1:] == ["for"])
    represented = words[-2:] == ["represented", "by"] and len(words) <= _MAX_TO_PERSON
    return (
        body.id
        if (for_it or represented) and words_between(doc, person, title) in ([","], ["("], [",", "the"])
        else None
    )


def said_of(doc: Doc, row: Sequence[Mention], index: int) -> str | None:
    """Return X of `Ada Lowe, director, said that X gives`: who holds a post speaks of the own body."""
    if index + 1 >= len(row) or row[index + 1].kind != "organisation":
        return None
    words = [word for word in words_between(doc, row[index], row[index + 1]) if word not in {"that", "the"}]
    return row[index + 1].id if words == [",", "said"] else None
