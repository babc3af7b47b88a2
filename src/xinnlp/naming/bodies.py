"""Which organisation a title belongs to: `CEO of X`, `X’s CEO`, `its CEO`, `director of the charity`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from xinnlp.naming.announced import Seats
from xinnlp.naming.coordination import coordinated_bodies, past_board, past_country, past_unit
from xinnlp.naming.forms import is_honorific
from xinnlp.naming.generic_bodies import (
    DESCRIBING,
    end_of_generic_body,
    generic_body_before,
    kind_before_as,
    names_a_kind,
)
from xinnlp.naming.holders_bodies import body_acted_for, body_of_pair, is_between_commas, possessor, said_of
from xinnlp.naming.introductions import are_the_members, follows_as, is_in_a_body, is_its, is_our
from xinnlp.naming.mentions import Mention, gap, is_in_passing, words_between
from xinnlp.naming.name_evidence import is_demonym, kind_nouns
from xinnlp.naming.roles import role_words
from xinnlp.naming.runs import is_possessive
from xinnlp.naming.successors import Post

_TO_ORGANISATION = frozenset({"of", "at", "for", "from", "with", "in", "the", ",", "to", "on", "an", "a"})
_BEFORE_BODY = frozenset({",", "of", "at", "with"})
_PROPER = frozenset({"NNP", "NNPS"})
_SEATS = frozenset({"Council", "Board", "Court", "Committee", "Senate"})
_DASHES = (["-"], ["–"], ["—"])
_BETWEEN_TITLES = frozenset({",", "and", "&", "a", "an", "the"})
# `the ministry` is no agency, `the university` no school; a charity or a company may have any name.
_CALLED_BY_CLASS = frozenset({"company", "nonprofit", "foundation", "media"})
MAX_BETWEEN = 7
_MAX_TO_BODY = 7


class Known(NamedTuple):
    """What earlier sentences leave to be understood.

    The organisation named last, the document's main one, those whose names have a word (lower case), the one person
    of the last sentence that named people, the organisations' classes, the last organisation of each class, the
    bodies of titles told of nobody yet (`the president of X was there`), by their last words, the post read last (at
    most one), and the seats that the last sentence announced.
    """

    last: str | None
    main: str | None
    by_word: Mapping[str, str]
    person: str | None
    classes: Mapping[str, str]
    by_class: Mapping[str, str]
    vacant: dict[str, str]
    posts: list[Post]
    seats: Seats | None = None


def find_bodies(doc: Doc, row: list[Mention], index: int, known: Known) -> tuple[list[str | None], int]:
    """Return the title's organisations (None for a place or none told) and where title and organisations end."""
    title = row[index]
    before = row[index - 1] if index else None
    if before is not None and before.kind == "organisation" and before.end == title.start:
        return [before.id], _past_place(doc, row, index)
    if told_after := _bodies_after(doc, row, index):
        return told_after
    if before is not None and before.kind in {"organisation", "place"}:
        between = words_between(doc, before, title)
        owned = bool(between) and is_possessive(between[0]) and role_words("no_part").issuperset(between[1:])
        if not between or owned or _is_where(between):
            return [before.id if before.kind == "organisation" else None], title.end
        if between == [","] and is_between_commas(doc, row, index):
            return [before.id if before.kind == "organisation" else None], title.end
    generic_end = end_of_generic_body(doc, title.end)
    noun = doc[generic_end - 1].lower_ if generic_end else generic_body_before(doc, title.start)
    if not noun and is_our(doc, title.start) and known.main:
        return [known.main], title.end
    if noun or is_its(doc, title.start, title.end):
        return [_called(noun, _before_apposed(doc, row, index), known)], past_board(
            doc, generic_end
        ) if generic_end else title.end
    return [_understood_body(doc, row, index, known)], title.end


def _before_apposed(doc: Doc, row: list[Mention], index: int) -> list[Mention]:
    """Return what `its` may mean, without X of `Ada Lowe, head of X, as its new chair`."""
    before = row[:index]
    at = max((n for n, mention in enumerate(before) if mention.kind == "person"), default=-1)
    words = words_between(doc, row[index - 1], row[index]) if index else []
    if words[:1] == ["as"] and at > 2 and row[at - 1].kind == "title" and row[at - 2].end == row[at - 1].start:
        return before[: at - 2]  # Acme has appointed Tembora director Ada Lowe as its chair
    other = at >= 0 and index > at + 2 and row[at + 1].kind == "title" and words[:2] in ([",", "as"], ["as", "its"])
    return before[:at] if other else before


