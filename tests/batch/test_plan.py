"""A plan mirrors its folder, finds all articles, and names records so that none is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xinnlp.batch.plan import Selection, plan_batch
from xinnlp.errors import ReadError


def make_files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ada gave $5.")


def found(folder: Path, *names: str, **selection: object) -> list[str]:
    inputs = [folder / name for name in names] or [folder]
    return [article.name for article in plan_batch(inputs, folder / "out", Selection(**selection)).articles]  # type: ignore[arg-type]


def test_a_plan_mirrors_the_folder_in_order(tmp_path: Path) -> None:
    make_files(tmp_path, "b/c.md", "a.txt", "picture.png", ".git/x.txt", ".hidden.txt")
    plan = plan_batch([tmp_path], tmp_path / "out")
    assert [(article.name, article.output) for article in plan.articles] == [
        ("a.txt", "a.json"),
        ("b/c.md", "b/c.json"),
    ]
    assert plan.passed_over == 1
    assert plan.warnings == ()


def test_records_of_an_earlier_run_are_not_read(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt", "out/a.txt", "sub/out/b.txt")
    plan = plan_batch([tmp_path], tmp_path / "sub" / ".." / "out")
    assert [article.name for article in plan.articles] == ["a.txt", "sub/out/b.txt"]


def test_articles_that_share_a_name_get_distinct_ones_and_a_warning(tmp_path: Path) -> None:
    make_files(tmp_path, "a.md", "a.txt")
    plan = plan_batch([tmp_path], tmp_path / "out", layout="jsonl")
    assert [article.output for article in plan.articles] == ["a.md.jsonl", "a.txt.jsonl"]
    assert len(plan.warnings) == 2
    assert "a.md shares its name" in plan.warnings[0]


def test_a_link_in_circles_ends_and_one_that_leads_nowhere_is_an_article_that_will_fail(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to("b.txt")
    (tmp_path / "c.txt").symlink_to("nowhere")
    assert found(tmp_path) == ["a.txt", "b.txt", "c.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == ["a.txt"]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    make_files(tmp_path, "picture.png")
    with pytest.raises(ReadError, match=r"no article in .*: xinnlp reads \.txt"):
        plan_batch([tmp_path], tmp_path / "out")


def test_patterns_choose_and_exclude(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt", "b.md", "drafts/c.txt", "news/d.txt", "news/e.story")
    assert found(tmp_path, globs=("*.txt",)) == ["a.txt", "drafts/c.txt", "news/d.txt"]
    assert found(tmp_path, globs=("news/*",)) == ["news/d.txt", "news/e.story"]
    assert found(tmp_path, excluded=("drafts", "*.md")) == ["a.txt", "news/d.txt"]
    assert found(tmp_path, any_suffix=True, globs=("*.story",)) == ["news/e.story"]


def test_several_inputs_keep_their_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_files(tmp_path, "x/a.txt", "y/a.txt", "y/z/b.txt")
    monkeypatch.chdir(tmp_path)
    plan = plan_batch([Path("x/a.txt"), Path("y"), Path("x/a.txt")], Path("out"))
    assert [article.name for article in plan.articles] == ["x/a.txt", "y/a.txt", "y/z/b.txt"]


@pytest.mark.parametrize("names", [("x/a.txt", "y/a.txt"), ("x/../x/a.txt", "y/../y")])
def test_no_input_leads_out_of_the_output_folder(tmp_path: Path, names: tuple[str, ...]) -> None:
    make_files(tmp_path, "x/a.txt", "y/a.txt")
    assert found(tmp_path, *names) == ["x/a.txt", "y/a.txt"]
    assert found(tmp_path, "x/a.txt") == ["a.txt"]


def test_a_record_does_not_replace_an_article(tmp_path: Path) -> None:
    make_files(tmp_path, "notes.json")
    with pytest.raises(ReadError, match="would replace it"):
        plan_batch([tmp_path], tmp_path, Selection(any_suffix=True))
