"""The pages that look at all articles: the front page, lists, a page for each person and organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from xinnlp.report.charts import Bar, count_kinds, count_topics, make_bars, make_timeline
from xinnlp.report.facts import Appearance, Article, Topic
from xinnlp.report.flows import WIDTH, Wording, make_diagrams
from xinnlp.report.gathering import Site
from xinnlp.report.icons import load_icons
from xinnlp.report.merging import Entity
from xinnlp.report.pages import render
from xinnlp.report.wording import load_wording

_NEWEST = 20
_SUGGESTED = 200
_MOST_BARS = 10
_LEAST_RIBBONS = 3
_MOST_DIAGRAMS = 4
_GOALS = "sdg"


def render_entity(entity: Entity, site: Site) -> bytes:
    """Return the page of a person or organisation: all that articles say of it."""
    places: dict[int, list[Appearance]] = defaultdict(list)
    for item in entity.appearances:
        places[item.article].append(item)
    return render(
        "entity.html",
        "../",
        site=site,
        here=None,
        entity=entity,
        gathered=site.gathering.of(entity),
        places=[(site.articles[number], items) for number, items in places.items()],
    )


def render_overview(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the lists, and last of the front page."""
    words = load_wording()["page"]
    newest = sorted(site.articles, key=lambda article: article.date or "", reverse=True)
    lists: list[tuple[str, str, Sequence[Any]]] = [
        ("articles", "article", newest),
        ("people", "person", site.entities.lists["person"]),
        ("organisations", "organisation", site.entities.lists["organisation"]),
    ]
    for name, kind, rows in lists:
        here = f"{name}.html"
        yield here, render("list.html", "", site=site, here=here, heading=words[name], kind=kind, rows=rows)
    joined = [entity for entity in site.entities if any(len(merge.names) > 1 for merge in entity.merges)]
    yield "names.html", render("names.html", "", site=site, here="names.html", joined=joined)
    yield "index.html", _render_front(site, newest)


def _render_front(site: Site, newest: Sequence[Article]) -> bytes:
    topics = count_topics(site.articles)
    facets: dict[str, list[Topic]] = defaultdict(list)
    for topic, _ in sorted(topics, key=lambda pair: pair[0].title):
        if topic.vocabulary != _GOALS:
            facets[topic.facet or "other"].append(topic)
    words = load_wording()
    types = {name for entity in site.entities.lists["organisation"] for name in entity.classifications}
    goals = [topic for topic, _ in topics if topic.vocabulary == _GOALS]
    diagrams = make_diagrams(site.gathering.gifts, Wording(words["charts"]["unknown"], words["charts"]["others"]))
    drawn = [diagram for diagram in diagrams if len(diagram.ribbons) >= _LEAST_RIBBONS][:_MOST_DIAGRAMS]
    return render(
        "index.html",
        "",
        site=site,
        here="index.html",
        articles=site.articles,
        counts=_count(site),
        newest=newest[:_NEWEST],
        people=site.entities.lists["person"][:_SUGGESTED],
        organisations=site.entities.lists["organisation"][:_SUGGESTED],
        types=[name for name in words["classifications"] if name in types],
        goals=sorted(goals, key=lambda topic: (len(topic.code), topic.code)),
        themes=[(facet, facets[facet]) for facet in words["facets"] if facet in facets],
        currencies=sorted({currency for article in site.articles for currency, _ in article.money}),
        timeline=make_timeline(site.articles),
        undated=sum(article.date is None for article in site.articles),
        bar_charts=_make_bar_charts(site, topics),
        diagrams=drawn,
        other_gifts=[told for diagram in diagrams if diagram not in drawn for told in diagram.gifts],
        flow_width=WIDTH,
    )


def _count(site: Site) -> list[tuple[int, str, str | None]]:
    articles = site.articles
    return [
        (len(articles), "article", "articles.html"),
        (len(site.entities.lists["person"]), "person", "people.html"),
        (len(site.entities.lists["organisation"]), "organisation", "organisations.html"),
        (sum(count_kinds(articles).values()), "figure", None),
        (sum(len(article.gifts) for article in articles), "commitment", None),
        (sum(len(article.sayings) for article in articles), "quotation", None),
    ]


def _make_bar_charts(site: Site, topics: Sequence[tuple[Topic, int]]) -> list[tuple[str, list[Bar]]]:
    words = load_wording()
    icons = load_icons()
    organisations = [entity for entity in site.entities.lists["organisation"][:_MOST_BARS] if entity.articles > 1]
    kinds = count_kinds(site.articles)
    goals = [(topic, count) for topic, count in topics if topic.vocabulary == _GOALS]
    themes = [(topic, count) for topic, count in topics if topic.vocabulary != _GOALS][:_MOST_BARS]
    charts = words["charts"]
    return [
        (
            charts["goals"],
            make_bars(
                (
                    icons[topic.code].name if topic.code in icons else topic.title,
                    count,
                    f"index.html#goal={topic.code}",
                    topic.code,
                )
                for topic, count in goals
            ),
        ),
        (
            charts["organisations"],
            make_bars((entity.name, entity.articles, entity.address, None) for entity in organisations),
        ),
        (
            charts["themes"],
            make_bars(
                (topic.title, count, f"index.html#theme={topic.vocabulary}:{topic.code}", None)
                for topic, count in themes
            ),
        ),
        (
            charts["kinds"],
            make_bars((words["figures"][kind], count, None, None) for kind, count in kinds.most_common()),
        ),
    ]