def _understood_body(doc: Doc, row: list[Mention], index: int, known: Known) -> str | None:
    """Return the organisation of a title beside which none stands: told in the sentence, or known before it."""
    title = row[index]
    first = doc[title.start].lower_
    if title.end - title.start > 1 and names_a_kind(first) and first != "business":
        body = _called_by_kind(first, row[:index], known)
        if body or kind_nouns().get(first) in {"government", "academic"}:
            return body
    if doc[title.start - 1].lower_ == "the" and title.start and first == "minister" and "ministry" in known.by_word:
        return known.by_word["ministry"]
    if any(token.lower_ == "minister" for token in doc[title.start : title.end]):
        return None  # elected to X and served as minister
    put = any(token.lower_ in role_words("appointing") for token in doc[max(0, title.start - 3) : title.start])
    bodies = [n for n in range(index) if row[n].kind == "organisation"]
    named = {row[n].id for n in bodies if not (put and is_in_passing(doc, row, n))}
    if named and follows_as(doc, title.start):
        return last_organisation(row[:index])
    if noun := kind_before_as(doc, title.start):
        return _called(noun, row[:index], known)  # after joining the foundation as a board member
    if shared := body_of_pair(doc, row, index) or body_acted_for(doc, row, index):
        return shared
    if are_the_members(doc, title.start, title.end):
        return known.last or known.main
    if not is_in_a_body(doc, row, index):
        return None
    told = _body_of_next_title(doc, row, index) or possessor(doc, row, index)
    if not told and _leads_to_unknown(doc, title.end):
        return None
    if told or len(named) == 1:
        return told or next(iter(named))
    return known.vacant.get(doc[title.end - 1].lower_) or known.main or said_of(doc, row, index)


def _leads_to_unknown(doc: Doc, end: int) -> bool:
    """Tell a capitalised word after `director, ` or `director at the`: a body that nothing else knows, no other's."""
    position = end + 1 + (end + 1 < len(doc) and doc[end + 1].lower_ == "the")
    if position >= len(doc) or doc[end].text not in _BEFORE_BODY or doc[position].is_sent_start:
        return False
    word = doc[position]
    return word.text[:1].isupper() and not word.ent_type_ and not is_honorific(word.text) and word.tag_ in _PROPER


def _bodies_after(doc: Doc, row: list[Mention], index: int) -> tuple[list[str | None], int] | None:
    """Return what `CEO of X and Y` tells of the title at `index`, None for nothing."""
    if unit := past_unit(doc, row, index):
        return coordinated_bodies(doc, row, unit)
    title, after = row[index], row[index + 1] if index + 1 < len(row) else None
    if after is None or after.kind not in {"organisation", "place"}:
        return None
    if after.kind == "place" and (body := _past_apposed_place(doc, row, index)):
        return [body.id], body.end
    if not _leads_to_body(doc, title, after):
        return None
    at = past_country(doc, row, index + 1)
    return coordinated_bodies(doc, row, at) if row[at].kind == "organisation" else ([None], after.end)


def _past_apposed_place(doc: Doc, row: Sequence[Mention], index: int) -> Mention | None:
    """Return X of `Head of Sustainability, Asia-Pacific, X`, `Head of Planning for Asia, X`: a place of the post."""
    if index + 2 >= len(row) or row[index + 2].kind != "organisation":
        return None
    title, place, body = row[index : index + 3]
    apart = words_between(doc, title, place) in ([","], ["for"])
    return body if apart and words_between(doc, place, body) == [","] else None


def _body_of_next_title(doc: Doc, row: Sequence[Mention], index: int) -> str | None:
    """Return X of `provost, vice president and professor at X`, told with the last of titles in a row."""
    at = index
    while at + 1 < len(row) and row[at + 1].kind == "title":
        if not set(words_between(doc, row[at], row[at + 1])) <= _BETWEEN_TITLES:
            return None
        at += 1
    body = row[at + 1] if index < at < len(row) - 1 else None
    return body.id if body and body.kind == "organisation" and _leads_to_body(doc, row[at], body) else None


