#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
# ete check: only by name
"""Would the tests notice a mistake in the kernel? (doc/testing.md)

Makes one small change (mutants.py) in a file of kernel/ at a time, compiles that file, links it into
the tests of its object for native_sim/native/64, and runs them. A mutant is killed if a test
fails, the program crashes or does not end; one that survives shows what no test looks at. Mutants
that do not compile, or to the same code, do not count.

The score is killed / (killed + survived): build/mutation/report.txt and report.json have it per
file, with every survivor. --sample and --seed choose a part of all mutants, the same each time.
"""
from __future__ import annotations

import argparse
import json
import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import mutants
import c_source

BOARD = "native_sim/native/64"

# file of kernel/ -> the scenarios whose tests should notice a mistake in it
SUITES: dict[str, tuple[str, ...]] = {
    "sem.c": ("kernel.sem",),
    "mutex.c": ("kernel.mutex", "kernel.condvar"),
    "condvar.c": ("kernel.condvar",),
    "event.c": ("kernel.event",),
    "futex.c": ("kernel.futex",),
    "queue.c": ("kernel.queue",),
    "msgq.c": ("kernel.msgq",),
    "mbox.c": ("kernel.mbox",),
    "pipe.c": ("kernel.pipe",),
    "stack.c": ("kernel.stack",),
    "poll.c": ("kernel.poll", "kernel.work_poll"),
    "timer.c": ("kernel.timer",),
    "timeout.c": ("kernel.timer", "kernel.sleep"),
    "sleep.c": ("kernel.sleep",),
    "work.c": ("kernel.work",),
    "work_poll.c": ("kernel.work_poll",),
    "slab.c": ("kernel.mem_slab",),
    "heap.c": ("kernel.heap",),
    "mempool.c": ("kernel.heap",),
    "waitq.c": ("kernel.sem", "kernel.mutex", "kernel.condvar"),
    "sched.c": ("kernel.sched", "kernel.thread", "kernel.mutex"),
    "slice.c": ("kernel.sched",),
    "thread.c": ("kernel.thread", "kernel.sched"),
}


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(
        description="Mutation test of the kernel's objects: change the code, see the tests fail.",
        epilog="Exit status: 0 the score is high enough, 1 it is not, 2 wrong arguments. All "
        "mutants take about an hour of one processor; --sample 60 --files 4 about a minute.",
    )
    p.add_argument("file", nargs="*", help="only these files of kernel/, like sem.c; known: "
                   + " ".join(SUITES))
    p.add_argument("--sample", type=int, metavar="N", help="only N mutants, chosen by the seed")
    p.add_argument("--files", type=int, metavar="N", help="only N files, chosen by the seed")
    p.add_argument("--seed", type=int, default=1, metavar="S", help="what chooses (default 1)")
    p.add_argument("--mutant", action="append", metavar="NAME",
                   help="just this mutant, as the report names it, with what its tests print")
    p.add_argument("--list", action="store_true", help="show the mutants, run nothing")
    p.add_argument("--min", type=float, default=0.0, metavar="PERCENT",
                   help="fail below this score (default: report only)")
    p.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, metavar="N",
                   help="mutants at once (default: one per processor)")
    p.add_argument("-o", "--out", type=Path, default=c_source.ROOT / "build" / "mutation",
                   metavar="DIR", help="where to build and report (default: build/mutation)")
    return p


def fail(message: str, mend: str) -> None:
    print(f"mutate: {message}\n  mend: {mend}", file=sys.stderr)
    sys.exit(2)


def choose(args: argparse.Namespace) -> list[mutants.Mutant]:
    files = [Path(f).name for f in args.file]
    if args.mutant:
        files = [name.split(":")[0].rpartition("/")[2] for name in args.mutant]
    for name in files:
        if name not in SUITES:
            fail(f"no tests are named for '{name}'", "known: " + " ".join(SUITES))
    chance = random.Random(args.seed)
    known = [f for f in SUITES if (c_source.ROOT / "kernel" / f).exists()]
    files = [f for f in known if f in files] or known
    if args.files and args.files < len(files):
        files = sorted(chance.sample(files, args.files))
    chosen = []
    for name in files:
        chosen += mutants.of_text(c_source.read(Path("kernel") / name), f"kernel/{name}")
    if args.mutant:
        wanted = [m for m in chosen if m.name in args.mutant]
        if len(wanted) != len(args.mutant):
            fail("there is no such mutant", "--list shows all; the file may have changed since")
        return wanted
    if args.sample and args.sample < len(chosen):
        chosen = sorted(chance.sample(chosen, args.sample), key=lambda m: (m.file, m.offset))
    return chosen


