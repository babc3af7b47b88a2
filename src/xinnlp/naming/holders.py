"""Whose a title is: the person beside it in a sentence’s row of mentions, or the one of the title before."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from xinnlp.naming.bodies import MAX_BETWEEN
from xinnlp.naming.generic_bodies import names_a_kind
from xinnlp.naming.introductions import is_as, is_elected
from xinnlp.naming.mentions import Mention, gap, words_between
from xinnlp.naming.roles import role_words
from xinnlp.naming.runs import is_possessive
from xinnlp.naming.sharing import is_honorific_part
from xinnlp.naming.successors import with_a_successor

_MAX_CHAIN = 6
_MAX_APART = 28
_TELLING = (["is"], ["was"], ["has"], ["became"], ["becomes"], ["serves"], ["served"], ["will"])
# `The members of X are Ada Lowe and`, `its chair is Ada Lowe`.
_EQUATING = frozenset({"is", "was", "are", "were", "include", "includes", "included"})
# `chair of X from 2019 to 2024 and director of Y`
_SPANNING = frozenset({"from", "to", "since", "until", "between", "years", "ago", "-", "–"})
_BEFORE_OBJECT = frozenset({"the", "a", "an", "his", "her", "its", "their", "former", "new"})
_WHILE = frozenset({"while", "when", "by", "after", "before", "in", ",", ".", "\n"})
_AGE_LIKE = frozenset({"aged", "age"})


def person_beside(
    doc: Doc, row: list[Mention], index: int, body_end: int, titled: Collection[tuple[str, str | None]] = ()
) -> str | None:
    """Return the person beside the title: after it (or after its organisation), else before it.

    `titled` are the people with titles already: in a row of appositions, `A, chair of X, B, head of Y`, the title of
    one that has none yet is not the next one's.
    """
    title = row[index]
    if index and row[index - 1].kind == "person":
        words = words_between(doc, row[index - 1], title)
        if is_as(words) or is_elected(words) or (not words and _goes_on_electing(doc, row, index)):
            return row[index - 1].id
    following = next((m for m in row[index + 1 :] if m.start >= body_end), None)
    if following is not None and following.kind == "person":
        between = gap(doc, body_end, following.start)
        between = (
            between
            if between == [","]
            else [t.lower_ for t in doc[body_end : following.start] if not (is_honorific_part(t) or t.is_space)]
        )
        if between == [","] and (apposed := _is_apposed(doc, row, index, titled)):
            return apposed
        if between == [","] and _is_object(doc, title.start):
            return None
        addressed = between == [",", "the"] and is_honorific_part(doc[following.start - 1])
        if addressed or not between or between in ([","], ["-"], ["–"], ["—"], [":"], ["’s"], ["'s"]):
            return following.id
        if with_a_successor(doc, row, body_end, following):
            return following.id
        if len(between) == 1 and between[0] in _EQUATING and all(m.kind != "person" for m in row[:index]):
            return following.id
    passed = False
    for before in reversed(row[:index]):
        if before.kind == "person":
            between = words_between(doc, before, title)
            near = not passed and (_is_apposition(doc, between, before, row[:index]) or _is_joined_as(between))
            is_one = near or _is_predicate(_without_place(doc, row, index, between))
            return before.id if is_one else None
        passed = passed or before.kind == "title"
    return None


def _goes_on_electing(doc: Doc, row: list[Mention], index: int) -> bool:
    """Tell `Tom Reed treasurer` after `Ada Lowe was elected chair`: the verb is told once."""
    for at in range(index, max(1, index - 2 * _MAX_CHAIN), -2):
        if doc[row[at].end - 1].is_title or (row[at - 2].kind, row[at - 1].kind) != ("title", "person"):
            return False
        if words_between(doc, row[at - 2], row[at - 1]) not in ([","], ["and"], [",", "and"]):
            return False
        if doc[row[at - 2].start - 1].lower_ in role_words("appointing"):
            return True
    return False


def _is_object(doc: Doc, start: int) -> bool:
    """Tell the title of `While thanking the chair, Ada Lowe said`: the verb's object is somebody else."""
    while start and doc[start - 1].lower_ in _BEFORE_OBJECT:
        start -= 1
    return start > 0 and doc[start - 1].tag_ == "VBG" and (start == 1 or doc[start - 2].lower_ in _WHILE)


def _is_apposed(doc: Doc, row: list[Mention], index: int, titled: Collection[tuple[str, str | None]]) -> str | None:
    """Return the person without a title whom the title follows: `Ada Lowe, who is also director of X, Tom Reed, …`."""
    before = next((m for m in reversed(row[max(0, index - 2) : index]) if m.kind != "place"), row[index])
    if before.kind != "person":
        return None
    if any(person == before.id for person, _ in titled) and not _is_followed_by_post(doc, row, index):
        return None
    words = words_between(doc, before, row[index])
    if words == [",", "and"]:
        return None  # Ada Lowe, and principal of the school, Tom Reed
    return before.id if words[:1] == [","] and _is_apposition(doc, words, before, row[:index]) else None


