#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Longest stretch with interrupts off in each test suite, on mps2/an385 with the probe in it.

Stretches that a test makes itself (irq_lock(), irq_offload(), a fault that is reported) do not
count. Fails above LIMIT instructions, but for what EXCEPTIONS says why.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BOARD = "mps2/an385"
LIMIT = 250
EXCEPTIONS = {  # suite -> instructions, why
    "kernel.nothread": (1000, "one stack for all: sleeping is not told from interrupts off"),
    "kernel.sched.mask": (270, "the threads that may not run here are passed in one list"),
    "kernel.user.domains": (420, "a partition more: the MPU's regions of all are computed anew"),
}


def build_and_run(paths, out):
    command = [ROOT / "ete", "test", "-p", BOARD, "-j1", "-o", out]
    for path in paths:
        command += ["-T", path]
    for setting in (
        "CONFIG_ASSERT=n",
        "CONFIG_SPEED_OPTIMIZATIONS=y",
        f"EXTRA_ZEPHYR_MODULES={HERE}",
        'CONFIG_QEMU_EXTRA_FLAGS="-serial file:irq_probe.txt"',
    ):
        command += ["-x", setting]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def longest(file):
    """Instructions and the address behind: the last line, since each is a new maximum."""
    lines = file.read_text().splitlines()
    return (int(lines[-1].split()[0]), lines[-1].split()[1]) if lines else None


def place(file, address):
    elf = file.parent / "zephyr" / "zephyr.elf"
    if int(address, 16) == 0 or not elf.exists():
        return "a handler"
    done = subprocess.run(
        ["arm-none-eabi-addr2line", "-fe", elf, address], capture_output=True, text=True, check=False
    )
    return done.stdout.split("\n")[0] or address


def table(out):
    rows = []
    for file in sorted(Path(out).rglob("irq_probe.txt")):
        found = longest(file)
        if found is not None:
            rows.append((found[0], file.parent.name, place(file, found[1])))
    return sorted(rows, reverse=True)


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", default=["tests/kernel"], help="folders of tests")
    parser.add_argument("-o", "--out", default=str(ROOT / "build" / "irq_probe"))
    parser.add_argument("--read", action="store_true", help="only read what an earlier run has left")
    args = parser.parse_args(argv)
    if not args.read:
        build_and_run(args.paths, args.out)
    rows = table(args.out)
    above = [row for row in rows if row[0] > EXCEPTIONS.get(row[1], (LIMIT, None))[0]]
    for instructions, suite, where in rows:
        print(f"{instructions:6} {suite:40} {where}")
    for instructions, suite, _ in above:
        print(f"{suite}: {instructions} instructions, at most {LIMIT}", file=sys.stderr)
    return 1 if above or not rows else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
