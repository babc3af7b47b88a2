"""A report of many records, against writing the same records as JSON Lines: processor time of both."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from xinnlp.record import Record
from xinnlp.writers import dump_record_line

SAMPLES = Path(__file__).parent.parent / "samples"
RECORDS = 2000
SMALL = 300


def measure_report(repeats: int) -> tuple[float, str]:
    """Return how many times longer the report of 2,000 records takes than writing them (one run: it is long)."""
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder), RECORDS if repeats >= 5 else SMALL)


def _measure(folder: Path, count: int) -> tuple[float, str]:
    records = list(_vary(_read_samples(folder), count))
    start = time.process_time()
    with (folder / "records.jsonl").open("wb") as file:
        for record in records:
            file.write(dump_record_line(record).encode())
    writing = time.process_time() - start
    command = [str(Path(sys.executable).with_name("xinnlp")), "report", str(folder / "records.jsonl"), "-o"]
    process = subprocess.Popen([*command, str(folder / "site")], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    building = usage.ru_utime + usage.ru_stime
    if status:
        raise RuntimeError(f"xinnlp report ended with {os.waitstatus_to_exitcode(status)}")
    memory = usage.ru_maxrss / 1024
    front = (folder / "site" / "index.html").stat().st_size
    loaded = sum(path.stat().st_size for path in (folder / "site" / "data").iterdir())
    return building / writing, (
        f"{count:,} records: {building:.1f} s against {writing:.2f} s; {memory:.0f} MB at most; "
        f"front page {front / 1e6:.2f} MB, its data {loaded / 1e6:.2f} MB"
    )


def _read_samples(folder: Path) -> list[Record]:
    command = [str(Path(sys.executable).with_name("xinnlp")), "batch", str(SAMPLES), "-o", str(folder / "samples")]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return [Record.from_dict(json.loads(path.read_bytes())) for path in sorted((folder / "samples").rglob("*.json"))]


def _vary(records: list[Record], count: int) -> Iterator[Record]:
    """Yield records with names of their own, some of which come again, as they do in a newspaper's folder."""
    chance = random.Random(1)
    for number in range(count):
        record = records[number % len(records)]
        document = dataclasses.replace(
            record.document,
            path=f"articles/{number:05}.txt",
            headline=f"{record.document.headline} {number}",
            date_published=f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        )
        yield dataclasses.replace(
            record,
            document=document,
            people=tuple(
                dataclasses.replace(item, name=f"{item.name} {chance.randrange(count)}") for item in record.people
            ),
            organisations=tuple(
                dataclasses.replace(item, name=f"{item.name} {chance.randrange(count // 4)}")
                for item in record.organisations
            ),
        )
