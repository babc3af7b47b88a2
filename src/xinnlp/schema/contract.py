"""Finds what is wrong with a record: against the schema, and against the promises that a schema cannot say.

Those promises: `text[start:end] == exact` for every span, offsets within the text and in order, ids that are
unique and exist, `value <= value_max`, and hashes and lengths that fit the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from xinnlp.record import SCHEMA_VERSION, Record
from xinnlp.schema.messages import find_schema_errors, shorten
from xinnlp.source import sha256_of

Path = tuple[str | int, ...]

_SPANS_OF = {
    "people": "mentions", "organisations": "mentions", "places": "mentions", "themes": "evidence",
    "key_phrases": "mentions",
}  # fmt: skip
_SPAN_LISTS = ("summary", "memberships", "dates", "figures", "commitments", "quotes")
_IDENTIFIED = ("people", "organisations", "places", "figures", "commitments", "quotes")

# Where a record speaks of something by id: list, field, and the lists in which that id must be found.
_REFERENCES = (
    ("memberships", "person_id", ("people",)),
    ("memberships", "organisation_id", ("organisations",)),
    ("commitments", "figure_id", ("figures",)),
    ("commitments", "funder_ids", ("people", "organisations")),
    ("commitments", "recipient_ids", ("people", "organisations")),
    ("quotes", "speaker_id", ("people", "organisations")),
)


class Problem(NamedTuple):
    """One thing that is wrong: where (a JSONPath such as `$.people[0].id`) and what."""

    path: str
    message: str


def find_problems(record: object, source_text: str | None = None) -> list[Problem]:
    """Return everything that is wrong with a record, in document order of its keys; an empty list is a valid record.

    `source_text` is the text that offsets are checked against where the record was written without it. What the
    schema finds broken is not looked at again, so that one fault is told once.
    """
    if isinstance(record, Record):
        record = record.to_dict()
    if not isinstance(record, Mapping):
        return [Problem("$", "is not a JSON object, so it is no record")]
    version = record.get("schema_version", SCHEMA_VERSION)
    if version != SCHEMA_VERSION:
        message = f"{shorten(version)} is not {SCHEMA_VERSION!r}, the version that this xinnlp reads"
        return [Problem("$.schema_version", f"{message}; use the xinnlp that wrote the record, or extract it again")]
    errors = find_schema_errors(record)
    problems = [Problem(_json_path(path), message) for path, message in errors]
    sound = _Sound(record, {path[:2] for path, _ in errors})
    return problems + [Problem(_json_path(path), message) for path, message in sound.find_breaches(source_text)]


class _Sound:
    """The parts of a record that the schema found nothing wrong with."""

    def __init__(self, record: Mapping[str, Any], broken: set[Path]) -> None:
        self.record = record
        self.broken = broken

    def items(self, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        if (name,) in self.broken:
            return
        for number, item in enumerate(self.record.get(name, ())):
            if (name, number) not in self.broken:
                yield number, item

    def _is_broken(self, name: str) -> bool:
        return any(path[:1] == (name,) for path in self.broken)

    def find_breaches(self, source_text: str | None) -> Iterator[tuple[Path, str]]:
        text = self.record.get("text")
        text = text if isinstance(text, str) else source_text
        if source_text is not None and text != source_text:
            yield ("text",), "is not the text of the source"
        yield from self._find_text_breaches(text)
        yield from self._find_span_breaches(text)
        yield from self._find_id_breaches()
        for number, figure in self.items("figures"):
            if figure["value_max"] is not None and figure["value"] > figure["value_max"]:
                message = f"{figure['value_max']} is less than the value, {figure['value']}"
                yield ("figures", number, "value_max"), message

    def _find_text_breaches(self, text: str | None) -> Iterator[tuple[Path, str]]:
        document = self.record.get("document")
        if text is None or not isinstance(document, Mapping) or self._is_broken("document"):
            return
        if document["text_sha256"] != sha256_of(text.encode("utf-8", "surrogatepass")):
            yield (
                ("document", "text_sha256"),
                "is not the hash of the text: the text was changed or is another one",
            )
        for field, found in (("characters", len(text)), ("words", len(text.split()))):
            if document[field] != found:
                yield ("document", field), f"says {document[field]}, the text has {found}"

    def _find_span_breaches(self, text: str | None) -> Iterator[tuple[Path, str]]:
        for name, spans in _SPANS_OF.items():
            for number, item in self.items(name):
                yield from _check_spans(item[spans], (name, number, spans), text)
        for name in _SPAN_LISTS:
            for number, item in self.items(name):
                yield from _check_span(item, (name, number), text)
        yield from _check_order([item for _, item in self.items("summary")], ("summary",))
        gist = self.record.get("gist")
        if gist is not None and not self._is_broken("gist"):
            yield from _check_span(gist, ("gist",), text)
        for number, notice in self.items("warnings"):
            yield from _check_notice(notice, ("warnings", number), text)

    def _find_id_breaches(self) -> Iterator[tuple[Path, str]]:
        known: dict[str, set[str]] = {}
        for name in _IDENTIFIED:
            ids = known.setdefault(name, set())
            for number, item in self.items(name):
                if item["id"] in ids:
                    yield (name, number, "id"), f"{item['id']!r} stands twice in {name}"
                ids.add(item["id"])
        for name, field, targets in _REFERENCES:
            # A list with broken entries cannot tell which ids exist.
            if any(target not in self.record or self._is_broken(target) for target in targets):
                continue
            existing = set().union(*(known[target] for target in targets))
            for number, item in self.items(name):
                yield from _check_references(item[field], existing, (name, number, field), " or ".join(targets))


def _check_references(value: object, existing: set[str], path: Path, where: str) -> Iterator[tuple[Path, str]]:
    if isinstance(value, list):
        for position, one in enumerate(value):
            yield from _check_references(one, existing, (*path, position), where)
    elif value is not None and value not in existing:
        yield path, f"{value!r} is no id of {where}"


def _check_spans(spans: list[Mapping[str, Any]], path: Path, text: str | None) -> Iterator[tuple[Path, str]]:
    for number, span in enumerate(spans):
        yield from _check_span(span, (*path, number), text)
    yield from _check_order(spans, path)


def _check_order(spans: list[Mapping[str, Any]], path: Path) -> Iterator[tuple[Path, str]]:
    starts = [(span["start"], span["end"]) for span in spans]
    for number, (before, here) in enumerate(pairwise(starts), 1):
        if here <= before:
            yield (*path, number), f"{here[0]}-{here[1]} does not come after {before[0]}-{before[1]}"


def _check_span(span: Mapping[str, Any], path: Path, text: str | None) -> Iterator[tuple[Path, str]]:
    start, end, exact = span["start"], span["end"], span["exact"]
    if start >= end:
        yield (*path, "start"), f"{start} is not before the end, {end}"
    elif text is not None and end > len(text):
        yield (*path, "end"), f"{end} lies behind the text, which has {len(text)} characters"
    elif text is not None and text[start:end] != exact:
        yield (
            (*path, "exact"),
            f"{shorten(exact)} does not stand at {start}-{end}: there is {shorten(text[start:end])}",
        )
    elif end - start != len(exact):
        yield (
            (*path, "exact"),
            f"{shorten(exact)} has {len(exact)} characters, {start}-{end} spans {end - start}",
        )


def _check_notice(notice: Mapping[str, Any], path: Path, text: str | None) -> Iterator[tuple[Path, str]]:
    start, end = notice["start"], notice["end"]
    if (start is None) != (end is None):
        yield path, "has only one of start and end"
    elif start is not None and start > end:
        yield (*path, "start"), f"{start} lies behind the end, {end}"
    elif start is not None and text is not None and end > len(text):
        yield (*path, "end"), f"{end} lies behind the text, which has {len(text)} characters"


def _json_path(path: Path) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
