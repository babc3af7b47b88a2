"""`xinnlp show` of records: pages for any width, told apart, the same words in a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from sample_record import make_record_dict
from xinnlp.cli import main


def show(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["show", str(path)])
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([json.dumps(make_record_dict())] * 2))
    return path


@pytest.mark.parametrize("width", [40, 100, 300])
def test_several_records_are_pages_with_a_line_between(
    width: int, lines: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    page = show(lines, capsys)
    assert page.count("Trust gives desks") == 2
    assert page.splitlines().count("─" * min(width, 120)) == 1
    assert max(map(cell_len, page.splitlines())) <= width


def test_a_pipe_gets_no_colours_whatever_the_terminal_says(
    lines: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert "\x1b" not in show(lines, capsys)
