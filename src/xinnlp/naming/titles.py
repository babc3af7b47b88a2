"""Titles in a text: `founder`, `Executive Chairman`, `director of funding and communications`."""

from __future__ import annotations

import functools

from spacy.tokens import Doc, Span, Token

from xinnlp.knowledge import load_table
from xinnlp.naming.enumerations import join_enumerated
from xinnlp.naming.roles import BOARD_SEATS, are_chairs, holds_field, is_board, is_role_head, role_words
from xinnlp.naming.runs import is_possessive
from xinnlp.naming.title_fields import OF_FIELDS, apposed_field_end, charge_end, listed_fields_end, past_fields

# Forms of address, no posts, right before a name.
_ADDRESSING = frozenset({"professor"})
_JOINERS = frozenset({"and", "&", "/", "-", "–"})
_MAX_MODIFIERS = 5
_SEATED = frozenset({"MP", "MEP", "MLA", "MLC"})
_WHEN = frozenset({"past", "last", "next", "first", "previous"})


@functools.cache
def _kind_nouns() -> frozenset[str]:
    """Return what organisations are called: `of the charity` names a body, not a field of work."""
    kinds = load_table("names")["organisations"]["kinds"]
    return frozenset(noun for nouns in kinds.values() for noun in nouns)


def find_titles(doc: Doc, blocked: list[bool]) -> list[tuple[int, int]]:
    """Return the token bounds of titles in text order, without organisations' names.

    `blocked[i]` is true for tokens inside names; a title holds none of them. Titles of one post joined by `and`
    are one (`founder and CEO`); `director of funding and communications` keeps its lower-case field.
    """
    titles: list[tuple[int, int]] = []
    position = 0
    while position < len(doc):
        if blocked[position] or not _is_head_at(doc, position) or _is_after_name(doc, position, blocked):
            position += 1
            continue
        start = _title_start(doc, position, blocked, titles[-1][1] if titles else 0)
        head = _last_head(doc, position, blocked)
        while start < head and (doc[start].lower_ in role_words("no_part") or _is_body_before(doc, start)):
            start += 1
        end = _title_end(doc, head + 1, blocked)
        if end == start + 1 < len(doc) and blocked[end] and doc[start].lower_ in _ADDRESSING:
            position = end  # Professor Ada Lowe
            continue
        if titles and titles[-1][1] + 1 == start and doc[start - 1].lower_ in _JOINERS and not doc[start].is_sent_start:
            titles[-1] = (titles[-1][0], end)
        else:
            titles.append((start, end))
        join_enumerated(doc, titles)
        position = end
    return titles


def _is_after_name(doc: Doc, position: int, blocked: list[bool]) -> bool:
    """Tell `MP` of `Ada Lowe MP and minister Tom Reed`: letters behind the name, no post of the next one."""
    if doc[position].text not in _SEATED or position == 0 or not blocked[position - 1]:
        return False
    return position + 1 == len(doc) or not blocked[position + 1]


def _is_body_before(doc: Doc, position: int) -> bool:
    """Tell `association` of `association President Ada Lowe`: in lower case before a title it is the body."""
    word = doc[position]
    if not word.is_lower or word.lower_ in role_words("modifiers"):
        return False
    return word.lower_ in _kind_nouns() and doc[position + 1].text[:1].isupper()


def _last_head(doc: Doc, position: int, blocked: list[bool]) -> int:
    """Return the head of the whole noun phrase (`assistant vice chancellor`)."""
    head = position
    for ahead in range(position + 1, min(len(doc), position + _MAX_MODIFIERS)):
        token = doc[ahead]
        joined = token.lower_ in {"and", "&"} and not _is_head_at(doc, ahead - 1)  # Chief Impact and Research Officer
        if blocked[ahead] or token.is_sent_start or not (token.text == "-" or joined or _is_modifier(token)):
            break
        if _is_head_at(doc, ahead):
            head = ahead
    return head


def _is_head_at(doc: Doc, position: int) -> bool:
    """Tell a role noun; in `co-founder` split by the tokenizer the last part is the head."""
    token = doc[position]
    if token.text in role_words("capitals"):
        return True
    if token.lower_ in BOARD_SEATS and position > 1 and is_board(doc, position - 2):
        return False
    if token.lower_ == "chairs":
        return are_chairs(doc, position)
    return is_role_head(token.lower_) and token.tag_ not in {"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"}


def _title_start(doc: Doc, head: int, blocked: list[bool], floor: int) -> int:
    start = head
    while start > max(floor, 0) and head - start < _MAX_MODIFIERS and not doc[start].is_sent_start:
        before = doc[start - 1]
        hyphen = start >= 2 and doc[start - 2].is_alpha and _is_hyphen(doc, start - 1)
        aged = before.text == "old" and start > 1 and doc[start - 2].text == "-"
        if aged or blocked[start - 1] or not (hyphen or _is_modifier(before) or _is_participle(doc, start - 1)):
            break
        start -= 1
    while start < head and doc[start].text in {"-", "/"}:
        start += 1
    return _joined_field_start(doc, start, blocked)


def _is_hyphen(doc: Doc, position: int) -> bool:
    """Tell `-`, and the dash of `Co – Founder`."""
    return doc[position].text == "-" or (doc[position].text == "–" and doc[position - 1].lower_ == "co")


