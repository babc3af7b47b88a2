"""Seconds per character as hostile texts grow."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from benchmarks.throughput import cpu_seconds

GROWTH = 8
LEAST_SECONDS = 0.03  # below it the clock and the fixed costs say more than the text
MOST_CHARACTERS = 32_000  # above 500,000, strings and lists leave the cache: a step of two that is not growth

NUMBERS = ("5 ", "1 234 ", "5-", "1:", "5% ", "$5 ", "five and ", "over ", "1,", "1.", "(555) ", "2018 ", "half of ",
           "9", "@1.")  # fmt: skip
DATES = ("2018 ", "2018-", "May ", "May-", "5 May to ", "in ", "1", "the ", "Friday, ", "5/")
LINES = ("word ", "x", "ab\n", "• ab\n", "a\t", "word " * 14 + "\n", "\n", " ")
MARKS = ('" ', "“ ” ", "“a ", "”a ", "‘a ", '"a b c d," said he. ')
SUBJECTS = ("rural girls ", "school, ", "SDG 1 ", "a", "nothing to do with ")
ARTICLES = ("The Lowe Trust gave $5 to Ada Lowe in Accra. ", "x", "$5 ", "“a ", "ab\n")


class Reading(NamedTuple):
    """A reader, and what makes its input of about so many characters; only `read` is timed."""

    name: str
    make: Callable[[int], Any]
    read: Callable[[Any], object]


def measure_growth_of_hostile_texts(repeats: int) -> tuple[float, str]:
    """Return the worst ratio of seconds per character at 8n characters to those at n; about 1 is linear."""
    ratios = {reading.name: _growth(reading, repeats) for reading in _readings()}
    worst = max(ratios, key=lambda name: ratios[name])
    return ratios[worst], f"{worst}, the worst of {len(ratios)} hostile texts, at {GROWTH}n against n characters"


def _growth(reading: Reading, repeats: int) -> float:
    size = 1_000
    _seconds(reading, size)
    while size < MOST_CHARACTERS and _seconds(reading, size) < LEAST_SECONDS:
        size *= 2
    pairs = [(_seconds(reading, size), _seconds(reading, GROWTH * size)) for _ in range(max(3, repeats // 2))]
    return statistics.median(many / few for few, many in pairs) / GROWTH


def _seconds(reading: Reading, characters: int) -> float:
    return cpu_seconds(partial(reading.read, reading.make(characters)))


def _readings() -> Iterator[Reading]:
    """Yield every reader with every text that is hostile to it."""
    from xinnlp.calendar_expressions import find_calendar_expressions
    from xinnlp.extraction import extract_text
    from xinnlp.quantities.grammar import find_quantities
    from xinnlp.sections import find_sections
    from xinnlp.settings import Settings

    yield from _of_units("quantities", NUMBERS, find_quantities)
    yield from _of_units("dates", DATES, partial(find_calendar_expressions, published="2018-09-12"))
    yield from _of_units("sections", LINES, find_sections)
    yield Reading("sections of spaces before a word", lambda size: " " * size + "x", find_sections)
    yield from _of_units("extract", ARTICLES, partial(extract_text, settings=Settings(max_characters=10_000_000)))
    yield from _of_components()


def _of_components() -> Iterator[Reading]:
    import spacy
    from spacy.tokens import Doc

    from xinnlp.components.commitments import find_commitments
    from xinnlp.components.layout import mark_layout
    from xinnlp.components.quotes import find_quotes
    from xinnlp.components.summary import summarise
    from xinnlp.components.themes import find_themes

    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    nlp.add_pipe("sentencizer")
    yield from _of_units("quotes", MARKS, find_quotes, nlp)
    yield from _of_units("themes", SUBJECTS, find_themes, lambda text: Doc(nlp.vocab, words=[text]))
    yield Reading("summary of sentences", lambda size: mark_layout(nlp(_paragraphs(size))), summarise)
    for one_sentence in (True, False):
        name = f"commitments in {'one sentence' if one_sentence else 'sentences'}"
        yield Reading(name, partial(_gifts, nlp.vocab, one_sentence), find_commitments)


def _of_units(
    reader: str, units: tuple[str, ...], read: Callable[[Any], object], prepare: Callable[[str], Any] = str
) -> Iterator[Reading]:
    for unit in units:
        name = f"{reader} of {unit[:20]!r}"
        yield Reading(name, lambda size, unit=unit: prepare((unit * size)[:size]), read)


def _paragraphs(characters: int) -> str:
    """Return paragraphs of one sentence each, alike in their frame and apart in their words."""
    sentence = "In year {0} the council gave school number{0} a roof, a keeper{0} and lamps{0} of brass."
    count = characters // len(sentence.format(1000)) + 1
    return "A headline about giving\n\n" + "\n\n".join(sentence.format(1000 + number) for number in range(count))


def _gifts(vocab, one_sentence: bool, characters: int):
    """Return a parsed Doc of `It gave $ 500 to girls ,` over and over, each sum another figure."""
    from spacy.tokens import Doc

    from xinnlp.components.annotations import Figure, write_relations

    words, deps, heads = [], [], []
    count = characters // 25 + 1
    for number in range(count):
        first = len(words)
        verb = 1 if one_sentence and first else first + 1
        words += ["It", "gave", "$", str(500 + number), "to", "girls", ","]
        deps += ["nsubj", "ROOT" if verb == first + 1 else "conj", "nmod", "dobj", "prep", "pobj", "punct"]
        heads += [first + 1, verb, first + 3, first + 1, first + 1, first + 4, first + 1]
    tags = ["PRP", "VBD", "$", "CD", "IN", "NNS", ","] * count
    doc = Doc(vocab, words=words, tags=tags, deps=deps, heads=heads)
    sums = [(doc[at].idx, doc[at + 1].idx + len(doc[at + 1]), doc[at + 1].text) for at in range(2, len(doc), 7)]
    figures = [Figure("money", int(value), None, "USD", "exact", None, start, end) for start, end, value in sums]
    write_relations(doc, "figure_mentions", figures)
    write_relations(doc, "figures", figures)
    return doc
