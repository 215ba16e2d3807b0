#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Do the schedules of tests/kernel/race find races?

Puts one mistake at a time into a copy of the tree, mostly a moment without the lock where there must
be none, and counts the schedules until the test fails. Prints the table of README.md; exit status 1
if a mistake was not found.

    tests/kernel/race/mutants.py [NAME...]
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SCHEDULES = 2_000_000


def gap(before: str) -> tuple[str, str]:
    """A moment without the lock before what the pattern says."""
    return f"\n(\t+)({before})", r"\n\1z_unlock(key);\n\1key = z_lock();\n\1\2"


# name: (file of kernel/, pattern, what stands there instead)
MUTANTS = {
    "sem: gap between the look at the count and taking": ("sem.c", *gap(r"sem->count--;")),
    "sem: gap before waiting": ("sem.c", *gap(r"return z_waitq_block\(&sem->wait_q")),
    "queue: gap before waiting": ("queue.c", *gap(r"return [^;]*z_waitq_block\(&queue->wait_q")),
    "msgq: gap before a reader waits": ("msgq.c", *gap(r"_current->base.swap_data = data;")),
    "stack: gap before waiting": ("stack.c", *gap(r"_current->base.swap_data = [^=]*&stack->wait_q")),
    "event: gap before waiting": ("event.c", *gap(r"wish.events = events;\n\twish.all")),
    "futex: gap before waiting": ("futex.c", *gap(r"_current->base.swap_data = futex;")),
    "slab: gap before waiting": ("slab.c", *gap(r"_current->base.swap_data = [^=]*&slab->wait_q")),
    "condvar: gap between unlocking and waiting": (
        "condvar.c",
        r"\n(\t+)(ret = z_waitq_block\(&condvar)",
        r"\n\1z_resched_unlock(key);\n\1key = z_lock();\n\1\2",
    ),
    "join: gap before waiting": ("thread.c", *gap(r"return z_waitq_block\(&thread->join_queue")),
    "abort: those who join are not woken": (
        "thread.c",
        r"\(void\)z_waitq_wake_all\(&thread->join_queue, 0\);",
        "",
    ),
    "suspend: the timeout goes on": (
        "thread.c",
        r"(k_thread_suspend\(k_tid_t thread\)\n[^}]*)\(void\)z_timeout_cancel\(&thread->base.timeout\);",
        r"\1",
    ),
    "work: gap between cancelling and waiting": ("work.c", *gap(r"canceller->work = work;")),
    "work: a flush does not wait for what runs": (
        "work.c",
        r"(flush_begin[^}]*)K_WORK_QUEUED \| K_WORK_RUNNING",
        r"\1K_WORK_QUEUED",
    ),
    "work: a running item may run in another queue too": (
        "work.c",
        r"queue = work->queue; /\* so that [^\n]*",
        "",
    ),
    "poll: told while registering, forgotten": (
        "poll.c",
        r"(static int wake_thread[^?]*)Z_POLL_REGISTERING\) \{\n\t\tpoller->result = result;",
        r"\1Z_POLL_REGISTERING) {",
    ),
    "poll: a late watcher swallows the event (was so)": (
        "poll.c",
        r"(ready_state\(event\);\n)\t\t\tbreak;\n\t\t\}\n",
        r"\1\t\t}\n\t\tbreak;\n",
    ),
    "sleep: looks at the clock twice (was so)": (
        "sleep.c",
        r"MAX\(left, 0\)",
        r"MAX(end - sys_clock_tick_get(), left * 0)",
    ),
    "pipe: a reader does not refill the ring": (
        "pipe.c",
        r"return mine->left > 0U \|\| pipe->bytes_used < pipe->size;",
        "return mine->left > 0U;",
    ),
    "pipe: another's unfinished call is passed by": (
        "pipe.c",
        r"(bytes_written == NULL[^}]*}\n\tkey = z_lock\(\);\n)\tgo_on\(pipe\);",
        r"\1",
    ),
    "pipe: interrupts come before the least amount": (
        "pipe.c",
        r"more \? wanted - left >= at_least && ",
        "more ? (at_least | wanted) != 0U && ",
    ),
    "pipe: what an aborted thread was at is forgotten": (
        "pipe.c",
        r"job->thread == thread\) {\n\t\t\tjob->mine.left = 0;\n\t\t\twhile \(step\(job\)\) {\n\t\t\t}",
        "job->thread == thread) {",
    ),
    "pipe: an aborted thread's call goes on": (
        "pipe.c",
        r"(\t\t)if \(job->thread == thread\)",
        r"\1if (job->thread == thread && job->mine.left > SIZE_MAX / 2U)",
    ),
    "heap: only one waiter tries again": (
        "heap.c",
        r"if \(z_waitq_wake_each\(&h->wait_q, 0, &key\) != 0",
        "if (z_waitq_wake_one(&h->wait_q, 0) != NULL",
    ),
    "timer: a restart keeps the old timeout": (
        "timer.c",
        r"(\tkey = z_lock\(\);\n)\t\(void\)z_timeout_cancel\(&timer->timeout\);",
        r"\1\tif (z_timeout_is_active(&timer->timeout)) {\n\t\tz_unlock(key);\n\t\treturn;\n\t}",
    ),
    "mutex: an owner keeps what it inherited": ("mutex.c", r"adjust_owners\(mutex, NOBODY\);", ""),
    "sched: unlocking the scheduler does not switch": (
        "sched.c",
        r"(\+\+_current->base.sched_locked;\n\t)z_resched_unlock",
        r"\1z_unlock",
    ),
    "mbox: a receiver takes a sender whose time runs on": (
        "mbox.c",
        r"\(void\)z_timeout_cancel\(&sender->base.timeout\);",
        "",
    ),
}


def copy_tree(to: Path) -> None:
    """The tree without its history and builds; tools that were installed are shared."""

    def ignore(folder: str, names: list[str]) -> set[str]:
        top = Path(folder) == ROOT
        return {n for n in names if n in (".git", "build", ".venv") and top}

    shutil.copytree(ROOT, to, symlinks=True, ignore=ignore)
    if (ROOT / ".venv").exists():
        (to / ".venv").symlink_to(ROOT / ".venv")


def first_failure(tree: Path) -> str:
    """Build the test and run it. Returns what to say of it."""
    build = tree.parent / "build"
    env = dict(os.environ, ZEPHYR_BASE=str(tree))
    command = [tree / "ete", "build", "tests/kernel/race", "-b", "native_sim/native/64", "-d", build]
    made = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True)
    if made.returncode != 0:
        return "does not compile"
    try:
        ran = subprocess.run(
            [build / "zephyr/zephyr.exe", f"-race-schedules={SCHEDULES}"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=600,
        )
    except subprocess.TimeoutExpired:
        return "hangs"
    seed = re.search(r"-race-scenario=(\w+) -race-seed=(\d+)", ran.stdout + ran.stderr)
    return f"{int(seed[2]):,} | {seed[1]}" if seed else f"not in {SCHEDULES:,} |"


def main(names: list[str]) -> int:
    missed = 0
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        copy_tree(tree)
        for name, (file, old, new) in MUTANTS.items():
            if names and not any(n in name for n in names):
                continue
            path = tree / "kernel" / file
            text = path.read_text()
            mutant, places = re.subn(old, new, text)
            if places != 1:
                print(f"| {name} | does not fit any more: mend {Path(__file__).name} |", flush=True)
                missed += 1
                continue
            path.write_text(mutant)
            found = first_failure(tree)
            path.write_text(text)
            missed += not found[0].isdigit()
            print(f"| {name} | {found} |", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
