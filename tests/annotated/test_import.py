"""From an export to Label Studio and back: gold that is verbatim, and corrections of what differs."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sample_record import TEXT, make_record_dict
from xinnlp.annotated import AnnotatedTask, TaskProblem, find_corrections, make_gold, read_tasks
from xinnlp.cli import main
from xinnlp.corrections import Correction, load_corrections
from xinnlp.evaluation.gold import read_gold
from xinnlp.exports import Article
from xinnlp.exports.label_studio import make_task

Result = list[dict[str, Any]]
Edit = Callable[[Result], None]


def annotate(*edits: Edit, article: str = "articles/desks.txt") -> dict[str, Any]:
    """Return a task as Label Studio exports it: the prediction accepted, and then edited."""
    task = make_task(Article(article, make_record_dict(), "a.json"))
    result = copy.deepcopy(task["predictions"][0]["result"])
    for edit in edits:
        edit(result)
    annotation = {"id": 1, "was_cancelled": False, "updated_at": "2024-01-02T00:00:00Z", "result": result}
    old = {"id": 2, "was_cancelled": False, "updated_at": "2024-01-01T00:00:00Z", "result": []}
    return {"id": 7, "data": task["data"], "annotations": [annotation, old, {"was_cancelled": True, "result": []}]}


def read(tmp_path: Path, *tasks: dict[str, Any]) -> list[AnnotatedTask | TaskProblem]:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks))
    return [task for _, task in read_tasks(path)]


def read_good(tmp_path: Path, *tasks: dict[str, Any]) -> list[AnnotatedTask]:
    found = read(tmp_path, *tasks)
    assert all(isinstance(task, AnnotatedTask) for task in found), found
    return found  # type: ignore[return-value]


def tell(identifier: str, control: str, *values: str) -> Edit:
    """Return an edit that changes what is told beside a region."""

    def edit(result: Result) -> None:
        for item in result:
            if item.get("id") == identifier and item.get("from_name") == control:
                kind = {"labels": "labels", "choices": "choices", "textarea": "text"}[item["type"]]
                item["value"][kind] = list(values)

    return edit


def remove(identifier: str) -> Edit:
    def edit(result: Result) -> None:
        result[:] = [
            item for item in result if identifier not in (item.get("id"), item.get("from_id"), item.get("to_id"))
        ]

    return edit


def mark(identifier: str, label: str, words: str, **told: str) -> Edit:
    def edit(result: Result) -> None:
        start = TEXT.index(words)
        value = {"start": start, "end": start + len(words), "text": words}
        common = {"id": identifier, "to_name": "text"}
        result.append({**common, "from_name": "label", "type": "labels", "value": {**value, "labels": [label]}})
        for name, text in told.items():
            result.append({**common, "from_name": name, "type": "textarea", "value": {**value, "text": [text]}})

    return edit


def test_a_prediction_that_is_right_is_gold_and_corrects_nothing(tmp_path: Path) -> None:
    (task,) = read_good(tmp_path, annotate())
    gold = make_gold(task)
    assert gold == {
        "people": [{"name": "Ada Lowe", "mentions": ["Ada Lowe"],
                    "roles": [{"title": "chair", "organisation": "Lowe Trust"}]}],
        "organisations": [{"name": "Lowe Trust", "mentions": ["Lowe Trust"], "type": "foundation"}],
        "figures": [{"text": "$2 million", "value": 2_000_000, "kind": "money", "unit": "USD", "qualifier": "exact"}],
        "quotes": [{"text": "Children learn better with desks,", "speaker": "Ada Lowe"}],
        "commitments": [{"figure": "$2 million", "status": "pledged", "funders": ["Ada Lowe"],
                         "recipients": ["Accra"]}],
        "themes": [{"sdg": 4}],
    }  # fmt: skip
    assert find_corrections([task]) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (tell("o1-1", "label", "nonprofit"), [Correction("Lowe Trust", "nonprofit")]),
        (remove("o1-1"), [Correction("Lowe Trust", "ignore")]),
        (tell("o1-1", "label", "place"), [Correction("Lowe Trust", "place")]),
        (mark("new", "media", "Children", name="Children"), [Correction("Children", "media")]),
        (mark("new", "person", "Lowe.", name="Ada Lowe"), [Correction("Lowe.", "person", "Ada Lowe")]),
        (tell("p1-1", "name", "Ada Mary Lowe"), [Correction("Ada Lowe", None, "Ada Mary Lowe")]),
    ],
)
def test_what_annotators_change_becomes_corrections(edit: Edit, expected: list[Correction], tmp_path: Path) -> None:
    assert find_corrections(read_good(tmp_path, annotate(edit))) == expected


def test_a_person_who_is_at_a_body_without_a_title_has_a_role_without_one(tmp_path: Path) -> None:
    record = make_record_dict()
    record["memberships"][0]["role"] = None
    result = make_task(Article("a", record, "a.json"))["predictions"][0]["result"]
    (task,) = read_good(tmp_path, annotate(lambda items: items.__setitem__(slice(None), result)))
    assert make_gold(task)["people"][0]["roles"] == [{"title": None, "organisation": "Lowe Trust"}]


def test_articles_that_disagree_have_corrections_of_their_own(tmp_path: Path) -> None:
    tasks = read_good(
        tmp_path,
        annotate(remove("o1-1"), article="a"),
        annotate(tell("o1-1", "label", "media"), article="b"),
        annotate(article="c"),
    )
    assert find_corrections(tasks) == [
        Correction("Lowe Trust", "ignore", article="a"), Correction("Lowe Trust", "media", article="b")
    ]  # fmt: skip


def test_a_name_that_the_article_does_not_have_gives_way_in_gold(tmp_path: Path) -> None:
    (task,) = read_good(tmp_path, annotate(tell("p1-1", "name", "Ada Mary Lowe")))
    assert make_gold(task)["people"][0]["name"] == "Ada Lowe"


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ({**annotate(), "annotations": []}, "has no annotation"),
        ({"id": 3}, "is no task of"),
        (annotate(lambda result: result[0]["value"].update(start=2, end=6)), "does not stand at 2-6"),
        (annotate(lambda result: result[0]["value"].update(end=9999)), "lies behind the text"),
    ],
)
def test_a_task_that_cannot_be_used_says_why(task: dict[str, Any], reason: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path, task)
    assert isinstance(found, TaskProblem) and reason in str(found)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (tell("f1", "value", "two"), "has value 'two', which is no number"),
        (tell("f1", "unit", ""), "has no unit"),
        (remove("f1"), "has no amount"),
        (tell("c1", "status"), "has no status"),
    ],
)
def test_gold_that_lacks_something_says_what(edit: Edit, reason: str, tmp_path: Path) -> None:
    (task,) = read_good(tmp_path, annotate(edit))
    with pytest.raises(TaskProblem, match=reason):
        make_gold(task)


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_the_command_writes_gold_that_evaluate_reads_and_corrections_that_extract_obeys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tasks = [annotate(remove("o1-1"), article="../../etc/a b.txt"), annotate(article="x/a-b.md"), {"id": 9}]
    (tmp_path / "export.json").write_text(json.dumps(tasks))
    out = tmp_path / "sub" / "out"
    assert run("import-corrections", tmp_path / "export.json", "-o", out) == 1
    assert "task 9: is no task of" in capsys.readouterr().err
    names = sorted(path.name for path in out.iterdir())
    assert names == ["corrections.jsonl", "etc-a-b.gold.json", "etc-a-b.txt", "x-a-b.gold.json", "x-a-b.txt"]
    documents = read_gold(sorted(out.glob("*.gold.json")))
    assert [len(document.organisations or ()) for document in documents] == [0, 1]
    assert load_corrections(str(out / "corrections.jsonl")).entries == (
        Correction("Lowe Trust", "ignore", article="../../etc/a b.txt"),
    )


@pytest.mark.parametrize(("text", "reason"), [("{", "it is no JSON"), ("{}", "no list of tasks"), ("[]", "no task of")])
def test_a_file_that_is_no_export_is_told(
    text: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "export.json").write_text(text)
    assert run("import-corrections", tmp_path / "export.json", "-o", tmp_path / "out") == 3
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
