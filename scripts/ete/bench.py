# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete bench: run the suites in benchmarks/, print their rows beside the peers' figures.

The contract of a suite is in benchmarks/README.md.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import tempfile
import threading
from pathlib import Path

from . import boards, build, needs, proc, runcmd, setup, tree, ui

SUITES = tree.ROOT / "benchmarks"
WORSE = 1.02  # by so much of its baseline a figure may grow
KEYS = ("suite", "name", "board", "value", "unit", "peer", "peer_value", "ratio")


def suites():
    """name -> path of every suite: NAME.py, an executable NAME, or either as bench in a folder."""
    found = {}
    for path in sorted(SUITES.glob("*")):
        if path.suffix == ".py":
            found[path.stem] = path
        elif path.is_file() and not path.suffix and os.access(path, os.X_OK):
            found[path.name] = path
        elif path.is_dir():
            for inner in (path / "bench.py", path / "bench"):
                if inner.exists():
                    found[path.name] = inner
                    break
    return found


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Measure, and print the figures beside those of other systems "
            "(ratio: ours by theirs; below "
            "1 is better where less is better)."
        ),
    )
    p.add_argument(
        "suite", nargs="*", metavar="SUITE", help="which (default: all): " + ", ".join(suites())
    )
    p.add_argument(
        "-b",
        "--board",
        action="append",
        default=[],
        help="only rows for this board, also such as are measured on demand; may be repeated",
    )
    p.add_argument(
        "--json", metavar="FILE", help="write the rows to FILE as a list of objects (- for stdout)"
    )
    p.add_argument(
        "--check",
        action="store_true",
        help="exit status 1 if a figure is over its limit, or more than "
        f"{round((WORSE - 1) * 100)} %% above the suite's baseline.json",
    )
    p.add_argument(
        "--baseline", action="store_true", help="write baseline.json of the suites that have one"
    )
    p.add_argument(
        "--runs",
        type=int,
        default=3,
        help="how often to repeat what is timed; the best counts (default 3)",
    )
    return p


class Bench:
    """What a suite gets: a place to work in, how to build, and where its rows go."""

    def __init__(self, suite, args, tmp):
        self.suite = suite
        file = SUITES / suite / "baseline.json"
        self.baseline_file = file if file.exists() else None
        self.baseline = json.loads(file.read_text()) if file.exists() else {}
        self.runs = args.runs
        self.root = tree.ROOT
        self.tmp = tmp
        self.rows = []
        self._boards = args.board

    def wants(self, board):
        return not self._boards or board in self._boards

    def asked(self, board):
        """Named by -b: for what not every call has to measure, or a tool for."""
        return board in self._boards

    def note(self, text):
        ui.note(f"{self.suite}: {text}")

    def need(self, board):
        """Have the tools for a board installed before anything is timed."""
        group = needs.group_of(boards.find(board))
        setup.ensure((group,) if group else (), run=True)

    def build(self, app, board, defs=(), name=None):
        """Build an application of the tree (or a path) in the work folder; returns the
        directory."""
        self.need(board)
        path = self.root / app
        directory = self.tmp / (name or f"{tree.board_slug(board)}-{path.name}")
        wanted = build.Build(path, board, directory, defs)
        try:
            build.prepare(wanted)
            build.configure(wanted, show=False)
            build.ninja(wanted, show=False)
        except build.BuildFailed as failure:
            raise ui.Fail(f"{app} for {board} does not build:\n{failure.text}") from None
        return directory

    def output(self, directory, until, timeout, options=()):
        """The lines that a built program prints before the line `until`; it is ended then.
        `options` are for the emulator."""
        argv, cwd = runcmd.how_to_run(directory)
        lines = []
        with tempfile.TemporaryFile("w+") as errors:
            child = subprocess.Popen(
                proc.tied([*argv, *options]), cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=errors, text=True, errors="replace",
            )  # fmt: skip
            alarm = threading.Timer(timeout, child.kill)
            alarm.start()
            try:
                for line in map(str.strip, child.stdout):
                    if line == until:
                        return lines
                    lines.append(line)
            finally:
                alarm.cancel()
                proc.end(child, group=False, grace=0)
            errors.seek(0)
            said = "\n".join(lines[-10:]) + "\n" + errors.read()
        raise ui.Fail(f"{argv[-1]} did not print '{until}' within {timeout} s:\n{said}")

    def row(self, name, board, value, unit, peer=None, peer_value=None, limit=None, suite=None,
            sampled=False):  # fmt: skip
        """One figure. `limit` is the most it may be under --check; no baseline if `sampled`."""
        ratio = round(value / peer_value, 4) if peer_value else None
        suite = suite or self.suite
        row = dict(zip(KEYS, (suite, name, board, value, unit, peer, peer_value, ratio)))
        row["limit"] = limit
        row["baseline"] = None if sampled else self.baseline.get(_key(row))
        row["sampled"] = sampled
        self.rows.append(row)

    def write_baseline(self):
        """Take what was measured as the baseline; rows of boards left out stay as they are."""
        if self.baseline_file is None:
            return
        rows = [r for r in self.rows if not r["sampled"]]
        self.baseline.update((_key(r), r["value"]) for r in rows)
        if not self._boards:  # what is not measured any more on a board that was, is dropped
            measured, on = {_key(r) for r in rows}, {r["board"] for r in rows}
            self.baseline = {
                k: v
                for k, v in self.baseline.items()
                if k in measured or k.rpartition(", ")[2] not in on
            }
        self.baseline_file.write_text(json.dumps(self.baseline, indent=1) + "\n")
        self.note(f"{tree.show(self.baseline_file)} is written")


