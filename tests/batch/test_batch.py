"""A batch mirrors its folder, and a document that fails costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample_record import make_record
from xinnlp.batch import task as task_module
from xinnlp.batch.plan import plan_batch
from xinnlp.batch.run import run_batch
from xinnlp.batch.task import Task, run_task
from xinnlp.errors import ModelError, ReadError
from xinnlp.record import Record
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument


def make_files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ada gave $5.")


def test_a_plan_mirrors_the_folder_in_order(tmp_path: Path) -> None:
    make_files(tmp_path, "b/c.md", "a.txt", "picture.png", ".git/x.txt", ".hidden.txt")
    plan = plan_batch(tmp_path, tmp_path / "out")
    assert [(task.name, path.relative_to(tmp_path).as_posix()) for task, path in plan.tasks] == [
        ("a.txt", "out/a.json"),
        ("b/c.md", "out/b/c.json"),
    ]
    assert plan.passed_over == 1
    assert plan.warnings == ()


def test_records_of_an_earlier_run_are_not_read(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt", "out/a.txt", "sub/out/b.txt")
    names = [task.name for task, _ in plan_batch(tmp_path, tmp_path / "sub" / ".." / "out").tasks]
    assert names == ["a.txt", "sub/out/b.txt"]


def test_articles_that_share_a_name_get_distinct_ones_and_a_warning(tmp_path: Path) -> None:
    make_files(tmp_path, "a.md", "a.txt")
    plan = plan_batch(tmp_path, tmp_path / "out")
    assert [path.name for _, path in plan.tasks] == ["a.md.json", "a.txt.json"]
    assert len(plan.warnings) == 2
    assert "a.md shares its name" in plan.warnings[0]


def test_a_link_in_circles_ends(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(plan_batch(tmp_path, tmp_path / "out").tasks) == 1


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    make_files(tmp_path, "picture.png")
    with pytest.raises(ReadError, match=r"no article in .*: xinnlp reads \.txt"):
        plan_batch(tmp_path, tmp_path / "out")


@pytest.fixture
def extract(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the pipeline: texts say themselves what becomes of them."""

    def stand_in(source: SourceDocument, settings: Settings) -> Record:
        if "crash" in source.text:
            raise IndexError("list index out of range")
        if "model" in source.text:
            raise ModelError("cannot load model")
        return make_record()

    monkeypatch.setattr(task_module, "extract_source", stand_in)


@pytest.mark.usefixtures("extract")
def test_a_document_that_fails_costs_only_itself(tmp_path: Path) -> None:
    make_files(tmp_path / "in", "a.txt", "c.txt")
    (tmp_path / "in" / "b.txt").write_text("crash")
    (tmp_path / "in" / "d.txt").write_bytes(b"%PDF-1.7")
    make_files(tmp_path / "out", "b.json")  # of an earlier run
    plan = plan_batch(tmp_path / "in", tmp_path / "out")
    outcomes = list(run_batch(plan, Settings()))
    assert [outcome.record is not None for outcome in outcomes] == [True, False, True, False]
    assert "b.txt: IndexError: list index out of range" in (outcomes[1].error or "")
    assert "d.txt" in (outcomes[3].error or "") and outcomes[3].is_unreadable
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "c.json"]


@pytest.mark.usefixtures("extract")
def test_what_would_fail_every_document_ends_the_run() -> None:
    with pytest.raises(ModelError):
        run_task(Task(None, data=b"model"), Settings())


def test_a_task_is_named_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_files(tmp_path, "a.txt")
    paths: list[str | None] = []
    monkeypatch.setattr(task_module, "extract_source", lambda source, settings: paths.append(source.path))
    run_task(Task("sub/a.txt", tmp_path / "a.txt"), Settings())
    run_task(Task(None, data=b"text"), Settings())
    assert paths == ["sub/a.txt", None]