def _called(noun: str, before: Sequence[Mention], known: Known) -> str | None:
    """Return the body that `its`, `the charity’s` mean: one with the noun in its name, one of its kind, or the last."""
    found = _called_by_kind(noun, before, known)
    last = last_organisation(before) or known.last
    kind = kind_nouns().get(noun)
    if found or last is None or kind not in {"academic", "government"}:
        return found or last
    return last if known.classes.get(last, kind) == kind else None


def _called_by_kind(noun: str, before: Sequence[Mention], known: Known) -> str | None:
    kind = kind_nouns().get(noun, "")
    named = known.by_word.get(noun)
    here = [m.id for m in reversed(before) if m.kind == "organisation" and known.classes.get(m.id) == kind]
    if named in here or (named and {kind, known.classes.get(named)} != {"nonprofit", "government"} and not here):
        return named  # `the charity` is no Charity Commission
    if kind not in _CALLED_BY_CLASS or noun in role_words("loose_nouns"):
        return named or (here[0] if len(set(here)) == 1 else None)
    if not here and known.main and known.classes.get(known.main) == kind:
        return known.main
    return next(iter(here), None) or known.by_class.get(kind)


def _is_where(between: list[str]) -> bool:
    """Tell `X, where she was` before a title."""
    return "where" in between[:2] and len(between) <= MAX_BETWEEN


def _past_place(doc: Doc, row: list[Mention], index: int) -> int:
    """Return the end of `UN coordinator in Madagascar`: the place belongs to the phrase."""
    after = row[index + 1] if index + 1 < len(row) else None
    if after is not None and after.kind == "place" and words_between(doc, row[index], after) in (["in"], ["for"]):
        return after.end
    return row[index].end


def _leads_to_body(doc: Doc, title: Mention, body: Mention) -> bool:
    """Tell `CEO of`, `CEO at the`, `manager of radio stations`, and a comma before an organisation."""
    between = doc[title.end : body.start]
    words = gap(doc, title.end, body.start)
    if words == [","] or (len(words) == 2 and words[0] == "," and between[-1].tag_ == "JJ" and between[-1].is_title):
        return body.kind == "organisation"
    if body.kind == "organisation" and (words in _DASHES or (not words and doc[title.end - 1].is_title)):
        return True  # Board Member Acme Ltd, Founder – Lowe Fund
    if words[:1] == [","] and words[1] in {"at", "in", "on", "to", "with", "from"}:
        return False  # `the chair, at the Lowe Forum` tells where
    if not words or len(words) > _MAX_TO_BODY or words[0] not in _TO_ORGANISATION:
        return False
    return all(
        t.lower_ in _TO_ORGANISATION
        or (t.is_lower and (t.tag_ in DESCRIBING or _is_trade(t, words)))
        or (words[0] == "of" and (t.tag_ == "JJ" or is_demonym(t.lower_)))  # founder of Swedish start-up Acme
        or _joins_nouns(doc, t)
        or (is_possessive(t.text) and doc[t.i - 1].is_lower)  # of children’s charity Acme
        or t.text in _SEATS
        or (t.lower_ == "and" and doc[t.i - 1].text in _SEATS)
        for t in between
    )


def _is_trade(token: Token, words: list[str]) -> bool:
    """Tell `manufacturing` of `at the manufacturing company Acme`."""
    return token.tag_ == "VBG" and words[0] != "," and words[-1] in kind_nouns()


def _joins_nouns(doc: Doc, token: Token) -> bool:
    """Tell `and` of `founder of the housing and water company Acme`."""
    around = (doc[token.i - 1], doc[token.i + 1])
    return token.lower_ in {"and", "&"} and all(t.is_lower and t.tag_ in DESCRIBING for t in around)


def last_organisation(row: Sequence[Mention]) -> str | None:
    """Return the organisation mentioned last in a row."""
    return next((mention.id for mention in reversed(row) if mention.kind == "organisation"), None)
