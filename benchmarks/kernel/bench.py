# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What the kernel costs: instructions of its operations on a Cortex-M3, and bytes.

Instructions are counted by QEMU: with -icount shift=6 each takes 64 ns of virtual time, however busy
the host is, so every figure is the same in every run. Peers were measured in the same way, with the
same compiler (GCC 12.2). The thread_metric, latency and boot programs are this folder's; how each
measures stands at the top of its sources.
"""

import math
import re
import sys
from pathlib import Path

from ete import elf, tree

sys.path.insert(0, str(Path(__file__).parent))

import accesses  # noqa: E402
import peers  # noqa: E402

BOARD = "mps2/an385"
# Measured when named by -b: the options and the peers' figures, which there are for RISC-V alone.
OTHER_BOARDS = {
    "qemu_riscv32": peers.THREAD_METRIC_RV32,
    "qemu_cortex_a53": {},
    "qemu_cortex_m0": {},
}
WITHOUT_GUARDS = ("qemu_cortex_m0", "qemu_cortex_a53")  # guards cost a switch nothing there
HELLO_LIMITS = {("qemu_cortex_m0", "ROM"): 4000}
FOOTPRINT_BOARD = "qemu_cortex_m3"
NS_PER_INSTRUCTION = 64
TIMEOUT = 120  # seconds of this machine; a program takes some seconds at most
HERE = "benchmarks/kernel/"

O2 = "CONFIG_SPEED_OPTIMIZATIONS=y"
OS = "CONFIG_SIZE_OPTIMIZATIONS=y"
NO_GUARDS = "CONFIG_HW_STACK_PROTECTION=n"
GUARDS_COST = 1.10  # at most

# suite -> the options, the peers' figures, the most that the geometric mean may be.
THREAD_METRIC = {
    "thread_metric": ((O2,), peers.THREAD_METRIC_O2, 0.8),
    "thread_metric, no guards": ((O2, NO_GUARDS), peers.THREAD_METRIC_O2, 0.8),
    "thread_metric, -Os": ((OS,), peers.THREAD_METRIC_OS, None),
}
BOOT = (
    ("boot to main, -O2, no banner", (O2, "CONFIG_BOOT_BANNER=n"), 3580, 700),
    ("boot to main, -Os, banner", (OS,), 6565, None),
)
FOOTPRINTS = (
    # name, application, board, options, peer, its ROM and RAM, our limits
    ("philosophers", "samples/philosophers", FOOTPRINT_BOARD, (), peers.ZEPHYR,
     (11818, 17720), (6000, None)),
    ("ping-pong", HERE + "pingpong", BOARD, (), "ThreadX", (3320, 2288), (3300, 2250)),
)  # fmt: skip


def number(value):
    return int(value) if value == int(value) else round(value, 2)


def run_program(bench, name, board, defs, slug):
    bench.note(f"{name} {' '.join(defs)}")
    directory = bench.build(HERE + name, board, defs, name=slug)
    return [line.split() for line in bench.output(directory, "end", TIMEOUT)]


def thread_metric(bench):
    values = {}
    for index, (suite, (options, best, most)) in enumerate(THREAD_METRIC.items()):
        ratios = []
        lines = run_program(bench, "thread_metric", BOARD, options, f"thread_metric{index}")
        for name, count, window_ms in lines:
            value = float(window_ms) * 1e6 / NS_PER_INSTRUCTION / max(int(count), 1)
            values[suite, name] = value
            peer, its = best[name]
            bench.row(
                name, BOARD, number(value), "instructions", peer, its, limit(name, its), suite
            )
            if name != "basic":
                ratios.append(value / its)
        mean = math.prod(ratios) ** (1 / len(ratios))
        bench.row(
            f"{suite}: geometric mean of the seven", BOARD, round(mean, 4), "of the best peer",
            "best", 1, most, suite="summary",
        )  # fmt: skip
    guards_cost(bench, values)
    memory_accesses(bench, bench.tmp / "thread_metric0")


def memory_accesses(bench, directory):
    """Of the first of THREAD_METRIC, whose program is there already."""
    bench.note("thread_metric: loads and stores, exceptions")
    for name, (_, accessed, taken) in accesses.counts(bench, directory, "end", TIMEOUT).items():
        peer, its = peers.ACCESSES.get(name, (None, None))
        bench.row(name, BOARD, number(accessed), "loads+stores", peer, its, suite="accesses")
        peer, its = peers.EXCEPTIONS.get(name, (None, None))
        bench.row(name, BOARD, number(taken), "exceptions", peer, its, suite="exceptions")


def nanoseconds(directory):
    """Of an instruction on a board: 2 to the power of its -icount shift."""
    config = (directory / "zephyr" / ".config").read_text()
    return 1 << int(re.search(r"^CONFIG_QEMU_ICOUNT_SHIFT=(\d+)", config, re.M)[1])


def other_board(bench, board):
    """Thread-Metric at -O2 on a board of another architecture, and hello_world's size."""
    other_thread_metric(bench, board, "thread_metric", (O2,))
    if board not in WITHOUT_GUARDS:
        other_thread_metric(bench, board, "thread_metric, no guards", (O2, NO_GUARDS))
    hello = bench.build("samples/hello_world", board, (), name="hello-" + tree.board_slug(board))
    for what, value in zip(("ROM", "RAM"), elf.totals(hello / "zephyr" / "zephyr.elf")):
        most = HELLO_LIMITS.get((board, what))
        bench.row(f"hello_world, {what}", board, value, "B", limit=most, suite="footprint")


