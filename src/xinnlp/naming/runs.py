"""Runs of capitalised words: where a name may begin and end in a Doc."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.naming.forms import name_cues, organisation_heads
from xinnlp.naming.roles import is_role_head

_INNER = frozenset({"of", "for", "&", "and", "the", "de", "del", "du", "des", "der", "y", "e", "at", "in", "on"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_MAX_RUN = 14
_MAX_LOWER_TAIL = 3


def is_name_word(text: str) -> bool:
    """Tell whether a token may be a word of a name: it has a letter and a capital that is not its second mark."""
    return text[0].isupper() or (text[:1].islower() and any(c.isupper() for c in text[1:]) and text.isalnum())


def is_possessive(text: str) -> bool:
    """Tell the token of a possessive: `'s`, `’s` or the bare apostrophe."""
    return text in _POSSESSIVES


def find_run_end(doc: Doc, start: int, inner: frozenset[str] = frozenset()) -> int:
    """Return the end of the capitalised run that begins at token `start` (`start` itself when there is none).

    `&` and words of `inner` are passed when a capitalised word follows, `of` and `for` only after a head noun
    (`School of Law`, not `China for Acme`); figures count after the first word.
    """
    end = position = start
    limit = min(len(doc), start + _MAX_RUN)
    while position < limit:
        token = doc[position]
        text = token.text
        if position > start and (token.is_sent_start or text.isspace()):
            break
        if is_name_word(text) or (end > start and text.isdigit() and position == end):
            end = position + 1
        elif not (end > start and _is_joint(doc, position, inner)):
            break
        position += 1
    return end


def _is_joint(doc: Doc, position: int, inner: frozenset[str]) -> bool:
    word = doc[position].lower_
    if word in {"of", "for"}:
        before = doc[position - 1].lower_
        return word in inner or (before in organisation_heads() and not is_role_head(before))
    return word in inner or word in {"&", "-"} or _is_inner_possessive(doc, position)


def _is_inner_possessive(doc: Doc, position: int) -> bool:
    return is_possessive(doc[position].text) and position + 1 < len(doc) and _is_head(doc[position + 1].text)


def _is_head(text: str) -> bool:
    return text[0].isupper() and text.lower() in organisation_heads()


def find_run_start(doc: Doc, end: int) -> int:
    """Return the start of the capitalised words that stand before token `end` without a gap."""
    start = end
    while start > 0 and end - start < _MAX_RUN:
        text = doc[start - 1].text
        if not is_name_word(text) or text.isspace():
            break
        start -= 1
        if doc[start].is_sent_start:
            break
    return start


def with_lower_head(doc: Doc, start: int, end: int) -> int:
    """Return the end of a name that goes on in lower case to a head noun (`Xiang ecological preservation center`)."""
    if any(token.lower_ in organisation_heads() for token in doc[start:end]):
        return end
    for position in range(end, min(len(doc), end + _MAX_LOWER_TAIL)):
        token = doc[position]
        if not (token.is_alpha and token.is_lower) or token.is_sent_start or token.tag_[:1] not in {"J", "N", ""}:
            return end
        if token.lower_ in name_cues("people_of_a_body"):
            return end
        if token.lower_ in organisation_heads() and not is_role_head(token.lower_):
            return position + 1
    return end


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without leading articles and sentence openers, and without trailing possessives and marks."""
    openers = name_cues("sentence_openers")
    while start < end:
        text = doc[start].text
        opener = text.lower() in openers and (text.islower() or doc[start].is_sent_start or text in {"The", "A", "An"})
        if not (opener or not any(c.isalnum() for c in text)):
            break
        start += 1
    while end > start:
        text = doc[end - 1].text
        if any(c.isalnum() for c in text) and not is_possessive(text) and text not in _INNER:
            break
        end -= 1
    return start, end


def has_name_shape(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a span has a capitalised word with letters and holds no line break."""
    words = [token.text for token in doc[start:end]]
    return any(is_name_word(word) and any(c.isalpha() for c in word) for word in words) and not any(
        "\n" in word or word.isspace() for word in words
    )