@dataclass
class Suite:
    """A built test, and the commands that make it again with another object in it."""

    folder: Path
    environment: dict = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def read_commands(self) -> None:
        done = subprocess.run(["ninja", "-t", "commands", "zephyr/zephyr.elf"], cwd=self.folder,
                              capture_output=True, text=True, check=True)
        self.commands = done.stdout.splitlines()

    def compile_command(self, file: str) -> tuple[list[str], str]:
        """(the command without its last word, the source; the object it makes)."""
        for line in self.commands:
            if line.endswith(f" -c {c_source.ROOT / file}"):
                words = bare(shlex.split(line))
                made = words[words.index("-o") + 1]
                for option in ("-MT", "-MF"):
                    at = words.index(option)
                    del words[at : at + 2]
                return [w for w in words[:-1] if w not in ("-MD", "-g")], made
        raise LookupError(f"{self.folder.name} does not compile {file}")

    def link_commands(self, made: str, mutant: Path, scratch: Path) -> list[list[str]]:
        """The steps that link the program with `mutant` in the place of the object `made`."""
        place = {made: str(mutant), "zephyr/embedded.o": str(scratch / "embedded.o"),
                 "zephyr/zephyr.elf": str(scratch / "mutant.exe")}
        steps = []
        for step in self.commands[-1].split(" && "):
            words = bare(shlex.split(step))
            if words and words[0] not in (":", "cd", "ln"):
                steps.append([place.get(w, w) for w in words if not w.startswith("-Wl,-Map=")])
        return steps


def bare(words: list[str]) -> list[str]:
    """A compiler's command without what the build puts before it."""
    for i, word in enumerate(words):
        if re.fullmatch(r"(\S*/)?(gcc|objcopy)", word):
            return words[i:]
    return words


