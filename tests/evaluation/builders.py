"""Small predictions, so that each test says only what it is about."""

from xinnlp.evaluation.gold import GoldFigure
from xinnlp.record import (
    Commitment,
    Document,
    Figure,
    Membership,
    Organisation,
    Person,
    Provenance,
    Quote,
    Record,
    TextSpan,
    Theme,
)
from xinnlp.source import sha256_of


def person(number, name, *other_names):
    return Person(id=f"p{number}", name=name, other_names=other_names, confidence=1.0, mentions=())


def organisation(number, name, *other_names, classification="other"):
    return Organisation(
        id=f"o{number}",
        name=name,
        other_names=other_names,
        classification=classification,
        confidence=1.0,
        mentions=(),
    )


def membership(person_number, role, organisation_number=None):
    return Membership(
        person_id=f"p{person_number}",
        organisation_id=organisation_number and f"o{organisation_number}",
        role=role,
        start=0,
        end=1,
        exact="x",
    )


def figure(text, exact, value=1, *, occurrence=0, number=1, **changes):
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(exact, start + 1)
    settings = {"kind": "count", "value_max": None, "unit": "desks", "qualifier": "exact", "measures": None}
    return Figure(
        id=f"f{number}", value=value, start=start, end=start + len(exact), exact=exact, **{**settings, **changes}
    )


def gold_figure(text, value=1, **changes):
    return GoldFigure(text, value, **{"unit": "desks", "kind": "count", **changes})


def quote(number, exact, speaker_id=None, kind="direct"):
    return Quote(id=f"q{number}", speaker_id=speaker_id, cue=None, type=kind, start=0, end=len(exact), exact=exact)


def goal(code, score, vocabulary="sdg"):
    return Theme(vocabulary=vocabulary, code=str(code), title="x", url=None, facet=None, score=score, evidence=())


def commitment(figure_number, status, funders=(), recipients=(), *, ids=True):
    funder_ids, funder_names = (tuple(funders), ()) if ids else ((), tuple(funders))
    recipient_ids, recipient_names = (tuple(recipients), ()) if ids else ((), tuple(recipients))
    return Commitment(
        id=f"c{figure_number}",
        figure_id=f"f{figure_number}",
        status=status,
        funder_ids=funder_ids,
        funder_names=funder_names,
        recipient_ids=recipient_ids,
        recipient_names=recipient_names,
        purpose=None,
        start=0,
        end=1,
        exact="x",
    )


def record(text, **lists):
    """Return a valid record of a text."""
    document = Document(
        path="article.txt",
        media_type="text/plain",
        sha256=sha256_of(text.encode()),
        text_sha256=sha256_of(text.encode()),
        characters=len(text),
        words=len(text.split()),
        language="en",
        headline=None,
        authors=(),
        date_published=None,
        publisher=None,
        url=None,
    )
    provenance = Provenance(
        xinnlp="0", spacy="3", model="m", model_version="1", ner="spacy", settings_sha256=sha256_of(b"")
    )
    return Record(document=document, provenance=provenance, text=text, **lists)


def mentioned(text, number, name):
    """Return a person with a mention where the name first stands."""
    start = text.index(name)
    return Person(
        id=f"p{number}",
        name=name,
        other_names=(),
        confidence=1.0,
        mentions=(TextSpan(start, start + len(name), name),),
    )
