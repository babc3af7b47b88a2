"""What the words around a name say about its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from xinnlp.knowledge import load_table
from xinnlp.naming.candidate import ORGANISATION, PERSON, PLACE, TITLE
from xinnlp.naming.forms import is_honorific, name_cues
from xinnlp.naming.name_evidence import is_demonym, kind_nouns, place_words, telling_nouns
from xinnlp.naming.roles import role_follows, role_words
from xinnlp.naming.runs import is_possessive

_AGE = re.compile(r"\d{2}")
_ONE_OF = frozenset({"a", "an", "former", "longtime"})
_LOCATIVES = frozenset({"at", "in", "near", "from", "around"})
_AT = frozenset({"at", "in", "outside", "inside", "near"})
# More than a recogniser and a head noun, or a gazetteer, say of one mention; less than they do of two or three.
_VENUE = 4.2
_NETWORK = 5.5
_MAX_OWNER = 4
_RANKS = frozenset({"leading", "first", "premier", "top"})
_COPULAS = frozenset({"is", "was", "became", "remains"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_POSSESSIVES = frozenset({"our", "my", "his", "her", "its", "their"})
_LONG_TITLE = 7
_ITS = frozenset({"its", "itself"})
_PERSONAL = frozenset(load_table("names")["people"]["singular_pronouns"])


def find_homes(doc: Doc) -> frozenset[int]:
    """Return the tokens at which names begin that tell where people live, by the text's habit.

    That is `X` of `Ada Lowe of X` where the recogniser has a place in two such phrases at least.
    """
    told = {
        entity.start: entity.label_
        for entity in doc.ents
        if entity.start > 1 and doc[entity.start - 1].lower_ == "of" and doc[entity.start - 2].ent_type_ == "PERSON"
    }
    places = sum(label in {"GPE", "LOC"} for label in told.values())
    return frozenset(told) if places > 1 else frozenset()


def context_evidence(doc: Doc, start: int, end: int) -> Iterator[tuple[str, float]]:
    """Yield votes from the words beside one mention."""
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    after = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
    if before is not None:
        yield from _evidence_before(doc, start)
        if _only_locates(doc, start, end):
            yield PLACE, _VENUE
        if _is_a_medium(doc, start, end):
            yield TITLE, _NETWORK
        if before.lower_ in _ONE_OF and after is not None and after.is_lower and after.text in role_words("posts"):
            yield ORGANISATION, 2.0  # a former Moor trustee
        if before.lower_ in {"a", "an"} and (after is None or after.tag_[:1] not in {"N", "H"}) and end - start > 1:
            yield TITLE, 2.0  # `a Nepalese Banquet.`
    if after is not None:
        if after.text in kind_nouns() and end - start == 2 and is_demonym(doc[start].lower_):
            yield TITLE, 1.5  # `Chinese Internet company`
        # of `the college at Paducah said it …` the name is not the subject
        yield from _evidence_after(doc, end, before is not None and before.lower_ in _LOCATIVES)


def _only_locates(doc: Doc, start: int, end: int) -> bool:
    """Tell `at the Moor Hotel`: where something is; not after a post, which is one of the house's."""
    words = [token.lower_ for token in doc[max(start, end - 2) : end]]
    if end - start < 2 or not (words[-1] in name_cues("venues") or " ".join(words) in name_cues("venues")):
        return False
    before = start - 1 - (doc[start - 1].lower_ == "the")
    return before > 0 and doc[before].lower_ in _AT and doc[before - 1].lower_ not in role_words("heads")


def _is_a_medium(doc: Doc, start: int, end: int) -> bool:
    """Tell `its Facebook page`, `in an Instagram post`: where, not who."""
    corner = end < len(doc) and doc[end].text in name_cues("network_corners")
    return corner and end - start == 1 and doc[start].lower_ in name_cues("networks")


def _evidence_before(doc: Doc, start: int) -> Iterator[tuple[str, float]]:
    before = doc[start - 1]
    if _is_title_of_work(doc, start):
        yield TITLE, 2.5
    if is_honorific(before.text):
        yield PERSON, 4.0
    elif _is_described_by_role(doc, start):
        yield PERSON, 1.5
    elif before.lower_ in name_cues("role_prepositions") and start >= 2:
        yield from _after_role(doc, start)
    elif before.text in telling_nouns():
        yield ORGANISATION, 1.2


def _is_described_by_role(doc: Doc, start: int) -> bool:
    """Tell a name after `agronomist` or `our volunteer agronomist,`."""
    word = doc[start - 1].lower_
    if word == ",":
        theirs = any(token.lower_ in _POSSESSIVES for token in doc[max(0, start - _LONG_TITLE) : start])
        return theirs and start > 1 and doc[start - 2].lower_ in role_words("heads")
    return word in role_words("heads") and word not in role_words("weak")


def _evidence_after(doc: Doc, end: int, is_after_preposition: bool) -> Iterator[tuple[str, float]]:
    after = doc[end]
    if _names_a_chair(doc, end):
        yield TITLE, 4.0
    if is_possessive(after.text):
        if role_follows(doc, end + 1):
            yield ORGANISATION, 1.5
    elif after.text == ",":
        yield from _apposition_evidence(doc, end + 1)
    elif after.text in {"family", "families"}:
        yield TITLE, 1.5
    elif after.text in place_words("settlements"):
        yield PLACE, 1.5
    elif after.lower_ in name_cues("followers"):
        yield ORGANISATION, 1.0
    elif after.tag_ in {"VBZ", "VBD", "MD", "VBP"} and not is_after_preposition:
        yield from _predicate_evidence(doc, end)


