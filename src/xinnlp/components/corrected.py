"""How components that name things obey corrections; a component of its own could not undo what they decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from xinnlp.components.annotations import Entity, read_relations, spans_of, write_relations, write_spans
from xinnlp.corrections import IGNORE, ORGANISATION_TYPES, Correction, Corrections, load_corrections
from xinnlp.corrections import PERSON as IS_PERSON
from xinnlp.corrections import PLACE as IS_PLACE
from xinnlp.naming.candidate import ORGANISATION, PERSON, PLACE
from xinnlp.naming.forms import key_of
from xinnlp.naming.occurrences import find_occurrences

Component = Callable[[Doc], Doc]

_LABELS = {IS_PERSON: PERSON, IS_PLACE: PLACE, IGNORE: ""}


def obey_with_names(component: Component, path: str, nlp: Language) -> Component:
    """Return a component whose names have the types that a file of corrections says."""
    return partial(_correct_names, component, load_corrections(path), nlp) if path else component


def obey_with_entities(component: Component, path: str, group: str, name_of: Callable[[Span], str]) -> Component:
    """Return a component whose entities are merged, split and classified as a file of corrections says."""
    return partial(_correct_entities, component, load_corrections(path), group, name_of) if path else component


def _by_key(doc: Doc, corrections: Corrections) -> dict[str, Correction]:
    return {key_of(entry.name): entry for entry in corrections.of(doc._.path)}


def _correct_names(component: Component, corrections: Corrections, nlp: Language, doc: Doc) -> Doc:
    doc = component(doc)
    mine = _by_key(doc, corrections)
    spans = []
    for span in spans_of(doc, "names"):
        kind = mine[key_of(span.text)].type if key_of(span.text) in mine else None
        label = span.label_ if kind is None else _LABELS.get(kind, ORGANISATION)
        if label:
            spans.append(Span(doc, span.start, span.end, label=label))
    # What was found in none of its places has them found now.
    words = {
        tuple(token.text for token in nlp.make_doc(entry.name)): _LABELS.get(entry.type, ORGANISATION)
        for entry in mine.values()
        if entry.type not in (None, IGNORE)
    }
    found = [Span(doc, start, end, label=label) for start, end, label in find_occurrences(doc, words)]
    write_spans(doc, "names", filter_spans([*spans, *found]))
    return doc


def _correct_entities(
    component: Component, corrections: Corrections, group: str, name_of: Callable[[Span], str], doc: Doc
) -> Doc:
    doc = component(doc)
    mine = _by_key(doc, corrections)
    if not mine:
        return doc
    targets = {key: entry.same_as for key, entry in mine.items() if entry.same_as}
    entities = {entity.id: entity for entity in read_relations(doc, group, Entity)}
    homes = {identifier: _home(entity, targets) for identifier, entity in entities.items()}
    groups: dict[str, list[Span]] = {}
    for span in spans_of(doc, group):
        target = targets.get(key_of(name_of(span)))
        groups.setdefault(key_of(target) if target else homes[span.id_], []).append(span)
    rewritten, mentions = [], []
    for number, (home, spans) in enumerate(groups.items(), 1):
        entity = _merge(home, [entities[span.id_] for span in spans], [name_of(span) for span in spans], mine)
        entity = entity._replace(id=f"{group[0]}{number}")
        rewritten.append(entity)
        mentions += [Span(doc, span.start, span.end, label=span.label_, span_id=entity.id) for span in spans]
    write_spans(doc, group, mentions)
    write_relations(doc, group, rewritten)
    return doc


def _home(entity: Entity, targets: dict[str, str]) -> str:
    """Return the key of what an entity is as a whole: what its name is the same as, or what others are the same as."""
    named = targets.get(key_of(entity.name))
    if named:
        return key_of(named)
    wanted = {key_of(target) for target in targets.values()}
    own = [key for key in map(key_of, (entity.name, *entity.other_names)) if key in wanted and key not in targets]
    return own[0] if own else f"\n{entity.id}"  # no key has a line feed


def _merge(home: str, entities: list[Entity], names: list[str], mine: dict[str, Correction]) -> Entity:
    """Return one entity of several: named as the correction says where the article has that name, else as before."""
    distinct = list(dict.fromkeys(names))
    main = max(entities, key=lambda entity: (key_of(entity.name) == home, len(entity.name), entity.confidence))
    usual = main.name if main.name in distinct else max(distinct, key=len)
    name = next((name for name in distinct if key_of(name) == home), usual)
    others = {key_of(other): other for other in reversed(distinct) if key_of(other) != key_of(name)}
    kinds = [kind for kind in _list_types([home, key_of(name), *others], mine) if kind in ORGANISATION_TYPES]
    return main._replace(
        name=name,
        other_names=tuple(other for other in distinct if other in others.values()),
        confidence=max(entity.confidence for entity in entities),
        classification=kinds[0] if kinds and main.classification else main.classification,
    )


def _list_types(keys: list[str], mine: dict[str, Correction]) -> Iterator[str]:
    return (kind for key in keys if key in mine and (kind := mine[key].type))
