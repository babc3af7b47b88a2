"""Every case in cases/*.toml: arguments and files in; exit code, messages and files out.

A case is a table: `arguments`, `exit` (0), `stdin`, `stdin_hex`, `files` (name to text), `bytes` (name to
hexadecimal, `hex*count` repeats), `stdout` and `stderr` (regular expressions that must be found), `made` (files that
must be there afterwards), `not_made`. A failure is one line that begins with `error:`, never a traceback.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CASES = [
    (f"{path.stem}: {name}", case)
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for name, case in tomllib.loads(path.read_text("utf-8")).items()
]
KEYS = {"arguments", "exit", "stdin", "stdin_hex", "files", "bytes", "stdout", "stderr", "made", "not_made", "same"}


def to_bytes(value: str) -> bytes:
    unit, _, count = value.partition("*")
    return bytes.fromhex(unit) * int(count or 1)


def make_files(folder: Path, case: dict[str, Any]) -> None:
    contents = {name: text.encode() for name, text in case.get("files", {}).items()}
    contents |= {name: to_bytes(value) for name, value in case.get("bytes", {}).items()}
    for name, data in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_case(case: dict[str, Any], run: Callable[..., Any], tmp_path: Path) -> None:
    assert set(case) <= KEYS
    make_files(tmp_path, case)
    stdin = to_bytes(case["stdin_hex"]) if "stdin_hex" in case else case.get("stdin", "").encode()
    result = run(*case["arguments"], stdin=stdin)
    assert result.code == case.get("exit", 0), result.stderr
    for stream in ("stdout", "stderr"):
        for pattern in case.get(stream, []):
            assert re.search(pattern, getattr(result, stream), re.MULTILINE), (pattern, getattr(result, stream)[-2000:])
    assert "Traceback" not in result.stderr
    errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    if result.code > 1:
        assert len(result.stderr.splitlines()) == len(errors) == 1, result.stderr
    for name in case.get("made", []):
        assert (tmp_path / name).is_file(), name
    for name in case.get("not_made", []):
        assert not (tmp_path / name).exists(), name
    assert not list(tmp_path.rglob(".xinnlp-*")), "a temporary file was left"


def test_the_cases_are_found() -> None:
    assert len(CASES) > 40