def _names_a_chair(doc: Doc, end: int) -> bool:
    """Tell `the Ada Lowe Professor of Law`: an endowed chair bears the name."""
    following = doc[end + 1].lower_ if end + 1 < len(doc) else ""
    if doc[end].text == "Professor":
        return following in {"in", "of"}
    return doc[end].text in {"Chair", "Lecturer", "Fellow"} and following == "in"


def _is_title_of_work(doc: Doc, start: int) -> bool:
    """Tell `Themed X`, `a report “X`, `a film called X`."""
    words = [token.lower_ for token in doc[max(0, start - 3) : start] if token.is_alpha]
    return (
        bool(words)
        and any(word in name_cues("title_cues") for word in words[-2:])
        and words[-1] not in {"by", "for", "of"}
    )


def _after_role(doc: Doc, start: int) -> Iterator[tuple[str, float]]:
    word = doc[start - 2].lower_
    if word in role_words("heads") and word not in role_words("weak"):
        if doc[start].ent_type_ in {"LOC", "GPE"}:
            yield ORGANISATION, 0.6
        else:
            yield ORGANISATION, 3.0 if doc[start - 1].lower_ == "at" else 1.6


def _apposition_evidence(doc: Doc, start: int) -> Iterator[tuple[str, float]]:
    """Read `, a non-profit organization`, `, founder of`, `, 48,` after a name."""
    if start >= len(doc):
        return
    first = doc[start]
    if _AGE.fullmatch(first.text) and start + 1 < len(doc) and doc[start + 1].text in {",", "."}:
        yield PERSON, 2.5
        return
    if first.text.removesuffix("-based") in place_words("states"):
        yield PLACE, 2.0
        return
    kind = kind_in_apposition(doc, start)
    if kind:
        yield ORGANISATION, 2.5
        return
    for position in range(start, min(len(doc), start + 6)):
        word = doc[position]
        if word.lower_ in role_words("heads"):
            following = doc[position + 1].lower_ if position + 1 < len(doc) else ""
            yield PERSON, 2.0 if following in {"of", "at", "for", ",", "and", "in"} else 1.0
            return
        if (word.is_punct and word.text != "-") or word.tag_ in {"IN", "CD"}:
            return  # `, with 9,000 students,` tells no role


def _past_owner(doc: Doc, start: int) -> int:
    """Return where `’s` stands in `Kenya’s largest bank`, `the` in `one of the oldest charities`; else `start`."""
    if [token.lower_ for token in doc[start : start + 2]] == ["one", "of"]:
        start += 2
    for position in range(start + 1, min(len(doc) - 1, start + _MAX_OWNER)):
        if is_possessive(doc[position].text):
            following = doc[position + 1]
            return position if following.tag_ == "JJS" or following.lower_ in _RANKS else start
    return start


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def kind_in_apposition(doc: Doc, start: int) -> str | None:
    """Return the class that `a …, an …, the …` with a kind noun tells (`a non-profit educational organization`)."""
    many = start + 1 < len(doc) and doc[start].lower_ == "one" and doc[start + 1].lower_ == "of"
    start = _past_owner(doc, start)
    if start >= len(doc) or not (doc[start].lower_ in {"a", "an", "the", "one"} or is_possessive(doc[start].text)):
        return None
    found: str | None = None
    kinds = kind_nouns()
    for position in range(start + 1, min(len(doc), start + 9)):
        token = doc[position]
        word = _singular(token.text) if many else token.text
        if word in kinds:
            if position + 1 < len(doc) and is_possessive(doc[position + 1].text):
                return found  # the foundation's director is no foundation
            if doc[start].lower_ == "the" and position + 1 < len(doc) and doc[position + 1].tag_ in _FINITE:
                return None  # `In Lagos, the charity runs …`: a subject, no apposition
            found = found if found == "nonprofit" else kinds[word]
        elif token.lower_ in role_words("heads"):
            return None
        elif not (token.tag_[:1] in {"J", "N", "C", "R"} or token.text in {"-", "&"} or token.tag_ in {"VBN", "VBG"}):
            return found
        elif token.lower_ in {"non", "profit"}:
            found = "nonprofit"
    return found


def _predicate_evidence(doc: Doc, verb: int) -> Iterator[tuple[str, float]]:
    """Read `X is a charity`, `X is implementing its …`, `X said she …` in the clause that follows."""
    if doc[verb].lower_ in {"is", "was"} and kind_in_apposition(doc, verb + 1):
        yield ORGANISATION, 2.0
        return
    for position in range(verb + 1, min(len(doc), verb + 9)):
        token = doc[position]
        if token.is_sent_start or token.text in {";", ":"}:
            return
        if token.lower_ in _ITS:
            yield (PERSON, 1.0) if _holds_its_post(doc, verb, position) else (ORGANISATION, 1.2)
            return
        if token.lower_ in _PERSONAL:
            yield PERSON, 1.0
            return


def _holds_its_post(doc: Doc, verb: int, its: int) -> bool:
    """Tell `X is its chair`, `X serves as its chair`: somebody whom a body has, not the body."""
    said = its == verb + 1 and doc[verb].lower_ in _COPULAS
    return (said or (its == verb + 2 and doc[verb + 1].lower_ == "as")) and role_follows(doc, its + 1)
