"""What a name itself says about its kind: its head noun, a legal suffix, a country's name, a day's."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from xinnlp.knowledge import load_lexicon, load_table
from xinnlp.naming.candidate import ORGANISATION, PERSON, PLACE, TITLE
from xinnlp.naming.forms import head_class, is_postnominal, name_cues, organisation_heads, organisation_words
from xinnlp.naming.gazetteer import known_spellings
from xinnlp.naming.roles import role_words

_DEMONYM_ENDINGS = ("ian", "ians", "ese", "ish", "an", "ans", "i", "is")
_MIDDLE_INITIAL = re.compile(r"[^\W\d_]{2,} (?:[A-Z]\. ?|[A-Z] ){1,2}[^\W\d_][\w'’-]+")


@functools.cache
def kind_nouns() -> dict[str, str]:
    """Return noun → classification: what an apposition may call a body."""
    table = load_table("names")["organisations"]["kinds"]
    return {noun: classification for classification, nouns in table.items() for noun in nouns}


@functools.cache
def telling_nouns() -> frozenset[str]:
    """Return the kind nouns that stand before a body's name and seldom before a person's (`the charity Acme`)."""
    return frozenset(kind_nouns()) - name_cues("nouns_before_people")


@functools.cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold() for name in load_lexicon("countries"))


@functools.cache
def place_words(key: str) -> frozenset[str]:
    """Return a word list of the places table: heads, states or openings."""
    return frozenset(load_table("names")["places"][key])


def name_evidence(name: str) -> Iterator[tuple[str, float]]:
    """Yield votes that the name itself gives: its head noun, a legal suffix, a country's name, a day's."""
    words = [word.strip(',."“”') for word in name.casefold().split()]
    if name.removeprefix("The ") in known_spellings():
        yield ORGANISATION, 4.0
    elif name.casefold() in _places():
        yield PLACE, 4.0
    elif name in load_lexicon("cities"):
        yield PLACE, 2.5
    elif words and (_names_no_body(words) or _is_kind_of_country(name.split()) or name.endswith(" family")):
        yield TITLE, 3.0
    elif is_postnominal(name) or (len(words) > 2 and words[0] in name_cues("degrees") and words[1] in {"of", "in"}):
        yield TITLE, 4.0
    elif len(words) > 1 and words[-1] in place_words("heads") and not (_is_of_a_place(words) or _is_headed(words)):
        yield PLACE, 1.5
    elif len(words) > 1 and head_class(words):
        yield ORGANISATION, 3.0
    elif len(words) == 2 and words[0] in place_words("openings"):
        yield PLACE, 0.8
    elif _has_middle_initial(name):
        yield PERSON, 1.5
    if len(words) > 1 and words[-1] in organisation_words("corporate_suffixes"):
        yield ORGANISATION, 2.0


def _is_of_a_place(words: list[str]) -> bool:
    """Tell `Boys Club of Moor County`, a body: its county says where."""
    joint = next((n for n, word in enumerate(words) if word in {"of", "for"}), 0)
    return joint > 1 and words[joint - 1] not in place_words("heads")


def _is_headed(words: list[str]) -> bool:
    """Tell `Moor School District`: a head of two words that ends as a place does."""
    return " ".join(words[-2:]) in organisation_heads()


def _has_middle_initial(name: str) -> bool:
    """Tell `Ada W. Lowe`."""
    return bool(_MIDDLE_INITIAL.fullmatch(name))


def _names_no_body(words: list[str]) -> bool:
    """Tell a day or season, a people, a title of role words alone (`Grand Marshal`), a kind (`Board of Trustees`)."""
    if words[-1] in name_cues("calendar_heads") or words[0] in name_cues("feasts") or words[-1] in name_cues("papers"):
        return True
    if len(words) == 2 and words[0] in name_cues("storms"):
        return words[1] not in organisation_heads()
    if len(words) > 1 and all(word in name_cues("generic_words") for word in words):
        return True
    if len(words) == 1:
        return is_demonym(words[0])
    return all(word in role_words("heads") or word in role_words("modifiers") for word in words)


def _is_kind_of_country(words: list[str]) -> bool:
    """Tell `Mexican NGO`, `Kuwaiti charity`, `Paris hospital`: a kind of body, and where from."""
    if len(words) != 2 or not (is_demonym(words[0].casefold()) or words[0] in load_lexicon("cities")):
        return False
    kind = kind_nouns().get(words[1]) or organisation_heads().get(words[1]) or "government"
    return words[1] in {"NGO", "NGOs", "CSO"} or kind != "government"


def is_demonym(word: str) -> bool:
    """Tell `Liberian`, `Kuwaiti`: a country's first letters and an adjective's ending."""
    return word not in _places() and word.endswith(_DEMONYM_ENDINGS) and word[:4] in _country_stems()


@functools.cache
def _country_stems() -> frozenset[str]:
    return frozenset(place[:4] for place in _places() if len(place) > 3 and " " not in place)
