# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Build one configuration, decide its filter, run it, and let its judge say how it went."""

import json
import os
import re
import select
import shutil
import sys
import time

from .. import build as builds
from .. import elf, proc, runcmd, symbols, tree, ui
from . import expr, harness

OUTPUT_MAX = 64 << 20  # a run that prints more is out of control
OVERFLOW = re.compile(r"region [`']?(\w+)'? overflowed by|will not fit in region [`']?(\w+)'?")
KEPT_BY_PRUNE = (".log", ".csv", ".conf")


def _conditional(words, platform):
    """Drop `arch:X:`, `platform:X:` and `simulation:X:` entries for others, and the prefix of
    ours."""
    kept = []
    for word in words:
        parts = word.split(":", 2)
        if len(parts) == 3 and parts[0] in ("arch", "platform", "simulation"):
            kind, name, rest = parts
            fits = {
                "arch": platform.arch == name,
                "platform": platform.called(name),
                "simulation": platform.simulation == name,
            }[kind]
            if fits:
                kept.append(rest)
        else:
            kept.append(word)
    return kept


def extra_conf(c, options):
    """The lines of Kconfig that go into a file of their own: extra_configs and the sanitizers."""
    lines = _conditional(c.scenario.extra_configs, c.platform)
    return lines + [f"CONFIG_{name}=y" for name in sanitizers(c, options)]


def sanitizers(c, options):
    """Those that a configuration is built with."""
    if c.platform.arch != "posix":
        return []
    both = c.platform.in_list(options.sanitize)
    return ["ASAN"] * (options.asan or both) + ["UBSAN"] * (options.ubsan or both)


def definitions(c, options, extra_conf_path):
    """The -D variables of one configuration."""
    s = c.scenario
    args = _conditional(s.extra_args, c.platform) + list(options.extra_args)
    if options.board_root:
        args.append("BOARD_ROOT=" + ";".join(os.path.abspath(r) for r in options.board_root))
    overlays = list(s.extra_overlay_confs)
    defs, snippets = [], list(s.required_snippets)
    for arg in args:
        name, _, value = arg.partition("=")
        if name.startswith("CONFIG_"):
            defs.append(arg)
        elif name in ("EXTRA_CONF_FILE", "OVERLAY_CONFIG"):
            overlays += [f for f in re.split(r"[;\s]+", value.strip("\"'")) if f]
        elif name == "SNIPPET":
            snippets += [f for f in re.split(r"[;\s]+", value.strip("\"'")) if f]
        else:
            defs.append(arg.replace('"', ""))
    if extra_conf_path:
        overlays.append(str(extra_conf_path))
    lists = (
        ("CONF_FILE", s.extra_conf_files),
        ("EXTRA_CONF_FILE", overlays),
        ("DTC_OVERLAY_FILE", s.extra_dtc_overlay_files),
        ("SNIPPET", snippets),
    )
    return defs + [f"{name}={';'.join(values)}" for name, values in lists if values]


