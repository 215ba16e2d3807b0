# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete test."""

import argparse
import fcntl
import fnmatch
import os
import queue
import threading
import time
from pathlib import Path

from .. import boards, needs, proc, setup, tree, ui
from . import execute, mentions, platforms, report
from . import plan as plans


# What -p all runs on every board.
EVERY_ROOTS = ("tests/kernel", "tests/lib", "tests/arch", "samples/hello_world")


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Build and run the scenarios of testcase.yaml and sample.yaml files "
            "on boards that run here. "
            "Ends with 'N passed, N failed, N skipped' (configurations: scenario times board)."
        ),
        epilog=(
            "Exit status: 0 all passed, 1 something failed, 2 wrong arguments or a "
            "file with a mistake. "
            "Results: build/test/twister.json, twister.xml (JUnit) and one folder with logs "
            "per configuration."
        ),
    )
    select = p.add_argument_group("what to test")
    select.add_argument(
        "-T",
        "--testsuite-root",
        action="append",
        metavar="DIR",
        help="look for scenarios here (default: tests and samples of the tree); may be repeated",
    )
    select.add_argument(
        "-p",
        "--platform",
        action="append",
        default=[],
        metavar="BOARD",
        help=(
            f"on this board (default: {', '.join(platforms.DEFAULT_SCOPE)}); may be repeated. "
            f"{platforms.EVERY}: the tests of the kernel, libraries and ports on every board that "
            "runs here, of each file the first scenario (the others on the default boards)"
        ),
    )
    select.add_argument(
        "-P",
        "--exclude-platform",
        action="append",
        default=[],
        metavar="BOARD",
        help="not on this board; may be repeated",
    )
    select.add_argument(
        "-s",
        "--scenario",
        "--test",
        action="append",
        default=[],
        help="the scenario of exactly this name, or PATH/NAME; may be repeated",
    )
    select.add_argument(
        "-k",
        "--pattern",
        action="append",
        default=[],
        help="scenarios with this in their path or name (* and ? match anything); may be repeated",
    )
    select.add_argument(
        "-t", "--tag", action="append", default=[], help="scenarios with this tag; may be repeated"
    )
    select.add_argument(
        "-e",
        "--exclude-tag",
        action="append",
        default=[],
        help="no scenarios with this tag; may be repeated",
    )
    select.add_argument(
        "--level", action="append", default=[], help="scenarios of this level; may be repeated"
    )
    select.add_argument("-l", "--all", action="store_true", help="on all boards")
    select.add_argument(
        "--integration",
        action="store_true",
        help="where a scenario has integration_platforms, only on those",
    )
    select.add_argument(
        "--variants-once",
        action="store_true",
        help="the first scenario of a file on every board, each further one on one board of each "
        "way to run (native, qemu)",
    )
    select.add_argument(
        "--slow",
        "--enable-slow",
        action="store_true",
        help="run also what is marked slow (otherwise only built)",
    )
    select.add_argument(
        "--nightly",
        action="store_true",
        help="everything there is to run: --slow, and timeouts twice as long",
    )
    select.add_argument(
        "--fixture", action="append", default=[], help="run also what needs this fixture"
    )
    select.add_argument(
        "--board-root",
        action="append",
        default=[],
        metavar="DIR",
        help="boards are also in DIR/boards",
    )
    how = p.add_argument_group("how")
    how.add_argument(
        "-j",
        "--jobs",
        type=int,
        default=0,
        help="configurations at once (default: one per processor)",
    )
    how.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        help="where to build and report (default: build/test in the tree)",
    )
    how.add_argument("-b", "--build-only", action="store_true", help="build, run nothing")
    how.add_argument(
        "-x",
        "--extra-args",
        action="append",
        default=[],
        metavar="VAR=VALUE",
        help="a CMake variable for every configuration",
    )
    how.add_argument("--asan", action="store_true", help="native boards with the address sanitizer")
    how.add_argument(
        "--ubsan", action="store_true", help="native boards with the undefined behaviour sanitizer"
    )
    how.add_argument(
        "--sanitize",
        action="append",
        default=[],
        metavar="BOARD",
        help="both sanitizers for this native board, none for the others (may be repeated)",
    )
    how.add_argument(
        "--timeout-multiplier", type=float, default=1.0, metavar="F", help="all timeouts times F"
    )
    how.add_argument(
        "--overflow-as-errors",
        action="store_true",
        help="a program too large for the board fails (otherwise it is skipped)",
    )
    how.add_argument(
        "--prune", action="store_true", help="of configurations that pass keep the logs only"
    )
    how.add_argument("--no-cache", action="store_true", help="do without ccache")
    how.add_argument(
        "--list",
        action="store_true",
        help="show what would be done, with the reason for what would not, and do nothing",
    )
    how.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="a line for every configuration also on a terminal",
    )
    return p