def _is_followed_by_post(doc: Doc, row: list[Mention], index: int) -> bool:
    """Tell whether the person after a title has one behind the name: `Ada Lowe, director of X, Tom Reed, chair`."""
    at = next((n for n in range(index + 1, len(row)) if row[n].kind == "person"), len(row))
    return at + 1 < len(row) and row[at + 1].kind == "title" and words_between(doc, *row[at : at + 2]) == [","]


def person_of_next(doc: Doc, row: list[Mention], index: int, body_end: int) -> str | None:
    """Return the person of the title that follows a comma: `its chair, retired judge Ada Lowe`."""
    following = next((n for n in range(index + 1, len(row)) if row[n].start >= body_end), None)
    if following is None or gap(doc, body_end, row[following].start) not in ([","], [",", "the"], ["and"]):
        return None
    if row[following].kind == "organisation" and following + 1 < len(row):
        following += row[following + 1].start == row[following].end  # trustee and Tembora chair Ada Lowe
    if row[following].kind != "title":
        return None
    return person_beside(doc, row, following, row[following].end)


def _is_apposition(doc: Doc, between: list[str], person: Mention, row: list[Mention]) -> bool:
    """Tell whether the words from person to title are an apposition, an organisation's name in it aside."""
    if "by" in between[-3:]:
        return False  # Ada Lowe and the Lowe Trust, set up by a baker
    inside = [m for m in row if m.start >= person.end and m.kind in {"organisation", "place"}]
    words = between
    if inside:
        words = [token.lower_ for token in doc[person.end : inside[0].start]] + [
            token.lower_ for token in doc[inside[-1].end : inside[-1].end + 1] if is_possessive(token.text)
        ]
    while words and words[-1] in role_words("no_part"):
        words = words[:-1]
    if len(words) > 2 and is_possessive(words[-1]) and names_a_kind(words[-2]):
        words = words[:-2]
    usual = role_words("after_person") | _AGE_LIKE
    allowed = [w for w in words if w in usual or w[:1].isdigit() or is_possessive(w)]
    if not words and not inside:
        return doc[person.end].is_title or doc[person.start - 1].lower_ in role_words("appointing")
    return bool(words) and len(words) <= MAX_BETWEEN and len(allowed) == len(words) and words != ["and"]


def _is_joined_as(words: list[str]) -> bool:
    """Tell `, who started in May as`, `joined them last year as its new`."""
    if "as" not in words or len(words) > _MAX_APART:
        return False
    at = len(words) - 1 - words[::-1].index("as")
    begun = [word for word in words[:at] if word in role_words("joining")]
    told = len(begun) == 1 or words[at - 1] in {"serving", "acting"}
    return told and all(word in role_words("after_person") for word in words[at:])


def _without_place(doc: Doc, row: list[Mention], index: int, words: list[str]) -> list[str]:
    """Return the words before a title without the place of `is a Leeds baker`, the body of `is X’s new chair`."""
    place, title = row[index - 1], row[index]
    after = [token.lower_ for token in doc[place.end : title.start]]
    owned = bool(after) and is_possessive(after[0]) and all(word in role_words("no_part") for word in after[1:])
    if not (owned or (place.kind == "place" and not after)):
        return words
    return words[: len(words) - (title.start - place.start)]


def _is_predicate(words: list[str]) -> bool:
    """Tell `, who lives in Leeds, is a`: whatever the commas hold, the person before is the subject."""
    if words[:1] != [","] or "," not in words[1:] or len(words) > _MAX_APART:
        return False
    last = len(words) - words[::-1].index(",")
    said = words[last:]
    return said[:1] in _TELLING and all(word in role_words("after_person") for word in said)


def person_before(
    doc: Doc, chain: tuple[int, str] | None, title: Mention, row: list[Mention], body_end: int
) -> str | None:
    """Return the person of the title before when `and`, a comma or `and former` joins the two.

    Not in `Ada Lowe is chair of X, the director of Y said`, where a verb follows: somebody else's.
    """
    if chain is None or title.start < chain[0]:
        return None
    told = body_end < len(doc) and doc[body_end].tag_ in {"VBD", "VBZ"}
    if told and [token.lower_ for token in doc[title.start - 2 : title.start]] == [",", "the"]:
        return None
    words = [token.lower_ for token in doc[chain[0] : title.start] if not _lies_in(token.i, row)]
    if len(words) > 1 and is_possessive(words[-1]) and names_a_kind(words[-2]):
        words = words[:-2]  # and later the company’s director
    between = [word for word in words if word not in _SPANNING and not word.isdigit()]
    return chain[1] if len(between) <= _MAX_CHAIN and all(word in role_words("chaining") for word in between) else None


def _lies_in(position: int, row: list[Mention]) -> bool:
    return any(m.start <= position < m.end for m in row if m.kind in {"organisation", "place"})
