"""Tasks of a Label Studio export (JSON), each with its last annotation as regions and relations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xinnlp.errors import ReadError


class TaskProblem(Exception):  # noqa: N818 (an outcome of one task, told and passed over)
    """Why a task cannot be used."""


@dataclass(slots=True)
class Region:
    """Words that an annotator marked; `told` are the values beside it by control, such as name or kind."""

    id: str
    label: str
    start: int
    end: int
    text: str
    told: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Return the words on one line."""
        return " ".join(self.text.split())


@dataclass(slots=True)
class AnnotatedTask:
    """An article and what an annotator found in it; regions in text order, relations as (from, label, to)."""

    article_id: str
    text: str
    regions: list[Region]
    relations: list[tuple[str, str, str]]
    goals: list[int] | None
    found: list[dict[str, Any]]

    def related(self, region: Region, label: str) -> list[Region]:
        """Return the regions that a relation of this label leads to."""
        targets = {end for start, name, end in self.relations if (start, name) == (region.id, label)}
        return [other for other in self.regions if other.id in targets]


def read_tasks(path: Path) -> Iterator[tuple[str, AnnotatedTask | TaskProblem]]:
    """Yield the name of each task and the task, or why it cannot be used; raises ReadError for the whole file."""
    try:
        tasks = json.loads(path.read_bytes())
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"cannot read {path}: it is no JSON: {error}; export from Label Studio as JSON") from error
    if not isinstance(tasks, list):
        raise ReadError(f"cannot read {path}: it is no list of tasks; export from Label Studio as JSON, not JSON-MIN")
    for number, task in enumerate(tasks, 1):
        name = f"{path}: task {task['id'] if isinstance(task, dict) and 'id' in task else number}"
        try:
            yield name, _read_task(task)
        except TaskProblem as problem:
            yield name, problem
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            yield name, TaskProblem(f"is no task of `xinnlp export --to label-studio`: {type(error).__name__}: {error}")


def _read_task(task: dict[str, Any]) -> AnnotatedTask:
    data = task["data"]
    annotations = [item for item in task.get("annotations") or () if not item.get("was_cancelled")]
    if not annotations:
        raise TaskProblem("has no annotation; submit one, or leave it out")
    last = max(annotations, key=lambda item: str(item.get("updated_at") or item.get("created_at") or ""))
    text = str(data["text"])
    regions: dict[str, Region] = {}
    relations: list[tuple[str, str, str]] = []
    goals = None
    for item in last["result"]:
        value = item.get("value", {})
        match item["type"]:
            case "labels" if value.get("labels"):
                regions[item["id"]] = _make_region(item["id"], value, text)
            case "relation":
                relations += [(item["from_id"], label, item["to_id"]) for label in item.get("labels") or ()]
            case "choices" if item["from_name"] == "goals":
                goals = [int(code) for code in value["choices"]]
    for item in last["result"]:
        if item["type"] in {"textarea", "choices"} and item["id"] in regions:
            values = item["value"].get("text" if item["type"] == "textarea" else "choices")
            if values:
                last_value = values if isinstance(values, str) else values[-1]
                regions[item["id"]].told[item["from_name"]] = " ".join(str(last_value).split())
    ordered = sorted(regions.values(), key=lambda region: (region.start, region.end))
    return AnnotatedTask(str(data["article_id"]), text, ordered, relations, goals, list(data.get("found", ())))


def _make_region(identifier: str, value: dict[str, Any], text: str) -> Region:
    start, end = int(value["start"]), int(value["end"])
    found = text[start:end]
    if not 0 <= start < end <= len(text):
        raise TaskProblem(f"region {identifier}: {start}-{end} lies behind the text, which has {len(text)} characters")
    if value.get("text") and "".join(str(value["text"]).split()) != "".join(found.split()):
        raise TaskProblem(f"region {identifier}: {value['text']!r} does not stand at {start}-{end}: there is {found!r}")
    return Region(identifier, value["labels"][0], start, end, found.strip() and found)
