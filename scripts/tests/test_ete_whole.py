# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete as a user calls it, with real builds: run, test, their results, and what stays behind."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path
from xml.etree import ElementTree

from _ete_support import ETE, Case

BOARD = "native_sim/native/64"

FAILING = """
#include <zephyr/ztest.h>
ZTEST_SUITE(s, NULL, NULL, NULL, NULL, NULL);
ZTEST(s, test_good) { }
ZTEST(s, test_bad) { zassert_equal(1, 2, "one is not two"); }
"""
ENDLESS = """
#include <zephyr/kernel.h>
int main(void)
{
	printk("begun\\n");
	while (1) {
		k_busy_wait(1000);
	}
}
"""


CRASHING = """
#include <zephyr/ztest.h>
volatile int zero;
__noinline void breaks(void) { if (zero == 0) __builtin_trap(); }
ZTEST_SUITE(s, NULL, NULL, NULL, NULL, NULL);
ZTEST(s, test_crash) { breaks(); zero++; }
"""


def ete(*argv, **kw):
    options = {"capture_output": True, "text": True, "timeout": 300, "stdin": subprocess.DEVNULL}
    return subprocess.run([str(ETE), *map(str, argv)], check=False, **{**options, **kw})


def processes_of(folder):
    """Processes whose program lies in a folder, or whose arguments name it."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if any(str(folder) in w for w in words) and int(entry.name) != os.getpid():
            found.append(int(entry.name))
    return found


class Made(Case):
    """Tests with applications made from the one that `ete new` makes."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="ete-whole-")
        cls.addClassCleanup(folder.cleanup)
        cls.base = Path(os.path.realpath(folder.name))
        cls.made = cls.base / "made"
        assert ete("new", cls.made).returncode == 0

    def app(self, name, source, yaml, conf="CONFIG_ZTEST=y\n"):
        """An application of one file, by its testcase.yaml."""
        folder = self.tmp / name
        shutil.copytree(self.made / "tests", folder)
        (folder / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.20.0)\n"
            "find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})\n"
            f"project({name})\ntarget_sources(app PRIVATE src/main.c)\n"
        )
        self.write(f"{name}/src/main.c", source)
        self.write(f"{name}/prj.conf", conf)
        self.write(f"{name}/testcase.yaml", yaml)
        return folder


