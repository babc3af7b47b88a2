"""The README's commands and Python run as they stand."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").exists() else ""
COMMANDS = re.findall(r"^\$ (xinnlp .*)$", README, re.MULTILINE)
PYTHON = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with the samples, as somebody in a clone has it."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "samples", folder / "samples")
    return folder


def test_there_is_something_to_run():
    assert len(COMMANDS) >= 5
    assert PYTHON


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command, folder, monkeypatch, nlp):
    from xinnlp.cli import app

    monkeypatch.chdir(folder)
    command, _, wanted = command.partition("  # exit ")
    result = CliRunner().invoke(app, shlex.split(command)[1:])
    assert result.exit_code == int(wanted or 0), result.output


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_python(code, folder, monkeypatch, nlp, capsys):
    monkeypatch.chdir(folder)
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    promised = re.findall(r"print\(.*\)  # (.*)$", code, re.MULTILINE)
    assert printed == promised
