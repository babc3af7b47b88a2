"""Where an organisation's name ends and what is said of it begins: descriptions and titles beside it."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.naming.forms import name_cues, organisation_heads
from xinnlp.naming.roles import is_role_head, role_words

# After these a post is part of the name: `Office of the President`, `Institute of Directors`.
_JOINTS = frozenset({"of", "the", "and", "&", "for"})


def without_description(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take `Kigali-based` off the front, and `board`, `team`, `tycoon` in lower case off the end of a name."""
    for position in range(start, end - 1):
        if doc[position].text == "based" or doc[position].text.endswith("-based"):
            start = position + 1
    while end - start > 1 and doc[end - 1].is_lower:
        word = doc[end - 1].text
        if not (is_role_head(word) or word in name_cues("people_of_a_body")):
            break
        end -= 1
    return start, end


def without_title(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take a post off the end of a name (`Acme Executive Editor`).

    Of what is a post itself (`Chief Welfare` before `officer`) nothing is left: (end, end) is returned.
    """
    follows = end < len(doc) and not doc[end].is_sent_start and is_role_head(doc[end].lower_)
    if follows and doc[start].lower_ in role_words("openings"):
        return end, end
    last = end
    while last - start > 1 and doc[last - 1].lower_ in role_words("posts") and doc[last - 2].lower_ not in _JOINTS:
        last -= 1
    if last < end:
        stripped = last
        while last - start > 1 and doc[last - 1].lower_ in role_words("modifiers"):
            last -= 1
        if stripped > last and doc[last - 1].lower_ in _JOINTS:
            return start, end
    while follows and last - start > 1 and _belongs_to_title(doc, last - 1):
        last -= 1
    return start, last


def _belongs_to_title(doc: Doc, position: int) -> bool:
    """Tell `CSR` of `Acme CSR Manager`, `Medical` of `Lowe Hospital Medical Director`."""
    if doc[position].text in role_words("short_fields"):
        return True
    return doc[position].lower_ in role_words("modifiers") and doc[position - 1].lower_ in organisation_heads()
