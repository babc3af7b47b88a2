"""A small record with every list filled, whose spans are found in its text: what a test then changes is its point."""

from __future__ import annotations

from typing import Any

from xinnlp.record import (
    Commitment,
    Date,
    Document,
    Figure,
    Membership,
    Notice,
    Organisation,
    Person,
    Place,
    Provenance,
    Quote,
    Record,
    SummarySentence,
    TextSpan,
    Theme,
)
from xinnlp.source import sha256_of

TEXT = (
    "Trust gives desks 🎓\n\n"
    "Ada Lowe, chair of the Lowe Trust, pledged $2 million for desks in Accra on 5 May 2021. "
    "“Children learn better with desks,” said Lowe."
)


def span(exact: str) -> dict[str, Any]:
    start = TEXT.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact}


def text_span(exact: str) -> TextSpan:
    return TextSpan(**span(exact))


def make_record() -> Record:
    return Record(
        document=Document(
            path="articles/desks.txt", media_type="text/plain", sha256=sha256_of(TEXT.encode()),
            text_sha256=sha256_of(TEXT.encode()), characters=len(TEXT), words=len(TEXT.split()), language="en",
            headline="Trust gives desks 🎓", authors=("Tom Roe",), date_published="2021-05-06", publisher="Daily News",
            url="https://example.org/desks",
        ),
        text=TEXT,
        summary=(SummarySentence(**span("“Children learn better with desks,” said Lowe."), score=0.5),),
        people=(Person("p1", "Ada Lowe", ("Lowe",), 0.9, (text_span("Ada Lowe"),)),),
        organisations=(Organisation("o1", "Lowe Trust", (), "foundation", 0.8, (text_span("Lowe Trust"),)),),
        memberships=(Membership("p1", "o1", "chair", **span("chair")),),
        places=(Place("g1", "Accra", (), (text_span("Accra"),)),),
        dates=(Date("2021-05-05", **span("5 May 2021")),),
        figures=(Figure("f1", "money", 2_000_000, None, "USD", "exact", None, **span("$2 million")),),
        commitments=(
            Commitment("c1", "f1", "pledged", ("p1",), (), (), ("Accra",), "desks", **span("pledged $2 million")),
        ),
        quotes=(Quote("q1", "p1", "said", "direct", **span("“Children learn better with desks,”")),),
        themes=(
            Theme("sdg", "4", "Quality Education", "http://metadata.un.org/sdg/4", None, 0.75, (text_span("learn"),)),
        ),
        warnings=(Notice("unclosed_quote", "a quotation mark is not closed", 5, 6),),
        provenance=Provenance("0.1.0", "3.8.18", "en_core_web_md", "3.7.1", "spacy", "0" * 64),
    )  # fmt: skip


def make_record_dict() -> dict[str, Any]:
    return make_record().to_dict()
