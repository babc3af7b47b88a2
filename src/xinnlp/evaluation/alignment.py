"""Which predicted item stands for which gold item: names by their forms, figures by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from xinnlp.evaluation.gold import GoldFigure, GoldName
from xinnlp.evaluation.surface import Place, find_digits, find_places, fold
from xinnlp.evaluation.tally import Confident
from xinnlp.record import Figure


class Named(Confident, Protocol):
    """A person or organisation of a record."""

    @property
    def name(self) -> str:
        """Return its fullest name."""

    @property
    def other_names(self) -> tuple[str, ...]:
        """Return its other names."""


class FigureAlignment(NamedTuple):
    """Predicted index to gold index: of figures found, and of those that only tell a gold figure again elsewhere."""

    found: dict[int, int]
    repeats: dict[int, int]


def align_names(predicted: Sequence[Named], gold: Sequence[GoldName]) -> dict[int, int]:
    """Return predicted index to gold index; each gold item is found once, a second prediction of it stays out.

    A predicted item stands for a gold one when its name, or one of its other names, is one of gold's surface forms.
    Items whose very name is a form go first, so that no other name of a neighbour takes theirs.
    """
    gold_forms = [forms_of(item) for item in gold]
    known = frozenset[str]().union(*gold_forms)
    matched: dict[int, int] = {}
    free = dict.fromkeys(range(len(gold)))
    for index in sorted(range(len(predicted)), key=lambda index: fold(predicted[index].name) not in known):
        hits = (
            candidate
            for name in (predicted[index].name, *predicted[index].other_names)
            for candidate in free
            if fold(name) in gold_forms[candidate]
        )
        hit = next(hits, None)
        if hit is not None:
            matched[index] = hit
            del free[hit]
    return matched


def forms_of(item: GoldName) -> frozenset[str]:
    """Return the folded surface forms of a gold item."""
    return frozenset(map(fold, (item.name, *item.mentions)))


def align_figures(predicted: Sequence[Figure], gold: Sequence[GoldFigure], text: str) -> FigureAlignment:
    """Return which predicted figures overlap a gold figure's words and have its number in them.

    Gold lists a wording once however often it stands there: one place is the find, the others are repeats.
    """
    places = [find_places(text, figure.text) for figure in gold]
    digits = [find_digits(figure.text) for figure in gold]
    aligned = FigureAlignment({}, {})

    def find_at(number: int, place: Place, fits: Callable[[Figure, Place], bool]) -> int | None:
        for index, figure in enumerate(predicted):
            if index in aligned.found or index in aligned.repeats or not fits(figure, place):
                continue
            if (digits[number] or "") in figure.exact:
                return index
        return None

    found_at: dict[int, Place] = {}
    # The very span first, so that no neighbour that only overlaps takes it.
    for fits in (_is_at, _overlaps):
        for number in range(len(gold)):
            for place in places[number] if number not in found_at else ():
                index = find_at(number, place, fits)
                if index is not None:
                    aligned.found[index] = number
                    found_at[number] = place
                    break
    for number in sorted(found_at):
        for place in places[number]:
            index = find_at(number, place, _overlaps) if place != found_at[number] else None
            if index is not None:
                aligned.repeats[index] = number
    return aligned


def _is_at(figure: Figure, place: Place) -> bool:
    return (figure.start, figure.end) == place


def _overlaps(figure: Figure, place: Place) -> bool:
    return figure.start < place[1] and figure.end > place[0]
