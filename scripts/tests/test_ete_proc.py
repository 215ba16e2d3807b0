# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Children end when they should, and none stays behind: timeouts, signals, a closed pipe, a
terminal."""

import os
import pty
import signal
import subprocess
import sys
import textwrap
import time
import types
import unittest
from unittest import mock

from _ete_support import SCRIPTS, Case
from ete import proc
from ete.runner import execute, harness


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as f:  # a zombie is dead
        return f.read().rpartition(")")[2].split()[0] != "Z"


def wait_until(condition, seconds=5):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


class Watch(Case):
    """execute.watch(), which runs a test program under a judge."""

    def run_python(self, source, regex="done", limit=10, patience=0.1, harness_name="console"):
        config = {"regex": [regex], "type": "one_line"}
        s = types.SimpleNamespace(
            name="s", harness=harness_name, harness_config=config, ignore_faults=False
        )
        judge = harness.judge_for(s)
        path = self.tmp / "handler.log"
        start = time.monotonic()
        with open(path, "wb") as log:
            how, code = execute.watch(
                [sys.executable, "-u", "-c", textwrap.dedent(source)],
                self.tmp,
                judge,
                log,
                limit,
                patience,
            )
        return how, code, judge, path.read_text(), time.monotonic() - start

    def test_ends_by_itself(self):
        how, code, judge, log, _ = self.run_python(
            "import sys; print('done'); sys.exit(3)", patience=3
        )
        self.assertEqual((how, code, judge.passed, log), ("ended", 3, True, "done\n"))

    def test_last_line_without_newline_counts(self):
        _, _, judge, _, _ = self.run_python("import sys; sys.stdout.write('done')")
        self.assertTrue(judge.passed)

    def test_both_streams(self):
        _, _, judge, _, _ = self.run_python("import sys; print('done', file=sys.stderr)")
        self.assertTrue(judge.passed)

    def test_stopped_soon_after_the_judge_has_seen_enough(self):
        how, _, judge, _, seconds = self.run_python("import time; print('done'); time.sleep(60)")
        self.assertEqual((how, judge.passed), ("stopped", True))
        self.assertLess(seconds, 3)

    def test_timeout_kills_the_whole_group(self):
        source = """
            import os, signal, subprocess, sys, time
            child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            print(child.pid, os.getpid())
            time.sleep(60)
            """
        how, _, judge, log, seconds = self.run_python(source, limit=1)
        self.assertEqual((how, judge.passed), ("timeout", False))
        self.assertLess(seconds, 5)
        for pid in map(int, log.split()):
            self.assertTrue(wait_until(lambda pid=pid: not alive(pid)), "a process was left behind")

    def test_time_without_a_processor_does_not_count(self):
        source = "import time; time.sleep(1.5); print('done')"
        for seconds, expected in ((0, "timeout"), (60, "ended")):
            with mock.patch.object(proc, "starved", return_value=seconds):
                how, _, judge, _, _ = self.run_python(source, limit=0.5)
            self.assertEqual((how, judge.passed), (expected, expected == "ended"))

    def test_but_not_for_ever(self):
        with mock.patch.object(proc, "starved", return_value=1000):
            how, _, _, _, seconds = self.run_python("import time; time.sleep(60)", limit=0.2)
        self.assertEqual(how, "timeout")
        self.assertGreaterEqual(seconds, 2)

    def test_starved(self):
        self.assertEqual(proc.starved(2**22 + 1), 0)
        with subprocess.Popen(["sleep", "60"]) as idle:
            self.assertLess(proc.starved(idle.pid), 30)  # it is not ready to run
            idle.kill()
        one = [sys.executable, "-c", "while True: pass"]
        cpu = str(min(os.sched_getaffinity(0)))
        both = [subprocess.Popen(["taskset", "-c", cpu, *one]) for _ in range(2)]
        try:
            self.assertTrue(wait_until(lambda: proc.starved(both[0].pid) > 0.2, 20))
        finally:
            for child in both:
                child.kill()
                child.wait()

    def test_flood(self):
        execute.OUTPUT_MAX, saved = 1 << 20, execute.OUTPUT_MAX
        try:
            how, _, _, _, _ = self.run_python("while True: print('x' * 1000)")
        finally:
            execute.OUTPUT_MAX = saved
        self.assertEqual(how, "flood")


SUPERVISOR = """
import sys
sys.path.insert(0, {scripts!r})
from ete import cli, proc
cli.COMMANDS = {{"x": ("x", "")}}
def run(name, argv):
    timeout = float(argv[1]) if argv[1:] else None
    how, code = proc.foreground([sys.executable, "-u", "-c", argv[0]], timeout=timeout)
    return proc.exit_status(how, code)
