"""What only a process of its own can show: start-up, pipes, signals, full disks, locales."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

RUN = [sys.executable, "-m", "xinnlp"]
HEAVY = ("spacy", "thinc", "rich", "jsonschema", "numpy", "markdown_it", "charset_normalizer")


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*RUN, *arguments], capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["--version"], ["extract", "missing.txt"]])
def test_nothing_heavy_is_imported_before_it_is_needed(arguments: list[str]) -> None:
    script = f"""
import sys
from xinnlp.cli import main
try:
    main({arguments!r})
except SystemExit:
    print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert result.stderr.splitlines()[-1] == "[]"


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zoë Lowe gave €5. 🎓", encoding="utf-8")
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    result = run("extract", "a.txt", "--compact", cwd=tmp_path, env=environment)
    assert result.returncode == 0
    assert "Zoë Lowe gave €5. 🎓" in result.stdout.decode("utf-8")


def test_standard_output_on_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([*RUN, "schema"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 5
    assert result.stderr.decode().splitlines() == [
        "error: cannot write to standard output: No space left on device; make room or use -o"
    ]


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run([*RUN, "schema"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, b"")


def test_ctrl_c_ends_with_130_and_one_line(tmp_path: Path) -> None:
    fifo = tmp_path / "article.txt"
    os.mkfifo(fifo)
    with subprocess.Popen(
        [*RUN, "extract", str(fifo), "-o", str(tmp_path / "out.json")],
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - background jobs ignore it
    ) as process:
        with fifo.open("wb"):  # opens once the command reads, and keeps it waiting
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 130
        assert process.stderr is not None
        assert process.stderr.read().decode().splitlines() == ["interrupted"]
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]
