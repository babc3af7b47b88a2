"""Organisations: the mentions of each named body or programme, merged and classified."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from xinnlp.components.annotations import Entity, spans_of, write_relations, write_spans
from xinnlp.components.corrected import obey_with_entities
from xinnlp.naming.candidate import ORGANISATION
from xinnlp.naming.classes import classify
from xinnlp.naming.forms import is_acronym_of, key_of, strip_possessive
from xinnlp.naming.gazetteer import KnownOrganisation, known_organisations
from xinnlp.naming.neighbours import class_of_neighbours
from xinnlp.naming.organisations import is_generic, merge_organisations
from xinnlp.naming.own import known_names
from xinnlp.naming.runs import is_name_word
from xinnlp.own_names import Gazetteer, load_gazetteer

# A class of this confidence is told by the text or the name.
_TOLD = 0.8
# A form without quotation marks is the better name: `Xin Conference` before `“XIN” Conference`.
_MARKS = frozenset('“”"«»')
# What stands between two names of one body: `X, now known as Y`, `X (formerly Y)`.
_RENAMED = re.compile(
    r",? ?(?:which |that )?(?:is |was )?(?:also|now|formerly|previously|originally)"
    r" (?:known as|called|named)(?: the)?"
    r"|\((?:now|formerly|previously|originally)(?: known as| called| the)*"
)


@Language.factory(
    "xinnlp_organisations",
    assigns=["doc._.organisations"],
    requires=["doc._.names"],
    default_config={"gazetteer": "", "corrections": ""},
)
def create_organisations(nlp: Language, name: str, gazetteer: str, corrections: str) -> Callable[[Doc], Doc]:
    """Return the component; `gazetteer` and `corrections` are paths of a user's own, empty for none."""
    component = partial(find_organisations, gazetteer=load_gazetteer(gazetteer)) if gazetteer else find_organisations
    return obey_with_entities(component, corrections, "organisations", _name)


def find_organisations(doc: Doc, gazetteer: Gazetteer | None = None) -> Doc:
    """Write the organisations of a Doc: mentions in `doc.spans["organisations"]`, entities in the relations.

    Reads the names labelled ORGANISATION. `Alibaba` joins `Alibaba Group`, not `Alibaba Foundation`; an acronym in
    brackets joins the name before it; `the Foundation` joins the last one named. Ids are in text order. Names that
    the gazetteer has for one body are one, with its type and identifiers.
    """
    mentions = [span for span in spans_of(doc, "names") if span.label_ == ORGANISATION]
    names = [_name(span) for span in mentions]
    known = known_names(dict.fromkeys(names), gazetteer) if gazetteer else known_organisations()
    numbers = merge_organisations(names, list(_bracketed(doc, mentions)), known)
    ids: dict[int, str] = {}
    spans = []
    for span, number in zip(mentions, numbers, strict=True):
        if number is None:
            continue
        organisation_id = ids.setdefault(number, f"o{len(ids) + 1}")
        spans.append(Span(doc, span.start, span.end, label=ORGANISATION, span_id=organisation_id))
    write_spans(doc, "organisations", spans)
    of_id: dict[str, list[Span]] = {}
    for span in spans:
        of_id.setdefault(span.id_, []).append(span)
    entities = [_entity(doc, i, of_id[i], known) for i in ids.values()]
    write_relations(doc, "organisations", _with_listed_classes(doc, spans, entities))
    return doc


def _with_listed_classes(doc: Doc, spans: list[Span], entities: list[Entity]) -> list[Entity]:
    """Give bodies of which the text tells nothing the class of those that they are listed with."""
    sure = {e.id: e.classification for e in entities if e.classification and e.confidence >= _TOLD}
    listed = class_of_neighbours(doc, spans, sure) if 0 < len(sure) < len(entities) else {}
    return [e._replace(classification=listed[e.id]) if e.id in listed else e for e in entities]


def _name(span: Span) -> str:
    name = " ".join(strip_possessive(span.text).split())
    closed_only = "”" in name and "“" not in name
    return name.replace("”", "") if closed_only else name


def _bracketed(doc: Doc, mentions: list[Span]) -> Iterable[tuple[str, str]]:
    """Yield (full, short) for `World Health Organisation (WHO)` and `WHO (World Health Organisation)`.

    And for a body and what it was or is now called (`Lowe Fund, now known as Lowe Foundation`), the longer name first.
    """
    for first, second in itertools.pairwise(mentions):
        between = doc[first.end : second.start].text
        closed = second.end < len(doc) and doc[second.end].text.startswith(")")
        if between == "(" and closed:
            one, other = _name(first), _name(second)
            if is_acronym_of(other, one) or _looks_like_acronym(other) or _shares_a_word(other, one):
                yield one, other
            elif is_acronym_of(one, other):
                yield other, one
        elif _RENAMED.fullmatch(between):
            short, full = sorted((_name(first), _name(second)), key=lambda name: (len(name.split()), len(name)))
            yield full, short


def _shares_a_word(short: str, name: str) -> bool:
    """Tell `CU Medicine` of `Faculty of Medicine`: what brackets add with a word of the name in it is a form of it."""
    words = key_of(name).split()
    return len(short) < len(name) and any(len(word) > 3 and word in words for word in key_of(short).split())


def _looks_like_acronym(name: str) -> bool:
    return " " not in name and is_name_word(name) and sum(c.isupper() for c in name) >= 2


def _entity(doc: Doc, organisation_id: str, mentions: list[Span], known: Mapping[str, KnownOrganisation]) -> Entity:
    names = Counter(_name(span) for span in mentions)
    specific = {name: count for name, count in names.items() if not is_generic(name)} or names
    full = max(specific, key=lambda name: (not set(name) & _MARKS, len(name.split()), specific[name], len(name), name))
    others = {key_of(name): name for name in reversed(names) if key_of(name) != key_of(full)}
    other_names = tuple(name for name in names if name in others.values())
    classification, confidence = classify(doc, list(names), mentions, known)
    entries = (known[key_of(name)] for name in (full, *names) if key_of(name) in known)
    identifiers = next((entry.identifiers for entry in entries if entry.identifiers), ())
    return Entity(organisation_id, full.removeprefix("the "), other_names, confidence, classification, identifiers)
