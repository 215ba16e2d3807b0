# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete build."""

import argparse

from . import build, tree

OWN_ARGS = True


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Build an application. CMake runs only when something asks for it; "
            "all of its output is "
            "in build.log of the build directory."
        ),
        epilog=(
            "What follows -- is handed to CMake as it is: ete build "
            "samples/hello_world -- -DEXTRA_CONF_FILE=x.conf"
        ),
    )
    build.add_arguments(p)
    p.add_argument(
        "-t", "--target", action="append", default=[], help="a target of the build instead of all"
    )
    p.add_argument("-j", "--jobs", type=int, help="commands at once (default: Ninja's choice)")
    return p


def parse(p, argv):
    """Split off what follows `--`: CMake's -D variables, as west build takes them."""
    own, rest = argv, []
    if "--" in argv:
        at = argv.index("--")
        own, rest = argv[:at], argv[at + 1 :]
    args = p.parse_args(own)
    for word in rest:
        if not word.startswith("-D"):
            p.error(f"only -DVAR=VALUE may follow --, not {word}")
        args.defs.append(word[2:])
    return args


def main(args):
    wanted = build.from_args(args)
    build.do(wanted, args.pristine, targets=args.target, jobs=args.jobs)
    if not args.target:
        report(wanted)
    return 0


def report(wanted):
    from . import elf

    total = elf.totals(wanted.elf)
    print(f"{tree.show(wanted.elf)}: {total.rom:,} B flash, {total.ram:,} B RAM")
