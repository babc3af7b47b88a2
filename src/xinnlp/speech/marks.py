"""Pairs quotation marks: where quotations begin and end, whatever marks a writer or a converter used.

Works on plain text, block by block, in time linear in the text. Quotations inside quotations belong to the
outer one. A paragraph that opens with a mark of its own while the one before it was left open continues it
(The Chicago Manual of Style, 17th ed., 13.30).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Double marks of any style; single ones unless they stand between letters, where they are apostrophes.
_MARK = re.compile(r"[“”„‟\"＂«»〝〞〟「」『』]|``|''|‘‘|’’|[‹›‘‚‛]|(?<![^\W_])['’]|['’](?![^\W_])")
_OPENERS = frozenset("“„‟«〝「『‹‘‚‛") | {"``", "‘‘"}
_CLOSERS = frozenset("”»〞〟」』›’") | {"’’"}
_SINGLE = frozenset("‘’‚‛'‹›")
_OPENING_PUNCTUATION = frozenset("([{—–-/…:=>")
# Letters left out at a word's start: 'tis, 'em; and digits: the '90s.
_ELISION = re.compile(
    r"(?i)['’‘](?:\d0s?\b|\d\d\b(?![.,]?\d)|tis\b|twas\b|em\b|til\b|till\b|n\b|cause\b|cos\b|bout\b|round\b)"
)
# What may stand around the words of a quotation.
MARKS = "“”„‟\"＂«»〝〞〟「」『』`‹›‘’‚‛' "
_LOOKAHEAD_BLOCKS = 3

Block = tuple[int, int]


class Quotation(NamedTuple):
    """A quotation with its marks; `continues` tells that it goes on from the one before."""

    start: int
    end: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str  # open, close, either
    single: bool


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[list[Quotation], list[int]]:
    """Return the outermost quotations in text order, and the offsets of double marks without a partner.

    `blocks` are (start, end) of paragraphs in text order, not overlapping. An unpaired opening mark makes a
    quotation that reaches to the end of its block.
    """
    pairing = _Pairing(text, blocks)
    for number in range(len(blocks)):
        pairing.read_block(number)
    return pairing.quotations, pairing.unpaired


class _Pairing:
    """One walk over the blocks; remembers whether the block before was left open."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = blocks
        self.marks = [list(_find_marks(text, start, end)) for start, end in blocks]
        self.quotations: list[Quotation] = []
        self.unpaired: list[int] = []
        self.continues = False
        self.open_from: int | None = None  # a quotation that a later block closes

    def read_block(self, number: int) -> None:
        doubles = [mark for mark in self.marks[number] if not mark.single]
        singles = [mark for mark in self.marks[number] if mark.single]
        before = len(self.quotations)
        cursor = self._read_doubles(number, doubles)
        if singles:
            outside = _gaps(self.quotations[before:], self.blocks[number])
            if cursor is not None:
                outside = [(start, min(end, cursor)) for start, end in outside]
            self._read_singles(number, singles, outside)
            self.quotations[before:] = sorted(_outermost(self.quotations[before:]))

    def _read_doubles(self, number: int, marks: list[_Mark]) -> int | None:
        """Pair the block's double marks; return where a quotation begins that a later block closes."""
        opened = self.open_from
        depth = 1 if opened is not None else 0
        openers, closers = _remaining(marks)
        for position, mark in enumerate(marks):
            role = mark.role
            if role == "either":
                role = "close" if depth else "open"
            if role == "close":
                if not depth:
                    self._note_stray(mark)
                    continue
                depth -= 1
                if not depth and opened is not None:
                    self._add(opened, mark.end)
                    opened = self.open_from = None
            elif depth and openers[position] + depth <= closers[position]:
                depth += 1
            else:
                if opened is not None:
                    self._add(opened, mark.start)
                    self.unpaired.append(opened)
                opened, depth = mark.start, 1
        return self._end_block(number, opened) if opened is not None else None

    def _end_block(self, number: int, opened: int) -> int | None:
        """Decide what becomes of a quotation that its block does not close."""
        end = self.blocks[number][1]
        following = self.marks[number + 1] if number + 1 < len(self.blocks) else []
        doubles = [mark for mark in following if not mark.single]
        if doubles and doubles[0].role != "close" and doubles[0].start == self.blocks[number + 1][0]:
            self.open_from = None
            self._add(opened, end)
            self.continues = True
            return None
        if self._is_closed_later(number):
            self.open_from = opened
            return opened
        self.open_from = None
        self._add(opened, end)
        self.unpaired.append(opened)
        return None

    def _is_closed_later(self, number: int) -> bool:
        for marks in self.marks[number + 1 : number + 1 + _LOOKAHEAD_BLOCKS]:
            for mark in marks:
                if not mark.single:
                    return mark.role == "close"
        return False

    def _note_stray(self, mark: _Mark) -> None:
        """Report a closing mark without partner, unless it stands for inches."""
        if not self.text[mark.start - 1 : mark.start].isdigit():
            self.unpaired.append(mark.start)

    def _add(self, start: int, end: int) -> None:
        end -= len(self.text[start:end]) - len(self.text[start:end].rstrip())
        self.quotations.append(Quotation(start, end, self.continues))
        self.continues = False

    def _read_singles(self, number: int, marks: list[_Mark], outside: list[Block]) -> None:
        gap = 0
        position = 0
        while position < len(marks):
            mark = marks[position]
            while gap < len(outside) and outside[gap][1] <= mark.start:
                gap += 1
            if gap == len(outside):
                return
            if mark.role == "close" or mark.start < outside[gap][0]:
                position += 1
                continue
            partner = _find_partner(self.text, marks, position)
            if partner is not None:
                self.quotations.append(Quotation(mark.start, marks[partner].end, self.continues))
                self.continues = False
                position = partner
            elif self._goes_on_in_next_block(number):
                self._add(mark.start, self.blocks[number][1])
                self.continues = True
                return
            position += 1

    def _goes_on_in_next_block(self, number: int) -> bool:
        following = self.marks[number + 1] if number + 1 < len(self.blocks) else []
        return bool(following) and following[0].single and following[0].start == self.blocks[number + 1][0]


