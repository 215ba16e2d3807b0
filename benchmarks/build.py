# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""How long builds take: hello_world from nothing, after one changed file, after one changed option.

Timed is what the user types (`ete build`), with Python's start; CPU seconds are those of all its
children. The peer's figures were measured on a machine with two processors; only the ratio tells.
"""

import resource
import shutil
import subprocess
import time

APP = "samples/hello_world"
PEER = "Zephyr 3.7.1"

# board -> the peer's (clean wall, clean CPU, one file changed wall) in seconds
PEERS = {
    "native_sim": (15.2, 20.6, 0.55),
    "native_sim/native/64": (15.2, 20.6, 0.55),
    "qemu_cortex_m3": (18.1, 26.0, 0.99),
}
LIMITS = {"clean": 2.5, "clean_cpu": 4.0, "file": 0.4, "option": 1.5}


def timed(argv):
    """(wall, CPU) seconds of a command with all its children."""

    def cpu():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    cpu_before, wall_before = cpu(), time.monotonic()
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    wall = time.monotonic() - wall_before
    if done.returncode:
        raise RuntimeError(f"{' '.join(argv)} failed:\n{done.stdout}{done.stderr}")
    return round(wall, 3), round(cpu() - cpu_before, 3)


def measure(bench, board):
    """The best of some runs of each: {what: (wall, CPU)}."""
    app = bench.tmp / "app"
    shutil.copytree(bench.root / APP, app, dirs_exist_ok=True)
    directory = bench.tmp / "build"
    command = [str(bench.root / "ete"), "build", str(app), "-b", board, "-d", str(directory)]
    source, options = app / "src" / "main.c", app / "prj.conf"
    best = {}
    for number in range(bench.runs):

        def step(what):
            result = timed(command)
            best[what] = tuple(map(min, zip(result, best.get(what, result))))

        shutil.rmtree(directory, ignore_errors=True)
        step("clean")
        step("nothing")
        source.write_text(source.read_text() + f"\nint changed_{number};\n")
        step("file")
        options.write_text(options.read_text() + f"\nCONFIG_MAIN_STACK_SIZE={2048 + 64 * number}\n")
        step("option")
    shutil.rmtree(directory)
    return best


def run(bench):
    for board, (peer_wall, peer_cpu, peer_file) in PEERS.items():
        if not bench.wants(board):
            continue
        bench.need(board)
        bench.note(f"{APP} for {board}, {bench.runs} times")
        best = measure(bench, board)
        bench.row("clean, wall", board, best["clean"][0], "s", PEER, peer_wall, LIMITS["clean"])
        bench.row("clean, CPU", board, best["clean"][1], "s", PEER, peer_cpu, LIMITS["clean_cpu"])
        bench.row("nothing changed, wall", board, best["nothing"][0], "s")
        bench.row(
            "one file changed, wall", board, best["file"][0], "s", PEER, peer_file, LIMITS["file"]
        )
        bench.row("one option changed, wall", board, best["option"][0], "s", limit=LIMITS["option"])