def _matches_pattern(scenario, pattern):
    text = f"{scenario.dir}/{scenario.name}"
    if any(ch in pattern for ch in "*?["):
        return fnmatch.fnmatchcase(scenario.name, pattern) or fnmatch.fnmatchcase(
            text, f"*{pattern}*"
        )
    try:
        text = f"{scenario.dir.relative_to(tree.ROOT)}/{scenario.name}"
    except ValueError:
        pass
    return pattern.lower() in text.lower()


def _matches_name(scenario, name):
    """`name` is the scenario's, or PATH/NAME with the end of the path."""
    path, _, last = name.rpartition("/")
    return scenario.name == last and (
        not path or f"/{scenario.dir}".endswith("/" + path.strip("./"))
    )


def selector(options):
    """A function that says whether the command line leaves a scenario out."""

    def unwanted(s):
        tags = set(s.tags)
        return not (
            (not options.scenario or any(_matches_name(s, n) for n in options.scenario))
            and (not options.pattern or any(_matches_pattern(s, k) for k in options.pattern))
            and (not options.tag or tags & set(options.tag))
            and not tags & set(options.exclude_tag)
            and (not options.level or set(s.levels) & set(options.level))
        )

    return unwanted


def _check_selection(scenarios, options):
    for name in options.scenario:
        if not any(_matches_name(s, name) for s in scenarios):
            near = ui.nearest(name, {s.name for s in scenarios})
            mend = "did you mean " + " or ".join(near) if near else "ete test --list shows all"
            raise ui.Fail(f"no scenario '{name}'", mend, ui.EXIT_USAGE)
    if all(options.unwanted(s) for s in scenarios):
        raise ui.Fail(
            "the selection leaves no scenario", "ete test --list shows all", ui.EXIT_USAGE
        )


def _claim(base, tries=20):
    """The folder to work in: base, or base.2 and so on while other calls are at work in them."""
    for number in range(1, tries):
        folder = base if number == 1 else base.with_name(f"{base.name}.{number}")
        folder.mkdir(parents=True, exist_ok=True)
        fd = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(fd)
            continue
        if number > 1:
            ui.note(f"another ete test is at work; this one's results are in {tree.show(folder)}")
        return folder, fd
    raise ui.Fail(f"{tree.show(base)} is in use", "name another folder with -o")


def _modules():
    """Names of the modules that are there (the build knows where to look)."""
    found = set()
    for root in filter(
        None, [str(tree.ROOT / "modules"), *os.environ.get("ZEPHYR_EXTRA_MODULES", "").split(";")]
    ):
        for file in (
            *Path(root).glob("zephyr/module.y*ml"),
            *Path(root).glob("*/zephyr/module.y*ml"),
        ):
            found.add(file.parent.parent.name)
    return found


def _work(todo, runner, progress, jobs):
    """All configurations through `jobs` threads; the main thread reports and stays
    interruptible."""
    waiting, done = queue.SimpleQueue(), queue.SimpleQueue()
    for c in todo:
        waiting.put(c)

    def worker():
        while True:
            try:
                c = waiting.get_nowait()
                runner(c)
            except (queue.Empty, proc.Closing):
                return
            done.put(c)

    threads = [threading.Thread(target=worker, daemon=True) for _ in range(min(jobs, len(todo)))]
    try:
        for thread in threads:
            thread.start()
        while progress.done < len(todo):
            try:
                progress.finished(done.get(timeout=0.5))
            except queue.Empty:
                pass
            progress.show(list(runner.active))
    finally:
        # Reached early by Ctrl-C or a signal: no child may stay, no thread start another.
        if progress.done < len(todo):
            proc.end_all()
            ui.note(f"interrupted after {progress.done} of {len(todo)} configurations")
        for thread in threads:
            thread.join(5)
        ui.status.clear()


