#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
# ete check: only by name
"""Which lines and branches of kernel/ and lib/ the tests run (doc/testing.md).

Builds tests/kernel and tests/lib for native_sim/native/64 with counters, runs them, and has gcovr
count: build/coverage/summary.txt (a row per folder, then per file), coverage.json, coverage.xml
(Cobertura), with --html a page per file. Fails below the limits, if a test fails, and if a source
file is in no program at all.

Not counted, by rule and never by a mark in the code: the branches of assertions (their other side
ends the test run; that they are taken is tested where an error is documented), and the files named
in ELSEWHERE, which the host's programs do not contain.
"""
from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import c_source

CHECKS = Path(__file__).resolve().parent
BOARD = "native_sim/native/64"
SUITES = ("tests/kernel", "tests/lib", "tests/subsys/component")
COUNTED = ("kernel", "lib")
REQUIREMENTS = CHECKS / "coverage-requirements.txt"
LINE_LIMIT, BRANCH_LIMIT = 95.0, 90.0

# A line that begins so has the branches of an assertion only.
ASSERTION = r"\s*(?:Z_ASSERT|__ASSERT|ASSERT_)\w*\s*\("

# What no program of native_sim contains, with the reason. A file or the head of its path.
ELSEWHERE = {
    "kernel/ipi.c": "several CPUs: tests/kernel/smp and smp_stress run on boards that have them",
    "kernel/smp.c": "several CPUs: tests/kernel/smp and smp_stress run on boards that have them",
    "kernel/user/setup.c": "several CPUs: tests/kernel/user/fuzz and escapes run on boards that have them",
    "kernel/stack_random.c": "the host has the stacks; tests/kernel/stack_random runs on boards",
    "lib/libc/common/stdout_user.c": "the host's C library prints; tests/lib/libc_user runs on boards",
    "lib/libc/common/user/": "the host's C library prints; tests/lib/libc_user runs on boards",
    "lib/cpp/": "on native_sim the host's C++ library does this; tests/lib/cpp runs on the targets",
    "lib/libc/picolibc/": "glue to picolibc, which the targets have; tests/lib/libc runs there",
}


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(
        description="Measure which lines and branches of kernel/ and lib/ the tests run.",
        epilog="Exit status: 0 the limits are kept, 1 they are not or a test failed. "
        "A rule of thumb: 100 s with two processors and empty caches, 40 s again.",
    )
    p.add_argument("-T", "--testsuite-root", action="append", metavar="DIR",
                   help="only these tests (then without limits); default: " + ", ".join(SUITES))
    p.add_argument("-o", "--out", type=Path, default=c_source.ROOT / "build" / "coverage",
                   metavar="DIR", help="where to build and report (default: build/coverage)")
    p.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, metavar="N",
                   help="processes at once (default: one per processor)")
    p.add_argument("--line", type=float, default=LINE_LIMIT, metavar="PERCENT",
                   help=f"least share of lines (default {LINE_LIMIT:g})")
    p.add_argument("--branch", type=float, default=BRANCH_LIMIT, metavar="PERCENT",
                   help=f"least share of branches (default {BRANCH_LIMIT:g})")
    p.add_argument("--html", action="store_true", help="write DIR/html/index.html too")
    p.add_argument("--report-only", action="store_true",
                   help="run nothing: evaluate the counters of the last call")
    return p


def fail(message: str, mend: str) -> None:
    sys.exit(f"coverage: {message}\n  mend: {mend}")


def need_tools() -> None:
    """gcovr in this Python's environment, in the version that REQUIREMENTS names."""
    if not shutil.which("gcov"):
        fail("there is no gcov", "install the package gcc")
    wanted = re.search(r"^gcovr==(\S+)", REQUIREMENTS.read_text(), re.M)[1]
    try:
        found = importlib.metadata.version("gcovr")
    except importlib.metadata.PackageNotFoundError:
        found = None
    if found == wanted:
        return
    if sys.prefix == sys.base_prefix:
        fail(f"gcovr {wanted} is not there", "./ete check coverage, which uses .venv")
    print(f"installing gcovr {wanted}", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check",
           "--no-input", "-r", str(REQUIREMENTS)]
    if subprocess.run(pip, check=False).returncode:
        fail("pip could not install gcovr", "check the network or set PIP_INDEX_URL, call again")


def run_tests(args: argparse.Namespace, objects: Path) -> bool:
    """Build and run; True if every test passed. Counters of older runs are gone afterwards."""
    launcher = CHECKS / "coverage_cc.sh"
    start_anew(args.out, compiler(launcher))
    objects.mkdir(parents=True, exist_ok=True)
    for old in objects.glob("*.gcda"):
        old.unlink()
    tests = args.out / "tests"
    tests.mkdir(exist_ok=True)
    env = dict(os.environ, COVERAGE_OBJECTS=str(objects), CCACHE_DIR=str(args.out / "ccache"),
               CCACHE_BASEDIR=str(tests), CCACHE_NOHASHDIR="1", CCACHE_MAXSIZE="1G",
               CCACHE_COMPILERCHECK=f"string:{compiler(launcher)}")
    command = [str(c_source.ROOT / "ete"), "test", "-p", BOARD, "-o", str(tests), "-j",
               str(args.jobs), "--no-cache", "-x", "CONFIG_COVERAGE=y",
               "-e", "race"]  # an interrupt at each access to memory, and counters are memory
    for language in ("C", "CXX"):
        command += ["-x", f"CMAKE_{language}_COMPILER_LAUNCHER={launcher}"]
    for root in args.testsuite_root or [c_source.ROOT / suite for suite in SUITES]:
        command += ["-T", str(root)]
    return subprocess.run(command, env=env, cwd=c_source.ROOT, check=False).returncode == 0


