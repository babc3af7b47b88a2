"""Who is who across articles: appearances under one name, or under names that articles join, become one entity.

Names are one where their spelling is (case, quotation marks and `the` aside), where they share an identifier, and
where exactly one body or person of another name is called so too in some article. A person's single name (`Lowe`)
joins nobody to a fuller one: many are called so. A file of merges (see `merges_file`) goes before all of this.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xinnlp.naming.forms import key_of, organisation_heads
from xinnlp.report.addresses import Addresses
from xinnlp.report.facts import Appearance
from xinnlp.report.merges_file import KINDS, Merge
from xinnlp.report.wording import load_wording

_FOLDERS = {"person": "people", "organisation": "organisations"}

Node = tuple[str, int | None]  # a name's key; an article where the name is kept apart in each


@dataclass(slots=True)
class Entity:
    """A person or organisation over all articles; `merges` tell which of its names were joined and why."""

    kind: str
    name: str
    address: str
    appearances: list[Appearance]
    merges: list[Merge] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """Return in how many articles it appears."""
        return len({item.article for item in self.appearances})

    @property
    def mentions(self) -> int:
        """Return how often it is named."""
        return sum(len(item.mentions) for item in self.appearances)

    @property
    def other_names(self) -> list[str]:
        """Return every other form of its name, in order of the alphabet."""
        forms = {name for item in self.appearances for name in (item.name, *item.other_names)}
        return sorted(forms - {self.name})

    @property
    def classifications(self) -> list[str]:
        """Return the types that articles give it, the most frequent first."""
        counts = Counter(item.classification for item in self.appearances if item.classification)
        return sorted(counts, key=lambda name: (-counts[name], name))

    @property
    def identifiers(self) -> list[tuple[str, str]]:
        """Return its identifiers in registers."""
        return sorted({pair for item in self.appearances for pair in item.identifiers})


class Entities:
    """All entities of a site, those in most articles first, and which of them an id of an article means."""

    def __init__(self, appearances: Iterable[Appearance], merges: Sequence[Merge], addresses: Addresses) -> None:
        self._of: dict[tuple[int, str], Entity] = {}
        self.lists: dict[str, list[Entity]] = {}
        by_kind: dict[str, list[Appearance]] = {kind: [] for kind in KINDS}
        for item in appearances:
            by_kind[item.kind].append(item)
        for kind, items in by_kind.items():
            given = [merge for merge in merges if merge.kind == kind]
            self.lists[kind] = sorted(
                _merge(kind, items, given, addresses),
                key=lambda entity: (-entity.articles, -entity.mentions, entity.name),
            )
            for entity in self.lists[kind]:
                self._of |= {(item.article, item.id): entity for item in entity.appearances}

    def of(self, article: int, identifier: str) -> Entity | None:
        """Return the entity that an id of an article stands for."""
        return self._of.get((article, identifier))

    def __iter__(self) -> Iterator[Entity]:
        """Yield every entity, people first."""
        for kind in KINDS:
            yield from self.lists[kind]

    @property
    def merges(self) -> list[Merge]:
        """Return every merge, for the file that can undo them."""
        return [merge for entity in self for merge in entity.merges]


class _Sets:
    """Union-find over nodes that keeps some pairs of keys apart."""

    def __init__(self, nodes: Iterable[Node], apart: set[frozenset[str]]) -> None:
        self._parent = {node: node for node in nodes}
        self._keys = {node: {node[0]} for node in self._parent} if apart else {}
        self._apart = apart

    def find(self, node: Node) -> Node:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, first: Node, second: Node) -> bool:
        """Make two sets one; False where they are already, or must not be."""
        first, second = self.find(first), self.find(second)
        if first == second:
            return False
        if self._apart:
            keys, others = self._keys[first], self._keys[second]
            if any(pair & keys and pair & others and pair <= keys | others for pair in self._apart):
                return False
            self._keys[first] = keys | others
        self._parent[second] = first
        return True


def _merge(kind: str, items: list[Appearance], given: list[Merge], addresses: Addresses) -> Iterator[Entity]:
    single = {_key(merge.names[0]) for merge in given if not merge.is_one and len(set(map(_key, merge.names))) == 1}
    by_node: dict[Node, list[Appearance]] = defaultdict(list)
    for item in items:
        key = _key(item.name)
        by_node[key, item.article if key in single else None].append(item)
    sets = _Sets(by_node, _find_apart(given))
    joined: list[tuple[Node, Merge]] = []
    for first, second, reason in _find_pairs(kind, by_node, given):
        if sets.join(first, second):
            names = (by_node[first][0].name, by_node[second][0].name)
            joined.append((first, Merge(kind, names, True, reason)))
    merges: dict[Node, list[Merge]] = defaultdict(list)
    for node, merge in joined:
        merges[sets.find(node)].append(merge)
    groups: dict[Node, list[Node]] = defaultdict(list)
    for node in by_node:
        groups[sets.find(node)].append(node)
    for root, nodes in groups.items():
        appearances = sorted((item for node in nodes for item in by_node[node]), key=lambda item: item.article)
        name = _choose_name(appearances)
        address = addresses.make(_FOLDERS[kind], name, min(f"{key} {article}" for key, article in nodes))
        same = [merge for node in nodes for merge in _tell_same(kind, node, by_node[node])]
        yield Entity(kind, name, address, appearances, merges[root] + same)


def _find_apart(given: list[Merge]) -> set[frozenset[str]]:
    """Return the pairs of keys that a file keeps apart."""
    lists = [sorted(set(map(_key, merge.names))) for merge in given if not merge.is_one]
    return {frozenset(pair) for keys in lists for pair in itertools.combinations(keys, 2)}


def _tell_same(kind: str, node: Node, items: list[Appearance]) -> Iterator[Merge]:
    """Yield that a name was taken for one in several articles, unless a file keeps it apart."""
    articles = len({item.article for item in items})
    if node[1] is None and articles > 1:
        yield Merge(kind, (items[0].name,), True, load_wording()["reasons"]["same_name"].format(n=articles))


def _key(name: str) -> str:
    return key_of(name) or name  # a name may be nothing but marks


def _find_pairs(
    kind: str, by_node: dict[Node, list[Appearance]], given: list[Merge]
) -> Iterator[tuple[Node, Node, str]]:
    """Yield nodes that are one, with the reason: those of the file first."""
    reasons = load_wording()["reasons"]
    for merge in given:
        nodes = [(_key(name), None) for name in merge.names]
        known = [node for node in nodes if node in by_node]
        if merge.is_one:
            yield from ((known[0], node, reasons["file"]) for node in known[1:])
    owners: dict[tuple[str, str], Node] = {}
    called: dict[str, dict[Node, None]] = defaultdict(dict)
    for node, items in by_node.items():
        for item in items:
            for scheme, identifier in item.identifiers:
                first = owners.setdefault((scheme, identifier), node)
                if first != node:
                    yield first, node, reasons["identifier"].format(scheme=scheme, id=identifier)
            for name in item.other_names:
                if _tells(kind, name) and _key(name) != node[0]:
                    called[_key(name)][node] = None
    for key, fuller in called.items():
        if (key, None) in by_node and len(fuller) == 1:
            (node,) = fuller
            yield node, (key, None), reasons["called_so"]


def _tells(kind: str, name: str) -> bool:
    """Tell whether another name is enough to know its bearer by."""
    key = _key(name)
    return " " in key if kind == "person" else len(key) > 1 and key not in organisation_heads()


def _choose_name(appearances: Sequence[Appearance]) -> str:
    """Return the form that most articles use, of those the longest."""
    counts = Counter(item.name for item in appearances)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
