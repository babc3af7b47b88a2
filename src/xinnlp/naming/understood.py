"""What earlier sentences leave to be understood: `its CEO`, `the hospice’s nurse`, `She was chair of …`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from xinnlp.naming.announced import seats_announced
from xinnlp.naming.bodies import Known, last_organisation
from xinnlp.naming.generic_bodies import names_a_kind
from xinnlp.naming.introductions import follows_as
from xinnlp.naming.mentions import Mention, is_in_passing
from xinnlp.naming.roles import role_words
from xinnlp.naming.runs import is_possessive

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_IN_HEADLINE = 3
_NOMINATIVE = frozenset({"he", "she"})
_BEFORE_PREDICATE = frozenset({"a", "an", "the", "also", "now", "currently", "then", "former", "new", "later"})
_REACH = 6
_OPENING = 7
_AGE_WORDS = 6  # The 76 - year - old
_OPENING_WORDS = 25


class Frame(NamedTuple):
    """The text's layout: tokens at which list items and rows begin, and where the headline ends (0 for none).

    With it, the classes of the organisations by their ids.
    """

    items: Collection[int] = ()
    headline_end: int = 0
    classes: Mapping[str, str] = {}


def begin(mentions: Sequence[Mention], frame: Frame) -> Known:
    """Return what is known before the first sentence: the organisation that the document is about.

    It is the one named more often than any other, at least twice or at the very beginning, or the
    only one, which closes the text; a headline counts threefold
    and settles a tie. Programmes have few posts and do not count.
    """
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "organisation" and frame.classes.get(mention.id) != "programme":
            counts[mention.id] += _IN_HEADLINE if mention.start < frame.headline_end else 1
    headed = {mention.id for mention in mentions if mention.start < frame.headline_end}
    best = sorted(((count, body in headed, body) for body, count in counts.items()), reverse=True)[:2]
    closes = len(counts) == 1 and max(mentions, key=lambda mention: mention.start).kind == "organisation"
    alone = int(not (closes or any(m.kind == "organisation" and m.start < _OPENING_WORDS for m in mentions)))
    stands_out = bool(best) and best[0][:2] > (best[1][:2] if len(best) > 1 else (alone, True))
    main = best[0][2] if stands_out else None
    return Known(last=None, main=main, by_word={}, person=None, classes=frame.classes, by_class={}, vacant={}, posts=[])


def after(doc: Doc, row: Sequence[Mention], known: Known) -> Known:
    """Return what is known after the sentence with these mentions; a person only where it has no other."""
    words, classes = dict(known.by_word), dict(known.by_class)
    for index, mention in enumerate(row):
        if mention.kind == "organisation":
            named = {token.lower_: mention.id for token in doc[mention.start : mention.end]}
            if is_in_passing(doc, row, index):
                named |= {word: words[word] for word in named if word in words}
                classes.setdefault(known.classes.get(mention.id, ""), mention.id)
            else:
                classes[known.classes.get(mention.id, "")] = mention.id
            words |= named
            if any(token.lower_.endswith("bank") for token in doc[mention.start : mention.end]):
                words["bank"] = mention.id  # FBNBank
    people = {mention.id for mention in row if mention.kind == "person"}
    if people and known.person and doc[doc[row[0].start].sent.start].lower_ in _NOMINATIVE:
        people = {known.person}  # He and his wife, Ada, gave
    elif len(people) > 1 and (opener := _opener(doc, row)):
        people = {opener}
    elif any(mention.kind == "person" and _is_relative(doc, mention) for mention in row):
        people.add("")  # her father is not she
    person = (next(iter(people)) if len(people) == 1 else None) if people else known.person
    last = last_organisation(row) or known.last
    seats = seats_announced(doc, row, last_organisation(row) or known.main or known.last)
    return known._replace(last=last, by_word=words, person=person, by_class=classes, seats=seats)


def _is_predicate(doc: Doc, start: int) -> bool:
    """Tell `and is now the`, `including being` before a title: the post of the sentence's subject."""
    while start and doc[start - 1].lower_ in _BEFORE_PREDICATE:
        start -= 1
    if start < 2:
        return False
    verb, before = doc[start - 1].lower_, doc[start - 2].lower_
    return verb == "being" or (verb in {"is", "was", "became", "becoming"} and before in {"and", ","})


