"""Whatever goes wrong with an article stays in its outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample_record import make_record
from xinnlp import extraction
from xinnlp.batch.task import Task, run_task
from xinnlp.errors import ModelError
from xinnlp.record import Record
from xinnlp.settings import Settings
from xinnlp.source import Metadata, SourceDocument


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> list[SourceDocument]:
    """Stand in for the pipeline: texts say themselves what becomes of them; return what was read."""
    seen: list[SourceDocument] = []

    def stand_in(source: SourceDocument, settings: Settings) -> Record:
        seen.append(source)
        if "crash" in source.text:
            raise IndexError("list index out of range")
        if "model" in source.text:
            raise ModelError("cannot load model")
        return make_record()

    monkeypatch.setattr(extraction, "extract_source", stand_in)
    return seen


@pytest.mark.usefixtures("sources")
def test_a_fault_is_told_with_its_stage_and_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("crash")
    outcome = run_task(Task("a.txt", tmp_path / "a.txt"), Settings())
    assert outcome.record is None
    assert (outcome.stage, outcome.kind, outcome.is_unreadable) == ("extract", "IndexError", False)
    assert outcome.error == "cannot extract a.txt: IndexError: list index out of range; please report this"
    assert "stand_in" in outcome.traceback
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    unread = run_task(Task("b.txt", tmp_path / "b.txt"), Settings())
    assert (unread.stage, unread.is_unreadable) == ("read", True)


@pytest.mark.usefixtures("sources")
def test_what_would_fail_every_document_ends_the_run() -> None:
    with pytest.raises(ModelError):
        run_task(Task(None, data=b"model"), Settings())


def test_a_task_is_named_as_it_was_given(tmp_path: Path, sources: list[SourceDocument]) -> None:
    (tmp_path / "a.txt").write_text("text")
    run_task(Task("sub/a.txt", tmp_path / "a.txt"), Settings())
    run_task(Task(None, data=b"text"), Settings())
    run_task(Task("not utf-8 \udcff.txt", tmp_path / "a.txt"), Settings())
    assert [source.path for source in sources] == ["sub/a.txt", None, "not utf-8 \ufffd.txt"]


def test_bytes_sent_along_are_read_as_their_file_would_be(tmp_path: Path, sources: list[SourceDocument]) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"# A headline\n\nText of *some* length.")
    run_task(Task("a.md", path), Settings())
    data = path.read_bytes()
    path.unlink()
    run_task(Task("a.md", path, data), Settings())
    assert sources[0] == sources[1]
    assert sources[0].media_type == "text/markdown"


def test_metadata_that_is_given_goes_before_what_the_text_says(sources: list[SourceDocument]) -> None:
    text = "A headline\nBy Ada Lowe\n\nA paragraph that goes on for a while, and then ends."
    run_task(Task("1", text=text, metadata=Metadata(headline="Another", url="https://example.org")), Settings())
    metadata = sources[0].metadata
    assert (metadata.headline, metadata.authors, metadata.url) == ("Another", ("Ada Lowe",), "https://example.org")
