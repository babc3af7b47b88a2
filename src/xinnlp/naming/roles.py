"""Role nouns, and what is a field of work beside one: `founder`, `trustees`, `of Partnerships`."""

from __future__ import annotations

import functools

from spacy.tokens import Doc

from xinnlp.knowledge import load_table
from xinnlp.naming.forms import organisation_heads

_MAX_FIELD = 8
# Whom a board is of: `Board of Trustees`.
BOARD_SEATS = frozenset({"directors", "trustees", "governors", "management", "advisers", "advisors", "overseers"})


@functools.cache
def role_words(key: str) -> frozenset[str]:
    """Return a list of the roles table: heads, weak or modifiers."""
    return frozenset(load_table("roles")["roles"][key])


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(role_words("endings"))


def is_role_head(word: str) -> bool:
    """Tell whether a lower-case word heads a role: by list, or by its ending (`hydrologist`), in the plural too."""
    return word in role_words("heads") or (len(word) > 7 and word.endswith(_endings())) or is_plural_head(word)


def is_post(doc: Doc, start: int, end: int) -> bool:
    """Tell a title that nobody holds but in a body: `director of grants`, `head of grants`, `board member`."""
    words = [token.lower_ for token in doc[start:end]]
    if "executive" in words[1:] and words[words.index("executive", 1) - 1] == "chief":
        return True
    if "head" in words[:-2] and words[words.index("head") + 1] == "of" and words[-1] in role_words("fields"):
        return True
    return any(_singular(word) in role_words("posts") or word == "board" for word in words)


def _singular(word: str) -> str:
    return f"{word[:-3]}man" if word.endswith("men") else word.removesuffix("s")


def is_plural_head(word: str) -> bool:
    """Tell `co-founders`, a title that several people share; not `heads` and `leads`, which are verbs as well."""
    singular = word[:-1]
    listed = word in role_words("heads") or singular not in role_words("weak")
    if word.endswith("men"):
        return word in role_words("heads")
    return word.endswith("s") and listed and singular in role_words("heads") and singular != "chair"


def are_chairs(doc: Doc, position: int) -> bool:
    """Tell people in `co-chairs`, `gala chairs`, which tables and chairs are not."""
    if doc[position].lower_ != "chairs" or doc[position].tag_ not in {"NNS", "NNP", "NNPS"} or position == 0:
        return False
    return doc[position - 1].text == "-" or doc[position - 1].lower_ in role_words("chaired")


def role_follows(doc: Doc, start: int) -> bool:
    """Tell whether a role noun stands at `start`, modifiers before it aside (`’s former director`)."""
    for position in range(start, min(len(doc), start + 4)):
        word = doc[position].lower_
        if word in role_words("heads"):
            return True
        if word not in role_words("modifiers") and word != "-":
            return False
    return False


def is_field(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words after a title are its field, no body: `Partnerships`, `West Asia Division`, `Health`."""
    precedes = start < end < len(doc) and doc[end].is_title and is_role_head(doc[end].lower_)
    if precedes and all(token.lower_ in role_words("fields") for token in doc[start:end]):
        return True  # Community Relations Manager
    if _is_second_field(doc, start, end):
        return True
    before = start - 1 - (start > 1 and doc[start - 1].lower_ in {"the", "its"})
    if before < 1 or start >= end or not is_role_head(doc[before - 1].lower_):
        return False
    joint, holder = doc[before].lower_, doc[before - 1].lower_
    words = [token.lower_ for token in doc[start:end]]
    if holder in role_words("portfolios") and joint in {"of", "for", "in"}:
        return not any(word in organisation_heads() for word in words)
    if joint not in {"of", "for", ","} or not holds_field(doc, before - 1):
        return False
    follows = doc[end].lower_ if end < len(doc) else ""
    if words[-1] in role_words("field_heads"):
        return follows in {",", "at"}
    if follows == "at" and joint in {"of", "for"} and words[-1] in role_words("fields"):
        return True
    return all(word in role_words("fields") for word in words)


def _is_second_field(doc: Doc, start: int, end: int) -> bool:
    """Tell `Community Services` of `Head of Donor Relations and Community Services,`."""
    fields = role_words("fields")
    closed = end == len(doc) or doc[end].text in {",", ".", "at"}
    if not closed or start < 4 or doc[start - 1].lower_ not in {"and", "&"} or doc[end - 1].lower_ not in fields:
        return False
    first = start - 1
    while first > max(1, start - _MAX_FIELD) and doc[first - 1].is_title:
        first -= 1
    holds = doc[first - 1].lower_ in {"of", "for"} and holds_field(doc, first - 2)
    return holds and first < start - 1 and doc[start - 2].lower_ in fields


def is_board(doc: Doc, start: int) -> bool:
    """Tell `Board of Trustees` from token `start` on."""
    words = [token.lower_ for token in doc[start : start + 3]]
    return words[:2] == ["board", "of"] and words[-1] in BOARD_SEATS


def holds_field(doc: Doc, position: int) -> bool:
    """Tell a post with a field of work: `manager`, and `president` only after `vice`."""
    word = doc[position].lower_
    if word in {"president", "chancellor", "provost", "dean"}:
        return position > 0 and doc[position - 1].lower_ in role_words("deputising")
    return word in role_words("field_holders")
