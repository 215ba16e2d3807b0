# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Flash and RAM of the samples on qemu_cortex_m3, default options, all stacks included.

The peer's figures are those of the same applications with GCC 12.2 at -Os on a Cortex-M3.
"""

from ete import elf

PEER = "Zephyr 3.7.1"
BOARD = "qemu_cortex_m3"

# (name, application, -D variables, the peer's (flash, RAM), our limits (flash, RAM))
SERVICES = "benchmarks/services"
MINIMAL = "samples/basic/minimal"
ROWS = (
    ("hello_world", "samples/hello_world", (), (8890, 4088), (4400, 2600)),
    ("minimal, threads", MINIMAL, ("CONF_FILE=common.conf;mt.conf",), (5028, 3808), (None, None)),
    (
        "minimal, no preemption, no timers",
        MINIMAL,
        ("CONF_FILE=common.conf;no-preempt.conf;no-timers.conf",),
        (3356, 3632),
        (None, None),
    ),
    (
        "minimal, no threads, no timers",
        MINIMAL,
        ("CONF_FILE=common.conf;no-mt.conf;no-timers.conf",),
        (1888, 3176),
        (1200, None),
    ),
    ("synchronization", "samples/synchronization", (), (10372, 6568), (None, None)),
    ("philosophers", "samples/philosophers", (), (11818, 17720), (None, None)),
    # ours with all alignment gaps; the peer's with them: 53,920 B of flash, 18,856 B of RAM
    ("all kernel services", SERVICES, (), (20536, 8983), (None, None)),
    (
        "all kernel services, user mode",
        SERVICES,
        ("EXTRA_CONF_FILE=user.conf",),
        (48480, 17508),
        (29000, None),
    ),
)


def run(bench):
    if not bench.wants(BOARD):
        return
    for number, (name, app, defs, peer, limit) in enumerate(ROWS):
        directory = bench.build(app, BOARD, defs, name=f"size{number}")
        total = elf.totals(directory / "zephyr" / "zephyr.elf")
        bench.row(f"{name}, flash", BOARD, total.rom, "B", PEER, peer[0], limit[0])
        bench.row(f"{name}, RAM", BOARD, total.ram, "B", PEER, peer[1], limit[1])
