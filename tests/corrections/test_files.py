"""Corrections are read whole or refused with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinnlp.corrections import Correction, Corrections, CorrectionsError, load_corrections, write_corrections


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "corrections.jsonl"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    entries = (
        Correction("Ant Forest", "programme"),
        Correction("Alibaba", same_as="Alibaba Group"),
        Correction("Hope", "ignore", article="a/b.txt"),
    )
    text = "# by hand\n\n" + write_corrections(entries)
    assert load_corrections(write(tmp_path, text)).entries == entries


def test_those_for_one_article_hold_there_and_count_more() -> None:
    everywhere, here = Correction("Hope", "ignore"), Correction("Hope", "nonprofit", article="a.txt")
    corrections = Corrections((here, everywhere))
    assert corrections.of("a.txt") == [everywhere, here]
    assert corrections.of("b.txt") == corrections.of(None) == [everywhere]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"name": "A", "type": "firm"}', "type 'firm' is none of person, place"),
        ('{"type": "person"}', 'lacks "name"'),
        ('{"name": " ", "type": "person"}', "is no name"),
        ('{"name": 3, "type": "person"}', "name 3 is no name"),
        ('{"name": "A"}', "corrects nothing"),
        ('{"name": "A", "kind": "person"}', "has 'kind', which is none of name, type, same_as, article"),
        ('{"name": "A", "type": "ignore", "same_as": "B"}', "\"same_as\" is for people and organisations"),
        ('{"name": "Good", "type": "person"}', "'Good' is corrected in another way on line 1"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_and_line(line: str, reason: str, tmp_path: Path) -> None:
    path = write(tmp_path, f'{{"name": "Good", "type": "media"}}\n{line}\n')
    with pytest.raises(CorrectionsError) as error:
        load_corrections(path)
    assert error.value.problems[0].startswith(f"{path}:2: ")
    assert reason in error.value.problems[0]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match="name a file that is there"):
        load_corrections(str(tmp_path / "none.jsonl"))
    (tmp_path / "bad.jsonl").write_bytes(b"\n\xff\n")
    with pytest.raises(CorrectionsError, match=r"bad\.jsonl:2: is no UTF-8"):
        load_corrections(str(tmp_path / "bad.jsonl"))
