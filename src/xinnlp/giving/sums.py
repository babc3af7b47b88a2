"""Sums: the money figures and counted goods that can be given."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import Parse

_GOODS_KINDS = frozenset({"count", "measure"})


class FigureMention(NamedTuple):
    """A figure as it stands at one place; `number` is its index in the record's list, offsets are code points."""

    number: int
    kind: str
    value: float
    value_max: float | None
    unit: str
    start: int
    end: int
    qualifier: str = "exact"


class Sum(NamedTuple):
    """A figure that can be given; `start`, `end` and `root` (the syntactic head) are token indices.

    A `loose` one counts things that only a plain verb of giving makes goods (`donated 40 refrigerators`).
    """

    mention: FigureMention
    start: int
    end: int
    root: int
    is_money: bool
    is_loose: bool = False
    also: FigureMention | None = None

    @property
    def tellings(self) -> tuple[FigureMention, ...]:
        """Return the sum in each of the currencies that it is told in."""
        return (self.mention,) if self.also is None else (self.mention, self.also)


def find_sums(parse: Parse, figures: Iterable[FigureMention]) -> list[Sum]:
    """Return money and counted goods in text order, without second currencies and prices (`$2 a day`).

    A second currency (`HK$300m (US$39m)`) is kept with the sum before it.
    """
    found: list[Sum] = []
    for candidate in _candidates(parse, figures):
        if not candidate.is_money or not found or not _is_second_currency(parse, found[-1], candidate):
            found.append(candidate)
        elif found[-1].is_money:
            found[-1] = found[-1]._replace(also=candidate.mention)
    return found


def _candidates(parse: Parse, figures: Iterable[FigureMention]) -> Iterator[Sum]:
    starts = [token.idx for token in parse.doc]
    lexicon = load_lexicon_of_giving()
    goods = lexicon.goods
    for figure in figures:
        start = max(0, bisect_right(starts, figure.start) - 1)
        end = bisect_left(starts, figure.end)
        start += start < end - 1 and parse.is_verb(start) and parse.words[start].isalpha()  # `topped £5m`
        if end <= start:
            continue
        found = Sum(figure, start, end, _root(parse, start, end), figure.kind == "money")
        if found.is_money:
            if not _is_price(parse, end):
                yield found
        elif figure.kind in _GOODS_KINDS and _is_good(parse, found, goods):
            yield found
        elif (
            figure.kind == "count"
            and not lexicon.has("not_goods", parse.words[found.root])
            and not lexicon.has("plural_bodies", parse.words[found.root])
            and parse.is_noun(found.root)
        ):
            yield found._replace(is_loose=True)


def _root(parse: Parse, start: int, end: int) -> int:
    """Return the token whose head lies outside; the last one where the parse tears the figure apart."""
    roots = [t for t in range(start, end) if not start <= parse.heads[t] < end or parse.heads[t] == t]
    solid = [t for t in roots if parse.tags[t] not in {"IN", "RB", "$", "JJR", "TO", ",", "DT"}]
    return (solid or roots or [end - 1])[-1]


def _is_good(parse: Parse, found: Sum, goods: frozenset[str]) -> bool:
    words = found.mention.unit.lower().split()
    return parse.words[found.root] in goods or (bool(words) and (words[0] in goods or words[-1] in goods))


def _is_second_currency(parse: Parse, first: Sum, second: Sum) -> bool:
    between = parse.words[first.end : second.start]
    if between in (["("], ["["]) and parse.words[second.end : second.end + 1] in ([")"], ["]"]):
        return True
    if not 0 < len(between) <= 4 or first.mention.unit == second.mention.unit:
        return False
    words = load_lexicon_of_giving().sets
    return words["between_currencies"].issuperset(between) and not words["second_currency"].isdisjoint(between)


def _is_price(parse: Parse, end: int) -> bool:
    """Tell `$50 per child`, `$2 a day`; sums per year are sums."""
    lexicon = load_lexicon_of_giving()
    following = parse.words[end : end + 2]
    if len(following) < 2:
        return False
    if following[0] in {"per", "/"}:
        return not lexicon.has("periods", following[1])
    return following[0] in {"a", "an"} and lexicon.has("unit_prices", following[1])
