# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete run."""

import argparse
import json

from . import build, proc, symbols, tree, ui

OWN_ARGS = True


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Build an application and run it: as a program of this machine "
            "(native_sim) or in QEMU. Ends "
            "when the program ends, at the timeout, or at Ctrl-C."
        ),
        epilog=(
            "What follows -- is handed to the program: ete run -- --help lists the "
            "options of a native_sim "
            f"program. Exit status: the program's; {proc.TIMED_OUT} at the timeout; 130 at Ctrl-C."
        ),
    )
    build.add_arguments(p)
    p.add_argument("--timeout", type=float, metavar="S", help="end the program after S seconds")
    return p


def parse(p, argv):
    at = argv.index("--") if "--" in argv else len(argv)
    args = p.parse_args(argv[:at])
    if args.timeout is not None and args.timeout <= 0:
        p.error("--timeout takes a number of seconds above 0")
    args.program_args = argv[at + 1 :]
    return args


def how_to_run(directory):
    """(argv, cwd) from the run.json that the configuration wrote."""
    path = directory / "zephyr" / "run.json"
    try:
        record = json.loads(path.read_text())
    except OSError:
        raise ui.Fail(
            "this board does not run here: it has neither a native program nor an emulator",
            f"the program to put on it is {tree.show(directory / 'zephyr')}/zephyr.hex; "
            f"ete boards shows which run",
        ) from None
    return record["argv"], record.get("cwd")


def main(args):
    wanted = build.from_args(args)
    build.do(wanted, args.pristine, run=True)
    argv, cwd = how_to_run(wanted.dir)
    grace = 0 if "qemu" in argv[0] else 0.5
    relay = proc.Relay()
    how, code = proc.foreground([*argv, *args.program_args], cwd, args.timeout, grace, relay)
    if how == "timeout":
        ui.note(f"stopped after {args.timeout:g} s (--timeout)")
    elif how == "ended" and code < 0:
        ui.note(f"ended by signal {-code}")
    explain(relay.kept.decode(errors="replace"), wanted.elf)
    return proc.exit_status(how, code)


def explain(output, program):
    """Where the fatal errors in an output happened, for people: nothing if there were none."""
    if symbols.FATAL not in output:
        return
    lines = symbols.explain(output, program)
    if lines:
        ui.note("the fatal error's addresses:\n" + "\n".join("  " + line for line in lines))
