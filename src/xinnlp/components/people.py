"""People: the mentions of each real, named individual, merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from xinnlp.components.annotations import Entity, spans_of, write_relations, write_spans
from xinnlp.components.corrected import obey_with_entities
from xinnlp.naming.candidate import PERSON
from xinnlp.naming.forms import count_honorifics, strip_possessive
from xinnlp.naming.people import merge_people
from xinnlp.naming.roles import role_words

# How far before a name the word for a relative may stand.
_REACH = 4


@Language.factory(
    "xinnlp_people", assigns=["doc._.people"], requires=["doc._.names"], default_config={"corrections": ""}
)
def create_people(nlp: Language, name: str, corrections: str) -> Callable[[Doc], Doc]:
    """Return the component; `corrections` is the path of a user's own, empty for none."""
    return obey_with_entities(find_people, corrections, "people", _name)


def find_people(doc: Doc) -> Doc:
    """Write the people of a Doc: mentions in `doc.spans["people"]`, entities in the relations, ids in text order.

    Reads the names labelled PERSON. The fullest form without honorific is the name, all others are other names.
    Cannot tell two people with exactly the same name apart.
    """
    mentions = [span for span in spans_of(doc, "names") if span.label_ == PERSON]
    aside = {number for number, span in enumerate(mentions) if _is_relative(doc, span.start)}
    numbers = merge_people([_form(span) for span in mentions], aside)
    ids: dict[int, str] = {}
    spans = []
    for span, number in zip(mentions, numbers, strict=True):
        person_id = ids.setdefault(number, f"p{len(ids) + 1}")
        spans.append(Span(doc, span.start, span.end, label=PERSON, span_id=person_id))
    write_spans(doc, "people", spans)
    write_relations(doc, "people", [_entity(i, [s for s in spans if s.id_ == i]) for i in ids.values()])
    return doc


def _is_relative(doc: Doc, start: int) -> bool:
    """Tell a name that says whose family somebody is: `the widow of publisher Tom Lowe`, `her husband, Tom Lowe`."""
    return any(token.lower_ in role_words("relatives") for token in doc[max(0, start - _REACH) : start])


def _words(span: Span) -> list[str]:
    words = [token.text for token in span if not token.is_space and token.text != ","]
    return words[count_honorifics(words) :]


def _form(span: Span) -> tuple[str, ...]:
    words = strip_possessive(" ".join(_words(span)).replace("“", "").replace("”", "").replace('"', "")).split()
    return tuple(words) or (span.text,)


def _entity(person_id: str, mentions: list[Span]) -> Entity:
    names = Counter(_name(span) for span in mentions)
    full = max(names, key=lambda name: (len(name.split()), names[name], len(name), name))
    others = tuple(name for name in names if name != full)
    return Entity(person_id, full, others, _confidence(full, sum(names.values())))


def _name(span: Span) -> str:
    """Return the mention without its honorific, on one line, as the text has it."""
    words = [token for token in span if not token.is_space]
    skipped = count_honorifics([token.text for token in words])
    return " ".join(strip_possessive(span.doc[words[skipped].i : words[-1].i + 1].text).split())


def _confidence(name: str, mentions: int) -> float:
    """Return 0 to 1: full names and repeated ones are surer. Not calibrated."""
    base = 0.9 if len(name.split()) > 1 else 0.6
    return min(0.99, base + 0.03 * (mentions - 1))