class Runner:
    """What the threads share: the options and what they are at."""

    def __init__(self, options):
        self.options = options
        self.active = []

    def __call__(self, c):
        """Take a configuration to its end; never raises but proc.Closing."""
        start = time.monotonic()
        self.active.append(c)
        try:
            self._do(c)
        except builds.BuildFailed as e:
            self._build_failed(c, e)
        except proc.Closing:
            raise
        except Exception as e:  # one configuration must not take the others with it
            c.status, c.reason = "error", getattr(e, "message", None) or f"{type(e).__name__}: {e}"
        finally:
            self.active.remove(c)
        if not c.build_time:
            c.build_time = time.monotonic() - start
        if not c.cases and c.status != "filtered":
            c.cases = [
                harness.Case(
                    c.scenario.name, {"error": "failed"}.get(c.status, c.status), reason=c.reason
                )
            ]

    def _do(self, c):
        problem = c.scenario.problem() if c.run else None
        if problem:
            c.status, c.reason = "error", problem
            return
        start = time.monotonic()
        wanted = self._configure(c)
        if c.scenario.filter_ast is not None and not filter_holds(c):
            c.leave_out(f"filter: {c.scenario.filter}")
            return
        if self.options.mentions:
            self.options.mentions.write(wanted.dir)
        jobs = max(1, self.options.jobs // max(1, len(self.active)))
        builds.ninja(wanted, jobs=jobs, show=False)
        c.build_time = time.monotonic() - start
        if wanted.elf.exists():
            c.rom, c.ram = elf.totals(wanted.elf)
        c.status = "passed"
        if c.run:
            self._run(c)
        if self.options.prune and c.status == "passed":
            prune(c.out)

    def _configure(self, c):
        defs = definitions(c, self.options, None)
        lines = extra_conf(c, self.options)
        path = c.out / "twister" / "testsuite_extra.conf"
        if lines:
            defs = definitions(c, self.options, path)
        defs = ["ETE_DEBUG_INFO=lines", *defs, *self.options.launchers]
        wanted = builds.Build(c.scenario.dir, c.platform.name, c.out, defs)
        builds.prepare(wanted)
        for old in ("handler.log", "recording.csv"):
            (c.out / old).unlink(missing_ok=True)
        if lines:
            _write_if_changed(path, "\n".join(lines) + "\n")
        builds.configure(wanted, show=False)
        return wanted

    def _build_failed(self, c, failure):
        text, lines = failure.text, failure.text.splitlines()
        overflow = OVERFLOW.search(text)
        # Only too large, or broken as well?
        more = re.search(r"\berror: (?!ld returned)|undefined reference", text)
        if overflow and not more and not self.options.overflow_as_errors:
            c.status, c.reason = "skipped", f"{overflow[1] or overflow[2]} overflow"
            return
        c.status, c.reason = "error", f"{failure.stage} failure{telling(lines)}"
        c.tail = lines[-25:]

    def _run(self, c):
        argv, cwd = runcmd.how_to_run(c.out)
        judge = harness.judge_for(c.scenario, c.out / "recording.csv")
        limit = c.scenario.timeout * c.platform.timeout_multiplier * self.options.timeout_multiplier
        # ztest ends a native program by itself, and its exit status and leak report count.
        patience = (
            3.0 if c.platform.simulation == "native" and c.scenario.harness != "console" else 0.1
        )
        start = time.monotonic()
        with open(c.out / "handler.log", "wb") as log:
            how, code = watch(argv, cwd or c.out, judge, log, limit, patience)
        c.run_time = time.monotonic() - start
        if how == "flood":
            passed, reason = False, f"more than {OUTPUT_MAX >> 20} MB of output"
        else:
            if (
                how == "ended"
                and code
                and c.scenario.ignore_qemu_crash
                and c.platform.simulation == "qemu"
            ):
                code = 0
            passed, reason = judge.verdict(how, code, limit)
        judge.close(passed, reason)
        c.cases = list(judge.cases.values())
        c.status, c.reason = ("passed", "") if passed else ("failed", reason)
        if not passed:
            c.trace = where(c)
        if passed and all(case.status == "skipped" for case in c.cases):
            c.status, c.reason = "skipped", "every test skipped itself"


def where(c):
    """Where the fatal errors of a failed run happened: the first, or where some are provoked the
    last."""
    try:
        text = (c.out / "handler.log").read_text(errors="replace")
        if c.scenario.ignore_faults:
            text = text[text.rfind("START - ") :]
        return symbols.explain(text, c.out / "zephyr" / "zephyr.elf")
    except (OSError, ui.Fail):
        return []


def telling(lines):
    """The one line of a build's output that says most, led by a colon; "" if there is none."""
    for pattern in (
        r"\berror: (?!ld returned)",
        r"undefined reference|multiple definition",
        "rror",
    ):
        for line in lines:
            if re.search(pattern, line):
                return ": " + line.strip()
    return ""


def _write_if_changed(path, text):
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def watch(argv, cwd, judge, log, limit, patience):
    """Run argv and feed the judge; returns (how, exit status), how one of "ended", "stopped" (the
    judge had seen enough), "timeout" and "flood". Time that the program waits for a processor
    does not count, up to nine times the limit."""
    start = time.monotonic()
    deadline = start + limit
    pending, total, stop_at = b"", 0, None
    with proc.piped(argv, cwd, grace=0) as child:
        fd = child.stdout.fileno()
        poller = select.poll()
        poller.register(fd, select.POLLIN)
        while True:
            now = time.monotonic()
            if judge.over and stop_at is None:
                stop_at = now + patience
            if stop_at is None and now >= deadline:
                deadline = start + limit + min(proc.starved(child.pid), 9 * limit)
            until = deadline if stop_at is None else stop_at
            if now >= until:
                return ("timeout" if stop_at is None else "stopped"), None
            if not poller.poll(1000 * (until - now) + 1):
                continue
            data = os.read(fd, 65536)
            if not data:
                break
            log.write(data)
            log.flush()
            total += len(data)
            if total > OUTPUT_MAX:
                return "flood", None
            *lines, pending = (pending + data).split(b"\n")
            for line in lines:
                judge.feed(line.decode(errors="replace"))
        if pending:
            judge.feed(pending.decode(errors="replace"))
        return _reap(child, deadline)


def _reap(child, deadline):
    """The output is closed: the process should be gone; one that only closed it has until the
    deadline."""
    try:
        return "ended", child.wait(max(0.1, deadline - time.monotonic()))
    except proc.subprocess.TimeoutExpired:
        return "timeout", None


_ASSIGNMENT = re.compile(r'^(CONFIG_\w+)=(?:"(.*)"|(.*))$', re.M)
_CACHE_LINE = re.compile(r"^([A-Za-z_][\w.-]*):\w+=(.*)$", re.M)


def filter_holds(c):
    """Evaluate the scenario's filter against the configured build in c.out."""
    zephyr = c.out / "zephyr"
    values = dict(os.environ)
    for name, quoted, plain in _ASSIGNMENT.findall(
        (zephyr / ".config").read_text(errors="replace")
    ):
        values[name] = quoted or plain
    values.update(_CACHE_LINE.findall((c.out / "CMakeCache.txt").read_text(errors="replace")))
    values.update(ARCH=c.platform.arch, PLATFORM=c.platform.name)
    functions = _Devicetree(zephyr / "edt.json")
    return bool(expr.evaluate(c.scenario.filter_ast, lambda name: values.get(name, ""), functions))


class _Devicetree:
    """The dt_ functions, loaded when the first one is called."""

    def __init__(self, path):
        self.path = path
        self.functions = None

    def __call__(self, name, args):
        if self.functions is None:
            dts = str(tree.ROOT / "scripts" / "dts")
            if dts not in sys.path:
                sys.path.append(dts)
            import kconfig_dt

            self.functions = kconfig_dt.filter_functions(json.loads(self.path.read_text()))
        return bool(self.functions[name](*args))


def prune(out):
    """Keep the logs of a configuration that passed, and free the rest."""
    for child in out.iterdir():
        if child.is_dir():
            shutil.rmtree(child)
        elif child.suffix not in KEPT_BY_PRUNE:
            child.unlink()
