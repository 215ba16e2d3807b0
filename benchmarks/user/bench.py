# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What user mode costs on a Cortex-M3: calls of user threads, and kernel threads beside it.

Instructions, counted by QEMU as in the suite "kernel" (benchmarks/kernel/bench.py). The user threads
are those of latency/ here. What user mode, built in, costs kernel threads is told by the kernel
suite's own program, built with it and without. Zephyr's figures are those with user mode built in,
from user threads (u_to_u), and for the kernel threads its own with user mode.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kernel"))

import bench as kernel  # noqa: E402
import peers  # noqa: E402

BOARD = "mps2/an385"
USERSPACE = "CONFIG_USERSPACE=y"
COST = 1.10  # of an operation between kernel threads, at most
# Above that, or above Zephyr's figure: domain, permissions and stacks of a thread are looked after.
NOT_YET = ("thread create", "thread abort")

# name -> Zephyr's figure, our goal where there is a better one.
USER = {
    "semaphore give (no waiter)": (209, 105),
    "semaphore take (no block)": (193, None),
    "mutex lock (recursive, immediate)": (201, None),
    "mutex unlock (recursive, immediate)": (177, None),
    "events post (immediate)": (241, None),
    "events wait (immediate)": (217, None),
    "stack push (immediate)": (214, None),
    "stack pop (immediate)": (306, None),
    "yield with switch": (338, 200),
    "semaphore take blocking, with switch": (454, None),
    "semaphore give waking, with switch": (504, None),
    "events wait blocking, with switch": (478, None),
    "events set waking, with switch": (630, None),
    "thread suspend": (436, None),
    "thread resume": (432, None),
    "thread create": (675, None),
    "thread start": (1374, 350),
    "thread abort": (1502, 500),
}


def user_threads(bench):
    bench.note("user threads")
    directory = bench.build("benchmarks/user/latency", BOARD, (kernel.O2,), name="user")
    lines = [line.split() for line in bench.output(directory, "end", kernel.TIMEOUT)]
    for name, value in kernel.figures(lines).items():
        its, goal = USER.get(name, (None, None))
        bench.row(
            name, BOARD, value, "instructions", peers.ZEPHYR if its else None, its,
            goal or (None if name in NOT_YET else its),
            suite="user threads",
        )  # fmt: skip


def kernel_threads(bench):
    """Each operation with user mode built in, and how much more that is than without."""
    without = kernel.figures(kernel.run_program(bench, "latency", BOARD, (kernel.O2,), "without"))
    beside = kernel.run_program(bench, "latency", BOARD, (kernel.O2, USERSPACE), "beside")
    for name, value in kernel.figures(beside).items():
        its = peers.LATENCY_USERSPACE.get(name)
        bench.row(
            name, BOARD, value, "instructions", peers.ZEPHYR if its else None, its, its,
            suite="kernel threads",
        )  # fmt: skip
        bench.row(
            name, BOARD, round(value / without[name], 3), "of without user mode", "without", 1,
            None if name in NOT_YET else COST, suite="cost to kernel threads",
        )  # fmt: skip


def run(bench):
    if bench.wants(BOARD):
        user_threads(bench)
        kernel_threads(bench)
