"""Spans become records here, and only here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.about import __version__ as spacy_version
from spacy.tokens import Doc

import xinnlp
from xinnlp import record as rec
from xinnlp.components import annotations as ann
from xinnlp.confidence.leaving_out import leave_out
from xinnlp.confidence.rating import rate_statements
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument, sha256_of


def assemble(doc: Doc, source: SourceDocument, settings: Settings, meta: dict[str, Any], language: str) -> rec.Record:
    """Return the record of a Doc that went through the pipeline; `meta` is the pipeline's `nlp.meta`.

    Guarantees `text[start:end] == exact` for every span, ids in text order, and the same record for the same Doc.
    """
    span = _Spans(source.text)
    sure = rate_statements(doc, settings.ner)
    record = rec.Record(
        document=_document(source, language),
        text=source.text if settings.keep_text else None,
        gist=next((rec.TextSpan(**span(s.start, s.end)) for s in doc._.gist), None),
        summary=tuple(rec.SummarySentence(**span(s.start, s.end), score=round(s.score, 4)) for s in doc._.summary),
        people=_people(doc, span, sure["people"]),
        organisations=_organisations(doc, span, sure["organisations"]),
        memberships=tuple(
            rec.Membership(m.person_id, m.organisation_id, m.role, **span(m.start, m.end), confidence=confidence)
            for m, confidence in zip(doc._.memberships, sure["memberships"], strict=True)
        ),
        places=_places(doc, span),
        dates=tuple(rec.Date(d.value, **span(d.start, d.end)) for d in doc._.dates),
        figures=_figures(doc, span, sure["figures"]),
        commitments=_commitments(doc, span, sure["commitments"]),
        quotes=tuple(
            rec.Quote(f"q{number}", q.speaker_id, q.cue, q.type, **span(q.start, q.end), confidence=confidence)
            for number, (q, confidence) in enumerate(zip(doc._.quotes, sure["quotes"], strict=True), 1)
        ),
        themes=_themes(doc, span, sure["themes"]),
        key_phrases=_key_phrases(doc, span),
        warnings=tuple(rec.Notice(n.code, n.message, n.start, n.end) for n in doc._.warnings),
        provenance=_provenance(settings, meta),
    )
    return leave_out(record, settings.min_confidence)


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


def _people(doc: Doc, span: _Spans, sure: Sequence[float | None]) -> tuple[rec.Person, ...]:
    mentions = _mentions_by_id(doc, "people", span)
    return tuple(
        rec.Person(e.id, e.name, tuple(e.other_names), confidence or 0.0, mentions[e.id])
        for e, confidence in zip(ann.read_relations(doc, "people", ann.Entity), sure, strict=True)
    )


def _organisations(doc: Doc, span: _Spans, sure: Sequence[float | None]) -> tuple[rec.Organisation, ...]:
    mentions = _mentions_by_id(doc, "organisations", span)
    return tuple(
        rec.Organisation(
            id=e.id,
            name=e.name,
            other_names=tuple(e.other_names),
            classification=e.classification or "other",
            confidence=confidence or 0.0,
            mentions=mentions[e.id],
            identifiers=tuple(rec.Identifier(scheme, value) for scheme, value in e.identifiers),
        )
        for e, confidence in zip(ann.read_relations(doc, "organisations", ann.Entity), sure, strict=True)
    )


def _places(doc: Doc, span: _Spans) -> tuple[rec.Place, ...]:
    mentions = _mentions_by_id(doc, "places", span)
    return tuple(
        rec.Place(e.id, e.name, tuple(e.other_names), mentions[e.id])
        for e in ann.read_relations(doc, "places", ann.Entity)
    )


def _mentions_by_id(doc: Doc, group: str, span: _Spans) -> dict[str, tuple[rec.TextSpan, ...]]:
    found: dict[str, list[rec.TextSpan]] = {}
    for mention in ann.spans_of(doc, group):
        found.setdefault(mention.id_, []).append(rec.TextSpan(**span(mention.start_char, mention.end_char)))
    return {entity_id: tuple(items) for entity_id, items in found.items()}


def _figures(doc: Doc, span: _Spans, sure: Sequence[float | None]) -> tuple[rec.Figure, ...]:
    return tuple(
        rec.Figure(
            f"f{number}",
            f.kind,
            f.value,
            f.value_max,
            f.unit,
            f.qualifier,
            f.measures,
            **span(f.start, f.end),
            confidence=confidence,
        )
        for number, (f, confidence) in enumerate(zip(doc._.figures, sure, strict=True), 1)
    )


def _commitments(doc: Doc, span: _Spans, sure: Sequence[float | None]) -> tuple[rec.Commitment, ...]:
    return tuple(
        rec.Commitment(
            id=f"c{number}",
            figure_id=f"f{c.figure + 1}",
            status=c.status,
            funder_ids=tuple(c.funder_ids),
            funder_names=tuple(c.funder_names),
            recipient_ids=tuple(c.recipient_ids),
            recipient_names=tuple(c.recipient_names),
            purpose=c.purpose,
            **span(c.start, c.end),
            confidence=confidence,
        )
        for number, (c, confidence) in enumerate(zip(doc._.commitments, sure, strict=True), 1)
    )


def _themes(doc: Doc, span: _Spans, sure: Sequence[float | None]) -> tuple[rec.Theme, ...]:
    return tuple(
        rec.Theme(
            vocabulary=t.vocabulary,
            code=t.code,
            title=t.title,
            url=t.url,
            facet=t.facet,
            score=round(t.score, 4),
            evidence=tuple(rec.TextSpan(**span(start, end)) for start, end in t.evidence),
            confidence=confidence,
        )
        for t, confidence in zip(doc._.themes, sure, strict=True)
    )


def _key_phrases(doc: Doc, span: _Spans) -> tuple[rec.KeyPhrase, ...]:
    return tuple(
        rec.KeyPhrase(
            phrase=" ".join(span.text[slice(*p.mentions[0])].split()),
            score=round(p.score, 4),
            mentions=tuple(rec.TextSpan(**span(start, end)) for start, end in p.mentions),
        )
        for p in doc._.key_phrases
    )


def _provenance(settings: Settings, meta: dict[str, Any]) -> rec.Provenance:
    return rec.Provenance(
        xinnlp=xinnlp.__version__,
        spacy=spacy_version,
        model=f"{meta['lang']}_{meta['name']}",
        model_version=str(meta["version"]),
        ner=meta["ner"],
        settings_sha256=settings.sha256,
        gazetteer_sha256=settings.gazetteer_sha256,
        themes_sha256=settings.themes_sha256,
    )
