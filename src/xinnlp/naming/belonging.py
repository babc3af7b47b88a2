"""Affiliations without a title: `X’s P`, `P of X`, `P represents X`, `P, who heads X`, `X, led by P`, and in tables."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc

from xinnlp.naming.coordination import past_country
from xinnlp.naming.forms import is_honorific
from xinnlp.naming.generic_bodies import names_a_kind
from xinnlp.naming.mentions import Mention, words_between
from xinnlp.naming.roles import role_words
from xinnlp.naming.runs import is_possessive

_PREPOSITIONS = frozenset({"of", "from", "at"})
_NOMINATIVE = frozenset({"he", "she"})
_BEFORE_MANY = frozenset({"of", "for", "at", "including", "founded", "co-founded", "on"})
_ARTICLES = frozenset({"the", "a", "an"})
_OF_SEAT = frozenset({"of", "on", "for", "advisory", "governing", "executive", "trustees", "directors"})
_BREAKS = (",", "–", "-", "—")
_MAX_VERB = 11
_JOINTS = frozenset({"and", "who", "has"})
_SEATING = frozenset(
    {"serves", "served", "serving", "sits", "sat", "held", "holds", "named", "appointed", "elected", "added"}
)


def untitled_pairs(
    doc: Doc, row: Sequence[Mention], items: Collection[int], understood: str | None
) -> Iterator[tuple[str, Mention]]:
    """Yield (person's id, organisation) of a sentence's row of mentions where it says that they belong together.

    `items` are the tokens at which list items and table rows begin; `understood` is whom a pronoun means where the
    sentence names nobody. The organisation of `P of Kenya’s X` is X.
    """
    for person, index in _pairs(doc, row, items, understood):
        yield person, row[index]
        yield from ((person, body) for body in _joined_bodies(doc, row, index))


def _pairs(
    doc: Doc, row: Sequence[Mention], items: Collection[int], understood: str | None
) -> Iterator[tuple[str, int]]:
    for index, body in enumerate(row):
        if body.kind == "organisation" and (_follows_pronoun(doc, row, index) or _goes_on(doc, row, index)):
            people = {mention.id for mention in row[:index] if mention.kind == "person"}
            person = understood if not people else people.pop() if len(people) == 1 else None
            if person:
                yield person, index
    for index, (first, second) in enumerate(itertools.pairwise(row)):
        words = words_between(doc, first, second)
        if first.kind == "organisation" and second.kind == "person" and _is_held_by(words):
            yield second.id, index
        elif first.kind == "person":
            at = past_country(doc, row, index + 1)
            body = row[at]
            if body.kind == "place" and index + 2 < len(row):
                at = index + 2
                body = row[at]
                words = _words_past_place(doc, first, second, body)
            if body.kind == "organisation" and (
                _is_of(words)
                or _is_own(words)
                or _acts_for(_with_board(words, doc, body))
                or (body == second and _is_list_entry(doc, first, body, items))
            ):
                yield first.id, at


def _follows_pronoun(doc: Doc, row: Sequence[Mention], index: int) -> bool:
    """Tell `She founded the`, `He serves on the board of` before a body."""
    body = row[index]
    floor = max(row[index - 1].end if index else 0, body.start - _MAX_VERB - 1)
    for position in range(body.start - 1, floor - 1, -1):
        if doc[position].lower_ in _NOMINATIVE:
            return _acts_for(_with_board([token.lower_ for token in doc[position + 1 : body.start]], doc, body))
        if doc[position].is_sent_start:
            return False
    return False


def _goes_on(doc: Doc, row: Sequence[Mention], index: int) -> bool:
    """Tell `in 2010 and founded`, `who chairs` after a body or a post: the second verb has the subject of the first."""
    if index == 0 or row[index - 1].kind not in {"organisation", "title"}:
        return False
    words = words_between(doc, row[index - 1], row[index])
    last = max((place for place, word in enumerate(words) if word in _JOINTS), default=len(words))
    return len(words) <= _MAX_VERB and _acts_for(words[last:])


def _joined_bodies(doc: Doc, row: Sequence[Mention], index: int) -> Iterator[Mention]:
    """Yield the bodies that commas and `and` join to the first: `serves on the boards of X, Y and the Z`."""
    if doc[row[index].start - 1].lower_ not in _BEFORE_MANY and doc[row[index].start - 2].lower_ not in _BEFORE_MANY:
        return
    for first, second in itertools.pairwise(row[index:]):
        words = words_between(doc, first, second)
        if second.kind != "organisation" or not _joins_bodies(words):
            return
        yield second


def _joins_bodies(words: list[str]) -> bool:
    """Tell a comma, `and`, `as well as`, and another seat with it: `, and the advisory board of`."""
    seats = role_words("seats")
    seated = not seats.isdisjoint(words) and words[-1] != "and"
    rest = [word for word in words if word not in _ARTICLES and not (seated and word in seats | _OF_SEAT)]
    return rest in ([","], ["and"], [",", "and"], ["&"], ["as", "well", "as"], [",", "as", "well", "as"])


def _words_past_place(doc: Doc, person: Mention, place: Mention, body: Mention) -> list[str]:
    """Return the words from `Ada Lowe of Kenya, who heads` to the body, nothing where no home is told."""
    if body == place or words_between(doc, person, place) not in (["of"], ["from"], ["in"]):
        return []
    words = words_between(doc, place, body)
    return words if words[:1] == [","] else []


def _is_held_by(words: list[str]) -> bool:
    """Tell `X’s P` and `X, which is led by P`."""
    if len(words) == 1:
        return is_possessive(words[0])
    if len(words) < 2 or words[-1] != "by" or words[-2] not in role_words("led_by"):
        return False
    return len(words) <= _MAX_VERB and all(word in {",", "is", "was", "which", "and", "that"} for word in words[:-2])


def _is_of(words: list[str]) -> bool:
    """Tell `of X`, `, from the X`, `of the magazine X`, and a bracket."""
    if words in ([",", "with"], [",", "with", "the"]):
        return True
    words = words[1:] if words[:1] == [","] and len(words) > 1 else words
    if words == ["("]:
        return True
    if not words or words[0] not in _PREPOSITIONS:
        return False
    rest = words[1:]
    rest = rest[1:] if rest[:1] and rest[0] in _ARTICLES else rest
    return not rest or (len(rest) == 1 and names_a_kind(rest[0]))


def _is_own(words: list[str]) -> bool:
    """Tell `’s charity, X`, `’s own family foundation X` after a person; not the favourite one."""
    words = words[:-1] if words[-1:] == [","] else words[:-2] if words[-2:] == [",", "the"] else words
    if len(words) < 2 or not is_possessive(words[0]) or not names_a_kind(words[-1]):
        return False
    return role_words("of_ones_own").issuperset(words[1:-1])


def _with_board(words: list[str], doc: Doc, body: Mention) -> list[str]:
    """Return the words before a body with the board after it among them: `sits on the Acme board`."""
    bare = words[:-1] if words[-1:] and words[-1] in _ARTICLES else words
    follows = body.end + (body.end < len(doc) and is_possessive(doc[body.end].text))
    if bare[-1:] != ["on"] or follows >= len(doc) or doc[follows].lower_ not in role_words("seats"):
        return words
    return [*words, doc[follows].lower_, "of"]


def _acts_for(words: list[str]) -> bool:
    """Tell `represents`, `, who now heads the`, `joined the board of`, `will join the`, before a body's name."""
    verbs = [word for word in words if word in role_words("belonging")]
    if len(verbs) != 1 or len(words) > _MAX_VERB:
        return False
    at = words.index(verbs[0])
    before = role_words("before_belonging")
    after = words[at + 1 :]
    if after and after[-1] in _ARTICLES:
        after = after[:-1]
    seats = role_words("seats")
    if len(after) > 2 and is_possessive(after[-1]) and names_a_kind(after[-2]):
        after = after[:-2]  # joined the university’s Media Council
    if after and names_a_kind(after[-1]) and after[-1] not in seats:
        after = after[:-1]
    after = [word for word in after if word not in _ARTICLES]
    seated = after[-1:] != ["on"] and not seats.isdisjoint(after) and seats | role_words("seat_words") >= set(after)
    reached = seated or ((not after or after in (["for"], ["at"], ["with"])) and verbs[0] not in _SEATING)
    return reached and all(word in before for word in words[:at])


def _is_list_entry(doc: Doc, person: Mention, body: Mention, items: Collection[int]) -> bool:
    """Tell `• Ada Lowe, Lowe Trust`, `Speaker: Ada Lowe, Lowe Trust; Tom Reed, Acme`, `| Ada Lowe | Lowe Trust |`."""
    start = person.start - (person.start > 0 and is_honorific(doc[person.start - 1].text))
    if start not in items and not (start and _opens_entry(doc, start - 1)):
        return False
    words = words_between(doc, person, body)
    if len(words) != 1 or words[0] not in _BREAKS:
        return False
    if body.end == len(doc) or doc[body.end].is_sent_start or doc[body.end].is_space:
        return True
    return doc[body.end].text in {",", "(", "in", ";", ".", "|"}


def _opens_entry(doc: Doc, position: int) -> bool:
    position -= doc[position].lower_ == "and"
    return doc[position].text in {":", "|", ";"} or "\t" in doc[position].text
