"""People and organisations of an annotated article: regions that tell one name are one."""

from __future__ import annotations

from dataclasses import dataclass

from xinnlp.annotated.tasks import AnnotatedTask, Region
from xinnlp.corrections import ORGANISATION_TYPES, PERSON


@dataclass(slots=True)
class Named:
    """A person or organisation; `name` is verbatim in the article, `told` as the annotator wrote it."""

    type: str
    told: str
    name: str
    forms: list[str]
    regions: list[Region]


def group_names(task: AnnotatedTask) -> list[Named]:
    """Return the people and organisations in text order; the label of the first region is the type of all.

    A name that the annotator told but that the article does not have gives way to the longest form that it has.
    """
    spaced = " ".join(task.text.split())
    groups: dict[tuple[bool, str], Named] = {}
    for region in task.regions:
        if region.label == PERSON or region.label in ORGANISATION_TYPES:
            told = region.told.get("name") or region.words
            key = (region.label == PERSON, told.casefold())
            named = groups.setdefault(key, Named(region.label, told, told, [], []))
            named.regions.append(region)
            if region.words not in named.forms:
                named.forms.append(region.words)
    for named in groups.values():
        if named.told not in spaced:
            named.name = max(named.forms, key=len)
    return _merge_homonyms(list(groups.values()))


def _merge_homonyms(found: list[Named]) -> list[Named]:
    """Make one of those whose verbatim names are the same, since gold has each name once."""
    kept: dict[tuple[bool, str], Named] = {}
    for named in found:
        first = kept.setdefault((named.type == PERSON, named.name), named)
        if first is not named:
            first.forms += [form for form in named.forms if form not in first.forms]
            first.regions += named.regions
    return list(kept.values())
