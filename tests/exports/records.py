"""Records of every shape, and the way back from the rows of tables to a record."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sample_record import make_record
from xinnlp import record as rec
from xinnlp.exports import TABLES, Article, KeyKind, choose_articles, open_export
from xinnlp.record import Record
from xinnlp.schema.checking import Entry
from xinnlp.source import sha256_of

Rows = Mapping[str, list[dict[str, Any]]]  # by table, values by column

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
WORDS = st.text(LETTERS, min_size=1, max_size=12)
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(
    allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15
)
SHARES = st.integers(0, 10_000).map(lambda number: number / 10_000)


def export(name: str, path: Path, *given: Record) -> list[str]:
    """Export records, and return their keys."""
    keys = []
    entries = (Entry(f"{number}.json", None, record.to_dict()) for number, record in enumerate(given))
    with open_export(name, path, print, print) as add:
        for article in choose_articles(entries, KeyKind.path):
            assert isinstance(article, Article), article
            add(article)
            keys.append(article.key)
    return keys


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def records(draw: st.DrawFn) -> rec.Record:
    """Draw a valid record, each list with up to three items."""
    text = draw(st.text(LETTERS, min_size=2, max_size=60))
    base = make_record()

    def span() -> dict[str, Any]:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return {"start": start, "end": end, "exact": text[start:end]}

    def spans(least: int = 1) -> list[dict[str, Any]]:
        found = {(s["start"], s["end"]): s for s in (span() for _ in range(draw(st.integers(least, 3))))}
        return [found[key] for key in sorted(found)]

    def several(make: Any) -> tuple[Any, ...]:
        return tuple(make(number) for number in range(1, draw(st.integers(0, 3)) + 1))

    def text_spans() -> tuple[rec.TextSpan, ...]:
        return tuple(rec.TextSpan(**s) for s in spans())

    def names() -> tuple[str, ...]:
        return tuple(draw(st.lists(WORDS, max_size=3, unique=True)))

    def ids(known: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(known), max_size=3, unique=True))) if known else ()

    def one_of(known: list[str]) -> str | None:
        return draw(maybe(st.sampled_from(known))) if known else None

    identifier = st.builds(rec.Identifier, st.sampled_from(["GB-CHC", "wikidata"]), WORDS)
    people = several(lambda n: rec.Person(f"p{n}", draw(WORDS), names(), draw(SHARES), text_spans()))
    organisations = several(
        lambda n: rec.Organisation(
            f"o{n}", draw(WORDS), names(), draw(st.sampled_from(["company", "programme"])), draw(SHARES), text_spans(),
            tuple(draw(st.lists(identifier, max_size=2, unique=True))),
        )
    )  # fmt: skip
    parties = [item.id for item in (*people, *organisations)]
    kinds = {"money": "USD", "people": "people", "percentage": "percent", "count": "", "measure": "kg"}

    def figure(number: int) -> rec.Figure:
        kind = draw(st.sampled_from(sorted(kinds)))
        value, upper = draw(NUMBERS), draw(maybe(NUMBERS))
        return rec.Figure(f"f{number}", kind, value, None if upper is None else max(value, upper), kinds[kind],
                          draw(st.sampled_from(["exact", "about"])), draw(maybe(WORDS)), **span(),
                          confidence=draw(maybe(SHARES)))  # fmt: skip

    figures = several(figure)
    figure_ids = [item.id for item in figures]
    return dataclasses.replace(
        base,
        document=dataclasses.replace(
            base.document, path=draw(maybe(WORDS)), text_sha256=sha256_of(text.encode()), characters=len(text),
            words=len(text.split()), headline=draw(maybe(WORDS)), authors=names(), publisher=draw(maybe(WORDS)),
            date_published=draw(maybe(st.dates().map(str))), url=draw(maybe(st.just("https://example.org/a?b=c#d"))),
        ),
        text=draw(st.sampled_from([text, None])),
        summary=tuple(rec.SummarySentence(**s, score=draw(SHARES)) for s in spans(0)),
        people=people,
        organisations=organisations,
        memberships=several(lambda _: rec.Membership(draw(st.sampled_from([p.id for p in people])),
                            one_of([o.id for o in organisations]), draw(maybe(WORDS)), **span(),
                            confidence=draw(maybe(SHARES)))) if people else (),
        places=several(lambda n: rec.Place(f"g{n}", draw(WORDS), names(), text_spans())),
        dates=several(lambda _: rec.Date(draw(maybe(st.just("2021-05"))), **span())),
        figures=figures,
        commitments=several(lambda n: rec.Commitment(f"c{n}", draw(st.sampled_from(figure_ids)), "pledged",
                            ids(parties), names(), ids(parties), names(), draw(maybe(WORDS)), **span()))
        if figures else (),
        quotes=several(lambda n: rec.Quote(f"q{n}", one_of(parties), draw(maybe(WORDS)), "direct", **span())),
        themes=several(lambda n: rec.Theme("xinnlp", f"c{n}", draw(WORDS), None, draw(st.sampled_from(["cause", None])),
                       draw(SHARES), text_spans())),
        gist=draw(st.sampled_from([None, text_spans()[0]])),
        key_phrases=several(lambda _: rec.KeyPhrase(draw(WORDS), draw(SHARES), text_spans())),
        warnings=several(lambda n: rec.Notice("code", draw(WORDS), *draw(st.sampled_from([(None, None), (0, 1)])))),
    )  # fmt: skip


def rebuild(article_id: str, tables: Rows) -> dict[str, Any]:
    """Return the record that the rows of one article stand for, from what is not derived alone."""
    found = {name: [row for row in rows if row["article_id"] == article_id] for name, rows in tables.items()}
    (article,) = found["articles"]
    plain = make_record().to_dict()
    record: dict[str, Any] = {
        "schema_version": article["schema_version"],
        "document": {name: article.get(name) for name in plain["document"]},
        "provenance": {name: article.get(name) for name in plain["provenance"]},
    }
    record["provenance"]["left_out"] = {
        name.removeprefix("left_out_"): count for name, count in article.items() if name.startswith("left_out_")
    }
    starts, ends = article["gist_start"], article["gist_end"]
    record["gist"] = article["gist"] and {"start": starts, "end": ends, "exact": article["gist"]}
    record["document"]["authors"] = [row["name"] for row in _ordered(found["authors"])]
    if article["text"] is not None:
        record["text"] = article["text"]
    for name in ("summary", "memberships", "dates", "themes", "key_phrases", "warnings"):
        record[name] = [_item(name, row) for row in _ordered(found[name])]
    for name in ("people", "organisations", "places", "figures", "commitments", "quotes"):
        record[name] = [_item(name, row) for row in sorted(found[name], key=lambda row: int(_id_of(row)[1:]))]
    for name in ("people", "organisations", "places"):
        for entity in record[name]:
            mine = {kind: _ordered(row for row in found[kind] if row["entity_id"] == entity["id"])
                    for kind in ("other_names", "mentions")}  # fmt: skip
            entity["other_names"] = [row["name"] for row in mine["other_names"]]
            entity["mentions"] = [_item("mentions", row, "entity_id") for row in mine["mentions"]]
    for entity in record["organisations"]:
        rows = _ordered(row for row in found["identifiers"] if row["organisation_id"] == entity["id"])
        entity["identifiers"] = [_item("identifiers", row, "organisation_id") for row in rows]
    for number, theme in enumerate(record["themes"], 1):
        rows = _ordered(row for row in found["evidence"] if row["theme_position"] == number)
        theme["evidence"] = [_item("evidence", row, "theme_position") for row in rows]
    for number, phrase in enumerate(record["key_phrases"], 1):
        rows = _ordered(row for row in found["phrase_mentions"] if row["phrase_position"] == number)
        phrase["mentions"] = [_item("phrase_mentions", row, "phrase_position") for row in rows]
    for commitment in record["commitments"]:
        for side in ("funder", "recipient"):
            rows = _ordered(row for row in found["parties"]
                            if (row["commitment_id"], row["side"]) == (commitment["id"], side))  # fmt: skip
            commitment[f"{side}_ids"] = [row["party_id"] for row in rows if row["party_id"] is not None]
            commitment[f"{side}_names"] = [row["name"] for row in rows if row["party_id"] is None]
    return record


def _ordered(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["position"])


def _id_of(row: dict[str, Any]) -> str:
    return str(next(value for name, value in row.items() if name.endswith("_id") and name != "article_id"))


def _item(table: str, row: dict[str, Any], *not_told: str) -> dict[str, Any]:
    left_out = {"article_id", "position", *not_told}
    return {
        column.source: row[column.name]
        for column in TABLES[table].columns
        if not column.derived and column.name not in left_out
    }
