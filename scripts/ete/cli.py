# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Find the subcommand and hand over; each subcommand is one module, loaded only when it is
called."""

import importlib
import os
import signal
import sys

from . import ui

# name -> (module, line of help). A module has parser(prog) -> ArgumentParser and main(args) -> int.
COMMANDS = {
    "run": ("runcmd", "build an application and run it (default: the demo, on native_sim)"),
    "build": ("buildcmd", "build an application"),
    "test": (
        "runner.command",
        "build and run tests, as testcase.yaml and sample.yaml describe them",
    ),
    "bench": ("bench", "measure, and compare with the figures of other systems"),
    "debug": ("debug", "build an application and open a debugger that knows its threads"),
    "addr2line": ("addr2line", "function, file and line of addresses"),
    "size": ("size", "ROM and RAM of a build by folder and by symbol"),
    "harden": ("harden", "which protections an image has, and what each costs"),
    "boards": ("boardscmd", "list the boards"),
    "menuconfig": ("menuconfig", "change the options of a build in a menu"),
    "new": ("new", "make a small application with its test, ready to run"),
    "doctor": ("doctor", "what is installed, what is missing and how to get it"),
    "check": ("check", "run the checks of the source tree (style, layers, budgets)"),
}


def usage():
    lines = ["usage: ete COMMAND [ARGUMENTS]", "", "commands (each has --help):"]
    lines += [f"  {name:<11}{text}" for name, (_, text) in COMMANDS.items()]
    lines += ["", "first steps:  ./ete run    ./ete test    ./ete new my_app"]
    return "\n".join(lines)


class Stopped(Exception):
    """SIGTERM or SIGHUP: unwinds like Ctrl-C, so that children are ended on the way out."""

    def __init__(self, signum):
        super().__init__(signal.Signals(signum).name)
        self.signum = signum


def _stop(signum, _frame):
    raise Stopped(signum)


def run_command(name, argv):
    module = importlib.import_module(f"ete.{COMMANDS[name][0]}")
    parser = module.parser(f"ete {name}")
    if getattr(module, "OWN_ARGS", False):
        return module.main(module.parse(parser, argv))
    return module.main(parser.parse_args(argv))


def dispatch(argv):
    if not argv or argv[0] in ("-h", "--help", "help"):
        if len(argv) > 1 and argv[1] in COMMANDS:
            return run_command(argv[1], ["--help"])
        print(usage())
        return 0 if argv else ui.EXIT_USAGE
    if argv[0] == "--version":
        from . import tree

        print("ete of Etesian", tree.version())
        return 0
    if argv[0] not in COMMANDS:
        near = ui.nearest(argv[0], COMMANDS, 1)
        mend = f"ete {near[0]}" if near else "ete --help lists the commands"
        raise ui.Fail(f"no command '{argv[0]}'", mend, ui.EXIT_USAGE)
    return run_command(argv[0], argv[1:])


def main(argv):
    for signum in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, _stop)
    try:
        code = dispatch(argv)
        sys.stdout.flush()
        return code
    except ui.Fail as failure:
        failure.tell()
        return failure.code
    except KeyboardInterrupt:
        ui.status.clear()
        return ui.EXIT_INTERRUPTED
    except Stopped as stopped:
        ui.status.clear()
        return 128 + stopped.signum
    except BrokenPipeError:
        # The reader went away (`ete boards | head`): no traceback, and no second error at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
