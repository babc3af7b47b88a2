"""What the front page draws as bars: articles over time, goals, organisations, kinds of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinnlp.report.facts import Article, Topic

_MOST_MONTHS = 36
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `share` is its length in percent of the longest, `address` what it leads to."""

    label: str
    count: int
    share: float
    address: str | None = None
    code: str | None = None


def make_bars(rows: Iterable[tuple[str, int, str | None, str | None]]) -> list[Bar]:
    """Return bars for rows of label, count, address and code."""
    rows = list(rows)
    longest = max((count for _, count, _, _ in rows), default=0)
    return [Bar(label, count, _share(count, longest), address, code) for label, count, address, code in rows]


def make_timeline(articles: Sequence[Article]) -> list[Bar]:
    """Return a bar for each month from the first article's to the last's, for each year where months are many."""
    dates = sorted(article.date for article in articles if article.date)
    if not dates:
        return []
    first, last = (int(date[:4]) * _MONTHS + int(date[5:7]) - 1 for date in (dates[0], dates[-1]))
    if last - first < _MOST_MONTHS:
        counts = Counter(date[:7] for date in dates)
        labels = [f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}" for month in range(first, last + 1)]
    else:
        counts = Counter(date[:4] for date in dates)
        years = range(first // _MONTHS, last // _MONTHS + 1)
        labels = [f"{year:04}" for year in years] if len(years) <= _MOST_MONTHS * 4 else sorted(counts)
    return make_bars((label, counts[label], _period(label), None) for label in labels)


def count_topics(articles: Sequence[Article]) -> list[tuple[Topic, int]]:
    """Return every theme with the number of its articles, the most frequent first; one code has one title."""
    counts: Counter[tuple[str, str]] = Counter()
    topics: dict[tuple[str, str], Topic] = {}
    for article in articles:
        keys = {(topic.vocabulary, topic.code): topic for topic in article.topics}
        counts.update(keys.keys())
        topics = keys | topics
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return [(topics[key], counts[key]) for key in ordered]


def count_kinds(articles: Sequence[Article]) -> Counter[str]:
    """Return how many figures there are of each kind."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(dict(article.kinds))
    return counts


def _share(count: float, longest: float) -> float:
    return round(100 * count / longest, 1) if longest else 0.0


def _period(label: str) -> str:
    """Return the filter of the front page that shows a month or year."""
    first, last = (f"{label}-01", f"{label}-31") if len(label) > 4 else (f"{label}-01-01", f"{label}-12-31")
    return f"index.html#from={first}&to={last}"
