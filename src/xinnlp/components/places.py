"""Places: countries, cities, regions and whatever else locates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from xinnlp.components.annotations import Entity, spans_of, write_relations, write_spans
from xinnlp.naming.candidate import PLACE
from xinnlp.naming.forms import key_of

_CONFIDENCE = 0.85


@Language.factory("xinnlp_places", assigns=["doc._.places"], requires=["doc._.names"])
def create_places(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it takes no settings."""
    return find_places


def find_places(doc: Doc) -> Doc:
    """Write the places of a Doc: mentions in `doc.spans["places"]`, one entity a name, ids in text order.

    Two spellings are one place when they differ by case or a dot (`US`, `U.S.`). Cannot tell Paris from Paris.
    """
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in spans_of(doc, "names"):
        if span.label_ == PLACE:
            groups[key_of(span.text).replace(".", "")].append(span)
    spans, entities = [], []
    for number, mentions in enumerate(groups.values(), 1):
        place_id = f"g{number}"
        spans += [Span(doc, span.start, span.end, label=PLACE, span_id=place_id) for span in mentions]
        forms = list(dict.fromkeys(" ".join(span.text.split()) for span in mentions))
        entities.append(Entity(place_id, forms[0], tuple(forms[1:]), _CONFIDENCE))
    write_spans(doc, "places", spans)
    write_relations(doc, "places", entities)
    return doc