def _list(plan):
    rows = [("scenario", "board", "what")]
    for c in plan:
        if not c.quiet:
            rows.append(
                (c.scenario.name, c.platform.name, c.reason or ("run" if c.run else "build"))
            )
    print("\n".join(ui.table(rows)))


def _prepare(options):
    options.jobs = options.jobs or os.cpu_count() or 1
    if options.nightly:
        options.slow = True
        options.timeout_multiplier *= 2
    options.unwanted = selector(options)
    roots = options.testsuite_root or report.default_roots()
    if platforms.EVERY in options.platform and not options.testsuite_root:
        roots = [tree.ROOT / name for name in EVERY_ROOTS if (tree.ROOT / name).is_dir()]
    if not roots:
        raise ui.Fail(
            "this tree has no tests or samples folder", "name a folder with -T", ui.EXIT_USAGE
        )
    return roots


def _group(platform):
    record = {"identifier": platform.name, "arch": platform.arch}
    return needs.group_of(boards.Board(platform.record, record))


def _needs(plan):
    """Install what the boards of the plan need, before the first of them is built."""
    groups = {_group(c.platform) for c in plan if not c.status}
    setup.ensure(tuple(sorted(g for g in groups if g)), run=True)


def _leave_out_unasked(plan, default):
    """Scenarios that are made for a board out of the default scope are no reason to download its
    compiler, if nobody asked for that board."""
    usual = {_group(p) for p in default}
    missing = {}
    for c in plan:
        group = _group(c.platform)
        if c.status or group is None or group in usual:
            continue
        if group not in missing:
            missing[group] = [t.name for t in setup.missing_tools((group,), True)]
        if missing[group]:
            c.leave_out(f"needs {', '.join(missing[group])}: ./ete test -p {c.platform.name}")


def _compiler_cache(options):
    """Let ccache compile what configurations have in common only once.

    Its folder is in the tree, so that two trees share nothing; paths below the results' folder are
    seen relative, so that two configurations can share. Debug information may then name the folder
    of another configuration for generated headers; nothing else of a program depends on it.
    """
    own = any(arg.startswith("CMAKE_C_COMPILER_LAUNCHER=") for arg in options.extra_args)
    options.mentions = mentions.Options() if own else None
    if options.no_cache or not setup.wish("ccache"):
        return []
    os.environ.setdefault("CCACHE_DIR", str(tree.ROOT / "build" / "ccache"))
    os.environ.setdefault("CCACHE_MAXSIZE", "2G")
    os.environ["CCACHE_BASEDIR"] = str(options.out)
    os.environ["CCACHE_NOHASHDIR"] = "1"
    options.mentions = mentions.Options()
    launcher = Path(__file__).with_name("launch.sh")
    return [f"CMAKE_{language}_COMPILER_LAUNCHER={launcher}" for language in ("C", "CXX")]


def main(options):
    start = time.monotonic()
    setup.ensure()
    roots = _prepare(options)
    scenarios, bad = plans.load_files(plans.find_files(roots))
    for failure in bad:
        ui.error(failure.message, failure.mend)
    if not scenarios:
        raise ui.Fail(
            "no scenario found in " + ", ".join(map(str, roots)),
            "a testcase.yaml describes one",
            ui.EXIT_USAGE,
        )
    _check_selection(scenarios, options)
    everything = platforms.load_all(options.board_root)
    platforms.pick(everything, options.sanitize + options.exclude_platform)  # no wrong names
    base = Path(options.out).resolve() if options.out else tree.ROOT / "build" / "test"
    options.out, lock = _claim(base)
    plan = plans.make(scenarios, everything, options, tree.ROOT, _modules())
    if not options.platform and not options.all:
        _leave_out_unasked(plan, platforms.default_scope(everything))
    if options.list:
        _list(plan)
        return ui.EXIT_USAGE if bad else 0
    todo = [c for c in plan if not c.status]
    _needs(todo)
    options.launchers = _compiler_cache(options)
    report.write_json(plan, options, options.out / "testplan.json")
    try:
        _work(todo, execute.Runner(options), report.Progress(len(todo), options), options.jobs)
    finally:  # also what an interrupted run has found
        report.write_json(plan, options, options.out / "twister.json")
        report.write_junit(plan, options.out / "twister.xml")
        os.close(lock)
    report.summary(plan, time.monotonic() - start)
    failed = report.counted(plan)[1]
    return ui.EXIT_USAGE if bad else ui.EXIT_FAILED if failed else 0
