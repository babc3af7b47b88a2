"""What the front page searches, as scripts of data that it loads when it needs them: a page from disk cannot fetch.

Each file is one call, `window.xinnlpData.push({...})`, of JSON in which no character can end a script or a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from xinnlp.report.characters import make_visible
from xinnlp.report.charts import count_topics
from xinnlp.report.facts import Article
from xinnlp.report.merging import Entities

ROWS = 400
_SNIPPET = 220


def make_index(articles: Sequence[Article], entities: Entities) -> list[tuple[str, bytes]]:
    """Return the files of the index, path and bytes, in the order in which they are to be loaded."""
    names = _Names(articles, entities)
    files = [("data/names.js", _push(names.table))]
    for number, start in enumerate(range(0, len(articles), ROWS)):
        rows = [names.row_of(article) for article in articles[start : start + ROWS]]
        files.append((f"data/articles-{number}.js", _push({"articles": rows})))
    return files


def dump_script(name: str, value: Any) -> bytes:  # noqa: ANN401
    """Return a script that sets a property of the window to a value."""
    return f"window.{name} = {_dump(value)};\n".encode()


class _Names:
    """Numbers people, organisations, themes, types and currencies, so that rows are short."""

    def __init__(self, articles: Sequence[Article], entities: Entities) -> None:
        self._entities = entities
        topics = [topic for topic, _ in count_topics(articles)]
        self._topics = {(topic.vocabulary, topic.code): number for number, topic in enumerate(topics)}
        self._numbers = {
            entity.address: number for kind in entities.lists for number, entity in enumerate(entities.lists[kind])
        }
        self.table = {
            "people": [[entity.name, *entity.other_names] for entity in entities.lists["person"]],
            "organisations": [
                [entity.classifications, entity.name, *entity.other_names] for entity in entities.lists["organisation"]
            ],
            "topics": [[topic.vocabulary, topic.code, topic.title] for topic in topics],
        }

    def row_of(self, article: Article) -> list[Any]:
        return [
            article.address,
            article.title,
            article.date or "",
            ", ".join(article.authors),
            article.publisher or "",
            article.summary[:_SNIPPET],
            list(self._find(article, "person")),
            list(self._find(article, "organisation")),
            [self._topics[topic.vocabulary, topic.code] for topic in article.topics],
            article.money,
        ]

    def _find(self, article: Article, kind: str) -> Iterator[int]:
        found = (self._entities.of(article.number, item.id) for item in article.appearances if item.kind == kind)
        yield from dict.fromkeys(self._numbers[entity.address] for entity in found if entity)


def _push(value: dict[str, Any]) -> bytes:
    return f"window.xinnlpData.push({_dump(value)});\n".encode()


def _dump(value: Any) -> str:  # noqa: ANN401
    """Return JSON that is safe in any script and page: ASCII alone, without `<`, `>` and `&`."""
    text = json.dumps(_clean(value), ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _clean(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return make_visible(value)
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, list | tuple) else value
