# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Loads, stores and exceptions of Thread-Metric's workloads, counted by a plugin for QEMU
(accesses.c), which the host's compiler makes when it is needed. The program runs as it is: the
windows begin and end where it reads a workload's counter.
"""

import shutil
import struct
import subprocess
from pathlib import Path

from ete import elf, ui

MARK = "workload_count"
VECTORS = ("rom_start", "irq_vectors")
SOURCE = Path(__file__).with_name("accesses.c")


def plugin(bench):
    """Path of the built plugin, or None: there is nothing to build it with."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    made = bench.tmp / "accesses.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", made, SOURCE], check=True)
    return made


def options(image, made, out):
    """QEMU's options for a Cortex-M's program."""
    addresses = [s.addr & ~1 for s in image.symbols() if s.name == MARK]
    if not addresses:
        raise ui.Fail(f"{image.path} has no {MARK}(): where do the windows begin?")
    words = b"".join(
        image.data[s.offset : s.offset + s.size] for s in image.sections if s.name in VECTORS
    )
    vectors = struct.unpack(f"<{len(words) // 4}I", words)[1:]  # the first is the stack
    handlers = sorted({v & ~1 for v in vectors if v})
    listed = "".join(f",handler={h:#x}" for h in handlers)
    return "-plugin", f"{made},out={out},mark={addresses[0]:#x}{listed}"


def counts(bench, directory, until, timeout):
    """name -> (instructions, loads and stores, exceptions) per iteration; {} if not possible."""
    made = plugin(bench)
    if made is None:
        bench.note("no C compiler for this machine: loads and stores are not counted")
        return {}
    out = bench.tmp / "accesses.txt"
    image = elf.Elf(directory / "zephyr" / "zephyr.elf")
    try:
        lines = bench.output(directory, until, timeout, options(image, made, out))
    except ui.Fail as failure:
        if "plugin" not in str(failure):
            raise
        bench.note("this QEMU takes no plugins: loads and stores are not counted")
        return {}
    marks = [tuple(map(int, line.split())) for line in out.read_text().splitlines()]
    found = {}
    for i, (name, count, _) in enumerate(map(str.split, lines)):
        begin, end = marks[2 * i : 2 * i + 2]
        found[name] = tuple((e - b) / max(int(count), 1) for b, e in zip(begin, end))
    return found
