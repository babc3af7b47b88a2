"""Reads damaged documents for some minutes: `python -m tests.fuzz --minutes 20 --out build/fuzz`.

Each worker is a process of its own, so that a crash of a library costs one input, which is kept like every other that
goes wrong. Inputs are told by format and number; the same number gives the same input again.
"""

from __future__ import annotations

import argparse
import collections
import faulthandler
import multiprocessing
import random
import signal
import time
import traceback
from pathlib import Path

from tests.fuzz.checks import check_record, check_source
from tests.fuzz.mutation import FORMATS, make_bad

from xinnlp import readers
from xinnlp.pipeline import load_pipeline

_SECONDS_PER_INPUT = 20
_WHOLE_WAY_EVERY = 25
_INPUTS_PER_WORKER = 500


def run_some(first: int, out: Path, formats: tuple[str, ...], now: object, faults: object) -> None:
    faulthandler.enable()
    for number in range(first, first + _INPUTS_PER_WORKER):
        name = formats[number % len(formats)]
        now.value = number
        data = make_bad(name, random.Random(number))
        signal.setitimer(signal.ITIMER_PROF, _SECONDS_PER_INPUT)  # of processor time, however busy the machine is
        try:
            check = check_record if number // len(formats) % _WHOLE_WAY_EVERY == 0 else check_source
            check(data, name)
        except Exception:
            faults.value += 1
            (out / f"{number}.{name}").write_bytes(data)
            (out / f"{number}.{name}.traceback").write_text(traceback.format_exc())
        signal.setitimer(signal.ITIMER_PROF, 0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--formats", nargs="+", default=FORMATS, choices=FORMATS)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in arguments.formats:  # once, not in each worker
        readers.FORMATS[name].load_reader(name)
    load_pipeline()
    context = multiprocessing.get_context("fork")
    now, faults = context.Value("q", 0), context.Value("q", 0)
    ends: collections.Counter[int] = collections.Counter()
    number = arguments.first
    end = time.monotonic() + 60 * arguments.minutes
    while time.monotonic() < end:
        worker = context.Process(target=run_some, args=(number, arguments.out, tuple(arguments.formats), now, faults))
        worker.start()
        worker.join()
        number += _INPUTS_PER_WORKER
        if worker.exitcode:
            name = arguments.formats[now.value % len(arguments.formats)]
            (arguments.out / f"{now.value}.{name}").write_bytes(make_bad(name, random.Random(now.value)))
            ends[worker.exitcode] += 1
            number = now.value + 1
        print(f"{number - arguments.first} inputs, {faults.value} faults, ended by signal: {dict(ends)}", flush=True)  # noqa: T201


main()
