#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Build the program in this folder for native_sim and check the executable from outside.

    run.py [-b BOARD]... [-d DIR] [unittest arguments]

Command line, exit codes, repeatability, real time, signals, faults, flash file, standard input and
terminals.
"""

import argparse
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASE = HERE.parents[3]
EXE = None


def build(board, folder):
    """Configure and build; returns the executable."""
    env = dict(os.environ, ZEPHYR_BASE=str(BASE))
    for command in (
        ["cmake", "-GNinja", "-B", str(folder), f"-DBOARD={board}", str(HERE)],
        ["ninja", "-C", str(folder)],
    ):
        done = subprocess.run(command, env=env, text=True, capture_output=True)
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return str(folder / "zephyr" / "zephyr.exe")


def run(*args, stdin="", timeout=20):
    """Run to the end; returns (exit code, stdout, stderr)."""
    done = subprocess.run(
        [EXE, *args], input=stdin, text=True, capture_output=True, timeout=timeout
    )
    return done.returncode, done.stdout, done.stderr


@contextlib.contextmanager
def running(*args, **options):
    """A process that is gone afterwards, whatever happens."""
    with subprocess.Popen([EXE, *args], **options) as child:
        try:
            yield child
        finally:
            child.kill()


class CommandLine(unittest.TestCase):
    def test_help(self):
        for option in ("--help", "-help", "-h"):
            code, out, _ = run(option)
            self.assertEqual(code, 0)
            for name in ("-seed=", "-stop_at=", "-rt ", "-no-rt ", "-rt-ratio=", "-rt-drift=",
                         "-uart_pty", "-attach_uart ", "-wait_uart", "-testargs", "-text=<string>",
                         "-flash=<path>", "-flash_erase", "-flash_rm", "-flash_in_ram"):
                lines = re.findall(r"^  " + re.escape(name) + ".+$", out, re.M)
                self.assertEqual(len(lines), 1, name)

    def test_values(self):
        code, out, _ = run("-flag", "--text=a=b", "-u32=0xffffffff", "-i32=-5",
                           "-u64=18446744073709551615", "-i64=-9000000000", "-real=1.25")
        self.assertEqual(code, 0)
        self.assertIn("flag 1 text a=b u32 4294967295 i32 -5 u64 18446744073709551615 "
                      "i64 -9000000000 real 1250/1000", out)
        self.assertIn("found --text=a=b value a=b", out)

    def test_mistakes(self):
        for args, message in (
            (["-nonsense"], "unknown option '-nonsense'"),
            (["text"], "unknown option 'text'"),
            (["-text"], "option -text needs a value: -text=<string>"),
            (["-flag=1"], "option -flag takes no value"),
            (["-u32=4294967296"], "option -u32: 4294967296 is out of range"),
            (["-u32=-1"], "option -u32: -1 is out of range"),
            (["-u32=12x"], "option -u32: '12x' is not a number"),
            (["-i32="], "option -i32: '' is not a number"),
            (["-real=fast"], "option -real: 'fast' is not a number"),
            (["-rt-ratio=0"], "-rt-ratio must be above 0"),
            (["-rt", "-no-rt"], "exclude each other"),
        ):
            code, out, err = run(*args)
            self.assertEqual(code, 1, args)
            self.assertIn(message, err)
            self.assertNotIn("Booting", out)

    def test_testargs(self):
        _, out, _ = run("-flag", "-testargs", "a", "-flag", "--help")
        self.assertEqual(re.findall(r"arg (.*)", out), ["a", "-flag", "--help"])

    def test_tasks(self):
        _, out, _ = run()
        self.assertIn("tasks 12345\n", out)
        self.assertTrue(out.endswith("exit task\n"))

    def test_exit_codes(self):
        for code in (0, 1, 77):
            self.assertEqual(run("-testargs", "exit", str(code))[0], code)


class Repeatability(unittest.TestCase):
    def test_two_runs_are_equal(self):
        first = run("-testargs", "threads")
        self.assertEqual(first[0], 0)
        self.assertGreater(first[1].count("\n"), 250)
        self.assertEqual(first, run("-testargs", "threads"))
        self.assertNotEqual(first, run("-seed=7", "-testargs", "threads"))

    def test_faults_are_equal(self):
        for mode in ("crash", "overflow"):
            self.assertEqual(run("-testargs", mode), run("-testargs", mode))

    def test_seeds(self):
        default = run("-testargs", "random")[1]
        self.assertEqual(default, run("-seed=0x5678", "-testargs", "random")[1])
        one = run("-seed=1", "-testargs", "random")
        self.assertEqual(one, run("-seed=1", "-testargs", "random"))
        self.assertNotEqual(one, run("-seed=2", "-testargs", "random"))

    def test_random_seed_is_told(self):
        first, second = (run("-seed-random", "-testargs", "random")[1] for _ in range(2))
        self.assertNotEqual(first, second)
        seed = re.search(r"-seed=(\d+)", first)
        again = run("-seed=" + seed.group(1), "-testargs", "random")[1]
        self.assertEqual(first.split("\n", 1)[1], again)


class Time(unittest.TestCase):
    def test_virtual_time_is_fast(self):
        start = time.monotonic()
        code, out, _ = run("-stop_at=1000", "-testargs", "time")
        self.assertLess(time.monotonic() - start, 5)
        self.assertEqual(code, 0)
        self.assertIn("Stopped at 1000.000s", out)
        self.assertGreater(out.count(" ms\n"), 1900)

    def test_real_time(self):
        for args, seconds in ((["-rt"], 1.2), (["-rt", "-rt-ratio=4"], 0.3),
                              (["-rt", "-rt-drift=1"], 0.6)):
            start = time.monotonic()
            run(*args, "-stop_at=1.2", "-testargs", "time")
            took = time.monotonic() - start
            self.assertGreater(took, seconds - 0.01, args)
            self.assertLess(took, seconds + 0.5, args)

    def test_real_time_prints_the_same(self):
        self.assertEqual(run("-rt", "-rt-ratio=20", "-stop_at=2", "-testargs", "time"),
                         run("-stop_at=2", "-testargs", "time"))

    def test_end_of_events(self):
        code, _, err = run("-testargs", "model")
        self.assertEqual(code, 0)
        self.assertIn("nothing is left to wait for", err)

    def test_own_hardware_model(self):
        _, out, _ = run("-testargs", "model")
        self.assertEqual(re.findall(r"model interrupt (\d) at (\d+) ms", out),
                         [(str(i), str(250 * i)) for i in range(1, 7)])

    def test_rtc(self):
        _, out, _ = run("-rtc-reset", "-rtc-offset=1000", "-testargs", "rtc")
        self.assertIn("rtc 1000 s", out)
        _, out, _ = run("-testargs", "rtc")
        now = int(re.search(r"rtc (\d+) s", out).group(1))
        self.assertLess(abs(now - time.time()), 5)


class Ends(unittest.TestCase):
    def stop(self, mode, sig, *args):
        with running(*args, "-testargs", mode, text=True, stdin=subprocess.DEVNULL,
                     stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            lines = iter(child.stdout.readline, "")
            self.assertTrue(any(line.strip() in ("sleeping", "hanging") for line in lines))
            child.send_signal(sig)
            start = time.monotonic()
            out, _ = child.communicate(timeout=10)
            return child.returncode, out, time.monotonic() - start

    def test_signals(self):
        for sig in (signal.SIGINT, signal.SIGTERM):
            for args in ([], ["-rt"]):
                code, out, took = self.stop("forever", sig, *args)
                self.assertEqual(code, 0)
                self.assertIn("exit task", out)
                self.assertLess(took, 0.5)

    def test_signal_to_endless_loop(self):
        code, _, took = self.stop("hang", signal.SIGINT)
        self.assertEqual(code, 128 + signal.SIGALRM)
        self.assertLess(took, 4)

    def test_faults(self):
        for mode, parts in (
            ("crash", ["SIGSEGV", "address 0x10", "FATAL ERROR 0: CPU exception", "(main)"]),
            ("overflow", ["stack overflow", "FATAL ERROR 2: Stack overflow", "(greedy)"]),
            ("panic", ["FATAL ERROR 4: Kernel panic", "(main)"]),
        ):
            code, out, err = run("-testargs", mode)
            self.assertEqual(code, 1, mode)
            self.assertIn("Exiting due to fatal error", err)
            for part in parts:
                self.assertIn(part, out)


def read_until(fd, pattern, seconds=10):
    """What @p fd gives until it matches."""
    text = ""
    end = time.monotonic() + seconds
    while not re.search(pattern, text):
        ready, _, _ = select.select([fd], [], [], max(0, end - time.monotonic()))
        data = os.read(fd, 1000) if ready else b""
        if not data:
            raise AssertionError(f"no {pattern!r} in {text!r}")
        text += data.decode()
    return text


def take_terminal():
    """Make standard input the controlling terminal of this session, us its foreground."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.tcsetpgrp(0, os.getpgrp())


