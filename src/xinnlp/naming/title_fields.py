"""Fields of work told with a title: `in charge of Operations`, `, Trade and Industry`, `, Programs`."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.naming.roles import holds_field, is_field, role_words

_JOINERS = frozenset({"and", "&", "/", "-", "–"})
_MAX_FIELD = 8
OF_FIELDS = frozenset({"of", "the", "for"})


def charge_end(doc: Doc, end: int, blocked: list[bool]) -> int:
    """Return the end of `in charge of Operations`, `responsible for Finance and Administration`; 0 for none."""
    words = [token.lower_ for token in doc[end : end + 3]]
    first = end + (3 if words == ["in", "charge", "of"] else 2 if words[:2] == ["responsible", "for"] else 0)
    position = first
    while position < min(len(doc), first + _MAX_FIELD) and not blocked[position] and not doc[position].is_sent_start:
        token = doc[position]
        if not (token.lower_ in {"and", "&"} or (token.is_alpha and token.tag_[:2] in {"NN", "JJ"})):
            break
        position += 1
    named = position < len(doc) and blocked[position] and not doc[position - 1].is_title
    return 0 if first in {end, position} or named else listed_fields_end(doc, position, blocked)


def listed_fields_end(doc: Doc, end: int, blocked: list[bool]) -> int:
    """Take in `, Trade and Industry` of a minister's portfolio: capitalised words after a comma, and a last one."""
    position, last = end, 0
    while position < min(len(doc), end + _MAX_FIELD) and not blocked[position] and not doc[position].is_sent_start:
        joint = doc[position].lower_ in {",", "and", "&"}
        if not joint and not doc[position].is_title:
            break
        last = position if doc[position].lower_ in {"and", "&"} else last
        if doc[position].text == "," and last:
            break
        position += 1
    return position if end < len(doc) and doc[end].text == "," and 0 < last < position - 1 else end


def past_fields(doc: Doc, end: int, blocked: list[bool]) -> int:
    """Take in `, policy and planning` after `director of research`: fields of work, and `and` before the last."""
    position, last = end, 0
    while position < min(len(doc), end + _MAX_FIELD) and not blocked[position]:
        word = doc[position].lower_
        if word != "," and (word not in role_words("fields") or word in OF_FIELDS or doc[position].is_title):
            break
        if last and word == ",":
            break
        last = position if word in {"and", "&"} else last
        position += 1
    return position if end < len(doc) and doc[end].text == "," and 0 < last < position - 1 else end


def apposed_field_end(doc: Doc, end: int, blocked: list[bool]) -> int:
    """Take in `, Programs` of `Vice President, Programs, Lowe Trust`."""
    if end + 1 >= len(doc) or doc[end].text != "," or not holds_field(doc, end - 1):
        return end
    position = end + 1
    while position < min(len(doc), end + _MAX_FIELD) and not blocked[position] and not doc[position].is_sent_start:
        if not (doc[position].is_title or doc[position].lower_ in _JOINERS) or doc[position].text == ",":
            break
        position += 1
    closed = position == len(doc) or doc[position].is_sent_start or doc[position].text in {",", ";"}
    return position if closed and is_field(doc, end + 1, position) else end
