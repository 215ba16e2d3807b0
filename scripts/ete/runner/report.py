# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What came out: lines while it runs, and the files that other tools read.

twister.json and testplan.json have the shape that readers of Zephyr's test results know,
twister.xml is JUnit XML. All three are replaced in one step, so that a reader never sees half a
file.
"""

import json
import os
import shlex
import sys
import time
from xml.etree import ElementTree

from .. import tree, ui
from . import execute

STYLE = {"passed": "green", "failed": "red", "error": "red", "skipped": "yellow", "filtered": "dim"}
TAIL = 20


def counted(plan):
    """(passed, failed, skipped) configurations; those that the command line left out do not
    count."""
    states = [c.status for c in plan if not c.quiet]
    passed = states.count("passed")
    failed = states.count("failed") + states.count("error")
    return passed, failed, len(states) - passed - failed


class Progress:
    """One line per finished configuration in a pipe; on a terminal one status line, and the
    failures."""

    def __init__(self, total, options):
        self.total = total
        self.options = options
        self.done = 0
        self.counts = {"passed": 0, "failed": 0, "skipped": 0}
        self.plain = not sys.stderr.isatty()

    def finished(self, c):
        self.done += 1
        kind = {"error": "failed", "filtered": "skipped"}.get(c.status, c.status)
        self.counts[kind] += 1
        ui.status.clear()
        if kind == "failed":
            self._failure(c)
        elif self.plain or self.options.verbose:
            self._line(c)

    def _line(self, c):
        word = ui.paint(c.status.upper().ljust(8), STYLE[c.status])
        width = len(str(self.total))
        what = f"{len(c.cases)} tests, {c.run_time:.1f} s" if c.run and c.status == "passed" else ""
        what = c.reason or what or "built"
        print(f"[{self.done:{width}}/{self.total}] {word} {c.label} ({what})", flush=True)

    def _failure(self, c):
        self._line(c)
        for line in tail(c):
            print("    | " + line)
        for line in c.trace:
            print("    > " + line)
        print(f"    log:    {tree.show(log_of(c))}")
        print(f"    repeat: {repeat(c, self.options)}", flush=True)

    def show(self, active=()):
        n = self.counts
        ui.status.set(
            f"[{self.done}/{self.total}] {n['passed']} passed, {n['failed']} failed, "
            f"{n['skipped']} skipped   {'   '.join(c.label for c in active)}"
        )


def log_of(c):
    handler = c.out / "handler.log"
    return handler if handler.exists() else c.out / "build.log"


def tail(c):
    """The last lines that explain a failure."""
    if getattr(c, "tail", None):
        return c.tail
    try:
        text = log_of(c).read_text(errors="replace")
    except OSError:
        return []
    return text.splitlines()[-TAIL:]


def repeat(c, options):
    """The command that does only this configuration again, from the current folder."""
    words = [_program(), "test"]
    if not _in_default_roots(c.scenario.path):
        words += ["-T", tree.show(c.scenario.dir)]
    for root in options.board_root:
        words += ["--board-root", root]
    words += ["-p", c.platform.name, "-s", c.scenario.name]
    words += [f"--{name.lower()}" for name in execute.sanitizers(c, options)]
    words += ["--slow"] * (options.slow and c.scenario.slow)
    for extra in options.extra_args:
        words += ["-x", extra]
    return " ".join(shlex.quote(w) for w in words)


def _program():
    path = tree.show(tree.ROOT / "ete")
    return path if "/" in path else "./" + path


def _in_default_roots(path):
    return any(root in path.parents for root in default_roots())


def default_roots():
    return [tree.ROOT / name for name in ("tests", "samples") if (tree.ROOT / name).is_dir()]


def _write(path, text):
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def _suite_record(c):
    record = {
        "name": c.scenario.name,
        "arch": c.platform.arch,
        "platform": c.platform.name,
        "path": os.path.relpath(c.scenario.dir, tree.ROOT),
        "runnable": c.run,
        "status": c.status or "",
        "reason": c.reason,
        "execution_time": f"{c.run_time:.2f}",
        "build_time": f"{c.build_time:.2f}",
        "retries": 0,
        "testcases": [
            {
                "identifier": case.name,
                "status": case.status,
                "execution_time": f"{case.seconds:.2f}",
                "reason": case.reason,
            }
            for case in c.cases
        ],
    }
    if c.rom is not None:
        record.update(used_rom=c.rom, used_ram=c.ram)
    if c.status in ("failed", "error"):
        try:
            record["log"] = "".join(
                ch
                for ch in log_of(c).read_text(errors="replace")
                if ch.isprintable() or ch in "\n\t"
            )
        except OSError:
            record["log"] = ""
    return record


def write_json(plan, options, path):
    environment = {
        "os": os.name,
        "zephyr_version": tree.version(),
        "run_date": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "options": {
            k: v for k, v in vars(options).items() if isinstance(v, (str, int, float, bool, list))
        },
    }
    records = [_suite_record(c) for c in plan if not c.quiet]
    _write(path, json.dumps({"environment": environment, "testsuites": records}, indent=1))


def _clean(text):
    """Only characters that XML 1.0 allows."""
    return "".join(
        ch
        for ch in text
        if ch in "\n\t" or " " <= ch <= "\ud7ff" or "\ue000" <= ch <= "\ufffd" or ch > "\uffff"
    )


def write_junit(plan, path):
    root = ElementTree.Element("testsuites")
    shown = [c for c in plan if not c.quiet]
    for platform in dict.fromkeys(c.platform for c in shown):
        group = ElementTree.SubElement(root, "testsuite", name=platform.name)
        totals = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
        seconds = 0.0
        for c in (c for c in shown if c.platform is platform):
            seconds += c.run_time
            for name, status, time_, reason in _junit_cases(c):
                totals["tests"] += 1
                case = ElementTree.SubElement(
                    group,
                    "testcase",
                    name=_clean(name),
                    classname=_clean(c.scenario.name),
                    time=f"{time_:.3f}",
                )
                _junit_result(case, c, status, reason, totals)
        for key, value in totals.items():
            group.set(key, str(value))
        group.set("time", f"{seconds:.3f}")
    ElementTree.indent(root, " ") if hasattr(ElementTree, "indent") else None
    _write(
        path,
        '<?xml version="1.0" encoding="utf-8"?>\n'
        + ElementTree.tostring(root, encoding="unicode")
        + "\n",
    )


def _junit_cases(c):
    """The cases of a configuration; its own failure is a case too if no case carries it."""
    cases = [(case.name, case.status, case.seconds, case.reason) for case in c.cases]
    failed = c.status in ("failed", "error")
    if not cases or failed and not any(s in ("failed", "blocked") for _, s, _, _ in cases):
        cases.append((c.scenario.name, c.status, c.run_time, c.reason))
    return cases


def _junit_result(element, c, status, reason, totals):
    message = _clean(reason or c.reason)
    if status in ("skipped", "filtered"):
        totals["skipped"] += 1
        ElementTree.SubElement(element, "skipped", type="skipped", message=message)
    elif status in ("failed", "blocked") and c.status != "error":
        totals["failures"] += 1
        ElementTree.SubElement(element, "failure", type="failure", message=message).text = _clean(
            "\n".join(tail(c))
        )
    elif status != "passed":
        totals["errors"] += 1
        ElementTree.SubElement(element, "error", type="error", message=message).text = _clean(
            "\n".join(tail(c))
        )


def summary(plan, seconds):
    """The last lines of the call; the very last one counts configurations."""
    cases = [case.status for c in plan if c.run for case in c.cases]
    built = sum(1 for c in plan if c.status == "passed" and not c.run)
    minutes = (
        f"{seconds // 60:.0f} min {seconds % 60:.0f} s" if seconds >= 60 else f"{seconds:.1f} s"
    )
    if cases or built:
        bad = len(cases) - cases.count("passed") - cases.count("skipped")
        print(
            f"test cases: {cases.count('passed')} passed, {bad} failed, "
            f"{cases.count('skipped')} skipped; "
            f"{built} configurations only built; {minutes}"
        )
    passed, failed, skipped = counted(plan)
    line = f"{passed} passed, {failed} failed, {skipped} skipped"
    print(ui.paint(line, "red" if failed else "green"), flush=True)
