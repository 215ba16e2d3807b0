# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete harden: which protections an image has, and what each costs.

The cost is measured: the application is built once as it is and once for each protection with that
turned the other way, in build directories below its own.
"""

import argparse
from pathlib import Path

from . import build, setup, sizedata, ui

# name, option that turns it on, lines it needs besides, what it stops
PROTECTIONS = (
    ("stack guards", "HW_STACK_PROTECTION", (), "a stack that overflows"),
    ("user mode", "USERSPACE", (), "threads that reach into the kernel or each other"),
    (
        "stack canaries", "STACK_CANARIES", ("TEST_RANDOM_GENERATOR",),
        "a buffer on the stack that overflows",
    ),
    ("stack sentinel", "STACK_SENTINEL", (), "an overflow, later, where no guard is possible"),
    ("fortified libc", "FORTIFY_SOURCE_RUN_TIME", (), "memcpy() and the like beyond an object"),
    (
        "random stack tops", "STACK_POINTER_RANDOM", ("TEST_RANDOM_GENERATOR",),
        "attacks that know an address on the stack",
    ),
    ("assertions", "ASSERT", (), "misuse of the kernel's API"),
    ("no write and execute", "EXECUTE_XOR_WRITE", (), "code in data"),
)  # fmt: skip
VALUES = {"STACK_POINTER_RANDOM": ("64", "0")}


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Which protections the image of an application has, what the others would cost in "
            "flash and RAM, and the line for prj.conf that changes each."
        ),
    )
    build.add_arguments(p)
    p.add_argument("--no-cost", action="store_true", help="do not build variants to measure cost")
    return p


def config_of(directory):
    """Options of a build as its .config has them; unset ones are missing."""
    found = {}
    for line in (Path(directory) / "zephyr" / ".config").read_text().splitlines():
        if line.startswith("CONFIG_") and "=" in line:
            name, value = line[len("CONFIG_") :].split("=", 1)
            found[name] = value
    return found


def is_on(config, option):
    return config.get(option, "n") not in ("n", "0")


def switch(option, extra, on, config):
    """The -D words that turn a protection on or off."""
    yes, no = VALUES.get(option, ("y", "n"))
    words = [f"CONFIG_{option}={yes if on else no}"]
    if on:
        words += [f"CONFIG_{e}=y" for e in extra if not is_on(config, e)]
    return words


def variant(base, config, protection):
    """Sizes with a protection turned the other way, or None where the board can not have it."""
    name, option, extra, _ = protection
    words = switch(option, extra, not is_on(config, option), config)
    other = build.Build(
        base.app, base.board, base.dir / "harden" / option.lower(), [*base.defs, *words]
    )
    ui.status.set(f"measuring {name}")
    try:
        build.configure(other, show=False)
        build.ninja(other, show=False)
    except build.BuildFailed:
        return None
    finally:
        ui.status.clear()
    if is_on(config_of(other.dir), option) == is_on(config, option):
        return None
    return sizedata.Sizes(other.dir).total


def row(base, config, total, protection, measure):
    name, option, extra, stops = protection
    on = is_on(config, option)
    other = variant(base, config, protection) if measure else None
    if not on and measure and other is None:
        return (name, "not here", "", "", "", stops)
    cost = ("", "")
    if other is not None:
        sign = 1 if on else -1
        cost = tuple(
            f"{sign * (a - b):+,} B" for a, b in ((total.rom, other.rom), (total.ram, other.ram))
        )
    lines = "" if on else " ".join(switch(option, extra, True, config))
    return (name, "on" if on else "off", *cost, lines, stops)


def main(args):
    setup.ensure()
    base = build.from_args(args)
    build.do(base, args.pristine)
    config = config_of(base.dir)
    total = sizedata.Sizes(base.dir).total
    head = ("protection", "state", "flash", "RAM", "to turn it on", "stops")
    rows = [row(base, config, total, p, not args.no_cost) for p in PROTECTIONS]
    print("\n".join(ui.table([head, *rows], right=(2, 3))))
    print(f"image: {total.rom:,} B flash, {total.ram:,} B RAM; what cannot be had on this board "
          "says 'not here'")  # fmt: skip
    return 0
