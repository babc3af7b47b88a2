"""What is done is known by its content and makers; a failure is never taken for done; no row is without its file."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from xinnlp.batch import store as store_module
from xinnlp.batch.manifest import Manifest, Row
from xinnlp.batch.plan import Article
from xinnlp.batch.store import Makers, Store, look_into, open_store
from xinnlp.batch.work import Failure, Finished
from xinnlp.errors import ConfigurationError, OutputError

MAKERS = Makers("settings", "version", "1.0", {"xinnlp": "1"})


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (tmp_path / "a.txt").write_text("Ada gave $5.")
    return Article("a.txt", str(tmp_path / "a.txt"), "a.json")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "out", MAKERS) as opened:
        yield opened


def keep(store: Store, article: Article) -> None:
    sha256 = store_module.hash_file(article.path)
    store.keep(article, Finished(b"{}\n", sha256, seconds=0.5))


FAILURE = Finished(failure=Failure("extract", "cannot extract a.txt", "Traceback …"))


def test_what_is_done_stays_done_until_something_changes(store: Store, article: Article, tmp_path: Path) -> None:
    assert store.find_state(article)[0] == "new"
    keep(store, article)
    assert store.find_state(article)[0] == "done"
    assert store.find_state(article, force=True)[0] == "forced"
    assert store.find_state(dataclasses.replace(article, output="a.txt.json"))[0] == "named otherwise"
    (tmp_path / "a.txt").write_text("Ada gave $6.")
    assert store.find_state(article)[0] == "changed"


@pytest.mark.parametrize("change", [{"settings_sha256": "x"}, {"version": "x"}, {"schema": "x"}])
def test_other_settings_versions_and_schemas_make_other_records(
    article: Article, tmp_path: Path, change: dict[str, str]
) -> None:
    with open_store(tmp_path / "out", MAKERS) as store:
        keep(store, article)
    with look_into(tmp_path / "out", dataclasses.replace(MAKERS, **change)) as store:  # type: ignore[arg-type]
        assert store.find_state(article)[0] == "made by other settings or versions"


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"{")])
def test_a_record_that_is_lost_or_cut_is_made_again(store: Store, article: Article, damage) -> None:  # type: ignore[no-untyped-def]
    keep(store, article)
    damage(store.out / "a.json")
    assert store.find_state(article)[0] == "without its record"


def test_a_failure_is_described_and_leaves_no_record_of_an_earlier_run(store: Store, article: Article) -> None:
    keep(store, article)
    store.fail(article, FAILURE)
    assert store.find_state(article)[0] == "failed"
    assert not (store.out / "a.json").exists()
    told = (store.out / ".xinnlp" / "failures" / "a.txt.error.json").read_text()
    assert '"stage": "extract"' in told and "Traceback" in told and '"xinnlp": "1"' in told
    keep(store, article)
    assert store.find_state(article)[0] == "done"
    assert not list(store.out.rglob("*.error.json"))


def test_a_failed_article_whose_file_could_not_be_read_is_not_taken_for_unchanged(store: Store, tmp_path: Path) -> None:
    missing = Article("b.txt", str(tmp_path / "b.txt"), "b.json")
    store.fail(missing, FAILURE)
    assert store.find_state(missing)[0] == "changed"


def test_a_name_that_cannot_be_written_costs_only_itself(store: Store, article: Article) -> None:
    (store.out / "a.json").mkdir()
    kept = store.keep(article, Finished(b"{}\n"))
    assert kept.failure is not None and kept.failure.stage == "write"
    assert store.find_state(article)[0] == "failed"


def test_a_full_disk_ends_the_run(store: Store, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OutputError("cannot write") from OSError(28, "No space left on device")

    monkeypatch.setattr(store_module, "write_durably", refuse)
    with pytest.raises(OutputError):
        store.keep(article, Finished(b"{}\n"))
    assert store.find_state(article)[0] == "new"


def test_a_renamed_record_leaves_no_second_one_and_takes_none_from_another(store: Store, tmp_path: Path) -> None:
    first = Article("a.txt", str(tmp_path / "a.txt"), "a.json")
    keep(store, first)
    keep(store, dataclasses.replace(first, output="a.txt.json"))
    assert sorted(path.name for path in store.out.glob("*.json")) == ["a.txt.json"]
    keep(store, Article("a.md", str(tmp_path / "a.md"), "a.json"))
    store.fail(dataclasses.replace(first, output="a.json"), FAILURE)
    assert sorted(path.name for path in store.out.glob("*.json")) == ["a.json"]


def test_a_failure_leaves_the_record_that_another_article_has_now_under_the_name(store: Store, tmp_path: Path) -> None:
    first = Article("a.txt", str(tmp_path / "a.txt"), "a.json")
    keep(store, first)
    keep(store, Article("a.md", str(tmp_path / "a.md"), "a.json"))
    store.fail(dataclasses.replace(first, output="a.txt.json"), FAILURE)
    assert (store.out / "a.json").exists()


def test_deleted_articles_are_found_and_pruned(store: Store, article: Article, tmp_path: Path) -> None:
    keep(store, article)
    other = Article("b.txt", str(tmp_path / "b.txt"), "b.json")
    keep(store, other)
    rows = list(store.find_deleted({"a.txt"}))
    assert [row.name for row in rows] == ["b.txt"]
    store.prune(rows[0])
    assert [row.name for row in store.manifest] == ["a.txt"]
    assert [path.name for path in store.out.glob("*.json")] == ["a.json"]
    assert list(store.find_deleted(set())) == []  # a.txt is there, only not asked for


def test_names_that_are_no_utf_8_are_kept_apart(store: Store) -> None:
    for name in ("\udcff.txt", "\\udcff.txt", "é\n.txt"):
        store.manifest.put(Row(name, f"/in/{name}", f"{name}.json", "ok", "1", "2", "3", "4"))
    assert {row.name for row in store.manifest} == {"\udcff.txt", "\\udcff.txt", "é\n.txt"}
    assert store.manifest.get("\udcff.txt") is not None


def test_a_second_run_into_the_same_folder_is_refused(store: Store) -> None:
    script = f"""
from pathlib import Path
from xinnlp.batch.store import Makers, open_store
with open_store(Path({str(store.out)!r}), Makers("s", "v", "1", {{}})):
    pass
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "OutputError: another run writes to" in result.stderr


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / "out" / ".xinnlp" / ".xinnlp-abc.tmp"
    left.parent.mkdir(parents=True)
    left.write_text("{")
    with open_store(tmp_path / "out", MAKERS):
        assert not left.exists()


def test_a_preview_makes_nothing(article: Article, tmp_path: Path) -> None:
    with look_into(tmp_path / "out", MAKERS) as store:
        assert store.find_state(article)[0] == "new"
        assert list(store.find_deleted(set())) == []
    assert not (tmp_path / "out").exists()


def test_a_manifest_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "manifest.sqlite").write_text("this is no database, whatever it is called")
    with pytest.raises(ConfigurationError, match="cannot use the manifest"):
        Manifest(tmp_path / "manifest.sqlite")


def test_a_manifest_that_cannot_be_written_is_told(store: Store) -> None:
    store.manifest._connection.execute("PRAGMA query_only = 1")  # as a full disk would
    with pytest.raises(OutputError, match=r"cannot use the manifest .*manifest\.sqlite"):
        store.manifest.remove("a.txt")
