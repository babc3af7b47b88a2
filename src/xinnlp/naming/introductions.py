"""Words that introduce a title, bounds in tokens: `its new director`, `as a`, `the new members`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from xinnlp.naming.mentions import Mention
from xinnlp.naming.roles import is_post, role_words

_NEAR = 8
_MAX_TO_VERB = 25
_PASSIVE = frozenset({"was", "were", "is", "has", "have", "been", "will"})
_POSSESSIVE_PRONOUNS = frozenset({"its", "their", "our"})


def is_its(doc: Doc, start: int, end: int) -> bool:
    """Tell `its new director`, and `member of its board`, which has the word within."""
    while start and doc[start - 1].lower_ in {"new", "current", "own"}:
        start -= 1
    return any(token.lower_ in _POSSESSIVE_PRONOUNS for token in doc[max(0, start - 1) : end])


def is_our(doc: Doc, start: int) -> bool:
    """Tell `our new director`: of whoever writes."""
    while start and doc[start - 1].lower_ in {"new", "current", "own", "outgoing"}:
        start -= 1
    return start > 0 and doc[start - 1].lower_ == "our"


def follows_as(doc: Doc, start: int) -> bool:
    """Tell `as`, `as a`, `as the new` before a title: the post is in the body that the sentence speaks of."""
    while start and doc[start - 1].lower_ in {"a", "an", "the", "its", "new", "current"}:
        start -= 1
    return start > 0 and doc[start - 1].lower_ == "as"


def are_the_members(doc: Doc, start: int, end: int) -> bool:
    """Tell `The new members are`: of the body that the sentence before named."""
    opening = {token.lower_ for token in doc[max(0, start - 3) : start]}
    return doc[start].lower_ == "members" and end - start == 1 and "the" in opening


def is_as(words: list[str]) -> bool:
    """Tell `as`, `as its new`: what follows is the post of the person before, whoever comes next."""
    return words[:1] == ["as"] and all(word in role_words("after_person") for word in words)


def is_elected(words: list[str]) -> bool:
    """Tell `was elected`, `has been named the new`: what follows is the post of the person before."""
    verbs = [word for word in words if word in role_words("appointing")]
    return len(verbs) == 1 and words[0] in _PASSIVE and all(word in role_words("after_person") for word in words)


def is_in_a_body(doc: Doc, row: Sequence[Mention], index: int) -> bool:
    """Tell a post, which is held in some organisation, from a trade, a family's spokeswoman and a state's president."""
    title = row[index]
    if doc[title.start].lower_ == "family" or doc[title.start - 1].lower_ == "under":
        return False  # the family spokeswoman, under President Lowe
    if is_post(doc, title.start, title.end) or _is_one_of_officers(doc, row, index) or _is_put_into(doc, title.start):
        return True
    return bool(doc[title.end - 1].is_title and doc[title.start - 1].lower_ == "as")


def _is_one_of_officers(doc: Doc, row: Sequence[Mention], index: int) -> bool:
    """Tell `secretary` beside the treasurer or the chair of the same body."""
    if doc[row[index].end - 1].lower_ != "secretary":
        return False
    near = (*row[max(0, index - _NEAR) : index], *row[index + 1 : index + _NEAR])
    return any(other.kind == "title" and is_post(doc, other.start, other.end) for other in near)


def _is_put_into(doc: Doc, start: int) -> bool:
    """Tell a post that somebody is put into: `Newly elected were Ada Lowe as convenor`."""
    if not follows_as(doc, start):
        return False
    for token in reversed(doc[max(0, start - _MAX_TO_VERB) : start]):
        if token.lower_ in role_words("appointing") or token.is_sent_start:
            return token.lower_ in role_words("appointing")
    return False
