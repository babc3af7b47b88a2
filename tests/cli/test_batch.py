"""What `xinnlp batch` tells, run after run; the pipeline is a stand-in."""

from __future__ import annotations

import dataclasses
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sample_record import make_record
from xinnlp import extraction
from xinnlp.cli import main
from xinnlp.record import Record
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument


class Result(NamedTuple):
    code: int
    stdout: str
    stderr: list[str]


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs `xinnlp batch` in a folder with in/a.txt and in/b/c.txt."""

    def extract(source: SourceDocument, settings: Settings) -> Record:
        if "crash" in source.text:
            raise IndexError("list index out of range")
        record = make_record()
        document = dataclasses.replace(record.document, sha256=source.sha256, path=source.path)
        return dataclasses.replace(record, document=document)

    monkeypatch.setattr(extraction, "extract_source", extract)
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b/c.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(f"Ada gave $5 for {name}.")

    def run_batch(*arguments: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main(["batch", *arguments, "--engine", "serial"])
        captured = capsys.readouterr()
        return Result(int(ended.value.code or 0), captured.out, captured.err.splitlines())

    return run_batch


def records() -> list[str]:
    paths = (path.relative_to("out") for path in Path("out").rglob("*.json"))
    return sorted(path.as_posix() for path in paths if ".xinnlp" not in path.parts)


def test_a_second_run_does_only_what_changed(run: Run) -> None:
    assert run("in", "-o", "out").stderr[-1] == "2 articles: 2 ok / 0 skipped / 0 failed / 0 warned"
    Path("in/a.txt").write_text("Bo gave $6.")
    Path("in/d.txt").write_text("Cem gave $7.")
    preview = run("in", "-o", "out", "--dry-run")
    assert preview.stdout == "a.txt -> a.json (changed)\nd.txt -> d.json (new)\n"
    assert run("in", "-o", "out").stderr[-1] == "3 articles: 2 ok / 1 skipped / 0 failed / 0 warned"
    assert run("in", "-o", "out", "--no-text").stderr[-1].startswith("3 articles: 3 ok")
    assert run("in", "-o", "out", "--no-text", "--force").stderr[-1].startswith("3 articles: 3 ok")


def test_a_limited_run_tells_what_is_left(run: Run) -> None:
    stderr = run("in", "-o", "out", "--limit", "1").stderr
    assert stderr[-2:] == [
        "1 more articles are to do, left out by --limit",
        "2 articles: 1 ok / 0 skipped / 0 failed / 0 warned",
    ]
    assert records() == ["a.json"]


def test_deleted_articles_are_named_and_pruned_when_asked(run: Run) -> None:
    run("in", "-o", "out")
    Path("in/b/c.txt").unlink()
    told = run("in", "-o", "out")
    assert "warning: b/c.txt is gone, its record b/c.json is still there; --prune removes it" in told.stderr
    assert (told.code, records()) == (0, ["a.json", "b/c.json"])
    assert "b/c.txt is gone; its record is removed" in run("in", "-o", "out", "--prune").stderr
    assert records() == ["a.json"]


def test_what_failed_is_tried_again_unless_told_not_to(run: Run) -> None:
    Path("in/a.txt").write_text("crash")
    first = run("in", "-o", "out")
    assert first.code == 1
    assert "failures (1 extract) are described in out/.xinnlp/failures" in first.stderr
    kept = run("in", "-o", "out", "--no-retry-failed")
    assert kept.code == 1
    assert "error: a.txt: cannot extract a.txt: IndexError" in kept.stderr[0]
    assert kept.stderr[-1] == "2 articles: 0 ok / 1 skipped / 1 failed / 0 warned"
    assert "1 articles to do, 1 done already" in run("in", "-o", "out").stderr


def test_a_run_ends_when_too_many_have_failed(run: Run) -> None:
    for name in "xyz":
        Path(f"in/{name}.txt").write_text("crash")
    told = run("in", "-o", "out", "--max-failures", "2")
    assert told.code == 1
    assert "ended after 2 failures; 1 articles are still to do" in told.stderr


def test_paths_from_a_pipe_make_a_folder(run: Run) -> None:
    assert run("-", "-o", "out", stdin="in/a.txt\nin/b/c.txt\n").code == 0
    assert records() == ["in/a.json", "in/b/c.json"]


def test_without_an_output_folder_records_go_to_standard_output_in_order(run: Run) -> None:
    told = run("in", "--format", "jsonl", "--limit", "1")
    assert (told.code, told.stdout.count("\n")) == (0, 1)
    both = run("in", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["document"]["path"] for line in both] == ["a.txt", "b/c.txt"]
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "-o", "out"], "JSON Lines go to standard output"),
        (["in"], "give a folder for the records with -o"),
        (["in", "--format", "jsonl", "--dry-run"], "give a folder for the records with -o"),
        (["in", "-o", "out", "--jobs", "0"], "'0' is neither a number from 1 nor auto"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(run: Run, arguments: list[str], message: str) -> None:
    told = run(*arguments, stdin='{"id": "1", "text": "Ada gave."}')
    assert told.code == 2
    assert message in told.stderr[-1]


@pytest.mark.usefixtures("run")
def test_a_cluster_needs_a_scheduler(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["batch", "in", "-o", "out", "--engine", "dask"])
    assert ended.value.code == 2
    assert "--engine dask needs the cluster's --scheduler" in capsys.readouterr().err
