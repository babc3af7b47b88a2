"""Docs by hand: parsed sentences with named mentions and figures, as the components before would leave them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span

from xinnlp.components.annotations import Entity, Figure, write_relations, write_spans

NAMES = {
    "organisations": (
        "Lowe Trust", "Nyota School", "Umeh Clinic", "Lowe Fund", "Umeh Solar", "Umeh Relief", "Lowe Shops",
        "Lowe Legacy",
    ),
    "people": ("Ada Lowe", "Ben Umeh"),
    "places": ("Kenya",),
}  # fmt: skip
CURRENCIES = {"$": "USD", "£": "GBP"}
_MONEY = re.compile(r"(?P<symbol>[$£]) (?P<number>\d[\d,]*)(?: (?P<scale>million|m)\b)?", re.IGNORECASE)
_GOODS = re.compile(r"(?P<number>\d+) (?P<noun>laptops|desks|masks)")
_BLANK = spacy.blank("en")


@dataclass(frozen=True)
class Told:
    """A commitment as a reader would note it."""

    status: str
    figure: str
    funders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    purpose: str | None = None


@dataclass(frozen=True)
class Sentence:
    name: str
    parse: str
    told: tuple[Told, ...]


def read_sentences() -> list[Sentence]:
    """Return the sentences of sentences.txt."""
    blocks = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    return [_read_block(block.strip().split("\n")) for block in blocks]


def _read_block(lines: list[str]) -> Sentence:
    told = []
    for line in lines[2:]:
        status, figure, funders, recipients, purpose = (part.strip() for part in line.removeprefix(">").split("|"))
        told.append(Told(status, figure, _split(funders), _split(recipients), purpose or None))
    return Sentence(lines[0].removeprefix("# "), lines[1], tuple(told))


def _split(parties: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in parties.split(";") if part.strip())


def parsed(*parses: str, sections: Iterable[str] = ()) -> Doc:
    """Return a Doc of parsed sentences in the notation of sentences.txt, each one a section where kinds are given."""
    words, tags, deps, heads, bounds = [], [], [], [], []
    for parse in parses:
        first = len(words)
        for token in parse.split(" "):
            word, tag, dep, head = token.rsplit("/", 3)
            words.append(word)
            tags.append(tag)
            deps.append(dep)
            heads.append(first + int(head))
        bounds.append((first, len(words)))
    doc = Doc(_BLANK.vocab, words=words, tags=tags, deps=deps, heads=heads)
    spans = [Span(doc, *bound, label=kind) for bound, kind in zip(bounds, sections, strict=False)]
    write_spans(doc, "layout", spans)
    return with_names_and_figures(doc)


def with_names_and_figures(doc: Doc) -> Doc:
    """Mark the known names, and money and goods by their look."""
    for group, names in NAMES.items():
        ids = {name: f"{group[0]}{number}" for number, name in enumerate(names, 1)}
        spans = [
            doc.char_span(match.start(), match.end(), label=group, span_id=ids[name])
            for name in names
            for match in re.finditer(re.escape(name), doc.text)
        ]
        write_spans(doc, group, [span for span in spans if span is not None])
        write_relations(doc, group, [Entity(ids[name], name, (), 1.0) for name in names])
    mentions = sorted(_figures(doc.text), key=lambda figure: figure.start)
    first = {doc.text[figure.start : figure.end]: figure for figure in reversed(mentions)}
    write_relations(doc, "figure_mentions", mentions)
    write_relations(doc, "figures", sorted(first.values(), key=lambda figure: figure.start))
    return doc


def _figures(text: str) -> Iterator[Figure]:
    for match in _MONEY.finditer(text):
        value = int(match["number"].replace(",", "")) * (1_000_000 if match["scale"] else 1)
        yield Figure("money", value, None, CURRENCIES[match["symbol"]], "exact", None, *match.span())
    for match in _GOODS.finditer(text):
        yield Figure("count", int(match["number"]), None, match["noun"], "exact", match["noun"], *match.span())
