"""Exports against writing the same records as JSON Lines, and their memory at four times as many records."""

from __future__ import annotations

import dataclasses
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from xinnlp.record import Record

SAMPLES = Path(__file__).parent.parent / "samples"
RECORDS = 2_000
MEMORY_FORMATS = ("csv", "xlsx", "parquet", "sqlite", "jsonld", "label-studio", "docbin", "ftm")

# The command in a process of its own, which tells its peak memory in KiB; getrusage would tell this process's, which
# has a model loaded, since a child begins with its parent's peak.
_MEASURED = """
import re, sys
from xinnlp.cli import main
try:
    main(sys.argv[1:])
finally:
    print(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
"""


def measure_parquet(repeats: int) -> tuple[float, str]:
    """Return the time of exporting 2,000 records to Parquet, from file to files, over that of writing them."""
    from xinnlp.exports import choose_articles, open_export
    from xinnlp.schema.checking import read_entries
    from xinnlp.writers import dump_record_line

    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "records.jsonl"
        records = list(_make_records(RECORDS))
        for number in range(repeats):
            start = time.perf_counter()
            with lines.open("w", encoding="utf-8") as file:
                file.writelines(map(dump_record_line, records))
            written = time.perf_counter()
            with open_export("parquet", Path(folder) / str(number), print, print) as add:
                for article in choose_articles(read_entries(lines)):
                    add(article)
            pairs.append((time.perf_counter() - written, written - start))
    ratio = statistics.median(export / write for export, write in pairs)
    export, write = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ratio, f"{export:.2f} s against {write:.2f} s, {RECORDS:,} records"


def measure_memory(repeats: int) -> tuple[float, str]:
    """Return the largest ratio, of all formats, of peak memory at 2,000 records to that at 500."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.jsonl", Path(folder) / "many.jsonl"
        _write(few, RECORDS // 4)
        _write(many, RECORDS)
        for name in MEMORY_FORMATS:
            suffix = ".xlsx" if name == "xlsx" else ""
            found[name] = [_peak(path, name, Path(folder) / f"{path.stem}-{name}{suffix}") for path in (few, many)]
    ratios = {name: peaks[1] / peaks[0] for name, peaks in found.items()}
    detail = ", ".join(f"{name} {ratio:.2f} ({found[name][1] // 1024} MB)" for name, ratio in ratios.items())
    return max(ratios.values()), f"{RECORDS:,} records against {RECORDS // 4:,}: {detail}"


def _peak(records: Path, name: str, output: Path) -> int:
    arguments = [sys.executable, "-c", _MEASURED, "export", str(records), "--to", name, "-o", str(output)]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1])


def _write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for record in _make_records(count):
            file.write(json.dumps(record.to_dict(), ensure_ascii=False) + "\n")


def _make_records(count: int) -> Iterator[Record]:
    """Yield the records of the samples over and over, each with a path of its own."""
    from xinnlp.extraction import extract_file

    articles = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md"})
    records = [extract_file(path) for path in articles]
    for number, record in enumerate(itertools.islice(itertools.cycle(records), count)):
        yield dataclasses.replace(record, document=dataclasses.replace(record.document, path=f"{number}.txt"))
