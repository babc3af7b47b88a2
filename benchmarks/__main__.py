"""Print all ratios; see README.md beside this file."""

from __future__ import annotations

import argparse
import os

# One thread on both sides; numpy and onnxruntime read these when they are first imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

from benchmarks import batches, commands, exports, growth, report, throughput

FIGURES = {
    "help": (commands.measure_help, "at most 1.5"),
    "extract": (commands.measure_extract, "at most 1.3"),
    "throughput": (throughput.measure_throughput, "at least 0.80"),
    "growth": (throughput.measure_growth, "about 1"),
    "report": (report.measure_report, "at most 60"),
    "hostile": (growth.measure_growth_of_hostile_texts, "below 3"),
    "batch-jobs": (batches.measure_jobs, "at least 1.7"),
    "batch-again": (batches.measure_second_run, "at most 0.03"),
    "batch-memory": (batches.measure_coordinator, "at most 1.10"),
    "export-parquet": (exports.measure_parquet, "below 10"),
    "export-memory": (exports.measure_memory, "at most 1.10"),
    "batch-dask": (batches.measure_dask, "at least 1.5"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figure", nargs="*", choices=[[], *FIGURES], help="default: all")
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    for name in arguments.figure or FIGURES:
        measure, goal = FIGURES[name]
        ratio, detail = measure(arguments.repeats)
        print(f"{name:14} {ratio:6.3g}   goal {goal:14} {detail}", flush=True)


if __name__ == "__main__":
    main()