cli.run_command = run
sys.exit(cli.main(["x", *sys.argv[1:]]))
"""

SLEEPER = """
import os, signal, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
print(os.getpid(), flush=True)
time.sleep(60)
"""
PRINTER = """
import os, signal, sys, time
signal.signal(signal.SIGPIPE, signal.SIG_IGN)
print(os.getpid(), flush=True)
while True:
    time.sleep(60)
"""


class Foreground(Case):
    """proc.foreground() under the command line's own signal handling, as `ete run` uses it."""

    def start(self, source, *more, **kw):
        script = SUPERVISOR.format(scripts=str(SCRIPTS))
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "text": True, **kw}
        child = subprocess.Popen([sys.executable, "-c", script, source, *more], **options)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        if child.stdout:
            self.addCleanup(child.stdout.close)
        return child

    def test_exit_status_is_the_programs(self):
        for source, wanted in (
            ("pass", 0),
            ("import sys; sys.exit(7)", 7),
            ("import os; os.kill(os.getpid(), 9)", 137),
        ):
            self.assertEqual(self.start(source).wait(10), wanted)

    def test_timeout(self):
        child = self.start(SLEEPER, "0.5")
        pid = int(child.stdout.readline())
        self.assertEqual(child.wait(10), proc.TIMED_OUT)
        self.assertFalse(alive(pid))

    def test_signals_take_the_program_along(self):
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signum):
                child = self.start(SLEEPER)
                pid = int(child.stdout.readline())
                child.send_signal(signum)
                self.assertEqual(child.wait(10), 128 + signum)
                self.assertFalse(alive(pid))

    @unittest.skipUnless(proc.shutil.which("setpriv"), "needs setpriv of util-linux")
    def test_killed_outright(self):
        child = self.start(SLEEPER)
        pid = int(child.stdout.readline())
        child.kill()
        child.wait(10)
        self.assertTrue(wait_until(lambda: not alive(pid)), "a process was left behind")

    def test_nobody_reads_any_more(self):
        child = self.start(PRINTER)
        pid = int(child.stdout.readline())
        child.stdout.close()
        self.assertEqual(child.wait(10), 128 + signal.SIGPIPE)
        self.assertFalse(alive(pid))

    def test_terminal_ctrl_c_and_its_modes(self):
        source = SLEEPER.replace(
            "time.sleep(60)",
            "import tty; tty.setcbreak(0); print('ready', flush=True); time.sleep(60)",
        )
        leader, follower = pty.openpty()
        import termios

        before = termios.tcgetattr(follower)

        def own_terminal():
            import fcntl

            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        child = self.start(
            source, stdin=follower, stdout=follower, start_new_session=True, preexec_fn=own_terminal
        )
        text = b""
        while b"ready" not in text:
            text += os.read(leader, 1000)
        os.write(leader, b"\x03")
        self.assertEqual(child.wait(10), 130)
        self.assertFalse(alive(int(text.split()[0])))
        self.assertEqual(
            termios.tcgetattr(follower)[3], before[3], "the terminal's modes were not restored"
        )
        os.close(leader)
        os.close(follower)


if __name__ == "__main__":
    unittest.main()
