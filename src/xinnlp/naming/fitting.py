"""Where an organisation's name ends and what is said of it begins: descriptions and titles beside it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from xinnlp.naming.candidate import Candidate
from xinnlp.naming.forms import class_hints, key_of, name_cues, organisation_heads
from xinnlp.naming.name_evidence import is_demonym
from xinnlp.naming.roles import is_board, is_role_head, role_words
from xinnlp.naming.runs import is_name_word, is_possessive

# After these a post is part of the name: `Office of the President`, `Institute of Directors`.
_JOINTS = frozenset({"of", "the", "and", "&", "for"})
_BEFORE_POST = frozenset({",", "/", "–", "—", "-"})
_OWNERS = frozenset({"owner", "co-owner", "founder", "co-founder"})
_COMMITTEES = frozenset({"committee", "subcommittee", "committees"})
_SEATS = frozenset({"founder", "co-founder", "member"})
# Classes of what one body may be two of: a college and hospital, a museum and library.
_SITES = frozenset({"academic", "nonprofit"})
_DASHES = frozenset({"-", "–", "—"})


def without_description(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take `Kigali-based` off the front, and `board`, `team`, `tycoon` in lower case off the end of a name."""
    for position in range(start, end - 1):
        if doc[position].text == "based" or doc[position].text.endswith("-based"):
            start = position + 1
    start = past_nationality(doc, start, end)
    while end - start > 1 and doc[end - 1].is_lower:
        word = doc[end - 1].text
        if not (is_role_head(word) or word in name_cues("people_of_a_body")):
            break
        end -= 1
    return start, end


def past_nationality(doc: Doc, start: int, end: int) -> int:
    """Return where the name begins in `Austrian Lowe Stiftung`: a name in another language has no English word."""
    if end - start < 3 or not is_demonym(doc[start].lower_):
        return start
    return start + any(token.lower_ in name_cues("foreign_heads") for token in doc[start + 1 : end])


def with_second_head(doc: Doc, start: int, end: int) -> int:
    """Return the end of `Lowe Museum and Art Gallery`: what follows `and` says only what the body is as well."""
    if end - start < 2 or end + 1 >= len(doc) or doc[end].text not in {"and", "&"} or not _is_kind(doc[end - 1]):
        return end
    last = end + 1
    while last < len(doc) and not doc[last].is_sent_start and doc[last].lower_ in name_cues("kinds_of_work"):
        last += 1
    if last == len(doc) or not _is_kind(doc[last]) or any(token.is_lower for token in doc[end + 1 : last]):
        return end
    follows = doc[last + 1] if last + 1 < len(doc) and not doc[last + 1].is_sent_start else None
    return end if follows is not None and (is_name_word(follows.text) or follows.text in {"of", "-"}) else last + 1


def _is_kind(token: Token) -> bool:
    kind = organisation_heads().get(token.lower_) or class_hints().get(token.lower_)
    return token.text.istitle() and kind in _SITES


def _past_post(doc: Doc, start: int, end: int) -> int:
    """Return where the body begins in `, Board Member Acme Ltd`, `, Founder Trustee – Lowe Fund`, else `start`."""
    dashed = (p + 2 for p in range(start, end - 2) if doc[p + 1].text in _DASHES and is_role_head(doc[p].lower_))
    start = next((p for p in dashed if doc[p - 2].whitespace_), start)
    if start == 0 or not (doc[start - 1].text in _BEFORE_POST or is_role_head(doc[start - 1].lower_)):
        return start
    position = start
    while position < end - 1 and _is_of_title(doc[position].lower_):
        position += 1
    if position == start or doc[position - 1].lower_ not in role_words("posts") | _SEATS:
        return start
    position += doc[position].text in _DASHES
    return position if position < end and is_name_word(doc[position].text) else start


def _is_of_title(word: str) -> bool:
    return word in role_words("modifiers") or is_role_head(word)


