"""Failures that no file on a test's disk can show."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from xinnlp.cli import main


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_a_file_that_one_may_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return open_as_ever(self, *arguments, **options)  # type: ignore[call-overload]

    path = tmp_path / "a.txt"
    path.touch()
    open_as_ever = Path.open
    monkeypatch.setattr(Path, "open", refuse)
    assert run("extract", str(path)) == 3
    assert capsys.readouterr().err.splitlines() == [
        f"error: cannot read {path}: Permission denied; see that it is there and open to you"
    ]


def test_a_terminal_as_standard_input_is_told_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert run("extract") == 2
    assert "name an article" in capsys.readouterr().err


def test_a_message_is_one_line_whatever_a_file_is_called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\nerror: \x1b[31mb.txt"
    path.write_bytes(b"%PDF-1.7")
    assert run("extract", str(path)) == 3
    message = capsys.readouterr().err
    assert len(message.splitlines()) == 1
    assert "\x1b" not in message
