"""The fullest names of a text, and which of them a shorter one means, without spaCy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from xinnlp.naming.forms import initials_of, may_be_acronym, organisation_heads, organisation_words, plain_letters
from xinnlp.naming.gazetteer import KnownOrganisation

_JOINTS = frozenset({"of", "for", "at", "the", "to", "and", "&"})


class Founders:
    """The founders of a text's organisations, as keys, by number; finds the one that another key is a form of.

    Every question is answered from an index (whole names, their beginnings, ends and initials), so that finding the
    parents of all names of a text costs what their words are, not the square of it. `keys` are all that will be
    asked for, `spelling` is a key → the name as it stands, `same` a key → another name of the same body.
    """

    def __init__(
        self,
        keys: Collection[str],
        spelling: Mapping[str, str],
        same: Mapping[str, str],
        known: Mapping[str, KnownOrganisation],
    ) -> None:
        self.names: list[str] = []
        self._keys = frozenset(keys)
        self._spelling, self._same, self._known = spelling, same, known
        self._of_entry: dict[KnownOrganisation, int] = {}
        self._of_name: dict[str, int] = {}
        self._of_initials: dict[str, int] = {}
        self._beginning: defaultdict[str, list[int]] = defaultdict(list)
        self._ending: defaultdict[str, list[int]] = defaultdict(list)
        self._last_but_one: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, key: str) -> int:
        """Make a key a founder; return its number."""
        number = len(self.names)
        self.names.append(key)
        if key in self._known:
            self._of_entry.setdefault(self._known[key], number)
        for name in (key, key.removeprefix("the "), self._same.get(key)):
            if name is not None:
                self._of_name.setdefault(name, number)
        name = self._spelling.get(key, key)
        for initials in (*initials_of(name), *initials_of(name.partition(" and ")[0])):
            self._of_initials.setdefault(initials, number)
        words = key.split()
        if words[-1] in organisation_words("separate_heads"):
            for initials in initials_of(name.rsplit(maxsplit=1)[0]):
                self._of_initials.setdefault(f"{initials} {words[-1]}", number)
        for beginning in _beginnings(key):
            if beginning in self._keys:
                self._beginning[beginning].append(number)
        for end in _ends(key):
            if end in self._keys:
                self._ending[end].append(number)
        if len(words) > 2:
            self._last_but_one[words[-2]].append(number)
        return number

    def find(self, key: str) -> int | None:
        """Return the founder that `key` is another name, a short form or the acronym of."""
        if key in self._known and (number := self._of_entry.get(self._known[key])) is not None:
            return number
        if key in self._same and (number := self._of_name.get(self._same[key])) is not None:
            return number
        near = sorted({*self._beginning.get(key, ()), *self._ending.get(key, ())})
        candidates = [n for n in near if is_short_form(key, self.names[n])]
        if key in self._known:
            candidates = [n for n in candidates if _is_corporate(key, self.names[n])] or self._national(key)
        if candidates:
            return min(self._remoteness(key, number) for number in candidates)[2]
        return self._of_acronym(self._spelling[key])

    def _of_acronym(self, name: str) -> int | None:
        """Return the founder that `name` abbreviates the beginning of: `WHO`, `WHO Trust`, `UC Moor Trust`."""
        short, _, rest = name.partition(" ")
        if not may_be_acronym(short):
            return None
        letters, rest = plain_letters(short), rest.casefold()
        number = self._of_initials.get(f"{letters} {rest}".rstrip())
        words = rest.split()
        if number is not None or not words or not short.isupper():
            return number
        place = words[:-1] if words[-1] in organisation_words("separate_heads") else words
        head = " ".join(words[len(place) :])
        number = self._of_initials.get(f"{letters}{''.join(word[0] for word in place)} {head}".rstrip())
        return number if number is not None and " ".join(place) in self.names[number] else None

    def _remoteness(self, key: str, number: int) -> tuple[bool, int, int]:
        """Return what is least for the founder that a short form most likely means."""
        name = self.names[number]
        return not _is_corporate(key, name), len(name.split()), number

    def find_longer(self, key: str, first: Mapping[str, int]) -> int | None:
        """Return the one founder that begins with `key` and is named before it: `Lowe Hospice … Lowe`.

        Not of a foundation or programme: a body of that name endowed it or runs it. `key` may also be the word before
        the founder's last (`Moor` of `J. Paul Moor Museum`) or, of two words or more, its end (`Haematology Unit`).
        `first` is a key → the position of its first mention.
        """
        ending = self._ending_in(key)
        if len(ending) == 1 and first[self.names[ending[0]]] < first[key]:
            return ending[0]
        longer = {*self._beginning.get(key, ()), *self._last_but_one.get(key, ())}
        # `Kestrel College Board of Trustees` is none beside `Kestrel College`
        names = {self.names[n] for n in longer}
        longer = {n for n in longer if names.isdisjoint(_beginnings(self.names[n]))}
        if len(longer) != 1:
            return None
        (number,) = longer
        if first[self.names[number]] > first[key]:
            return None
        last = self.names[number].rsplit(maxsplit=1)[-1]
        return None if organisation_heads().get(last) in {"foundation", "programme"} else number

    def _national(self, key: str) -> list[int]:
        """Return the one founder that is the known body of a country or town: `Kenya Red Cross` of `Red Cross`."""
        ending = self._ending_in(key)
        return ending if len(ending) == 1 else []

    def _ending_in(self, key: str) -> list[int]:
        """Return the founders that end in `key`, of two words or more: not `Friends of Moor Hospice`."""
        if " " not in key:
            return []
        ending = self._ending.get(key, ())
        return [n for n in ending if self.names[n].removesuffix(f" {key}").rsplit(maxsplit=1)[-1] not in _JOINTS]


def _beginnings(key: str) -> Iterator[str]:
    """Yield what stands before each space of a key."""
    return (key[:position] for position, letter in enumerate(key) if letter == " ")


def _ends(key: str) -> Iterator[str]:
    """Yield what stands after each space of a key."""
    return (key[position + 1 :] for position, letter in enumerate(key) if letter == " ")


def is_short_form(short: str, full: str) -> bool:
    """Tell whether `short` names the body called `full` (both as keys).

    A short form begins the name and leaves out what makes no body of its own (`Alibaba` of `Alibaba Group`, not of
    `Alibaba Foundation`; the year of `Kite Prize 2031`), or ends it from a head noun on (`LGBTQ Youth Fund` of `Lowe
    LGBTQ Youth Fund`).
    """
    if short == full:
        return True
    few, many = short.split(), full.split()
    if not few or len(few) >= len(many):
        return False
    if many[: len(few)] == few:
        rest = [word.strip(",.") for word in many[len(few) :]]
        if all(word in organisation_words("corporate_suffixes") or _is_year(word) for word in rest):
            return True
        if few[-1] in organisation_heads() and few[-1] not in organisation_words("corporate_suffixes"):
            return rest[0] in {"of", "for", ",", "in"} and len(few) > 1 and len(rest) <= 3
        if len(few) > 2 and organisation_heads().get(rest[-1]) == "programme" and few[-1] not in organisation_heads():
            return True  # `Run for Rivers` of `Run for Rivers Campaign`
        return not any(_makes_a_body(word) for word in rest)
    if many[-len(few) :] == few and len(few) > 1 and many[-len(few) - 1] not in _JOINTS:
        return any(word in organisation_heads() for word in few)
    return False


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _makes_a_body(word: str) -> bool:
    if word in organisation_words("separate_heads"):
        return True
    return organisation_heads().get(word, "company") != "company" and word not in organisation_words(
        "corporate_suffixes"
    )


def _is_corporate(short: str, full: str) -> bool:
    rest = full.split()[len(short.split()) :]
    return bool(rest) and all(word.strip(",.") in organisation_words("corporate_suffixes") for word in rest)
