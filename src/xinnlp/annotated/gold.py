"""Gold of an annotated article, in the format of `xinnlp evaluate`."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any

from xinnlp.annotated.names import Named, group_names
from xinnlp.annotated.tasks import AnnotatedTask, Region, TaskProblem
from xinnlp.corrections import PERSON
from xinnlp.evaluation.gold_checks import find_gold_problems
from xinnlp.exports.label_studio import AMOUNT, AT, COMMITMENT, FIGURE, HELD_BY, QUOTE, ROLE, SAID_BY, SIDES

_QUOTE_LENGTH = 60
_MARKS = "“”\"'‘’«»„‹›「」『』 \n\t"
_DIGITS = re.compile(r"[+-]?\d+")


def make_gold(task: AnnotatedTask) -> dict[str, Any]:
    """Return the gold of a task; raises TaskProblem where something that gold needs was not told."""
    named = group_names(task)
    owner = {region.id: item.name for item in named for region in item.regions}
    gold = {
        "people": [_person(item, task, owner) for item in named if item.type == PERSON],
        "organisations": [
            {"name": item.name, "mentions": item.forms, "type": item.type} for item in named if item.type != PERSON
        ],
        "figures": list(_once(_figure(region) for region in _labelled(task, FIGURE))),
        "quotes": [_quote(region, task, owner) for region in _labelled(task, QUOTE)],
        "commitments": [_commitment(region, task, owner) for region in _labelled(task, COMMITMENT)],
    }
    if task.goals is not None:
        gold["themes"] = [{"sdg": goal} for goal in task.goals]
    problems = find_gold_problems(gold, task.text)
    if problems:
        raise TaskProblem(f"gives no gold: {problems[0].path}: {problems[0].message}")
    return gold


def _labelled(task: AnnotatedTask, label: str) -> list[Region]:
    return [region for region in task.regions if region.label == label]


def _once(items: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each figure once: told twice in the same words and meaning, it is one."""
    seen: list[dict[str, Any]] = []
    for item in items:
        if item not in seen:
            seen.append(item)
            yield item


def _person(item: Named, task: AnnotatedTask, owner: dict[str, str]) -> dict[str, Any]:
    mine = {region.id for region in item.regions}
    roles = []
    for region in _labelled(task, ROLE):
        if mine.isdisjoint(holder.id for holder in task.related(region, HELD_BY)):
            continue
        bodies: list[str | None] = [owner.get(body.id, body.words) for body in task.related(region, AT)]
        roles += [{"title": region.words, "organisation": body} for body in dict.fromkeys(bodies or [None])]
    bare = [body for region in item.regions for body in task.related(region, AT)]
    roles += [{"title": None, "organisation": owner.get(body.id, body.words)} for body in bare]
    return {"name": item.name, "mentions": item.forms, "roles": roles}


def _figure(region: Region) -> dict[str, Any]:
    told = region.told
    figure = {"text": region.words, "value": _number(region, "value"), "kind": told.get("kind", "count"),
              "unit": told.get("unit", ""), "qualifier": told.get("qualifier", "exact")}  # fmt: skip
    if told.get("value_max"):
        figure["value_max"] = _number(region, "value_max")
    if not figure["unit"]:
        figure["unit"] = {"people": "people", "percentage": "percent"}.get(str(figure["kind"]), "")
        if not figure["unit"]:
            raise TaskProblem(f"region {region.id}: the figure {region.words!r} has no unit; write one beside it")
    return figure


def _number(region: Region, name: str) -> int | float:
    told = region.told.get(name, "").replace(",", "").replace(" ", "")
    if _DIGITS.fullmatch(told):
        return int(told)
    with contextlib.suppress(ValueError):
        return float(told)
    raise TaskProblem(f"region {region.id}: the figure {region.words!r} has {name} {told!r}, which is no number")


def _quote(region: Region, task: AnnotatedTask, owner: dict[str, str]) -> dict[str, Any]:
    words = region.text.strip(_MARKS) or region.text
    speakers = [owner.get(speaker.id, speaker.words) for speaker in task.related(region, SAID_BY)]
    return {"text": words[:_QUOTE_LENGTH].rstrip(), "speaker": speakers[0] if speakers else None}


def _commitment(region: Region, task: AnnotatedTask, owner: dict[str, str]) -> dict[str, Any]:
    amounts = [figure for figure in task.related(region, AMOUNT) if figure.label == FIGURE]
    if not amounts:
        raise TaskProblem(f"region {region.id}: the commitment {region.words[:60]!r} has no amount; draw its relation")
    if not region.told.get("status"):
        raise TaskProblem(f"region {region.id}: the commitment {region.words[:60]!r} has no status; choose one")
    sides = {
        f"{side}s": list(dict.fromkeys(owner.get(party.id, party.words) for party in task.related(region, side)))
        for side in SIDES
    }
    return {"figure": amounts[0].words, "status": region.told["status"], **sides}
