"""Loads mutated exports and tells what broke: `python -m tests.importers.fuzz --files 10000 --seed 1`.

Exit code 1 where anything broke; `--only NUMBER` repeats one file, `--keep DIR` keeps the files that broke.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tests.importers.fuzz.cases import case
from tests.importers.fuzz.run import Result, run

BATCH = 25


def main() -> int:
    told = arguments()
    os.environ["SALESPERF_THREADS"] = "1"  # small statements side by side, not one on all cores
    numbers = [told.only] if told.only is not None else list(range(told.first, told.first + told.files))
    batches = [numbers[at : at + BATCH] for at in range(0, len(numbers), BATCH)]
    begun, statuses, slowest, broken, done = time.monotonic(), Counter(), [], [], 0
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(told.jobs, mp_context=spawn) as pool:
        for future in as_completed(
            [pool.submit(run, told.seed, batch, reading_only=told.reading_only) for batch in batches]
        ):
            results = future.result()
            for one in results:
                done += 1
                statuses.update([" ".join(sorted(set(one.statuses))) if not one.fault else "BROKEN"])
                slowest = sorted([*slowest, (one.seconds, one.number)], reverse=True)[:5]
                if one.fault:
                    broken.append(one)
                    show(one, told)
            if done % (BATCH * 4) < len(results):
                say(f"{done} files, {len(broken)} broken, {time.monotonic() - begun:.0f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    seconds = time.monotonic() - begun
    say(f"{done} files of seed {told.seed} in {seconds:.0f} s, {told.jobs} at a time, {peak} MB at most")
    say("; ".join(f"{status or 'nothing'}: {n}" for status, n in statuses.most_common()))
    say("slowest: " + ", ".join(f"{number} in {seconds:.1f} s" for seconds, number in slowest))
    return 1 if broken else 0


def show(result: Result, told: argparse.Namespace) -> None:
    say(f"broken: --seed {told.seed} --only {result.number} ({result.story})\n{result.fault}\n")
    if told.keep:
        told.keep.mkdir(parents=True, exist_ok=True)
        made = case(told.seed, result.number)
        (told.keep / f"{told.seed}-{result.number}").write_bytes(made.content)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.importers.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="number of the one file to load")
    parser.add_argument("--reading-only", action="store_true", help="read into cells, do not load")
    parser.add_argument("--jobs", type=int, default=2, help="files at a time")
    parser.add_argument("--keep", type=Path, help="folder for the files that broke")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
