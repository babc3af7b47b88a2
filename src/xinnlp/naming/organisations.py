"""Merging the forms of organisations' names into organisations, without spaCy."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from xinnlp.naming.forms import is_acronym_of, key_of, organisation_heads, organisation_words
from xinnlp.naming.gazetteer import KnownOrganisation, known_organisations

_JOINTS = frozenset({"of", "for", "at", "the", "to", "and", "&"})


def is_generic(name: str) -> bool:
    """Tell a name of nothing but a head noun, or of one and its board: `Foundation`, `Trust`, `College Council`.

    Not `UNICEF`, which heads the names of its branches and is a name.
    """
    key = key_of(name)
    words = key.split()
    if len(words) not in {1, 2} or words[0] not in organisation_heads() or key in known_organisations():
        return False
    return words[1:] in ([], ["board"], ["council"])


def merge_organisations(
    mentions: Sequence[str],
    aliases: Sequence[tuple[str, str]] = (),
    known: Mapping[str, KnownOrganisation] | None = None,
) -> list[int | None]:
    """Return for each mention, in text order, the number of its organisation, None for a generic name of none.

    `aliases` are pairs of names that mean one body (`World Health Organisation`, `WHO`), from brackets or a
    gazetteer; `known` is what a gazetteer has, by key (default: the built-in one). The fullest names are founders,
    whichever comes first.
    """
    known = known_organisations() if known is None else known
    keys = [key_of(name) for name in mentions]
    counts = Counter(keys)
    same = {key_of(short): key_of(full) for full, short in aliases}
    same |= {plain: key for key in counts if (plain := _without_accents(key)) != key and plain in counts}
    spelling = dict(zip(keys, mentions, strict=True))
    first = {key: position for position, key in reversed(list(enumerate(keys)))}
    founders: list[str] = []
    of_key: dict[str, int | None] = {}
    specific = [key for key in counts if not is_generic(key)]
    for key in sorted(specific, key=lambda k: (-len(k.split()), -len(k), keys.index(k))):
        parent = _find_parent(key, founders, spelling, same, known)
        if parent is None and key not in known:
            parent = _find_later_short(key, founders, first)
        if parent is None:
            founders.append(key)
            parent = len(founders) - 1
        of_key[key] = parent
    return _assign(keys, of_key, founders)


def _without_accents(key: str) -> str:
    if key.isascii():
        return key
    return "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))


def _assign(keys: list[str], of_key: dict[str, int | None], founders: list[str]) -> list[int | None]:
    """Give each mention its organisation; a generic form goes to the last one before it that has its head."""
    result: list[int | None] = []
    seen: list[int] = []
    for key in keys:
        number = of_key.get(key) if key in of_key else _last_with_head(key, seen, founders)
        if number is not None:
            seen.append(number)
        result.append(number)
    return result


def _last_with_head(key: str, seen: list[int], founders: list[str]) -> int | None:
    head = key.split(maxsplit=1)[0]
    ending = [number for number in reversed(seen) if founders[number].split()[-1] == head]
    holding = [number for number in reversed(seen) if head in founders[number].split()]
    return next(iter(ending or holding), None)


def _find_parent(
    key: str,
    founders: list[str],
    spelling: dict[str, str],
    same: dict[str, str],
    known: Mapping[str, KnownOrganisation],
) -> int | None:
    if key in known:
        for number, founder in enumerate(founders):
            if known.get(founder) == known[key]:
                return number
    if key in same:
        target = same[key]
        for number, founder in enumerate(founders):
            if founder == target or target in {founder.removeprefix("the "), same.get(founder)}:
                return number
    candidates = [n for n, founder in enumerate(founders) if is_short_form(key, founder)]
    if key in known:
        candidates = [n for n in candidates if _is_corporate(key, founders[n])] or _national(key, founders)
    if candidates:
        return min(candidates, key=lambda n: (not _is_corporate(key, founders[n]), len(founders[n].split()), n))
    acronyms = [n for n, f in enumerate(founders) if is_acronym_of(spelling[key], spelling.get(f, f))]
    return acronyms[0] if acronyms else None


def _national(key: str, founders: list[str]) -> list[int]:
    """Return the one founder that is the known body of a country or town: `Kenya Red Cross` of `Red Cross`."""
    ending = _ending_in(key, founders)
    return ending if len(ending) == 1 else []


def _ending_in(key: str, founders: list[str]) -> list[int]:
    """Return the founders that end in `key`, of two words or more: not `Friends of Moor Hospice` in `Moor Hospice`."""
    if " " not in key:
        return []
    ending = [number for number, founder in enumerate(founders) if founder.endswith(f" {key}")]
    return [n for n in ending if founders[n].removesuffix(f" {key}").rsplit(maxsplit=1)[-1] not in _JOINTS]


def _find_later_short(key: str, founders: list[str], first: Mapping[str, int]) -> int | None:
    """Return the one founder that begins with `key` and is named before it: `Lowe Hospice … Lowe`.

    Not of a foundation or programme: a body of that name endowed it or runs it. `key` may also be the word before
    the founder's last (`Moor` of `J. Paul Moor Museum`) or, of two words or more, its end (`Haematology Unit`).
    """
    ending = _ending_in(key, founders)
    if len(ending) == 1 and first[founders[ending[0]]] < first[key]:
        return ending[0]
    longer = [
        n
        for n, founder in enumerate(founders)
        if founder.startswith(f"{key} ") or (f" {key} " in founder and key in founder.split()[-2:-1])
    ]
    # `Kestrel College Board of Trustees` is none beside `Kestrel College`
    longer = [n for n in longer if not any(founders[n].startswith(f"{founders[other]} ") for other in longer)]
    if len(longer) != 1 or first[founders[longer[0]]] > first[key]:
        return None
    last = founders[longer[0]].rsplit(maxsplit=1)[-1]
    return None if organisation_heads().get(last) in {"foundation", "programme"} else longer[0]


def is_short_form(short: str, full: str) -> bool:
    """Tell whether `short` names the body called `full` (both as keys).

    A short form begins the name and leaves out what makes no body of its own (`Alibaba` of `Alibaba Group`, not of
    `Alibaba Foundation`), or ends it from a head noun on (`LGBTQ Youth Fund` of `Lowe LGBTQ Youth Fund`).
    """
    if short == full:
        return True
    few, many = short.split(), full.split()
    if not few or len(few) >= len(many):
        return False
    if many[: len(few)] == few:
        rest = [word.strip(",.") for word in many[len(few) :]]
        if all(word in organisation_words("corporate_suffixes") for word in rest):
            return True
        if few[-1] in organisation_heads() and few[-1] not in organisation_words("corporate_suffixes"):
            return rest[0] in {"of", "for", ",", "in"} and len(few) > 1 and len(rest) <= 3
        return not any(_makes_a_body(word) for word in rest)
    if many[-len(few) :] == few and len(few) > 1 and many[-len(few) - 1] not in _JOINTS:
        return any(word in organisation_heads() for word in few)
    return False


def _makes_a_body(word: str) -> bool:
    if word in organisation_words("separate_heads"):
        return True
    return organisation_heads().get(word, "company") != "company" and word not in organisation_words(
        "corporate_suffixes"
    )


def _is_corporate(short: str, full: str) -> bool:
    rest = full.split()[len(short.split()) :]
    return bool(rest) and all(word.strip(",.") in organisation_words("corporate_suffixes") for word in rest)