class Whole(Made):
    def test_new_run_and_test(self):
        out = self.tmp / "b"
        done = ete("run", self.made, "-b", BOARD, "-d", out, "--timeout", 60)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("count 3", done.stdout)
        again = ete("run", "-d", out, "--timeout", 60)  # the directory knows what it is for
        self.assertEqual(done.stdout, again.stdout)

        done = ete("test", "-T", self.made, "-p", BOARD, "-o", self.tmp / "out")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stdout.splitlines()[-1], "2 passed, 0 failed, 0 skipped")
        record = json.loads((self.tmp / "out" / "twister.json").read_text())
        names = {c["identifier"] for s in record["testsuites"] for c in s["testcases"]}
        wanted = {"made.run", "made.counter.counts_to_its_limit", "made.counter.limit_of_zero"}
        self.assertEqual(names, wanted)
        suite = ElementTree.parse(self.tmp / "out" / "twister.xml").getroot().find("testsuite")
        self.assertEqual((suite.get("tests"), suite.get("failures")), ("3", "0"))

    def test_a_failure_says_why_and_how_to_repeat_it(self):
        app = self.app("bad", FAILING, "tests:\n  my.bad:\n    tags: x\n")
        done = ete("test", "-T", app, "-p", BOARD, "-o", self.tmp / "out")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("failed: bad", done.stdout)
        self.assertIn("one is not two", done.stdout)
        self.assertEqual(done.stdout.splitlines()[-1], "0 passed, 1 failed, 0 skipped")
        (repeat,) = [line for line in done.stdout.splitlines() if "repeat:" in line]
        command = repeat.split("repeat:")[1].strip()
        again = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        self.assertEqual(again.returncode, 1)
        self.assertIn("failed: bad", again.stdout)
        record = json.loads((self.tmp / "out" / "twister.json").read_text())["testsuites"][0]
        self.assertEqual(
            {c["identifier"]: c["status"] for c in record["testcases"]},
            {"my.bad.good": "passed", "my.bad.bad": "failed"},
        )

    def test_a_fatal_error_is_explained(self):
        app = self.app("crash", CRASHING, "tests:\n  my.crash:\n    tags: x\n")
        where = r"at +0x\w+ +breaks at .*main\.c:3"
        done = ete("test", "-T", app, "-p", BOARD, "-o", self.tmp / "out")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stdout, r"(?m)^    >   " + where)
        done = ete("run", app, "-b", BOARD, "-d", self.tmp / "b", "--timeout", 60)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("ZEPHYR FATAL ERROR", done.stdout)
        self.assertRegex(done.stderr, where)

    def test_filters_ask_the_configured_build(self):
        yaml = """
            tests:
              f.yes: {filter: 'CONFIG_ZTEST and CONFIG_ARCH == "posix"', build_only: true}
              f.no: {filter: CONFIG_ZTEST and not CONFIG_ARCH_POSIX, build_only: true}
              f.dt_no: {filter: 'dt_compat_enabled("no,such")', build_only: true}
            """
        app = self.app("filters", FAILING, yaml)
        done = ete("test", "-T", app, "-p", BOARD, "-o", self.tmp / "out")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stdout.splitlines()[-1], "1 passed, 0 failed, 2 skipped")

    def test_extra_configs_reach_the_build(self):
        source = FAILING.replace("1, 2", "CONFIG_MAIN_STACK_SIZE, 5000")
        yaml = """
            tests:
              e.configs:
                extra_configs:
                  - "arch:posix:CONFIG_MAIN_STACK_SIZE=5000"
                  - "arch:arm:CONFIG_NO=y"
              e.args: {extra_args: CONFIG_MAIN_STACK_SIZE=5000}
              e.conf: {extra_args: EXTRA_CONF_FILE=more.conf}
              e.none: {}
            """
        app = self.app("extra", source, yaml)
        self.write("extra/more.conf", "CONFIG_MAIN_STACK_SIZE=5000\n")
        done = ete("test", "-T", app, "-p", BOARD, "-o", self.tmp / "out")
        self.assertEqual(done.stdout.splitlines()[-1], "3 passed, 1 failed, 0 skipped", done.stdout)
        self.assertIn("e.none (failed: bad)", done.stdout)

    def test_a_bad_file_is_named_and_the_others_are_tested(self):
        self.app("good", FAILING, "tests:\n  my.good:\n    build_only: true\n")
        self.app("wrong", FAILING, "tests:\n  my.wrong:\n    buid_only: true\n")
        done = ete("test", "-T", self.tmp, "-p", BOARD, "-o", self.tmp / "out")
        self.assertEqual(done.returncode, 2)
        self.assertIn("wrong/testcase.yaml:3: unknown key 'buid_only'", done.stderr)
        self.assertIn("build_only", done.stderr)
        self.assertEqual(done.stdout.splitlines()[-1], "1 passed, 0 failed, 0 skipped")

    def test_timeout_of_a_scenario(self):
        yaml = "tests:\n  my.endless:\n    timeout: 2\n"
        app = self.app("endless", ENDLESS, yaml, "CONFIG_MAIN_STACK_SIZE=2048\n")
        done = ete("test", "-T", app, "-p", BOARD, "-o", self.tmp / "out")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("timeout after 2 s", done.stdout)
        self.assertEqual(processes_of(self.tmp / "out"), [])

    def test_signals_leave_nothing_behind(self):
        yaml = "tests:\n  my.endless:\n    timeout: 200\n"
        app = self.app("endless", ENDLESS, yaml, "CONFIG_MAIN_STACK_SIZE=2048\n")
        out = self.tmp / "out"
        log = out / BOARD.replace("/", "_") / str(app)[1:] / "my.endless" / "handler.log"
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signum):
                log.unlink(missing_ok=True)
                argv = [str(ETE), "test", "-T", str(app), "-p", BOARD, "-o", str(out)]
                child = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                self.addCleanup(child.stderr.close)
                self.addCleanup(child.kill)
                end = time.monotonic() + 120
                while not (log.exists() and b"begun" in log.read_bytes()):
                    self.assertLess(time.monotonic(), end)
                    self.assertIsNone(child.poll())
                    time.sleep(0.05)
                child.send_signal(signum)
                self.assertEqual(child.wait(20), 128 + signum)
                self.assertNotIn(b"Traceback", child.stderr.read())
                self.assertEqual(processes_of(out), [])

    @unittest.skipUnless(shutil.which("qemu-system-arm"), "needs QEMU")
    def test_qemu_ends_with_ete(self):
        app = self.app("endless", ENDLESS, "tests:\n  x.y: {}\n", "CONFIG_MAIN_STACK_SIZE=1024\n")
        out = self.tmp / "qemu"
        run = ["run", str(app), "-b", "qemu_cortex_m3", "-d", str(out)]
        done = ete(*run, "--timeout", 2)
        self.assertEqual(done.returncode, 124, done.stderr)
        self.assertIn("begun", done.stdout)
        self.assertEqual(processes_of(out), [])
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, None):
            with self.subTest(signum):
                child = subprocess.Popen(
                    [str(ETE), *run], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
                )
                self.addCleanup(child.kill)
                while "begun" not in child.stdout.readline():
                    self.assertIsNone(child.poll())
                self.assertEqual(len([p for p in processes_of(out) if p != child.pid]), 1)
                if signum is None:
                    child.stdout.close()  # as `ete run | head` does
                else:
                    child.send_signal(signum)
                child.wait(20)
                time.sleep(0.2)
                self.assertEqual(processes_of(out), [])
                child.stdout.close()