def build(args: argparse.Namespace, names: set[str]) -> dict[str, Suite]:
    """Build the unchanged tests and run them once: they must pass, and say how long they take."""
    tests = args.out / "tests"
    tests.mkdir(parents=True, exist_ok=True)
    command = [str(c_source.ROOT / "ete"), "test", "-p", BOARD, "-j", str(args.jobs), "-o",
               str(tests), "-x", "ETE_UNITY=OFF", "-T", str(c_source.ROOT / "tests" / "kernel")]
    for name in sorted(names):
        command += ["-s", name]
    done = subprocess.run(command, cwd=c_source.ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        fail("the tests fail without any mutant:\n" + done.stdout[-2000:] + done.stderr[-2000:],
             "mend them first")
    suites = {}
    for file in tests.glob("*/tests/kernel/*/*/build.ninja"):
        if file.parent.name in names:
            suite = suites[file.parent.name] = Suite(file.parent)
            suite.read_commands()
            start = time.monotonic()
            subprocess.run([file.parent / "zephyr" / "zephyr.exe"], capture_output=True,
                           check=False, stdin=subprocess.DEVNULL)
            suite.seconds = time.monotonic() - start
    return suites


class Bench:
    """Takes mutants to their verdicts: killed, timeout, survived, same, broken."""

    def __init__(self, suites: dict[str, Suite], show: bool) -> None:
        self.suites, self.show = suites, show
        self.originals: dict[tuple[str, str], bytes] = {}

    def compiled(self, suite: Suite, file: str, text: str, scratch: Path) -> bytes | None:
        command, _ = suite.compile_command(file)
        path = scratch / Path(file).name
        path.write_text(text)
        obj = scratch / "mutant.o"
        command[command.index("-o") + 1] = str(obj)
        folder = c_source.ROOT / Path(file).parent
        # What the file includes beside itself; and line numbers must not make a difference.
        command += [f"-iquote{folder}", "-w", f"-ffile-prefix-map={scratch}={folder}", str(path)]
        done = subprocess.run(command, cwd=suite.folder, capture_output=True, check=False)
        return obj.read_bytes() if done.returncode == 0 else None

    def original(self, name: str, file: str) -> bytes:
        """The unchanged file's object, which must pass the tests when linked as mutants are."""
        key = (name, file)
        if key not in self.originals:
            suite = self.suites[name]
            with tempfile.TemporaryDirectory() as folder:
                scratch = Path(folder)
                code = self.compiled(suite, file, c_source.read(Path(file)), scratch)
                if code is None or self.linked_and_run(suite, file, scratch) != "survived":
                    fail(f"the unchanged {file} does not pass {name} this way",
                         f"remove {suite.folder}, look at ./ete test -s {name}")
            self.originals[key] = code
        return self.originals[key]

    def linked_and_run(self, suite: Suite, file: str, scratch: Path, show: bool = False) -> str:
        _, made = suite.compile_command(file)
        for step in suite.link_commands(made, scratch / "mutant.o", scratch):
            if subprocess.run(step, cwd=suite.folder, capture_output=True, check=False).returncode:
                return "broken"
        return run(suite, scratch / "mutant.exe", show)

    def __call__(self, m: mutants.Mutant) -> str:
        verdicts = []
        for name in SUITES[Path(m.file).name]:
            verdicts.append(self.try_suite(m, name))
            if verdicts[-1] in ("killed", "timeout", "broken"):
                return verdicts[-1]
        return "survived" if "survived" in verdicts else "same"

    def try_suite(self, m: mutants.Mutant, name: str) -> str:
        suite = self.suites[name]
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            text = m.apply(c_source.read(Path(m.file)))
            code = self.compiled(suite, m.file, text, scratch)
            if code is None:
                return "broken"
            if code == self.original(name, m.file):
                return "same"
            return self.linked_and_run(suite, m.file, scratch, self.show)


def run(suite: Suite, program: Path, show: bool) -> str:
    limit = 2.0 + 10 * suite.seconds
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run([program], stdin=subprocess.DEVNULL, stdout=output,
                                  stderr=subprocess.STDOUT, timeout=limit, check=False,
                                  cwd=program.parent, preexec_fn=limits)
        except subprocess.TimeoutExpired:
            return "timeout"
        output.seek(0)
        text = output.read().decode(errors="replace")
    if show:
        print(text)
    well = done.returncode == 0 and "PROJECT EXECUTION SUCCESSFUL" in text
    return "survived" if well else "killed"


def limits() -> None:
    """A mutant that prints or allocates without end must not take the machine with it."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (16 << 20, 16 << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def score(counts: dict[str, int]) -> float:
    killed = counts["killed"] + counts["timeout"]
    return 100.0 * killed / (killed + counts["survived"]) if killed + counts["survived"] else 100.0


VERDICTS = ("killed", "timeout", "survived", "same", "broken")


def write_report(args: argparse.Namespace, verdicts: list[tuple[mutants.Mutant, str]]) -> float:
    counts: dict[str, dict[str, int]] = {}
    for m, verdict in verdicts:
        for row in (m.file, "all"):
            counts.setdefault(row, dict.fromkeys(VERDICTS, 0))[verdict] += 1
    order = [*sorted(set(counts) - {"all"}), "all"]
    lines = [f"{'':20}" + "".join(f"{v:>10}" for v in VERDICTS) + f"{'score':>10}"]
    for name in order:
        lines.append(f"{name:20}" + "".join(f"{counts[name][v]:10}" for v in VERDICTS)
                     + f"{score(counts[name]):8.1f} %")
    survivors = [str(m) for m, verdict in verdicts if verdict == "survived"]
    (args.out / "report.txt").write_text("\n".join([*lines, "", "survivors:", *survivors]) + "\n")
    (args.out / "report.json").write_text(json.dumps({
        "seed": args.seed, "sample": args.sample, "score": round(score(counts["all"]), 2),
        "files": {n: {**counts[n], "score": round(score(counts[n]), 2)} for n in order},
        "survivors": survivors}, indent=1))
    print("\n".join(lines))
    return score(counts["all"])


def main() -> int:
    args = parser().parse_args()
    args.out = args.out.resolve()
    chosen = choose(args)
    if args.list:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        print("\n".join(map(str, chosen)))
        return 0
    if not shutil.which("ninja") or not chosen:
        fail("nothing to do, or no ninja", "./ete doctor; --list shows the mutants")
    start = time.monotonic()
    suites = build(args, {s for m in chosen for s in SUITES[Path(m.file).name]})
    built = time.monotonic() - start
    bench = Bench(suites, show=bool(args.mutant))
    with ThreadPoolExecutor(args.jobs) as pool:
        verdicts = list(zip(chosen, pool.map(bench, chosen), strict=True))
    total = write_report(args, verdicts)
    print(f"mutate: {len(chosen)} mutants, {time.monotonic() - start:.0f} s ({built:.0f} s to "
          f"build); survivors: {args.out / 'report.txt'}")
    if total < args.min:
        print(f"mutate: the score {total:.1f} % is below {args.min:g} %")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
