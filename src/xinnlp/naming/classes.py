"""What kind of body an organisation is: by gazetteer, by its name's head, by how the text calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span

from xinnlp.naming.forms import class_hints, head_class, key_of, organisation_heads, organisation_words
from xinnlp.naming.gazetteer import KnownOrganisation, known_organisations
from xinnlp.naming.told import class_by_surroundings, class_told

_STATION = re.compile(r"(?:[KW][A-Z]{2,3}|[A-Z]{3,4})-(?:TV|FM|AM|DT)")
# `MoorBank Ghana`: a bank in one word with another.
_BANK = re.compile(r"(?!Food)\w+Bank\b")
_EDITION = re.compile(r"(?:19|20)\d\d|\d+k", re.IGNORECASE)
# `Kite Fest`, `Riverfest`, `Bowl-A-Thon`, `walkathon`.
_EVENT = re.compile(r".*(?:fest|(?:a|-)thon)")
_JOINTS = frozenset({"of", "for", "in", "at", "on"})
_MEETINGS = frozenset({"conference", "summit", "forum", "day", "award", "awards", "prize"})
_UN = frozenset({"un", "united nations"})


def classify(
    doc: Doc,
    names: Sequence[str],
    mentions: Iterable[Span],
    known: Mapping[str, KnownOrganisation] | None = None,
) -> tuple[str, float]:
    """Return classification and confidence (0 to 1, not calibrated) of an organisation with these names.

    `known` is what a gazetteer has, by key (default: the built-in one).
    """
    spans = list(mentions)
    known = known_organisations() if known is None else known
    for name in names:
        entry = known.get(key_of(name))
        if entry and entry.classification:
            return entry.classification, 0.95
    told = class_told(doc, spans)
    for name in sorted(names, key=len, reverse=True):
        by_name = class_by_name(name)
        if by_name:
            return (told if told and _gives_way(name, by_name, told) else by_name), 0.85
    if told:
        return told, 0.8
    return class_by_surroundings(doc, spans), 0.6 if len(spans) > 1 else 0.5


def class_by_name(name: str) -> str | None:
    """Return what a name tells by its head noun, the known body that it belongs to, a year or a station's letters."""
    if _STATION.fullmatch(name):
        return "media"
    words = [word.strip('(),."“”') or word for word in key_of(name).split()]
    bank = "company" if _BANK.match(name) else None
    if words and _EVENT.fullmatch(words[-1]):
        return "programme"
    if len(words) < 2:
        return bank
    if words[0] in _UN:
        return "programme" if words[-1] in _MEETINGS else "multilateral"
    branch = _class_of_branch(words)
    if branch:
        return branch
    by_head = head_class(words)
    ends_otherwise = words[-1] in class_hints() and words[-1] not in organisation_heads() and _JOINTS.isdisjoint(words)
    if by_head and by_head != "other" and not ends_otherwise:
        return by_head
    by_edition = "programme" if _EDITION.fullmatch(words[-1]) else None
    return _class_of_parent(name) or by_edition or _class_by_hint(words) or by_head or bank


def _class_of_branch(words: list[str]) -> str | None:
    """Return the class of the known body of two words or more that a name ends with (`Kano Salvation Army`)."""
    for start in range(1, len(words) - 1):
        entry = known_organisations().get(" ".join(words[start:]))
        if entry:
            return entry.classification
    return None


def _class_by_hint(words: list[str]) -> str | None:
    """Return the class that the last words tell, the last one before `of`, `for` or `in` first, or the first word."""
    ends = [n for n, word in enumerate(words) if n and word in _JOINTS]
    for end in (*ends[:1], len(words)):
        for length in (3, 2, 1):
            kind = class_hints().get(" ".join(words[max(0, end - length) : end]))
            if kind:
                return kind
    return class_hints().get(words[0])


def _class_of_parent(name: str) -> str | None:
    """Return the class of the known body that a name begins with (`Acme Kenya`)."""
    parts = name.split()
    for length in range(len(parts) - 1, 0, -1):
        entry = known_organisations().get(key_of(" ".join(parts[:length])))
        if entry and (parts[0].isupper() or entry.name.split()[0].casefold() == parts[0].casefold()):
            return entry.classification
    return None


def _gives_way(name: str, by_name: str, told: str) -> bool:
    """Tell whether the text's word for a body goes before its name's: heads that many kinds of bodies have."""
    head = name.rsplit(maxsplit=1)[-1].casefold()
    return by_name in {"other", "company"} or (head in organisation_words("open_heads") and told != "other")