class Reboot(unittest.TestCase):
    def test_reboot(self):
        with tempfile.TemporaryDirectory() as folder:
            code, out, _ = run("-testargs", "reboot", folder + "/file")
            self.assertEqual(code, 0)
            self.assertEqual(out.count("Booting"), 2)
            self.assertIn("rebooted", out)


class Flash(unittest.TestCase):
    """The file that stands for the flash memory."""

    SIZE = 2048 * 1024

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "memory.bin"

    def held(self, *args, word=()):
        """What the flash memory holds before @p word is put there."""
        _, out, _ = run(*args, "-testargs", "flash", *word)
        return re.search(r"^flash holds (.*)$", out, re.M).group(1)

    def test_contents_last(self):
        option = f"-flash={self.file}"
        self.assertEqual(self.held(option, word=["one"]), "nothing")
        self.assertEqual(self.file.stat().st_size, self.SIZE)
        self.assertEqual(self.file.read_bytes()[:16], b"one".ljust(16, b"\0"))
        self.assertEqual(set(self.file.read_bytes()[16:]), {0xff})
        self.assertEqual(self.held(option, word=["two", "crash"]), "one")
        self.assertEqual(self.held(option), "two")
        self.assertEqual(self.held(option, "-flash_erase"), "nothing")
        self.assertEqual(self.held(option), "nothing")

    def test_default_file(self):
        file = Path("flash.bin")
        self.held("-flash_erase", word=["here"])
        self.assertEqual(self.held(), "here")
        self.assertEqual(file.read_bytes()[:5], b"here\0")
        self.assertEqual(self.held("-flash_rm"), "here")
        self.assertFalse(file.exists())

    def test_in_ram(self):
        for _ in range(2):
            self.assertEqual(self.held("-flash_in_ram", f"-flash={self.file}", word=["one"]),
                             "nothing")
        self.assertFalse(self.file.exists())

    def test_empty_file(self):
        self.file.touch()
        self.assertEqual(self.held(f"-flash={self.file}"), "nothing")
        self.assertEqual(set(self.file.read_bytes()), {0xff})

    def test_mistakes(self):
        option = f"-flash={self.file}"
        self.file.write_bytes(b"other")
        for args, message in (
            ([option], f"{self.file} has 5 bytes, the flash memory {self.SIZE}; "),
            ([f"-flash={self.file.parent}"], f"can not open {self.file.parent}: "),
            ([option + "/x"], f"can not open {self.file}/x: Not a directory; "),
            (["-flash"], "option -flash needs a value: -flash=<path>"),
            (["-flash="], "can not open : "),
        ):
            code, out, err = run(*args, "-testargs", "flash")
            self.assertEqual(code, 1, args)
            self.assertIn(message, err)
            self.assertNotIn("flash holds", out)
            self.assertEqual(self.file.read_bytes(), b"other")
        self.assertEqual(self.held(option, "-flash_erase", "-flash_rm"), "nothing")
        self.assertFalse(self.file.exists())