def other_thread_metric(bench, board, suite, options):
    best, ratios = OTHER_BOARDS[board], []
    bench.note(f"{suite} for {board}")
    name = f"{tree.board_slug(board)}-{len(options)}"
    directory = bench.build(HERE + "thread_metric", board, options, name=name)
    per_instruction = nanoseconds(directory)
    for name, count, window_ms in map(str.split, bench.output(directory, "end", TIMEOUT)):
        value = float(window_ms) * 1e6 / per_instruction / max(int(count), 1)
        peer, its = best.get(name, (None, None))
        bench.row(name, board, number(value), "instructions", peer, its, its, suite)
        ratios += [value / its] if its else []
    if ratios:
        mean = math.prod(ratios) ** (1 / len(ratios))
        bench.row(
            f"{suite}: geometric mean of the seven", board, round(mean, 4), "of the best peer",
            "best", 1, 0.8, suite="summary",
        )  # fmt: skip


def guards_cost(bench, values):
    """What stack guards, on by default, cost the workloads that switch."""
    for name in ("cooperative", "preemptive", "interrupt_preemption"):
        cost = values["thread_metric", name] / values["thread_metric, no guards", name]
        bench.row(
            f"{name}: with stack guards", BOARD, round(cost, 4), "of without", "without", 1,
            GUARDS_COST, suite="summary",
        )  # fmt: skip


def limit(name, its):
    """basic is the compiler's work, not ours."""
    return None if name == "basic" else its


def figures(lines):
    """name -> average, from the lines of figure_print()."""
    return {
        " ".join(words[5:]): number(int(words[1]) / int(words[2]))
        for words in lines
        if words[0] == "figure"
    }


def latency(bench):
    lines = run_program(bench, "latency", BOARD, (O2,), "latency")
    for name, value in figures(lines).items():
        its = peers.LATENCY.get(name)
        peer = peers.ZEPHYR if its else None
        bench.row(name, BOARD, value, "instructions", peer, its, its, suite="latency")
    for words in lines:
        if words[0] == "object":
            name = " ".join(words[2:])
            peer, its = peers.OBJECTS.get(name, (None, None))
            bench.row(name, BOARD, int(words[1]), "B", peer, its, its, suite="objects")


def scaling(bench):
    lines = run_program(bench, "scaling", BOARD, (O2,), "scaling")
    for name, value in figures(lines).items():
        bench.row(name, BOARD, value, "instructions", suite="scaling")


def interrupts_off(bench):
    lines = run_program(bench, "interrupts_off", BOARD, (O2,), "interrupts_off")
    rows = {" ".join(words[4:]): int(words[1]) for words in lines if words[0] == "off"}
    for name, value in rows.items():
        bench.row(name, BOARD, value, "instructions", suite="interrupts_off", sampled=True)
    bench.row("longest", BOARD, max(rows.values()), "instructions", limit=250,
              suite="interrupts_off", sampled=True)  # fmt: skip


def boot(bench):
    for index, (name, options, its, most) in enumerate(BOOT):
        lines = run_program(bench, "boot", BOARD, options, f"boot{index}")
        value = next(int(words[1]) for words in lines if words[0] == "boot")
        bench.row(name, BOARD, value, "instructions", peers.ZEPHYR, its, most, suite="boot")


def footprint(bench):
    for name, app, board, options, peer, its, limits in FOOTPRINTS:
        if not bench.wants(board):
            continue
        bench.note(f"{name} for {board}")
        directory = bench.build(app, board, options, name="footprint-" + name)
        total = elf.totals(directory / "zephyr" / "zephyr.elf")
        for what, value, theirs, most in zip(("ROM", "RAM"), total, its, limits):
            bench.row(f"{name}, {what}", board, value, "B", peer, theirs, most, suite="footprint")


def run(bench):
    if bench.wants(BOARD):
        thread_metric(bench)
        latency(bench)
        boot(bench)
        interrupts_off(bench)
        scaling(bench)
    footprint(bench)
    for board in OTHER_BOARDS:
        if bench.asked(board):
            other_board(bench, board)
