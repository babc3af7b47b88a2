"""Which organisation a title belongs to: `CEO of X`, `X’s CEO`, `its CEO`, `director of the charity`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from xinnlp.naming.evidence import kind_nouns
from xinnlp.naming.forms import organisation_heads
from xinnlp.naming.roles import role_words
from xinnlp.naming.runs import is_possessive

_TO_ORGANISATION = frozenset({"of", "at", "for", "from", "with", "in", "the", ",", "to", "on", "an", "a"})
# Tags of lower-case words that may introduce a name: `manager of radio stations KMBY`.
_DESCRIBING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN"})
_POSSESSIVE_PRONOUNS = frozenset({"its", "their", "our"})
MAX_BETWEEN = 5
_MAX_TO_BODY = 7


class Mention(NamedTuple):
    """Tokens that stand for a person, organisation, place or title."""

    kind: str
    start: int
    end: int
    id: str


class Known(NamedTuple):
    """What earlier sentences leave to be understood.

    The organisation named last, the document's main one, those whose names have a word (lower case), and the one person
    of the last sentence that named people.
    """

    last: str | None
    main: str | None
    by_word: Mapping[str, str]
    person: str | None


def words_between(doc: Doc, first: Mention, second: Mention) -> list[str]:
    """Return the lower-case words between two mentions."""
    return gap(doc, first.end, second.start)


def gap(doc: Doc, start: int, end: int) -> list[str]:
    """Return the lower-case words between two tokens; the bounds of a table's cells read as commas."""
    words = [token.lower_ if token.text != "|" else "," for token in doc[start:end] if not token.is_space]
    return words or ["," for token in doc[start:end] if "\t" in token.text][:1]


def find_bodies(doc: Doc, row: list[Mention], index: int, known: Known) -> tuple[list[str | None], int]:
    """Return the title's organisations (None for a place or none told) and where title and organisations end."""
    title = row[index]
    before = row[index - 1] if index else None
    if before is not None and before.kind == "organisation" and before.end == title.start:
        return [before.id], _past_place(doc, row, index)
    after = row[index + 1] if index + 1 < len(row) else None
    if after is not None and after.kind in {"organisation", "place"} and _leads_to_body(doc, title, after):
        at = past_country(doc, row, index + 1)
        return _coordinated(doc, row, at) if row[at].kind == "organisation" else ([None], after.end)
    if before is not None and before.kind in {"organisation", "place"}:
        between = words_between(doc, before, title)
        if not between or (len(between) == 1 and is_possessive(between[0])):
            return [before.id if before.kind == "organisation" else None], title.end
    generic_end = _end_of_generic_body(doc, title.end)
    noun = doc[generic_end - 1].lower_ if generic_end else _generic_body_before(doc, title.start)
    if noun in known.by_word:
        return [known.by_word[noun]], generic_end or title.end
    if noun or (title.start and doc[title.start - 1].lower_ in _POSSESSIVE_PRONOUNS):
        return [last_organisation(row[:index]) or known.last], generic_end or title.end
    first = doc[title.start].lower_
    if title.end - title.start > 1 and names_a_kind(first) and first in known.by_word:
        return [known.by_word[first]], title.end
    if doc[title.start - 1].lower_ == "the" and title.start and first == "minister" and "ministry" in known.by_word:
        return [known.by_word["ministry"]], title.end
    if any(token.lower_ in role_words("posts") for token in doc[title.start : title.end]):
        return [known.main], title.end
    return [None], title.end


def past_country(doc: Doc, row: Sequence[Mention], index: int) -> int:
    """Return where in the row the body after `Kenya’s` stands, else `index`."""
    if row[index].kind == "place" and index + 1 < len(row) and row[index + 1].kind == "organisation":
        between = words_between(doc, row[index], row[index + 1])
        if len(between) == 1 and is_possessive(between[0]):
            return index + 1
    return index


def _generic_body_before(doc: Doc, start: int) -> str:
    """Return `foundation` of `the foundation’s former director`, `charity` of `charity President`, or nothing."""
    words = [token.lower_ for token in doc[max(0, start - 3) : start]]
    if words and doc[start].is_title and doc[start - 1].is_lower and names_a_kind(words[-1]):
        return words[-1]
    if len(words) < 3 or not is_possessive(words[2]) or words[0] not in {"the", "this"}:
        return ""
    return words[1] if names_a_kind(words[1]) else ""


def names_a_kind(word: str) -> bool:
    """Tell a lower-case noun for a body: `foundation`, `charity`, `bank`."""
    return word in kind_nouns() or word in organisation_heads()


def _past_place(doc: Doc, row: list[Mention], index: int) -> int:
    """Return the end of `UN coordinator in Madagascar`: the place belongs to the phrase."""
    after = row[index + 1] if index + 1 < len(row) else None
    if after is not None and after.kind == "place" and words_between(doc, row[index], after) in (["in"], ["for"]):
        return after.end
    return row[index].end


def _end_of_generic_body(doc: Doc, start: int) -> int:
    """Return the end of `of the group`, `at the charity`: the last organisation named is meant; 0 for none."""
    words = [token.lower_ for token in doc[start : start + 4]]
    if len(words) < 3 or words[0] not in {"of", "at", "for"} or words[1] not in {"the", "this"}:
        return 0
    if words[2] in kind_nouns():
        return start + 3
    return start + 4 if len(words) > 3 and " ".join(words[2:4]) in organisation_heads() else 0


def _leads_to_body(doc: Doc, title: Mention, body: Mention) -> bool:
    """Tell `CEO of`, `CEO at the`, `manager of radio stations`, and a comma before an organisation."""
    between = doc[title.end : body.start]
    words = gap(doc, title.end, body.start)
    if words == [","]:
        return body.kind == "organisation"
    if not words or len(words) > _MAX_TO_BODY or words[0] not in _TO_ORGANISATION:
        return False
    return all(
        t.lower_ in _TO_ORGANISATION or (t.is_lower and t.tag_ in _DESCRIBING) or _joins_nouns(doc, t) for t in between
    )


def _joins_nouns(doc: Doc, token: Token) -> bool:
    """Tell `and` of `founder of the housing and water company Acme`."""
    around = (doc[token.i - 1], doc[token.i + 1])
    return token.lower_ in {"and", "&"} and all(t.is_lower and t.tag_ in _DESCRIBING for t in around)


def _coordinated(doc: Doc, row: list[Mention], index: int) -> tuple[list[str | None], int]:
    """Return the organisation at `index` and those that `and` joins to it (`manager of KMBY and KWAV`)."""
    bodies: list[str | None] = [row[index].id]
    end = row[index].end
    for following in row[index + 1 :]:
        between = gap(doc, end, following.start)
        if following.kind == "place" and between == ["in"]:
            end = following.end
            continue
        if following.kind != "organisation" or between not in (["and"], ["&"]):
            break
        bodies.append(following.id)
        end = following.end
    return bodies, end


def last_organisation(row: Sequence[Mention]) -> str | None:
    """Return the organisation mentioned last in a row."""
    return next((mention.id for mention in reversed(row) if mention.kind == "organisation"), None)