def without_title(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take a post off the end of a name (`Acme Executive Editor`), and off its front after a comma or a break.

    Of what is a post itself (`Chief Welfare` before `officer`) nothing is left: (end, end) is returned.
    """
    follows = end < len(doc) and not doc[end].is_sent_start and is_role_head(doc[end].lower_)
    if not follows and end - start > 3 and is_board(doc, end - 3):
        end -= 3  # Acme Board of Directors
    if end - start > 1 and doc[end - 1].text == "Board":
        end = _without_board(doc, start, end - 1)
    if follows and doc[start].lower_ in role_words("openings"):
        return end, end
    start = _past_post(doc, start, end)
    last, posts = end, role_words("posts") | _OWNERS
    while last - start > 1 and doc[last - 1].lower_ in posts and doc[last - 2].lower_ not in _JOINTS:
        last -= 1
    if last < end:
        stripped = last
        while last - start > 1 and doc[last - 1].lower_ in role_words("modifiers"):
            last -= 1
        if stripped > last and doc[last - 1].lower_ in _JOINTS:
            return start, end
        titled = doc[last].lower_ in role_words("title_words") or doc[last - 1].lower_ in organisation_heads()
        last = last if titled else stripped  # Northern Health | Owner
    while follows and last - start > 1 and _belongs_to_title(doc, last - 1):
        last -= 1
    return start, last


def without_boards(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, `Lowe School Board` without its board where the text has `Lowe School` as well."""
    boards = {n for n, c in enumerate(candidates) if doc[c.end - 1].text == "Board"}
    if not boards:
        return candidates
    keys = {key_of(doc[c.start : c.end].text) for c in candidates}
    own = {n for n in boards if key_of(doc[candidates[n].start : candidates[n].end - 1].text) in keys}
    return [c._replace(end=c.end - 1) if n in own else c for n, c in enumerate(candidates)]


def _without_board(doc: Doc, start: int, board: int) -> int:
    """Return the end of `Lowe Foundation Board`, `Acme’s Board`, `KMBY Board` without what is only its board."""
    last = doc[board - 1]
    if is_possessive(last.text):
        return board - 1
    called = board - start > 1 and last.lower_ in role_words("with_boards")
    lettered = board - start == 1 and last.is_upper and last.is_alpha
    return board if called or lettered else board + 1


def _belongs_to_title(doc: Doc, position: int) -> bool:
    """Tell `CSR` of `Acme CSR Manager`, `Medical` of `Hospital Medical Director`, `Loan` of `Acme Loan Officer`."""
    if doc[position].text in role_words("short_fields") or doc[position].lower_ in role_words("title_words"):
        return True
    return doc[position].lower_ in role_words("modifiers") and doc[position - 1].lower_ in organisation_heads()


def is_told_post(doc: Doc, start: int, end: int) -> bool:
    """Tell what looks like a body and is none: `Financier` before a person, `, Trade Counsellor` after one.

    So is the field of a deputy (`vice president for Moor Relations`).
    A committee that is called by its task alone (`the Executive Committee`) is a part of the body that it is of.
    """
    last = doc[end - 1].lower_
    if (end - start == 3 and is_board(doc, start)) or (last in role_words("fields") and _is_deputised(doc, start)):
        return True
    if last in _COMMITTEES:
        words = [token.lower_ for token in doc[start : end - 1]]
        return all(w in role_words("fields") or w in role_words("modifiers") or w in role_words("tasks") for w in words)
    if not is_role_head(last):
        return False
    if end - start == 1:
        return last in role_words("posts") or (end < len(doc) and doc[end].ent_type_ == "PERSON")
    told = last not in role_words("weak") and start > 1 and doc[start - 1].text == ","
    return told and doc[start - 2].ent_type_ == "PERSON"


def _is_deputised(doc: Doc, start: int) -> bool:
    """Tell the field after `assistant chancellor for`."""
    return (
        start > 2
        and doc[start - 1].lower_ == "for"
        and is_role_head(doc[start - 2].lower_)
        and doc[start - 3].lower_ in role_words("deputising")
    )
