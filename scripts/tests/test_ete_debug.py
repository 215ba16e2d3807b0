# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete debug on real programs: threads by name and state, their calls, and nothing left behind."""

import os
import re
import shutil
import subprocess
import unittest
from pathlib import Path

from _ete_support import ETE, Case
from ete import boards, needs

# One of each kind of debugger's view; those of ports that are not there are left out.
BOARDS = (
    "native_sim/native/64", "qemu_cortex_m3", "qemu_cortex_a53", "qemu_riscv32", "qemu_riscv64",
    "qemu_x86", "qemu_x86_64", "qemu_malta",
)  # fmt: skip
ONLY = os.environ.get("ETE_TEST_BOARDS", "").split()  # of these, to try some by hand

MAIN = """
    #include <zephyr/kernel.h>
    K_SEM_DEFINE(sem, 0, 1);
    volatile int n;
    __noinline void deep(int x) { k_sem_take(&sem, K_FOREVER); n += x; }
    __noinline void waits(int x) { deep(x + 1); n += x; }
    void waiter(void *a, void *b, void *c) { waits(3); n++; }
    __noinline void here(void) { n++; }
    K_THREAD_DEFINE(patient, 1024, waiter, NULL, NULL, NULL, 3, 0, 0);
    K_THREAD_DEFINE(unborn, 1024, waiter, NULL, NULL, NULL, 3, 0, SYS_FOREVER_MS);
    int main(void)
    {
        k_sleep(K_MSEC(50));
        here();
        n++;
        return 0;
    }
"""
CMAKE = """
    cmake_minimum_required(VERSION 3.20.0)
    find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})
    project(debugged)
    target_sources(app PRIVATE main.c)
"""


def available(board):
    """The board is there, and what it takes to build and run for it is installed."""
    record = boards.find(board)
    if record is None:
        return False
    return all(t.present() for t in needs.tools_for((needs.group_of(record),), run=True))


def left_behind(folder):
    """Processes whose arguments name the folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder).encode() in (entry / "cmdline").read_bytes():
                found.append(entry.name)
        except OSError:
            pass
    return found


@unittest.skipUnless(shutil.which("gdb-multiarch"), "no gdb-multiarch")
class Debug(Case):
    def setUp(self):
        super().setUp()
        self.write("main.c", MAIN)
        self.write("prj.conf", "")
        self.write("CMakeLists.txt", CMAKE)

    def debug(self, board, *commands, more=()):
        argv = [ETE, "debug", self.tmp, "-b", board, "--batch", "--timeout", "100", *more]
        for command in commands:
            argv += ["-c", command]
        return subprocess.run(
            list(map(str, argv)), capture_output=True, text=True, timeout=300, check=False
        )

    def check(self, board):
        done = self.debug(
            board, "tbreak here", "continue", "ete threads", "ete backtrace patient",
            "ete backtrace main", "ete thread patient", "up",
        )  # fmt: skip
        said = done.stdout + done.stderr
        self.assertEqual(done.returncode, 0, said)
        rows = re.findall(r"^([* ]) \d+ +0x\w+ +-?\d+ +\d+ B  (\S.*?) +(\w+)$", done.stdout, re.M)
        states = {name: (mark, state) for mark, state, name in rows}
        self.assertEqual(states.get("main"), ("*", "runs"), said)
        self.assertEqual(states.get("patient"), (" ", "waits"), said)
        self.assertEqual(states.get("unborn"), (" ", "not started"), said)
        self.assertIn("idle", states, said)
        calls = re.findall(r"^  #\d+ +0x\w+ (\w+)\(\)", done.stdout, re.M)
        self.assertIn("here", calls, said)
        order = [calls.index(name) for name in ("deep", "waits", "waiter", "z_thread_entry")]
        self.assertEqual(order, sorted(order), said)
        self.assertRegex(done.stdout, r"(?m)^#[12] .*(switch|swap|take|deep)", said)
        self.assertEqual(left_behind(self.tmp), [])

    def test_boards(self):
        for board in ONLY or BOARDS:
            if available(board):
                with self.subTest(board):
                    self.check(board)

    def test_ended_by_its_time(self):
        done = self.debug("qemu_cortex_m3", "continue", more=("--timeout", "3"))
        self.assertEqual(done.returncode, 124, done.stderr)
        self.assertEqual(left_behind(self.tmp), [])

    def test_no_such_thread(self):
        done = self.debug("qemu_cortex_m3", "tbreak here", "continue", "ete backtrace nobody")
        self.assertIn("no thread 'nobody'", done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
