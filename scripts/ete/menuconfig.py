# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete menuconfig."""

import argparse
import os
import subprocess

from . import build, setup, ui


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Show and change the options of a build in a menu. What is saved "
            "holds for this build directory "
            "until it is made anew; put lines that are to stay into prj.conf."
        ),
    )
    build.add_arguments(p)
    return p


def main(args):
    if not os.isatty(0):
        raise ui.Fail("menuconfig needs a terminal", "set options with -DCONFIG_x=y or in prj.conf")
    wanted = build.from_args(args)
    setup.ensure(build.groups(wanted))
    with build.locked(wanted.dir):
        if args.pristine:
            build.wipe(wanted.dir)
        build.configure(wanted)
        env = {**os.environ, "ZEPHYR_BASE": build.environment()["ZEPHYR_BASE"]}
        return subprocess.run(
            ["ninja", "-C", str(wanted.dir), "menuconfig"], env=env, check=False
        ).returncode