def _opens_with_pronoun(doc: Doc, position: int) -> bool:
    """Tell a sentence that begins with `She`, `Previously, he`."""
    start = doc[position].sent.start
    return any(token.lower_ in _NOMINATIVE for token in doc[start : start + _OPENING])


def _opener(doc: Doc, row: Sequence[Mention]) -> str | None:
    """Return the person who opens the sentence as the subject of its verb (`Lowe succeeded Tom Reed`), or None."""
    first = next(mention for mention in row if mention.kind == "person")
    start = first.start - (first.start > 0 and not doc[first.start].is_sent_start)
    if not doc[start].is_sent_start or first.end + 1 >= len(doc) or not doc[start].text[:1].isupper():
        return None
    position = first.end + (doc[first.end].tag_ == "RB")
    apposed = doc[position].text == "," and doc[first.end + 1].is_lower
    return first.id if apposed or doc[position].tag_ in _FINITE else None


def _is_relative(doc: Doc, person: Mention) -> bool:
    return any(token.lower_ in {"her", "his"} for token in doc[max(0, person.start - 4) : person.start])


def _is_aged(doc: Doc, start: int) -> bool:
    """Tell `The 76-year-old` before a title: whom the sentence before named."""
    words = [token.lower_ for token in doc[max(0, start - _AGE_WORDS) : start]]
    opens = len(words) == _AGE_WORDS and (start == _AGE_WORDS or bool(doc[start - _AGE_WORDS].is_sent_start))
    return opens and words[0] == "the" and words[-3:] == ["year", "-", "old"]


def _is_beside(doc: Doc, body: Mention, title: Mention) -> bool:
    """Tell X of `X director`, `X’s director`, and the country of `Kenya’s ambassador`."""
    if body.kind == "organisation" and body.end == title.start:
        return True
    return body.kind in {"organisation", "place"} and body.end == title.start - 1 and is_possessive(doc[body.end].text)


def person_by_pronoun(doc: Doc, row: Sequence[Mention], title: Mention, body_end: int, known: Known) -> str | None:
    """Return who is meant by `He` of `He served as chair of …` or `A former nurse at …, she …`, or None."""
    here = {mention.id for mention in row if mention.kind == "person" and mention.start < title.start}
    if len(here) > 1:
        opener = _opener(doc, row)
        if opener is None:
            return None
        here = {opener}
    person = next(iter(here), known.person)
    if not here and _is_aged(doc, title.start):
        return person
    opens = any(doc[position].is_sent_start for position in range(max(0, title.start - 1), title.start + 1))
    if opens and body_end + 1 < len(doc) and doc[body_end].text == "," and doc[body_end + 1].lower_ in _NOMINATIVE:
        return person
    start = next((m.start for m in row if _is_beside(doc, m, title)), title.start)
    alone = {mention.id for mention in row if mention.kind == "person"}
    if len(here) == 1 == len(alone) and _is_predicate(doc, start):
        return person  # Lowe joined its board, becoming chair in 2019
    if not here and (follows_as(doc, start) or _is_predicate(doc, start)) and _opens_with_pronoun(doc, start):
        return person  # She held several posts in its office, lastly as director, and is now chair of
    if start >= 3 and is_possessive(doc[start - 1].text) and names_a_kind(doc[start - 2].lower_):
        start -= 3  # when she was named the foundation’s president
    for position in range(start - 1, max(-1, start - _REACH), -1):
        if doc[position].lower_ in _NOMINATIVE:
            return person
        if doc[position].lower_ not in role_words("after_person") or doc[position].is_sent_start:
            return None
    return None
