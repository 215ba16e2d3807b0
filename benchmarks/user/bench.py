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
RESTART = 2000  # instructions of a component's restart
LOST = 0.15  # of the RAM of a user thread
SHOWN = (512, 1024, 1536, 2048, 4096)  # stacks whose thread is a row
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
            COST, suite="cost to kernel threads",
        )  # fmt: skip


def component(bench):
    """Starting a component again, and what a user thread takes of RAM."""
    bench.note("component")
    directory = bench.build("benchmarks/user/component", BOARD, (), name="component")
    lines = [line.split() for line in bench.output(directory, "end", kernel.TIMEOUT)]
    _, clearing = average_and_most(lines, "clearing its memory")
    value, most = average_and_most(lines, "component restart, with clearing its memory")
    for name, figure in (("restart of two threads", value), ("the same, at most", most)):
        bench.row(
            f"{name}, besides clearing memory", BOARD, round(figure - clearing, 1),
            "instructions", limit=RESTART, suite="component",
        )  # fmt: skip
    user_thread_ram(bench, lines)


def average_and_most(lines, name):
    """Of a figure that a program has printed."""
    for words in lines:
        if words[0] == "figure" and " ".join(words[5:]) == name:
            return int(words[1]) / int(words[2]), int(words[4])
    raise ValueError(name)


def user_thread_ram(bench, lines):
    """Record, kernel stack and own stack; lost: what the thread can not use for the sake of the MPU."""
    record = next(int(words[1]) for words in lines if words[0] == "thread")
    stacks = [tuple(map(int, words[1:])) for words in lines if words[0] == "stack"]
    lost = {size: (length - reserved - size) / (length + record) for size, length, reserved in stacks}
    for size, length, _ in stacks:
        if size in SHOWN:
            bench.row(
                f"user thread with a stack of {size}", BOARD, length + record, "B", suite="RAM"
            )
    worst = max(lost, key=lost.get)
    bench.row(
        f"lost to alignment, stacks of {stacks[0][0]} to {stacks[-1][0]}, the worst ({worst})",
        BOARD, round(lost[worst], 4), "of a user thread's RAM", limit=LOST, suite="RAM",
    )  # fmt: skip


def run(bench):
    if bench.wants(BOARD):
        user_threads(bench)
        component(bench)
        kernel_threads(bench)
