# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete doctor: what is installed, what is missing, how to get it."""

import argparse

from . import needs, setup, tree, ui


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Show the tools that Etesian uses, which of them are missing, and "
            "the command that "
            "installs them. Exit status 1 if a tool for native_sim is missing."
        ),
    )
    p.add_argument(
        "--install", action="store_true", help="install everything that is missing, for all boards"
    )
    return p


def _uses(name):
    if name in needs.BASE or name in needs.OPTIONAL:
        return "all boards"
    return ", ".join(a for a, (build, run) in needs.ARCHES.items() if name in build + run)


def main(args):
    if args.install:
        setup.ensure(tuple(needs.ARCHES), run=True)
        for name in needs.OPTIONAL:
            setup.wish(name)
    rows, missing = [], []
    for tool in needs.TOOLS.values():
        present = tool.present()
        if not present:
            missing.append(tool)
        state = ui.paint("ok     ", "green") if present else ui.paint("missing", "red")
        rows.append((state, tool.name, tool.package, _uses(tool.name), tool.why))
    ready = setup.packages_ready(setup._read_stamp())
    state = ui.paint("ok     ", "green") if ready else ui.paint("missing", "red")
    rows.append(
        (
            state,
            "Python packages",
            "(requirements.txt)",
            "all boards",
            f"made by the first ete run in {tree.show(tree.VENV)}",
        )
    )
    print("\n".join(ui.table([("", "tool", "package", "boards", "for"), *rows])))
    if missing:
        print()
        print("to install what is missing:")
        print("  sudo " + " ".join(setup.apt_command(sorted({t.package for t in missing}))))
    return 1 if any(t.name in needs.BASE for t in missing) else 0
