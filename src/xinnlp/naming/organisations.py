"""Merging the forms of organisations' names into organisations, without spaCy."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from xinnlp.naming.forms import key_of, organisation_heads
from xinnlp.naming.founders import Founders
from xinnlp.naming.gazetteer import KnownOrganisation, known_organisations


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
    same |= {key[:-1]: key for key in counts if key[:-1] in counts and _is_of_programmes(key)}
    spelling = dict(zip(keys, mentions, strict=True))
    first = {key: position for position, key in reversed(list(enumerate(keys)))}
    of_key: dict[str, int] = {}
    specific = [key for key in counts if not is_generic(key)]
    founders = Founders(specific, spelling, same, known)
    for key in sorted(specific, key=lambda k: (-len(k.split()), -len(k), first[k])):
        parent = founders.find(key)
        if parent is None and key not in known:
            parent = founders.find_longer(key, first)
        of_key[key] = founders.add(key) if parent is None else parent
    return _assign(keys, of_key, founders.names)


def _is_of_programmes(key: str) -> bool:
    """Tell `kite awards`, of which one is a `kite award`."""
    return key.endswith("s") and organisation_heads().get(key.rsplit(maxsplit=1)[-1]) == "programme"


def _without_accents(key: str) -> str:
    if key.isascii():
        return key
    return "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))


def _assign(keys: list[str], of_key: Mapping[str, int], founders: Sequence[str]) -> list[int | None]:
    """Give each mention its organisation; a generic form goes to the last one before it that has its head.

    One that ends in the head goes before one that has it elsewhere.
    """
    result: list[int | None] = []
    ending: dict[str, int] = {}
    holding: dict[str, int] = {}
    for key in keys:
        head = key.split(maxsplit=1)[0] if key not in of_key else ""
        number = of_key[key] if key in of_key else ending.get(head, holding.get(head))
        if number is not None:
            words = founders[number].split()
            ending[words[-1]] = number
            holding.update(dict.fromkeys(words, number))
        result.append(number)
    return result