def start_anew(out: Path, version: str) -> None:
    """Remove what another compiler or launcher has made: Ninja sees no difference."""
    stamp = out / "compiler"
    if not stamp.exists() or stamp.read_text() != version:
        for name in ("tests", "objects", "ccache"):
            shutil.rmtree(out / name, ignore_errors=True)
        stamp.write_text(version)


def compiler(launcher: Path) -> str:
    """What objects depend on besides their sources and options."""
    done = subprocess.run(["gcc", "--version"], capture_output=True, check=False)
    return hashlib.sha256(done.stdout + launcher.read_bytes()).hexdigest()


def evaluate(args: argparse.Namespace, objects: Path) -> dict:
    """Let gcovr read the counters and write its reports; returns its summary."""
    counters = sorted(objects.glob("*.gcda"))
    if not counters:
        fail("no program left counters", f"look into {args.out / 'tests'}")
    # gcov misses generated headers of builds that share an object, and tells; nothing needs them.
    quiet = objects / "gcov"
    quiet.write_text('#!/bin/sh\nexec gcov "$@" 2>/dev/null\n')
    quiet.chmod(0o755)
    out = args.out
    command = [sys.executable, "-m", "gcovr", "--root", str(c_source.ROOT), "-j", str(args.jobs),
               # A thread that is aborted in a function leaves counts that do not add up.
               "--gcov-ignore-parse-errors", "negative_hits.warn_once_per_file",
               "--gcov-executable", str(quiet), "--merge-mode-functions", "separate",
               "--merge-lines",
               "--exclude-branches-by-pattern", ASSERTION, "--exclude-unreachable-branches",
               "--json", str(out / "coverage.json"), "--xml", str(out / "coverage.xml"),
               "--json-summary", str(out / "summary.json"), "--txt", str(out / "lines.txt")]
    for folder in COUNTED:
        command += ["--filter", f"{re.escape(str(c_source.ROOT))}/{folder}/"]
    if args.html:
        (out / "html").mkdir(exist_ok=True)
        command += ["--html-nested", str(out / "html" / "index.html")]
    done = subprocess.run([*command, *map(str, counters)], cwd=objects, capture_output=True,
                          text=True, check=False)
    if done.returncode:
        fail("gcovr failed:\n" + done.stdout + done.stderr, f"remove {args.out} and call again")
    return json.loads((out / "summary.json").read_text())


class Row:
    """What was counted in a file or a folder."""

    def __init__(self) -> None:
        self.lines = self.lines_run = self.branches = self.branches_run = 0

    def add(self, file: dict) -> None:
        self.lines += file["line_total"]
        self.lines_run += file["line_covered"]
        self.branches += file["branch_total"]
        self.branches_run += file["branch_covered"]

    @property
    def line(self) -> float:
        return 100.0 * self.lines_run / self.lines if self.lines else 100.0

    @property
    def branch(self) -> float:
        return 100.0 * self.branches_run / self.branches if self.branches else 100.0

    def text(self, name: str) -> str:
        return (f"{name:36} {self.lines_run:5}/{self.lines:<5} {self.line:6.1f} %"
                f" {self.branches_run:6}/{self.branches:<5} {self.branch:6.1f} %")


def counted_files(summary: dict) -> list[dict]:
    return [f for f in summary["files"] if not f["filename"].startswith(tuple(ELSEWHERE))]


def missing(summary: dict) -> list[str]:
    """Source files that no program contained and that ELSEWHERE does not name."""
    seen = {f["filename"] for f in summary["files"]}
    return [str(p) for p in c_source.tracked(".c", ".cpp")
            if str(p).startswith(tuple(f"{c}/" for c in COUNTED))
            and str(p) not in seen and not str(p).startswith(tuple(ELSEWHERE))]


def table(summary: dict) -> tuple[str, Row]:
    """The report: folders, all of it, files; and the row of all."""
    folders, files, total = defaultdict(Row), defaultdict(Row), Row()
    for file in counted_files(summary):
        name = file["filename"]
        for row in (folders[str(Path(name).parent)], files[name], total):
            row.add(file)
    head = f"{'':36} {'lines':>11} {'':8} {'branches':>12}"
    rows = [head, *(folders[n].text(n) for n in sorted(folders)), total.text("all"), "", head,
            *(files[n].text(n) for n in sorted(files))]
    return "\n".join(rows) + "\n", total


def main() -> int:
    args = parser().parse_args()
    args.out = args.out.resolve()
    args.out.mkdir(parents=True, exist_ok=True)
    objects = args.out / "objects"
    need_tools()
    start = time.monotonic()
    passed = args.report_only or run_tests(args, objects)
    summary = evaluate(args, objects)
    text, total = table(summary)
    (args.out / "summary.txt").write_text(text)
    print(text.partition("\n\n")[0])
    print(f"reports: {args.out}; {time.monotonic() - start:.0f} s")
    problems = [] if passed else ["a test failed (see above): what it counted is not complete"]
    if not args.testsuite_root:
        problems += [f"{name}: in no test's program; test it, or say why not in ELSEWHERE of "
                     f"{Path(__file__).name}" for name in missing(summary)]
        for what, share, limit in (("lines", total.line, args.line),
                                   ("branches", total.branch, args.branch)):
            if share < limit:
                problems.append(f"{share:.1f} % of the {what} run, {limit:g} % must; lines.txt "
                                "and summary.txt say which do not")
    return c_source.report("coverage", problems)


if __name__ == "__main__":
    sys.exit(main())