def _joined_field_start(doc: Doc, start: int, blocked: list[bool]) -> int:
    """Take in `funding and` of `Lowe Hospice funding and marketing coordinator`, after a name or an article."""
    if start < 3 or doc[start - 1].lower_ not in {"and", "&"} or doc[start].is_sent_start:
        return start
    if not blocked[start - 3] and doc[start - 3].lower_ not in {",", "the", "a", "an", "its", "as"}:
        return start
    field = doc[start - 2]
    return start - 2 if field.is_alpha and field.is_lower and not is_role_head(field.lower_) else start


def _is_modifier(token: Token) -> bool:
    if token.lower_ in role_words("modifiers") or token.lower_ in role_words("heads"):
        return True
    return token.is_alpha and token.tag_ in {"NN", "NNP", "JJ", "NNPS"} and not token.is_sent_start


def _is_participle(doc: Doc, position: int) -> bool:
    """Tell `producing` of `, producing director at …`."""
    if doc[position].tag_ != "VBG" or position == 0 or doc[position].lower_ in role_words("verbs"):
        return False
    return doc[position - 1].text == "," or doc[position - 1].lower_ in {"the", "a", "an"}


def _title_end(doc: Doc, end: int, blocked: list[bool]) -> int:
    """Take in a short form in brackets and the field: `Chief Executive Officer (CEO)`, `Director of Research`."""
    if end + 2 < len(doc) and doc[end].text == "(" and is_role_head(doc[end + 1].lower_) and doc[end + 2].text == ")":
        end += 3
    end += end < len(doc) and doc[end].lower_ in role_words("after_head")
    end = _past_in_chief(doc, end)
    if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in BOARD_SEATS and not blocked[end + 1]:
        end += 2  # Chair of Trustees
    end = charge_end(doc, end, blocked) or _of_field_end(doc, end, blocked)
    if [token.lower_ for token in doc[end - 1 : end + 1]] == ["board", "of"] and end + 1 < len(doc):
        end += 2 * (doc[end + 1].lower_ in BOARD_SEATS)
    if end + 4 < len(doc) and doc[end].text == "," == doc[end + 4].text and is_board(doc, end + 1):
        return end + 4  # Chairman, Board of Directors, Acme
    return apposed_field_end(doc, end, blocked)


def _field_words_end(doc: Doc, first: int, blocked: list[bool]) -> int:
    """Return the end of a field's words; `first` where they tell what body it is (`of children’s charity Tembora`)."""
    position = first
    while position < len(doc) and not blocked[position] and not doc[position].is_sent_start:
        token, last = doc[position], doc[position - 1]
        if position > first:
            if token.is_title and last.is_lower and last.lower_ in _kind_nouns():
                return first  # of the housing charity Tembora
            if is_possessive(token.text) and not _is_field_word(doc[position + 1 : position + 2]):
                return first
        named = token.is_alpha and token.tag_ in {"NN", "NNS", "JJ", "NNP", "NNPS"} and not _is_head_at(doc, position)
        joins = position > first and (token.lower_ in {"and", "&"} or is_possessive(token.text))
        if not (joins or named or _is_field_word(doc[position : position + 1])):
            break
        position += 1
    return position


def _is_field_word(words: Span) -> bool:
    return any(word.lower_ in role_words("fields") and word.lower_ not in OF_FIELDS for word in words)


def _past_in_chief(doc: Doc, end: int) -> int:
    """Take in `-in-Chief` and ` in chief`."""
    words = [token.lower_ for token in doc[end : end + 4]]
    return end + 4 if words == ["-", "in", "-", "chief"] else end + 2 * (words[:2] == ["in", "chief"])


def _of_field_end(doc: Doc, end: int, blocked: list[bool]) -> int:
    """Take in `of funding and communications`, `for Partnerships`: a field that is no organisation."""
    if end + 1 >= len(doc) or doc[end].is_sent_start:
        return end
    academic = doc[end].lower_ == "in" and doc[end - 1].lower_ in role_words("portfolios") and doc[end + 1].is_title
    if doc[end].lower_ not in {"of", "for"} and not academic:
        return end
    if doc[end].lower_ == "for" and doc[end + 1].lower_ == "the" and not holds_field(doc, end - 1):
        return end  # thanked the donor for the gift
    if doc[end + 1].lower_ == "the" and end + 2 < len(doc) and doc[end + 2].lower_ in _WHEN:
        return end  # director for the past six years
    first = end + 1 + (doc[end + 1].lower_ in {"the", "its"})
    position = _field_words_end(doc, first, blocked)
    while position > first and doc[position - 1].lower_ in {"and", "&"}:
        position -= 1
    if first > end + 1 and doc[position - 1].lower_ in _kind_nouns():
        return end
    portfolio = doc[end].lower_ == "for" and doc[end - 1].lower_ in role_words("portfolios")
    beside_name = position < len(doc) and blocked[position] and not doc[position].is_sent_start and not portfolio
    if beside_name and not all(t.lower_ in role_words("fields") for t in doc[first:position]):
        return end  # `director of research Ada Lowe`, but `director of Nyota Ada Lowe`
    if doc[first].is_title:
        position = listed_fields_end(doc, position, blocked)
    elif doc[position - 1].lower_ in role_words("fields"):
        position = past_fields(doc, position, blocked)
    return position if position > first else end
