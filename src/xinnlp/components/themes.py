"""Finds what an article is about: Sustainable Development Goals and cause areas."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.classification.article import Article, Span
from xinnlp.classification.denials import Denials
from xinnlp.classification.goals import find_goal_list, find_goals
from xinnlp.classification.taxonomy import FACETS, load_taxonomy
from xinnlp.components.annotations import Notice, Theme, add_notice, spans_of, write_relations

_URL = "http://metadata.un.org/sdg/{}"
_TITLES = frozenset({"headline", "heading"})
_SKIPPED = frozenset({"byline", "author", "date", "publisher", "caption"})


@Language.factory("xinnlp_themes", assigns=["doc._.themes"], requires=["doc._.layout"])
def create_themes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it takes no settings. Its data is loaded here, not with the first article."""
    load_taxonomy()
    return find_themes


def find_themes(doc: Doc) -> Doc:
    """Write `doc._.themes`: goals, then causes, populations and approaches, each strongest first.

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
    findings = load_taxonomy().find(article, denials)
    themes = [
        Theme("sdg", str(goal.number), goal.title, _URL.format(goal.number), None, goal.score, goal.evidence)
        for goal in find_goals(article, findings, denials)
    ]
    for facet in FACETS:
        themes += [
            Theme("xinnlp", found.area.id, found.area.title, None, facet, found.score, found.evidence)
            for found in findings
            if found.area.facet == facet
        ]
    write_relations(doc, "themes", themes)
    return doc


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