def _key(row):
    return f"{row['suite']}: {row['name']}, {row['board']}"


def _limit(row):
    """What the value of a row may be, or None."""
    if row["baseline"] is None:
        return row["limit"]
    may = row["baseline"] * WORSE
    return may if row["limit"] is None else min(may, row["limit"])


def _is_over(row):
    return _limit(row) is not None and row["value"] > _limit(row)


def _from_module(path, bench):
    spec = importlib.util.spec_from_file_location(f"bench_{bench.suite}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.run(bench)


def _from_program(path, bench):
    """An executable prints its rows as a JSON list; ratio is worked out here."""
    done = subprocess.run(
        [str(path)], cwd=bench.tmp, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise ui.Fail(f"{tree.show(path)} ended with exit status {done.returncode}")
    try:
        rows = json.loads(done.stdout)
        for row in rows:
            if bench.wants(row.get("board", "")):
                bench.row(
                    *(
                        row.get(k)
                        for k in ("name", "board", "value", "unit", "peer", "peer_value", "limit")
                    ),
                    suite=row.get("suite"),
                )
    except (ValueError, TypeError, AttributeError) as e:
        raise ui.Fail(
            f"{tree.show(path)} did not print a JSON list of rows: {e}", "benchmarks/README.md"
        ) from None


def _figure(value):
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _print(rows):
    table = [("suite", "name", "board", "value", "unit", "peer", "its value", "ratio", "limit", "")]
    for r in rows:
        mark = ui.paint("over", "red") if _is_over(r) else ""
        table.append(
            (
                r["suite"],
                r["name"],
                r["board"] or "-",
                _figure(r["value"]),
                r["unit"],
                r["peer"] or "-",
            )
            + (_figure(r["peer_value"]), _figure(r["ratio"]), _figure(_limit(r)), mark)
        )
    print("\n".join(ui.table(table, right=(3, 6, 7, 8))))


def main(args):
    known = suites()
    for name in args.suite:
        if name not in known:
            near = ui.nearest(name, known)
            mend = "did you mean " + near[0] if near else "known: " + ", ".join(known)
            raise ui.Fail(f"no suite '{name}'", mend, ui.EXIT_USAGE)
    setup.ensure()
    rows = []
    with tempfile.TemporaryDirectory(prefix="ete-bench-") as tmp:
        for name in args.suite or known:
            bench = Bench(name, args, Path(tmp) / name)
            bench.tmp.mkdir()
            run = _from_module if known[name].suffix == ".py" else _from_program
            run(known[name], bench)
            rows += bench.rows
            if args.baseline:
                bench.write_baseline()
    if args.json == "-":
        print(json.dumps(rows, indent=1))
    else:
        _print(rows)
        if args.json:
            Path(args.json).write_text(json.dumps(rows, indent=1) + "\n")
    over = [r for r in rows if _is_over(r)]
    for r in over if args.check else ():
        was = "" if r["baseline"] is None else f" (baseline: {_figure(r['baseline'])})"
        ui.error(
            f"{r['suite']}: {r['name']} on {r['board']} is {_figure(r['value'])} "
            f"{r['unit']}, the limit is {_figure(_limit(r))}{was}"
        )
    return 1 if over and args.check else 0
