#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Many random system calls: one process for each seed, on all processors (.ci/nightly).

A failure prints the seed and the command that repeats it, and ends the run with exit status 1.
"""

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
TREE = HERE.parents[3]
BOARD = "native_sim/native/64"


def build(tree, out, options=()):
    """Build the fuzzer of a tree; return its program, or None with the build's words printed."""
    app = tree / HERE.relative_to(TREE)
    done = subprocess.run(
        [tree / "ete", "build", app, "-b", BOARD, "-d", out, "-j", "1",
         "-DCONFIG_ARCH_POSIX_USER_PROTECTION=n", *options],
        capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-3000:], done.stderr[-3000:])
        return None
    return out / "zephyr" / "zephyr.exe"


def fuzz(program, seed, calls, timeout):
    """Return whether a seed found nothing, and what the program said."""
    command = [program, f"-fuzz-seed={seed}", f"-fuzz-calls={calls}"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout, check=False)
        text = done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as e:
        return False, f"{(e.stdout or b'').decode(errors='replace')}\nno end within {timeout} s"
    return done.returncode == 0 and "EXECUTION SUCCESSFUL" in text, text


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000_000, help="in all (default 100 million)")
    parser.add_argument("--part", type=int, default=5_000_000, help="calls of each seed")
    parser.add_argument("--seed", type=int, default=1, help="the first one (default 1)")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("-d", "--dir", type=Path, default=TREE / "build" / "fuzz-calls")
    args = parser.parse_args()

    program = build(TREE, args.dir.resolve())
    if program is None:
        sys.exit(1)
    seeds = range(args.seed, args.seed + -(-args.calls // args.part))
    total = failed = 0
    with ThreadPoolExecutor(args.jobs) as pool:
        runs = pool.map(lambda s: (s, *fuzz(program, s, args.part, 3600)), seeds)
        for seed, good, text in runs:
            count = re.search(r"(\d+) calls,", text)
            total += int(count[1]) if count else 0
            if not good:
                failed += 1
                print(text[-2000:])
                print(f"seed {seed} failed: {program} -fuzz-seed={seed} -fuzz-calls={args.part}",
                      flush=True)
    print(f"{total:,} calls, {len(seeds)} seeds from {args.seed}, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
