# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete new: an application to start from, with a test that runs."""

import argparse
import re
import shutil
from pathlib import Path

from . import tree, ui

TEMPLATE = Path(__file__).parent / "template"
# The licence of our own files; what is made of them belongs to whoever makes it.
HEADER = re.compile(r"\A(?:(?:#|/\*| \*).*\n){2}(?: \*/\n)?\n")


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Make an application in DIR: a thread and a module of its own, a "
            "test of that module with ztest, and "
            "the files that describe both to the test runner."
        ),
    )
    p.add_argument("dir", metavar="DIR", help="a folder that does not exist yet, or is empty")
    p.add_argument("--name", help="name of the project (default: that of the folder)")
    return p


def main(args):
    target = Path(args.dir)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ui.Fail(f"{target} exists and is not empty", "name a new folder", ui.EXIT_USAGE)
    name = re.sub(r"\W", "_", args.name or target.resolve().name).strip("_") or "app"
    if name[0].isdigit():
        name = "app_" + name
    for source in sorted(TEMPLATE.rglob("*")):
        if source.is_file():
            file = target / source.relative_to(TEMPLATE)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(HEADER.sub("", source.read_text()).replace("@NAME@", name))
            shutil.copymode(source, file)
    ete = tree.show(tree.ROOT / "ete")
    ete = ete if "/" in ete else "./" + ete
    shown = tree.show(target.resolve())
    print(f"made {shown}:")
    for file in sorted(p for p in target.rglob("*") if p.is_file()):
        print(f"  {file.relative_to(target)}")
    print(f"\nrun it:   {ete} run {shown}\ntest it:  {ete} test -T {shown}")
    return 0