class Uart(unittest.TestCase):
    def test_standard_input(self):
        code, out, _ = run("-testargs", "echo", stdin="hello\nworld\nquit\n")
        self.assertEqual(code, 0)
        self.assertIn("HELLO\nWORLD\nQUIT\n", out)
        self.assertNotIn("application's", out)

    def test_interrupts(self):
        code, out, err = run("-testargs", "irqecho", stdin="hello\nworld\nquit\n")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("HELLO\nWORLD\nQUIT\nuptime 20 ms\n", out)

    def test_interrupts_wait_for_input(self):
        """After the last event of the host model, at 1500 ms, time and process stand still."""
        pipe = subprocess.PIPE
        with running("-testargs", "irqecho", stdin=pipe, stdout=pipe) as child:
            before = sum(os.times()[2:4])
            for line in b"hello\n", b"quit\n":
                time.sleep(0.3)
                child.stdin.write(line)
                child.stdin.flush()
            out = child.stdout.read().decode()
            self.assertEqual(child.wait(10), 0)
            self.assertIn("HELLO\nQUIT\nuptime 1500 ms\n", out)
            self.assertLess(sum(os.times()[2:4]) - before, 0.1)

    def test_input_is_no_reason_for_different_runs(self):
        self.assertEqual(run("-testargs", "echo", stdin="a\nquit\n"),
                         run("-testargs", "echo", stdin="a\nquit\n"))

    def test_end_of_input(self):
        code, out, _ = run("-stop_at=2", "-testargs", "echo", stdin="hello\n")
        self.assertEqual(code, 0)
        self.assertIn("HELLO\n", out)

    def test_terminal(self):
        """On a terminal: in real time, without echo, idle while nobody types."""
        master, slave = pty.openpty()
        with running("-testargs", "echo", stdin=slave, stdout=slave, stderr=subprocess.STDOUT,
                     start_new_session=True, preexec_fn=take_terminal) as child:
            os.close(slave)
            before = sum(os.times()[2:4])
            read_until(master, "tasks")
            time.sleep(0.5)
            os.write(master, b"hello\r")
            self.assertNotIn("hello", read_until(master, "HELLO"))
            os.write(master, b"quit\r")
            self.assertEqual(child.wait(10), 0)
            self.assertLess(sum(os.times()[2:4]) - before, 0.2)
        os.close(master)

    def test_pseudo_terminal(self):
        with running("-uart_pty", "-testargs", "echo", text=True, stdin=subprocess.DEVNULL,
                     stdout=subprocess.PIPE) as child:
            path = re.search(r"UART_0 connected to pseudotty: (/dev/pts/\d+)",
                             child.stdout.readline()).group(1)
            terminal = os.open(path, os.O_RDWR | os.O_NOCTTY)
            os.write(terminal, b"hello\nquit\n")
            read_until(terminal, "HELLO\nQUIT")
            self.assertEqual(child.wait(10), 0)
            child.stdout.read()
            os.close(terminal)

    def test_attach_command(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "path"
            code, out, _ = run("-uart_pty", "-attach_uart", f"-attach_uart_cmd=echo %s > {file}")
            self.assertEqual(code, 0)
            self.assertIn(file.read_text().strip(), out)


def main():
    global EXE
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-b", "--board", action="append")
    parser.add_argument("-d", "--dir", help="where to build, kept (default: a temporary folder)")
    args, rest = parser.parse_known_args()
    ok = True
    for board in args.board or ["native_sim/native/64", "native_sim"]:
        with tempfile.TemporaryDirectory(prefix="native-") as folder:
            where = Path(args.dir or folder).resolve() / board.replace("/", "_")
            EXE = build(board, where)
            os.chdir(where)  # flash.bin is put there
            print(board, flush=True)
            ok &= unittest.main(argv=["run.py", *rest], exit=False).result.wasSuccessful()
            os.chdir(HERE)
    sys.exit(not ok)


if __name__ == "__main__":
    main()
