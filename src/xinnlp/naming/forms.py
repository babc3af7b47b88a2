"""The written forms of a name, without spaCy: keys, honorifics, acronyms, heads."""

from __future__ import annotations

import functools
import re

from xinnlp.knowledge import load_table

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_OUTER_MARKS = " \t\n\"'“”‘’«»„.,;:()[]{}*_–—"
_INITIAL = re.compile(r"(?:[A-Z]\.?)+")


@functools.cache
def _people(key: str) -> frozenset[str]:
    return frozenset(load_table("names")["people"][key])


@functools.cache
def organisation_heads() -> dict[str, str]:
    """Return head noun (lower case, one to three words) → classification."""
    table = load_table("names")["organisations"]["heads"]
    return {head: classification for classification, heads in table.items() for head in heads}


@functools.cache
def organisation_words(key: str) -> frozenset[str]:
    """Return a word list of the organisations table: corporate_suffixes or separate_heads."""
    return frozenset(load_table("names")["organisations"][key])


@functools.cache
def class_hints() -> dict[str, str]:
    """Return word or words (lower case) → classification, of names already known for organisations'."""
    table = load_table("names")["organisations"]["hints"]
    return {word: kind for kind, words in table.items() for word in words}


@functools.cache
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes that stand before sums (`EGP 2 million`)."""
    return frozenset(currency["code"] for currency in load_table("currencies")["currency"])


@functools.cache
def name_cues(key: str) -> frozenset[str]:
    """Return a word list of the cues table."""
    return frozenset(load_table("names")["cues"][key])


@functools.lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Return what two spellings of one name share: case, quotation marks, apostrophes and white space aside."""
    plain = re.sub(r"[\"'“”‘’«»„]", "", strip_possessive(name))
    plain = re.sub(r"\s+", " ", plain).strip(_OUTER_MARKS).casefold()
    return plain.removeprefix("the ")


def strip_possessive(name: str) -> str:
    """Return the name without a trailing possessive: `Baskin's` is `Baskin`."""
    return _POSSESSIVE.sub("", name.rstrip())


def count_honorifics(words: list[str]) -> int:
    """Return how many leading words are honorifics; ambiguous ones count only before two more words."""
    honorifics, ambiguous = _people("honorifics"), _people("ambiguous_honorifics")
    count = 0
    while count < len(words) - 1:
        word = words[count].casefold()
        if count + 2 < len(words) and honorific_pairs().get(word) == words[count + 1].casefold():
            count += 2
            continue
        if word not in honorifics or (word in ambiguous and len(words) - count < 3):
            break
        count += 1
    return count


@functools.cache
def honorific_pairs() -> dict[str, str]:
    """Return first word → second of honorifics like `tan sri`; `tan` alone is a family name."""
    return dict(pair.split() for pair in _people("honorific_pairs"))


def is_honorific(word: str) -> bool:
    """Tell whether a word is an honorific that is no name in itself."""
    return word.casefold() in _sure_honorifics()


@functools.cache
def _sure_honorifics() -> frozenset[str]:
    return _people("honorifics") - _people("ambiguous_honorifics")


def is_name_suffix(word: str) -> bool:
    """Tell `Jr.`, `III` and the like."""
    return word.casefold() in _people("suffixes")


def is_postnominal(word: str) -> bool:
    """Tell a degree or an honour after a name, in its own capitals: `PhD`, `OBE`."""
    return word in _people("postnominals") or ("." in word and word.replace(".", "") in _people("postnominals"))


def is_particle(word: str) -> bool:
    """Tell a lower-case part of a family name: `van`, `bin`, `de`."""
    return word.casefold() in _people("particles")


def is_initial(word: str) -> bool:
    """Tell `J.`, `J` and `J.R.`."""
    return bool(_INITIAL.fullmatch(word)) and len(word.replace(".", "")) <= 3


def head_class(words: list[str]) -> str | None:
    """Return the classification that the head of an organisation's name tells, or None.

    `words` are lower case. Before `of` or `for` the first head counts (`University of Arts and Trust`), else the
    last; legal suffixes only where no other head stands (`Lowe Foundation Ltd`).
    """
    if words[-3:] == ["of", "the", "year"]:
        return "programme"
    heads, legal = organisation_heads(), organisation_words("corporate_suffixes")
    main = _main_part(words)
    found: list[tuple[int, str, str]] = []
    position = 0
    while position < len(main):
        length = next((n for n in (3, 2, 1) if " ".join(main[position : position + n]) in heads), 0)
        length = min(length, len(main) - position)
        if length:
            phrase = " ".join(main[position : position + length])
            found.append((position + length, phrase, heads[phrase]))
        position += length or 1
    if not found:
        return None
    at_end = [item for item in found if item[0] == len(main)] or found
    telling = [item for item in at_end if item[1] not in legal] or at_end
    if telling[-1][1] in legal:
        others = [item for item in found if item[1] not in legal and item[2] in {"foundation", "academic"}]
        telling = others or telling
    return telling[-1][2]


def _main_part(words: list[str]) -> list[str]:
    """Return the words before the first `of`, `for`, `in`, `and` phrase when a head stands there."""
    heads = organisation_heads()
    if words[-1:] in (["foundation"], ["endowment"]) or (words[-1:] == ["hospital"] and "and" not in words):
        return words[-1:]  # `Hospital of Kivu Foundation`
    if words[-1:] in (["center"], ["centre"]) and " ".join(words[-2:]) in heads:
        return words[-2:]  # `University of Kivu Medical Center`
    for position, word in enumerate(words):
        if word in {"of", "for", "against", "to", "on", "at"} and position:
            before = words[:position]
            if before[-1] in heads or " ".join(before[-2:]) in heads:
                return before
    if words and (words[0] in {"ministry", "department", "university", "office", "embassy"}):
        return words[:1]
    return words


def acronym_of(name: str) -> str:
    """Return the capitals that begin the words of a name: `World Health Organisation` gives `WHO`."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w'’]*", name) if word[0].isupper())


def is_acronym_of(short: str, name: str) -> bool:
    """Tell whether `short` may stand for `name` by its initials, small words counted or not."""
    return may_be_acronym(short) and plain_letters(short) in initials_of(name)


def may_be_acronym(short: str) -> bool:
    """Tell two to ten characters without a space, two of them capitals: `WHO`, `B4D`."""
    return 2 <= len(short) <= 10 and " " not in short and sum(c.isupper() for c in short) >= 2


def plain_letters(short: str) -> str:
    """Return the letters and digits of an acronym, in small letters."""
    return "".join(c for c in short if c.isalnum()).casefold()


def initials_of(name: str) -> frozenset[str]:
    """Return what an acronym of a name may be, in small letters: of its capitals, of all or of its content words.

    Words in capitals may be whole: `KNUK` of `Kite Network UK`.
    """
    words = re.findall(r"[^\W_][\w'’]*", name)
    if len(words) < 2:
        return frozenset()
    capitals = "".join(word[0] for word in words if word[0].isupper() or word[0].isdigit())
    content = "".join(w[0] for w in words if w.casefold() not in {"the", "of", "and", "for", "in", "to"})
    country = "".join(word if word.isupper() else word[0] for word in words if word[0].isupper())
    return frozenset(form.casefold() for form in (capitals, "".join(word[0] for word in words), content, country))
