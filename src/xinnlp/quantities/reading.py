"""From quantities of the text to what they mean in a Doc: kind, unit, noun and measure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from xinnlp.knowledge import load_lexicon
from xinnlp.quantities import counted_things as things
from xinnlp.quantities.counted_nouns import CountedNoun, find_counted_noun, view_of
from xinnlp.quantities.exclusions import SpanIndex
from xinnlp.quantities.measured import find_measured
from xinnlp.quantities.model import Quantity, as_number
from xinnlp.quantities.nouns import is_person_noun, looks_plural, plural_of
from xinnlp.quantities.vocabulary import tables

_YEARS = (1000, 2100)
_RECENT_YEARS = (1950, 2050)
_SMALL_WORD = 12
_LONGEST_JOINT = 6
_JOINTS = frozenset({"and", "or", ",", ", and", ", or", "to", "–", "-"})
# Tokens on either side of `winners` in which the things that won are named.
_CHOSEN_NEARBY = 9
_NOUN_TAGS = frozenset({"NNP", "NNPS"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_PARTICLES = frozenset(form for word in ("up", "in", "off", "out", "on", "down") for form in (word, f"{word}s"))


class ReadQuantity(NamedTuple):
    """A quantity whose meaning is settled; fields as those of a figure in the record."""

    kind: str
    value: int | float
    value_max: int | float | None
    unit: str
    qualifier: str
    measures: str | None
    start: int
    end: int
    assumed: bool = False


class QuantityReader:
    """Reads the quantities of one Doc in text order, each in the light of those before it."""

    def __init__(self, doc: Doc, names: SpanIndex) -> None:
        self._doc = doc
        self._view = view_of(doc)
        self._names = names
        self._starts = [token.idx for token in doc]
        self._sentences = [token.i for token in doc if token.is_sent_start or token.i == 0]
        self._previous: tuple[ReadQuantity, int] | None = None

    def read(self, quantities: Sequence[Quantity]) -> Iterator[ReadQuantity]:
        """Yield what each quantity means; one that counts nothing is passed over. Linear in their number."""
        floor, last = 0, _ends_of_chains(self._view.text, quantities)
        for number, quantity in enumerate(quantities):
            ceiling = quantities[number + 1].start if number + 1 < len(quantities) else len(self._view.text)
            found = self._read(quantity, quantities[last[number]] if last[number] != number else None)
            if found is None or found.start < floor:
                continue
            found = found._replace(end=min(found.end, ceiling))
            floor = found.end
            if found.kind in {"people", "count"}:
                self._previous = found, self._sentence_of(quantity.start)
            yield found

    def _sentence_of(self, offset: int) -> int:
        token = max(0, bisect_right(self._starts, offset) - 1)
        return bisect_right(self._sentences, token) - 1

    def _sentence_bounds(self, sentence: int) -> tuple[int, int]:
        end = self._sentences[sentence + 1] if sentence + 1 < len(self._sentences) else len(self._doc)
        return self._sentences[sentence], end

    def _read(self, quantity: Quantity, following: Quantity | None = None) -> ReadQuantity | None:
        first = bisect_right(self._starts, quantity.start) - 1
        after = bisect_left(self._starts, quantity.end)
        sentence_start, limit = self._sentence_bounds(self._sentence_of(quantity.start))
        if quantity.kind is not None and quantity.unit is not None:
            measured = find_measured(self._view, quantity, after, limit)
            return _settled(quantity, quantity.kind, quantity.unit, *measured)
        hyphenated = quantity.hyphenated
        noun = self._compounded(after + 1) if hyphenated else find_counted_noun(self._view, after, limit)
        if self._is_named(quantity, noun) or self._is_year(quantity, noun, first):
            return None
        if noun is None:
            shared = self._read_as_following(quantity, following)
            return shared or self._read_bare(quantity, first, after, sentence_start)
        return self._read_counted(quantity, noun, sentence_start, limit)

    def _compounded(self, position: int) -> CountedNoun | None:
        """Return the noun after a hyphen where it is one that is counted: 30-bed, 12-member; not two-way."""
        if position >= len(self._doc):
            return None
        token = self._doc[position]
        counted = token.lower_ in tables()["compounds"]["nouns"] or is_person_noun(token.lower_)
        return CountedNoun(token, position, position + 1) if counted else None

    def _is_named(self, quantity: Quantity, noun: CountedNoun | None) -> bool:
        """Tell a number in a name: within a known name, or after a capitalised word with nothing counted."""
        name = self._names.overlapping(quantity.number_start, quantity.number_end)
        counts = noun is not None and (looks_plural(noun.head.lower_) or quantity.hyphenated)
        if self._view.text[quantity.number_start - 1 : quantity.number_start] == ":":  # Mexico:2
            return False
        if name is not None and name[1] - name[0] > quantity.number_end - quantity.number_start:
            return name[0] < quantity.number_start or not counts
        index = bisect_left(self._starts, quantity.number_start)
        touching = self._view.text[quantity.number_start - 1 : quantity.number_start] != " "
        plain = quantity.kind is None and not quantity.in_words and quantity.value < _YEARS[1]
        if quantity.start != quantity.number_start or not plain or index == 0 or counts or touching:
            return False
        before = self._doc[index - 1]
        is_capitalised = before.tag_ in _NOUN_TAGS if before.tag_ else before.is_title and not before.is_sent_start
        return is_capitalised and before.text[0].isupper()

    def _is_year(self, quantity: Quantity, noun: CountedNoun | None, first: int) -> bool:
        """Tell a plain four-digit number that is rather a year: `the 2025 winners`."""
        if not quantity.bare or quantity.value_max is not None or not _YEARS[0] <= quantity.value <= _YEARS[1]:
            return False
        if noun is None or not looks_plural(noun.head.lower_):
            return True
        before = self._doc[first - 1] if first else None
        if before is not None and (before.tag_ in {"POS", "PRP$", "DT"} or before.lower_ in _YEAR_OPENERS):
            return True
        recent = _RECENT_YEARS[0] <= quantity.value <= _RECENT_YEARS[1]
        return recent and not (quantity.value == 2000 and is_person_noun(noun.head.lower_))

    def _read_counted(self, quantity: Quantity, noun: CountedNoun, start: int, limit: int) -> ReadQuantity:
        head = noun.head.lower_
        end = self._doc[noun.end - 1].idx + len(self._doc[noun.end - 1])
        phrase = " ".join(self._view.text[self._doc[noun.start].idx : end].split())
        if is_person_noun(head) and not self._is_body(noun.head, start, limit):
            return _settled(quantity, "people", "people", phrase, end)
        return _settled(quantity, "count", self._unit_of(noun), phrase, end)

    def _unit_of(self, noun: CountedNoun) -> str:
        """Return the plural of the head, that of a verb and its particle whole: start-ups, drop-ins."""
        head, at = noun.head.lower_, noun.head.i
        if head in _PARTICLES and at - noun.start > 1 and self._doc[at - 1].text in _HYPHENS:
            return f"{self._doc[at - 2].lower_}-{head.rstrip('s')}s"
        return plural_of(head)

    def _is_body(self, head: Token, start: int, limit: int) -> bool:
        """Tell whether winners, members, … are bodies or things: the sentence says what was chosen."""
        if head.lower_ not in load_lexicon("selected_nouns"):
            return False
        chosen = load_lexicon("chosen_things")
        nearby = range(max(start, head.i - _CHOSEN_NEARBY), min(limit, head.i + _CHOSEN_NEARBY))
        return any(self._doc[index].lower_ in chosen for index in nearby)

    def _read_bare(self, quantity: Quantity, first: int, after: int, start: int) -> ReadQuantity | None:
        text = self._view.text
        if things.is_age(self._view, quantity, first, after):
            return _settled(quantity, "age", "years", None, quantity.end)
        parent = things.parent_start(text, quantity)
        if parent is not None:
            return _settled(quantity._replace(start=parent), "people", "people", None, quantity.end)
        if quantity.in_words and quantity.value <= _SMALL_WORD and quantity.value_max is None:
            return None
        if things.is_followed_by_people(text, quantity):
            return _settled(quantity, "people", "people", None, quantity.end)
        unit = things.noun_before(self._view, start, first)
        if unit:
            return _settled(quantity, "people" if unit == "people" else "count", unit, None, quantity.end)
        return self._read_as_previous(quantity)

    def _read_as_following(self, quantity: Quantity, following: Quantity | None) -> ReadQuantity | None:
        """Read a bare number as counting what the last one joined to it counts: 4, 5 and 6 schools."""
        found = self._read(following) if following is not None and following.kind is None else None
        if found is None or found.kind not in {"people", "count"}:
            return None
        return _settled(quantity, found.kind, found.unit, found.measures, quantity.end)

    def _read_as_previous(self, quantity: Quantity) -> ReadQuantity | None:
        """Read a bare number as counting what the figure before it counts: `almost 200,000 more so far this year`."""
        if self._previous is None or self._previous[1] < self._sentence_of(quantity.start) - 1:
            return None
        previous, sentence = self._previous
        same = sentence == self._sentence_of(quantity.start)
        if not same and not (
            quantity.value >= 1000 or "compared" in self._view.text[quantity.start - 30 : quantity.start]
        ):
            return None
        end = quantity.end
        if self._view.text.startswith(" more", end):
            end += len(" more")
        return _settled(quantity, previous.kind, previous.unit, previous.measures, end)


_YEAR_OPENERS = frozenset({"in", "since", "by", "until", "from", "during", "the", "of", "before", "after", "and"})


def _settled(quantity: Quantity, kind: str, unit: str, measures: str | None, end: int) -> ReadQuantity:
    value_max = None if quantity.value_max is None else as_number(quantity.value_max)
    value, bounds = as_number(quantity.value), (quantity.start, max(end, quantity.end))
    return ReadQuantity(kind, value, value_max, unit, quantity.qualifier, measures, *bounds, quantity.assumed)


def _ends_of_chains(text: str, quantities: Sequence[Quantity]) -> list[int]:
    """Return for each quantity the last one that commas and conjunctions join to it."""
    ends = list(range(len(quantities)))
    for number in range(len(quantities) - 2, -1, -1):
        gap = text[quantities[number].end : quantities[number + 1].start]
        if len(gap) <= _LONGEST_JOINT and gap.strip() in _JOINTS:
            ends[number] = ends[number + 1]
    return ends