class Mistakes(Made):
    """What the user sees of a failed build: short, and without CMake's call stacks."""

    def build(self, app, *more):
        return ete("build", app, "-b", BOARD, "-d", self.tmp / "b", *more)

    def test_messages(self):
        app = self.app("m", FAILING, "tests:\n  x.y: {}\n", "CONFIG_ZTETS=y\n")
        done = self.build(app)
        self.assertEqual(done.returncode, 1)
        self.assertIn("prj.conf:1", done.stderr)
        self.assertIn("CONFIG_ZTEST", done.stderr)
        self.assertNotIn("Call Stack", done.stderr)
        self.assertLessEqual(len(done.stderr.splitlines()), 6)

        self.write("m/prj.conf", "CONFIG_ZTEST=y\n")
        self.write("m/src/main.c", "int main(void) { return x; }\n")
        done = self.build(app)
        self.assertEqual(done.returncode, 1)
        self.assertIn("main.c:1:25: error", done.stderr)
        self.assertNotIn("-Wformat", done.stderr)  # the command line is in build.log only

    def test_a_change_needs_no_cmake(self):
        app = self.app("m", FAILING, "tests:\n  x.y: {}\n")
        self.assertEqual(self.build(app).returncode, 0)
        cache = self.tmp / "b" / "CMakeCache.txt"
        before = cache.stat().st_mtime_ns
        self.write("m/src/main.c", FAILING + "\nint more;\n")
        self.assertEqual(self.build(app).returncode, 0)
        self.assertEqual(cache.stat().st_mtime_ns, before)
        log = (self.tmp / "b" / "build.log").read_text()
        self.assertEqual(log.count("$ cmake"), 1)

    def test_variables_are_kept_until_others_are_given(self):
        app = self.app("m", FAILING, "tests:\n  x.y: {}\n")
        config = self.tmp / "b" / "zephyr" / ".config"
        self.assertEqual(self.build(app, "-DCONFIG_MAIN_STACK_SIZE=5000").returncode, 0)
        self.assertEqual(self.build(app).returncode, 0)
        self.assertIn("CONFIG_MAIN_STACK_SIZE=5000\n", config.read_text())
        self.assertEqual(self.build(app, "-p").returncode, 0)
        self.assertNotIn("CONFIG_MAIN_STACK_SIZE=5000\n", config.read_text())


if __name__ == "__main__":
    unittest.main()
