"""Finds what an article is about: Sustainable Development Goals and cause areas."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.classification.article import Article, Span
from xinnlp.classification.denials import Denials
from xinnlp.classification.goals import find_goal_list, find_goals
from xinnlp.classification.phrases import IN_TITLE, Token, rank_phrases
from xinnlp.classification.taxonomy import Taxonomy, load_taxonomy
from xinnlp.classification.taxonomy_file import FACETS
from xinnlp.classification.vectors import load_vectors
from xinnlp.classification.weights import load_weights
from xinnlp.components.annotations import (
    KeyPhrase,
    Notice,
    Quote,
    Theme,
    add_notice,
    read_relations,
    spans_of,
    write_relations,
)

_URL = "http://metadata.un.org/sdg/{}"
_TITLES = frozenset({"headline", "heading"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_NAMED = ("people", "organisations", "places")
_QUOTED_TITLE = re.compile(r"[“‘\"]([^\W\d_][^“”‘\"\n.!?;:]{2,60}[^\W_])[”’\"]")
_LONGEST_TITLE = 6
_SKIPPED = frozenset({"byline", "author", "date", "publisher", "caption"})


@Language.factory(
    "xinnlp_themes",
    assigns=["doc._.themes", "doc._.key_phrases"],
    requires=["doc._.layout"],
    default_config={"taxonomy": ""},
)
def create_themes(nlp: Language, name: str, taxonomy: str) -> Callable[[Doc], Doc]:
    """Return the component; `taxonomy` is the path of a user's own, empty for none.

    All data is loaded here, not with the first article.
    """
    load_weights()
    load_vectors()
    return partial(find_themes, taxonomy=load_taxonomy(taxonomy))


def find_themes(doc: Doc, taxonomy: Taxonomy | None = None) -> Doc:
    """Write `doc._.themes`: goals, then causes, populations and approaches, each strongest first; and key phrases.

    Reads the text, layout, and the mentions of people, places and organisations, whose names tell little of the
    subject. Every theme has evidence in the text. A list of all goals makes none of them a theme, but a notice.
    It cannot tell an article on a subject from one that speaks of it in passing at equal length.
    """
    article = _article_of(doc)
    listed = find_goal_list(article)
    if listed:
        message = "the text lists the goals; being listed makes none of them a theme"
        add_notice(doc, Notice("sdg_list", message, *listed))
        article = dataclasses.replace(article, skipped=_merge([*article.skipped, listed]))
    denials = Denials(article)
    findings = (taxonomy or load_taxonomy()).find(article, denials)
    themes = [
        Theme("sdg", str(goal.number), goal.title, _URL.format(goal.number), None, goal.score, goal.evidence)
        for goal in find_goals(article, findings, denials)
    ]
    for facet in FACETS:
        themes += [
            Theme(found.area.vocabulary, found.area.id, found.area.title, None, facet, found.score, found.evidence)
            for found in findings
            if found.area.facet == facet
        ]
    write_relations(doc, "themes", themes)
    ranked = rank_phrases(_tokens_of(doc, article), _quoted_titles(doc, article))
    write_relations(doc, "key_phrases", [KeyPhrase(score, tuple(places)) for score, places in ranked])
    return doc


def _tokens_of(doc: Doc, article: Article) -> list[Token]:
    """Return the words of a tagged Doc; those of names, bylines and captions weigh nothing."""
    if not doc.has_annotation("TAG"):
        return []
    silent = bytearray(len(doc))
    for group in _NAMED:
        for span in spans_of(doc, group):
            silent[span.start : span.end] = b"\1" * (span.end - span.start)
    titles = bytearray(len(doc))
    for span in spans_of(doc, "layout"):
        if span.label_ in _TITLES:
            titles[span.start : span.end] = b"\1" * (span.end - span.start)
        elif span.label_ in _SKIPPED:
            silent[span.start : span.end] = b"\1" * (span.end - span.start)
    return [
        Token(
            text=token.text,
            tag="JJ" if token.dep_ == "amod" and token.tag_ in _PARTICIPLES else token.tag_,
            start=token.idx,
            end=token.idx + len(token),
            weight=0.0 if silent[token.i] else IN_TITLE if titles[token.i] else 1.0,
            spaced=bool(token.whitespace_),
        )
        for token in doc
    ]


def _quoted_titles(doc: Doc, article: Article) -> list[tuple[tuple[str, ...], Span]]:
    """Return short capitalised titles in quotation marks that are no speech and no name of a body."""
    speech = {span for q in read_relations(doc, "quotes", Quote) for span in ((q.start, q.end),) if q.type == "direct"}
    found = []
    for match in _QUOTED_TITLE.finditer(article.text):
        start, end = match.span(1)
        if match.span() in speech or not article.weight_at(start, end) or _lies_in(article.bodies, start, end):
            continue
        words = tuple(match[1].split())
        if 2 <= len(words) <= _LONGEST_TITLE and words[0][0].isupper() and words[-1][0].isupper():
            found.append((words, (start, end)))
    return found


def _lies_in(spans: Sequence[Span], start: int, end: int) -> bool:
    index = bisect_right(spans, (start, end)) - 1
    return any(spans[i][0] <= start and end <= spans[i][1] for i in (index, index + 1) if 0 <= i < len(spans))


def _article_of(doc: Doc) -> Article:
    layout = [(span.label_, span.start_char, span.end_char) for span in spans_of(doc, "layout")]
    return Article.of(
        doc.text,
        titles=_merge([(start, end) for kind, start, end in layout if kind in _TITLES]),
        bodies=_bounds(doc, "organisations"),
        names=_merge([*_bounds(doc, "people"), *_bounds(doc, "places")]),
        skipped=_merge([(start, end) for kind, start, end in layout if kind in _SKIPPED]),
    )


def _bounds(doc: Doc, group: str) -> list[Span]:
    return _merge([(span.start_char, span.end_char) for span in spans_of(doc, group)])


def _merge(spans: list[Span]) -> list[Span]:
    """Return spans in text order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
