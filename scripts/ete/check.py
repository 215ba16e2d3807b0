# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete check: every program in scripts/checks, one after the other."""

import argparse
import subprocess
import sys

from . import setup, tree, ui

CHECKS = tree.ROOT / "scripts" / "checks"


def names():
    """A check is a file there with a `main` of its own; the others are what checks share."""
    return [p.stem for p in sorted(CHECKS.glob("*.py")) if "__main__" in p.read_text()]


def quick():
    """Those that a call without names runs: a check that takes minutes says `only by name`."""
    return [n for n in names() if "# ete check: only by name" not in _text(n)]


def _text(name):
    return (CHECKS / f"{name}.py").read_text()


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description="Run the checks of the source tree. Exit status 1 if one finds something.",
    )
    slow = [n for n in names() if n not in quick()]
    p.add_argument(
        "check",
        nargs="*",
        metavar="CHECK",
        help=f"only these: {', '.join(names())} (without a name all but {', '.join(slow)})",
    )
    return p


def main(args):
    known = names()
    for name in args.check:
        if name not in known:
            near = ui.nearest(name, known)
            mend = "did you mean " + near[0] if near else "known: " + ", ".join(known)
            raise ui.Fail(f"no check '{name}'", mend, ui.EXIT_USAGE)
    setup.ensure()
    failed = []
    for name in args.check or quick():
        command = [str(tree.VENV / "bin" / "python3"), str(CHECKS / f"{name}.py")]
        sys.stdout.flush()
        if subprocess.run(command, cwd=tree.ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(ui.paint("failed: " + ", ".join(failed), "red"))
        return 1
    print(ui.paint(f"{len(args.check or quick())} checks passed", "green"))
    return 0