def _find_marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        first, last = match.span()
        single = mark in _SINGLE
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        role = _role_of(mark, before, after)
        if single:
            if _ELISION.match(text, first, end) or (mark == "’" and role == "open"):
                continue
            if role == "either":
                continue
        elif role == "close" and mark in '"＂' and before.isdigit() and after in " x×-":
            continue  # inches
        yield _Mark(first, last, role, single)


def _role_of(mark: str, before: str, after: str) -> str:
    """Tell whether a mark opens or closes; where its neighbours contradict its shape, they win."""
    can_open = (before.isspace() or before in _OPENING_PUNCTUATION or before in _OPENERS) and not after.isspace()
    can_close = not before.isspace() and not (after.isalnum())
    if mark in _OPENERS:
        return "close" if can_close and not can_open else "open"
    if mark in _CLOSERS:
        return "open" if can_open and not can_close and after.isalnum() else "close"
    if before in "\"'" or after in "\"'":
        # Marks side by side: the outer neighbour is not seen, so that the state decides.
        return "open" if before.isspace() else "close" if after.isspace() else "either"
    if can_open and can_close and after.isalnum():
        return "open"
    if can_open == can_close:
        return "either"
    return "open" if can_open else "close"


def _remaining(marks: list[_Mark]) -> tuple[list[int], list[int]]:
    """Return, for each mark, how many openers and closers stand from it on."""
    openers, closers = [0] * (len(marks) + 1), [0] * (len(marks) + 1)
    for position in range(len(marks) - 1, -1, -1):
        role = marks[position].role
        openers[position] = openers[position + 1] + (role == "open")
        closers[position] = closers[position + 1] + (role == "close")
    return openers, closers


def _find_partner(text: str, marks: list[_Mark], position: int) -> int | None:
    """Return the mark that closes the single one at `position`; a plural's apostrophe only for want of another."""
    apostrophe = None
    for candidate in range(position + 1, len(marks)):
        mark = marks[candidate]
        if mark.role == "open":
            break
        possessive = text[mark.start - 1] in "sz" and re.match(r"\s+[a-z]", text[mark.end : mark.end + 8])
        if not possessive:
            return candidate
        apostrophe = candidate
    return apostrophe


def _gaps(quotations: list[Quotation], block: Block) -> list[Block]:
    """Return the parts of a block outside quotations."""
    bounds = [block[0]]
    for quotation in quotations:
        bounds += [max(quotation.start, block[0]), quotation.end]
    bounds.append(block[1])
    return [(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True) if start < end]


def _outermost(quotations: list[Quotation]) -> Iterator[Quotation]:
    """Yield quotations that do not stand within another one."""
    end = -1
    for quotation in sorted(quotations, key=lambda item: (item.start, -item.end)):
        if quotation.start >= end:
            yield quotation
            end = quotation.end
