"""Front matter: the YAML between two `---` lines with which static site generators and note programs open a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import frontmatter
import yaml

from xinnlp.calendar_expressions import parse_date_published
from xinnlp.readers.page import is_url
from xinnlp.sections import split_names
from xinnlp.source import Metadata, clean_text

_TITLE = ("title", "headline")
_AUTHORS = ("authors", "author", "byline")
_DATE = ("date", "date_published", "published", "publishdate", "pubdate", "created")
_PUBLISHER = ("publisher", "site", "site_name", "sitename", "source", "publication", "outlet")
_URL = ("url", "canonical_url", "canonical", "link", "permalink")
_NAME = ("name", "title")


class FrontMatter(NamedTuple):
    """What stands before a page, and the page; a (code, message) pair where the former cannot be read."""

    metadata: Metadata
    body: str
    notices: tuple[tuple[str, str], ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Return the metadata and body of a page; fields of the wrong shape are passed over."""
    try:
        fields, body = frontmatter.parse(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(getattr(error, "problem", None) or error)
        notice = ("front_matter_unreadable", f"the front matter is no YAML ({reason}) and was read as text")
        return FrontMatter(Metadata(), text, (notice,))
    return FrontMatter(to_metadata({str(key).lower(): value for key, value in fields.items()}), body)


def to_metadata(fields: Mapping[str, Any]) -> Metadata:
    """Return the metadata that fields (lower-case names) hold; those of the wrong shape are passed over."""
    return Metadata(
        headline=next(_strings(fields, _TITLE), None),
        authors=tuple(name for value in _strings(fields, _AUTHORS) for name in split_names(value)),
        date_published=next(filter(None, map(_to_date, _values(fields, _DATE))), None),
        publisher=next(_strings(fields, _PUBLISHER), None),
        url=next((value for value in _strings(fields, _URL) if is_url(value)), None),
    )


def _values(fields: Mapping[str, Any], names: Iterable[str]) -> Iterable[Any]:
    return (fields[name] for name in names if fields.get(name) is not None)


def _strings(fields: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    """Yield the strings of the first field that has any; an author may be a string, a list or `{name: …}`."""
    for value in _values(fields, names):
        found = [text for item in (value if isinstance(value, list) else [value]) if (text := _to_string(item))]
        if found:
            yield from found
            return


def _to_string(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = next((value[name] for name in _NAME if name in value), None)
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    return clean_text(" ".join(str(value).split())) or None


def _to_date(value: object) -> str | None:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return parse_date_published(value) if isinstance(value, str) else None
