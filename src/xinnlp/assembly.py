"""Spans become records here, and only here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.about import __version__ as spacy_version
from spacy.tokens import Doc, Span

import xinnlp
from xinnlp import record as rec
from xinnlp.components import annotations as ann
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument, sha256_of


def assemble(doc: Doc, source: SourceDocument, settings: Settings, meta: dict[str, Any], language: str) -> rec.Record:
    """Return the record of a Doc that went through the pipeline; `meta` is the pipeline's `nlp.meta`.

    Guarantees `text[start:end] == exact` for every span, ids in text order, and the same record for the same Doc.
    """
    text = source.text
    mentions = {group: _mentions_by_id(doc, group, text) for group in ("people", "organisations", "places")}
    span = _Spans(text)
    return rec.Record(
        document=_document(source, language),
        text=text if settings.keep_text else None,
        summary=tuple(
            rec.SummarySentence(**span(s.start, s.end), score=round(s.score, 4))
            for s in ann.read_relations(doc, "summary", ann.SummarySentence)
        ),
        people=tuple(
            rec.Person(e.id, e.name, tuple(e.other_names), round(e.confidence, 4), mentions["people"][e.id])
            for e in ann.read_relations(doc, "people", ann.Entity)
        ),
        organisations=tuple(
            rec.Organisation(
                e.id,
                e.name,
                tuple(e.other_names),
                e.classification or "other",
                round(e.confidence, 4),
                mentions["organisations"][e.id],
            )
            for e in ann.read_relations(doc, "organisations", ann.Entity)
        ),
        memberships=tuple(
            rec.Membership(m.person_id, m.organisation_id, m.role, **span(m.start, m.end))
            for m in ann.read_relations(doc, "memberships", ann.Membership)
        ),
        places=tuple(
            rec.Place(e.id, e.name, tuple(e.other_names), mentions["places"][e.id])
            for e in ann.read_relations(doc, "places", ann.Entity)
        ),
        dates=tuple(
            rec.Date(d.value, **span(d.start, d.end)) for d in ann.read_relations(doc, "dates", ann.DateMention)
        ),
        figures=tuple(
            rec.Figure(f"f{n}", f.kind, f.value, f.value_max, f.unit, f.qualifier, f.measures, **span(f.start, f.end))
            for n, f in enumerate(ann.read_relations(doc, "figures", ann.Figure), 1)
        ),
        commitments=tuple(
            rec.Commitment(
                f"c{n}",
                f"f{c.figure + 1}",
                c.status,
                tuple(c.funder_ids),
                tuple(c.funder_names),
                tuple(c.recipient_ids),
                tuple(c.recipient_names),
                c.purpose,
                **span(c.start, c.end),
            )
            for n, c in enumerate(ann.read_relations(doc, "commitments", ann.Commitment), 1)
        ),
        quotes=tuple(
            rec.Quote(f"q{n}", q.speaker_id, q.cue, q.type, **span(q.start, q.end))
            for n, q in enumerate(ann.read_relations(doc, "quotes", ann.Quote), 1)
        ),
        themes=tuple(
            rec.Theme(
                t.vocabulary,
                t.code,
                t.title,
                t.url,
                t.facet,
                round(t.score, 4),
                tuple(rec.TextSpan(**span(start, end)) for start, end in t.evidence),
            )
            for t in ann.read_relations(doc, "themes", ann.Theme)
        ),
        warnings=tuple(
            rec.Notice(n.code, n.message, n.start, n.end) for n in ann.read_relations(doc, "warnings", ann.Notice)
        ),
        provenance=rec.Provenance(
            xinnlp=xinnlp.__version__,
            spacy=spacy_version,
            model=f"{meta['lang']}_{meta['name']}",
            model_version=str(meta["version"]),
            ner=meta["ner"],
            settings_sha256=settings.sha256,
        ),
    )


class _Spans:
    """Turns offsets into the three keys of a span."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "exact": self.text[start:end]}


def _document(source: SourceDocument, language: str) -> rec.Document:
    meta = source.metadata
    return rec.Document(
        path=source.path,
        media_type=source.media_type,
        sha256=source.sha256,
        text_sha256=sha256_of(source.text.encode()),
        characters=len(source.text),
        words=len(source.text.split()),
        language=language,
        headline=meta.headline,
        authors=meta.authors,
        date_published=meta.date_published,
        publisher=meta.publisher,
        url=meta.url,
    )


def _mentions_by_id(doc: Doc, group: str, text: str) -> dict[str, tuple[rec.TextSpan, ...]]:
    found: dict[str, list[rec.TextSpan]] = {}
    spans: Iterable[Span] = ann.spans_of(doc, group)
    for span in spans:
        start, end = span.start_char, span.end_char
        found.setdefault(span.id_, []).append(rec.TextSpan(start, end, text[start:end]))
    return {entity_id: tuple(items) for entity_id, items in found.items()}
