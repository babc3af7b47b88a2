"""Corrections are obeyed by the command line, and what cannot be obeyed is told."""

from __future__ import annotations

import json
from pathlib import Path

TEXT = "Ada Lowe leads the Lowe Trust in Accra. The Rivers Fund, its daughter, gave $2 million to schools in Ghana."


def test_extract_obeys_corrections_and_its_settings_tell(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    lines = [
        {"name": "Rivers Fund", "same_as": "Lowe Trust"},
        {"name": "Ada Lowe", "type": "ignore", "article": "a.txt"},
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, lines)))
    before, after = (json.loads(run("extract", "a.txt", *more).stdout) for more in ((), ("--corrections", "c.jsonl")))
    assert [person["name"] for person in before["people"]] == ["Ada Lowe"]
    assert after["people"] == []
    assert [body["name"] for body in after["organisations"]] == ["Lowe Trust"]
    assert "Rivers Fund" in after["organisations"][0]["other_names"]
    assert before["provenance"]["settings_sha256"] != after["provenance"]["settings_sha256"]


def test_a_broken_line_is_told_by_file_line_and_reason(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "c.jsonl").write_text('# mine\n{"name": "Lowe", "type": "firm"}\n')
    result = run("extract", "a.txt", "--corrections", "c.jsonl")
    assert (result.code, result.stdout) == (4, "")
    assert result.stderr.startswith("error: c.jsonl:2: type 'firm' is none of person")
    assert run("extract", "a.txt", "--corrections", "none.jsonl").code == 4
