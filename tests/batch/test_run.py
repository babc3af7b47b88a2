"""Every document of a batch is accounted for, and a batch killed at random ends as one that was not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import batch_bed
from benchmarks.batch_bed import find_broken, make_bed, read_failures, read_records, run_interrupted, start_run

from xinnlp.batch.makers import describe_makers
from xinnlp.batch.plan import plan_batch
from xinnlp.batch.run import Choice, make_agenda
from xinnlp.batch.store import look_into
from xinnlp.schema import find_problems
from xinnlp.settings import Settings

OPTIONS = ("--jobs", "2", "--timeout", "9")
BAD = ("-binary.txt", "-truncated.pdf", "-encrypted.pdf", "-bomb.html", "-wrong.docx", "-loop.txt", "-dangling.md")


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with documents in `in` and what one batch made of them in `whole`."""
    folder = tmp_path_factory.mktemp("bed")
    make_bed(folder / "in", 44)
    assert start_run(folder / "in", folder / "whole", *OPTIONS).wait() == 0
    return folder


def test_every_document_ends_as_a_valid_record_or_a_failure(bed: Path) -> None:
    articles = plan_batch([bed / "in"], bed / "whole").articles
    records, failures = read_records(bed / "whole"), read_failures(bed / "whole")
    assert len(articles) == len(records) + len(failures)
    for article in articles:
        assert (article.output in records) != (article.name in failures), article
    for data in records.values():
        assert find_problems(json.loads(data)) == []
    assert [warning["code"] for warning in json.loads(records["empty.json"])["warnings"]] == ["empty_document"]


def test_what_went_wrong_is_told_apart(bed: Path) -> None:
    failures = read_failures(bed / "whole")
    ended = {name: failures.get(f"{name}.txt") for name in batch_bed.KILLERS}
    assert ended == {"raise": "extract", "hang": "timeout", "abort": "crash", "eat": "memory"}
    read = {name for name, stage in failures.items() if stage == "read"}
    expected = {a.name for a in plan_batch([bed / "in"], bed / "x").articles if a.name.endswith(BAD)}
    assert expected - read == set()


def test_a_batch_killed_at_random_and_continued_ends_as_one_that_was_not(bed: Path) -> None:
    broken = run_interrupted(bed / "in", bed / "cut", 4, 6, *OPTIONS)
    assert broken == find_broken(bed / "cut") == []
    assert read_records(bed / "cut") == read_records(bed / "whole")
    assert read_failures(bed / "cut") == read_failures(bed / "whole")


def test_a_second_run_has_only_the_failed_to_do(bed: Path) -> None:
    articles = plan_batch([bed / "in"], bed / "whole").articles
    with look_into(bed / "whole", describe_makers(Settings(), "json", pretty=True)) as store:
        agenda = make_agenda(articles, store, Choice())
        assert {article.name for article, _ in agenda.pending} == set(read_failures(bed / "whole"))
        assert agenda.done == len(read_records(bed / "whole"))
        kept = make_agenda(articles, store, Choice(retry_failed=False))
        unread = {"changed"}  # what could not be read at all may be readable now
        assert {reason for _, reason in kept.pending} <= unread
        assert {article.name for article, _ in kept.failed} >= {f"{name}.txt" for name in batch_bed.KILLERS}
        limited = make_agenda(articles, store, Choice(force=True, limit=3))
        assert (len(limited.pending), limited.left_out) == (3, len(articles) - 3)
