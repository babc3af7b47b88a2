"""Word shapes: what an uncased encoder cannot see of a word's writing."""

from __future__ import annotations

import re
from functools import lru_cache

SHAPES = (
    "special",  # [CLS], [SEP]: no word
    "lower",  # giving
    "title",  # Lowe
    "upper",  # UNICEF
    "capital",  # J, A
    "initial",  # J., St.
    "dotted",  # U.S., e.g.
    "mixed",  # iPad, McKay, HelpAge
    "digits",  # 2018, 1,500
    "alphanumeric",  # H1N1, 4th
    "title_hyphen",  # Al-Rashid, O'Neill
    "lower_hyphen",  # co-founder, n't
    "upper_hyphen",  # COVID-19, AT&T
    "punctuation",  # , (
    "uncased",  # letters without case: 善, غ
    "symbol",  # emoji, currency signs
    "handle",  # @name, #tag, addresses
)
_IDS = {name: index for index, name in enumerate(SHAPES)}
_HANDLE = re.compile(r"[@#]\w|https?:|www\.|\w@\w")
_INITIAL = re.compile(r"[^\W\d_]{1,3}\.")
_PUNCTUATION = frozenset("!\"'(),-./:;?[]_`{}*&|–—‘’“”…•·«»")


def _shape_of_letters(word: str) -> str:
    if word.isupper():
        return "capital" if len(word) == 1 else "upper"
    if word.islower():
        return "lower"
    if word[0].isupper() and word[1:].islower():
        return "title"
    return "mixed" if word.lower() != word.upper() else "uncased"


def _shape_of_compound(word: str) -> str:
    if word.lower() == word.upper():
        return "digits" if any(character.isdigit() for character in word) else "uncased"
    if any(character.isdigit() for character in word):
        return "upper_hyphen" if "-" in word and word.isupper() else "alphanumeric"
    if word.isupper():
        return "upper_hyphen"
    if word.islower():
        return "lower_hyphen"
    return "title_hyphen" if word[0].isupper() else "mixed"


@lru_cache(maxsize=65_536)
def word_shape(word: str) -> int:
    """Return the index into SHAPES of a word; every string has one, the empty string too."""
    return _IDS[_name_of_shape(word[:64])]


def _name_of_shape(word: str) -> str:
    if word.isalpha():
        return _shape_of_letters(word)
    if not any(character.isalnum() for character in word):
        return "punctuation" if all(c in _PUNCTUATION for c in word) else "symbol"
    if _HANDLE.search(word):
        return "handle"
    if word.endswith(".") and word[0].isalpha():
        if word[0].isupper() and _INITIAL.fullmatch(word):
            return "initial"
        if "." in word[:-1]:
            return "dotted"
    return _shape_of_compound(word)
