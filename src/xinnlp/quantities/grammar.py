"""From numerals to quantities: ranges, ratios and qualifiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from xinnlp.quantities.atoms import Atom, read_atom
from xinnlp.quantities.exclusions import Span, SpanIndex, end_of_excluded, is_labelled
from xinnlp.quantities.model import Numeral, Quantity, Unreadable
from xinnlp.quantities.numerals import find_numerals
from xinnlp.quantities.qualifiers import qualify
from xinnlp.quantities.shared_currencies import SharedCurrencies
from xinnlp.quantities.shares import find_shares
from xinnlp.quantities.words import find_trigger_words, find_word_numerals

_DASH = re.compile(r"\s?[-‐‑–—‒−~〜～]\s?")
_TO = re.compile(r"-?[ ](?:to|through)[ ]|[-–](?:to)[-–]|[ ](?:up[ ])?to[ ]")
_OR = re.compile(r"[ ]or[ ]|-or-")
_AND = re.compile(r"[ ]and[ ]")
_RATIO = re.compile(r"[ -](?:in|out[ -]of)[ -](?:every[ ]|each[ ])?")
_BETWEEN = re.compile(r"(?i)\bbetween[ ](?:the[ ]ages[ ]of[ ])?$")
_FROM = re.compile(
    r"(?i)(?P<ranging>rang(?:e|es|ed|ing)[ ]|var(?:y|ies|ied|ying)[ ]|aged?s?[ ]|anywhere[ ])?\bfrom[ ]$"
)
_LONGEST_GAP = 12
_MOST_OF_A_RATIO = 10_000


def find_quantities(text: str, taken: Sequence[Span] = (), origin: str = "") -> tuple[list[Quantity], list[Unreadable]]:
    """Return the quantities of a text and the numbers that cannot be read, in text order, none overlapping.

    `taken` are spans whose numbers are spoken for (dates); `origin`, the address and publisher, helps to settle whose
    dollar a bare $ is. Linear in the text's length.
    """
    triggers = find_trigger_words(text)
    shares = find_shares(text, triggers)
    numerals = find_numerals(text, find_word_numerals(text, triggers))
    spoken_for = SpanIndex([*taken, *((share.start, share.end) for share in shares)])
    atoms, unreadable = _read_atoms(text, numerals, spoken_for, SharedCurrencies(text, origin))
    found: list[Quantity] = []
    position = 0
    while position < len(atoms):
        length, quantity = _read_at(text, atoms, position)
        if quantity is None:
            unreadable.append(Unreadable(atoms[position].start, atoms[position + length - 1].end))
        elif not _is_article(atoms[position], quantity):
            found.append(qualify(text, quantity, found[-1].end if found else 0))
        position += length
    found += (qualify(text, share, 0) for share in shares)
    return sorted(found), sorted(unreadable)


def _read_atoms(
    text: str, numerals: list[Numeral], spoken_for: SpanIndex, shared: SharedCurrencies
) -> tuple[list[Atom], list[Unreadable]]:
    atoms, unreadable = [], []
    floor = 0
    for numeral in numerals:
        if numeral.start < floor or spoken_for.overlapping(numeral.start, numeral.end):
            continue
        stop = end_of_excluded(text, numeral.start, numeral.end)
        if stop is not None:
            floor = stop
            continue
        atom = read_atom(text, numeral, shared)
        if atom is None or (atom.unit is None and is_labelled(text, atom.start, atom.end)):
            continue
        if atom.value is None:
            unreadable.append(Unreadable(atom.start, atom.end))
        else:
            atoms.append(atom)
    return atoms, unreadable


def _read_at(text: str, atoms: list[Atom], position: int) -> tuple[int, Quantity | None]:
    """Return how many atoms the quantity at a position takes, and the quantity; None where it cannot be read."""
    first = atoms[position]
    if position + 1 < len(atoms):
        second = atoms[position + 1]
        gap = text[first.end : second.start]
        if len(gap) <= _LONGEST_GAP:
            ratio = _read_ratio(first, second, gap)
            if ratio:
                return 2, ratio
            run = _hyphen_run(text, atoms, position)
            if run > 2:
                return run, None
            joined = _read_range(text, first, second, gap)
            if joined:
                return 2, joined
    return 1, _single(first)


def _hyphen_run(text: str, atoms: list[Atom], position: int) -> int:
    """Return how many atoms are strung together by dashes: 5-10-15 is no range."""
    last = position
    while last + 1 < len(atoms) and _DASH.fullmatch(text, atoms[last].end, atoms[last + 1].start):
        last += 1
    return last - position + 1


def _single(atom: Atom) -> Quantity:
    assert atom.value is not None
    return Quantity(
        atom.start, atom.end, atom.start, atom.end, atom.value, None, atom.kind, atom.unit,
        "more_than" if atom.plus else "exact", atom.bare, atom.in_words, atom.hyphenated, atom.assumed,
    )  # fmt: skip


def _is_article(atom: Atom, quantity: Quantity) -> bool:
    """Tell `one` that stands for `a`: it counts only with a unit of time, money or measure."""
    if not atom.in_words or quantity.value != 1 or quantity.value_max is not None or atom.scaled:
        return False
    return quantity.kind is None or (quantity.unit in {"days", "seconds", "nights", "weekends"} and not atom.hyphenated)


def _read_ratio(first: Atom, second: Atom, gap: str) -> Quantity | None:
    """Read `one in five`, `9 out of 10`: a share in percent."""
    if not _RATIO.fullmatch(gap) or first.kind or second.kind or first.scaled or second.scaled:
        return None
    low, high = first.value, second.value
    if low is None or high is None or not 0 < low < high <= _MOST_OF_A_RATIO:
        return None
    if second.bare and 1000 <= high <= 2100 and "out" not in gap:
        return None
    return Quantity(
        first.start, second.end, first.start, second.end, low / high * 100, None, "percentage", "percent", "exact"
    )


def _read_range(text: str, first: Atom, second: Atom, gap: str) -> Quantity | None:
    """Read two numbers that bound one quantity: 5–10, $5m–$10m, between 5 and 10, two or three."""
    start, qualifier = first.start, "exact"
    between = _BETWEEN.search(text, max(0, start - 26), start)
    if _AND.fullmatch(gap):
        if not between:
            return None
        start = between.start()
    elif _OR.fullmatch(gap):
        qualifier = "about"
    elif _TO.fullmatch(gap):
        origin = _FROM.search(text, max(0, start - 20), start)
        if origin and not origin["ranging"]:  # from 31 to 50 is a change, two figures
            return None
    elif not _DASH.fullmatch(gap):
        return None
    return _joined(start, first, second, qualifier)


def _joined(start: int, first: Atom, second: Atom, qualifier: str) -> Quantity | None:
    """Return the range of two atoms whose units agree and whose bounds rise."""
    low, high = first.value, second.value
    if low is None or high is None or (first.unit and second.unit and first.unit != second.unit):
        return None
    if first.kind and not second.kind and first.kind != "money":
        return None
    low *= _magnitude_lent(first, second)
    if low >= high:
        return None
    kind, unit = second.kind or first.kind, second.unit or first.unit
    return Quantity(
        start, second.end, first.start, second.end, low, high, kind, unit, "more_than" if second.plus else qualifier,
        first.bare and second.bare, first.in_words and second.in_words, second.hyphenated,
        first.assumed or second.assumed,
    )  # fmt: skip


def _magnitude_lent(first: Atom, second: Atom) -> Fraction:
    """Return the magnitude that the second number lends the first: $5–10 million, 30 to 40 lakhs."""
    scale = second.scale
    if first.scaled or first.value is None or second.value is None:
        return Fraction(1)
    return scale if first.value * scale < second.value and first.value < 1000 else Fraction(1)
