"""Corrections: where what annotators say of names differs from what xinnlp had found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xinnlp.annotated.names import group_names
from xinnlp.annotated.tasks import AnnotatedTask
from xinnlp.corrections import IGNORE, Correction

# What xinnlp had found, by form: the type and the fullest name.
Found = dict[str, tuple[str, str]]


def find_corrections(tasks: Iterable[AnnotatedTask]) -> list[Correction]:
    """Return the corrections of all tasks, in order of name; those that tasks disagree on hold for their article alone.

    A name corrected in one article is corrected in all that have it, unless another task leaves it as it was found.
    """
    wanted: dict[str, dict[str, Correction | None]] = {}
    for task in tasks:
        for name, correction in _compare(task):
            wanted.setdefault(name, {})[task.article_id] = correction
    found = []
    for name in sorted(wanted):
        distinct = list(dict.fromkeys(wanted[name].values()))
        if len(distinct) == 1:
            found += [correction for correction in distinct if correction]
        else:
            found += [
                Correction(item.name, item.type, item.same_as, article)
                for article, item in sorted(wanted[name].items())
                if item
            ]
    return found


def _compare(task: AnnotatedTask) -> Iterator[tuple[str, Correction | None]]:
    """Yield each name of a task with its correction, None where it was found as it is."""
    before: Found = {form: (item["type"], item["name"]) for item in task.found for form in item["forms"]}
    seen = set()
    for named in group_names(task):
        for form in named.forms:
            seen.add(form)
            kind, name = before.get(form, (None, None))
            correct_type = None if kind == named.type else named.type
            is_other = name is not None and name.casefold() != named.told.casefold()
            is_other = is_other or (name is None and form.casefold() != named.told.casefold())
            same_as = named.told if is_other else None
            needed = correct_type or same_as
            yield form, Correction(form, correct_type, same_as) if needed else None
    for form in before:
        if form not in seen:
            places = [region for region in task.regions if region.label == "place" and region.words == form]
            yield form, Correction(form, "place" if places else IGNORE)
