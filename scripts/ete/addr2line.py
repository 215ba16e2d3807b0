# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete addr2line: which functions and lines the addresses of a program are."""

import argparse
import sys
from pathlib import Path

from . import symbols, ui


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Show function, file and line of addresses, of a function that was compiled into "
            "others all of them. With the output of a program instead of addresses: of what the "
            "dumps of fatal errors in it name."
        ),
        epilog="Exit status 1 if nothing is known of one of them.",
    )
    p.add_argument("elf", metavar="ELF", help="the program, or its build directory")
    p.add_argument("address", nargs="*", metavar="ADDR", help="hexadecimal, with or without 0x")
    p.add_argument(
        "-l", "--log", metavar="FILE", help="explain the fatal errors in this output (-: stdin)"
    )
    return p


def _program(name):
    path = Path(name)
    return path / "zephyr" / "zephyr.elf" if path.is_dir() else path


def _number(text):
    try:
        return int(text, 16)
    except ValueError:
        raise ui.Fail(
            f"'{text}' is no address", "write it in hexadecimal: 0x1234", ui.EXIT_USAGE
        ) from None


def main(args):
    path = _program(args.elf)
    if not args.address and not args.log:
        raise ui.Fail("no address", "name some, or an output with --log", ui.EXIT_USAGE)
    addresses = [_number(a) for a in args.address]
    program = symbols.Symbols(path)
    unknown = 0
    for address, places in zip(addresses, program.places(addresses)):
        unknown += not places
        label = f"0x{address:08x}"
        for place in places or [symbols.Place("?", "", 0)]:
            print(f"{label}  {symbols.show(place)}")
            label = " " * (len(label) - 10) + "inlined in"
    if args.log:
        try:
            text = sys.stdin.read() if args.log == "-" else Path(args.log).read_text(errors="replace")
        except OSError as e:
            raise ui.Fail(f"cannot read {args.log}: {e.strerror}", None, ui.EXIT_USAGE) from None
        lines = symbols.explain(text, path)
        unknown += not lines
        print("\n".join(lines) or "no fatal error with an address in it")
    return 1 if unknown else 0
