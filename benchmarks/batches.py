"""Batches as processes: more workers, a second run, the coordinator's memory, a cluster.

XINNLP_BENCH_ARTICLES scales the number of articles down for a quick look: 0.1 takes a tenth.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.throughput import SAMPLES

ROOT = Path(__file__).parent.parent
SCALE = float(os.environ.get("XINNLP_BENCH_ARTICLES", "1"))

# The peak of the coordinator's own memory, in KiB; its workers stand in for the pipeline.
COORDINATOR = """
import resource, sys
from pathlib import Path
from benchmarks.batch_bed import run_bed
if __name__ == "__main__":
    run_bed(Path(sys.argv[1]), Path(sys.argv[2]), jobs=2, timeout=60, pipeline="stub")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure_jobs(repeats: int) -> tuple[float, str]:
    """Return how many times faster two workers do 400 articles than one."""
    with _articles(400) as (folder, count):
        pairs = [(_run(folder, "--jobs", "1"), _run(folder, "--jobs", "2")) for _ in range(_few(repeats))]
    return _median_ratio(pairs), f"{count} articles, --jobs 1 against --jobs 2, {_seconds(pairs)}"


def measure_second_run(repeats: int) -> tuple[float, str]:
    """Return the time of a run over 2,000 articles that are done as a share of the first run's."""
    with _articles(2_000) as (folder, count), tempfile.TemporaryDirectory() as out:
        first = _run(folder, "--jobs", "2", out=out)
        again = statistics.median(_run(folder, "--jobs", "2", out=out) for _ in range(_few(repeats)))
    return again / first, f"{count} unchanged articles, {again:.1f} s against {first:.1f} s"


def measure_coordinator(repeats: int) -> tuple[float, str]:
    """Return the coordinator's peak memory at 5,000 articles as a multiple of that at 500."""
    many, few = _coordinator_kib(5_000), _coordinator_kib(500)
    return many / few, f"{many / 1024:.0f} MiB against {few / 1024:.0f} MiB"


def measure_dask(repeats: int) -> tuple[float, str]:
    """Return how many times faster two Dask workers on this machine do 400 articles than a serial run."""
    with _articles(400) as (folder, count), _cluster(2) as scheduler:
        _run(folder, "--engine", "dask", "--scheduler", scheduler, "--limit", "8")  # the workers load their model
        pairs = [
            (_run(folder, "--engine", "serial"), _run(folder, "--engine", "dask", "--scheduler", scheduler))
            for _ in range(_few(repeats))
        ]
    return _median_ratio(pairs), f"{count} articles, serial against two workers, {_seconds(pairs)}"


def _few(repeats: int) -> int:
    return max(1, repeats // 3)


def _median_ratio(pairs: list[tuple[float, float]]) -> float:
    return statistics.median(first / second for first, second in pairs)


def _seconds(pairs: list[tuple[float, float]]) -> str:
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    return f"{first:.1f} s against {second:.1f} s"


@contextlib.contextmanager
def _articles(count: int) -> Iterator[tuple[Path, int]]:
    """Yield a folder of articles, the samples over and over, each with a line of its own."""
    count = max(4, round(count * SCALE))
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in zip(range(count), itertools.cycle(texts), strict=False):
            (folder / f"{number:05}.txt").write_text(f"{text}\n\nThis is copy {number}.\n", encoding="utf-8")
        yield folder, count


def _run(folder: Path, *options: str, out: str | None = None) -> float:
    """Return the seconds of `xinnlp batch`, into a folder of its own unless one is given."""
    with tempfile.TemporaryDirectory() as fresh:
        command = [sys.executable, "-m", "xinnlp", "batch", str(folder), "-o", out or fresh, *options]
        start = time.perf_counter()
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL, cwd=ROOT)
        return time.perf_counter() - start


def _coordinator_kib(count: int) -> int:
    with _articles(count) as (folder, _), tempfile.TemporaryDirectory() as out:
        script = Path(out) / "coordinator.py"
        script.write_text(COORDINATOR)
        command = [sys.executable, str(script), str(folder), str(Path(out) / "records")]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
        return int(subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT).stdout)


@contextlib.contextmanager
def _cluster(workers: int) -> Iterator[str]:
    """Yield the address of a Dask scheduler with workers of one thread, all processes of this machine."""
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        yield cluster.scheduler_address
