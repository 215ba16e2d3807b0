# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete debug: an application in QEMU (or as a program of this machine), and GDB on it."""

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from . import build, proc, runcmd, setup, tree, ui

OWN_ARGS = True
DEBUGGER = "gdb-multiarch"
SCRIPT = Path(__file__).parent / "gdb_threads.py"
OPTIONS = ("CONFIG_THREAD_MONITOR=y", "CONFIG_THREAD_NAME=y", "CONFIG_THREAD_STACK_INFO=y")


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Build an application, start it stopped before its first instruction, and open GDB on "
            "it. GDB has more commands there: `ete threads` lists the kernel's threads by name, "
            "`ete backtrace` shows their calls, `ete thread NAME` goes into one."
        ),
        epilog=(
            "The program's output appears between GDB's. Unless a directory is named (-d), the "
            "build has the kernel's list of threads and their names, in a directory of its own. "
            "What follows -- is handed to GDB. No process is left behind."
        ),
    )
    build.add_arguments(p)
    p.add_argument(
        "-c",
        "--command",
        action="append",
        default=[],
        metavar="CMD",
        help="a GDB command to begin with; may be repeated",
    )
    p.add_argument("--batch", action="store_true", help="end behind the commands; no questions")
    p.add_argument("--port", type=int, help="the port of QEMU's GDB stub (default: a free one)")
    p.add_argument("--timeout", type=float, metavar="S", help="end after S seconds")
    p.add_argument(
        "--server", action="store_true", help="no GDB: wait for one to come, until Ctrl-C"
    )
    return p


parse = runcmd.parse


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wanted_build(args):
    """The build to debug: with threads listed, in a directory of its own, unless -d named one."""
    wanted = build.from_args(args)
    if not args.build_dir:
        wanted.dir = wanted.dir.parent / (wanted.dir.name + ".debug")
        wanted.defs = [*OPTIONS, *wanted.defs]
    return wanted


def start_qemu(argv, cwd, port):
    """QEMU, stopped, its stub at the port. It gets no Ctrl-C of ours, and ends with us."""
    argv = [*argv, "-S", "-gdb", f"tcp:127.0.0.1:{port}"]
    child = subprocess.Popen(
        proc.tied(argv), cwd=cwd, stdin=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and child.poll() is None:
        if _listens(port):
            return child
        time.sleep(0.02)
    proc.end(child, True, 0)
    raise ui.Fail(f"QEMU does not listen on port {port}: it ended with {child.returncode}")


def _listens(port):
    """Looked up, not tried: the stub takes the first connection for the debugger's."""
    wanted = f"0100007F:{port:04X}"
    table = Path("/proc/net/tcp").read_text()
    return any(re.match(rf"\s*\d+: {wanted} \S+ 0A ", line) for line in table.splitlines())


def gdb_command(args, program, target):
    argv = [DEBUGGER, "-q", "-nx"]
    settings = ["set confirm off", "set pagination off", "set debuginfod enabled off"]
    for text in (*settings, f"source {SCRIPT}", *target, *args.command):
        argv += ["-ex", text]
    if args.batch:
        argv.append("-batch")
    return [*argv, *args.program_args, str(program)]


def run_gdb(argv, timeout, home):
    """GDB on our terminal; Ctrl-C is its affair."""
    env = {**os.environ, "XDG_CACHE_HOME": home, "HISTFILE": f"{home}/history"}
    old = signal.signal(signal.SIGINT, signal.SIG_IGN)
    gdb = subprocess.Popen(
        proc.tied(argv), env=env, stdin=subprocess.DEVNULL if "-batch" in argv else None,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        return gdb.wait(timeout)
    except subprocess.TimeoutExpired:
        ui.note(f"stopped after {timeout:g} s (--timeout)")
        return proc.TIMED_OUT
    finally:
        proc.end(gdb, False)
        signal.signal(signal.SIGINT, old)


def main(args):
    if not shutil.which(DEBUGGER) and not args.server and not setup.wish(DEBUGGER):
        raise ui.Fail(f"{DEBUGGER} is not installed", f"sudo apt-get install {DEBUGGER}")
    wanted = wanted_build(args)
    build.do(wanted, args.pristine, run=True)
    argv, cwd = runcmd.how_to_run(wanted.dir)
    with tempfile.TemporaryDirectory(prefix="ete-debug-") as home:
        if "qemu" not in Path(argv[0]).name:
            if args.server:
                raise ui.Fail("--server is for boards in QEMU", None, ui.EXIT_USAGE)
            os.chdir(cwd or wanted.dir)
            target = ["set startup-with-shell off", "starti"]
            return run_gdb(gdb_command(args, wanted.elf, target), args.timeout, home)
        port = args.port or free_port()
        qemu = start_qemu(argv, cwd, port)
        try:
            if args.server:
                return serve(qemu, wanted, port, args.timeout)
            target = [f"target remote 127.0.0.1:{port}"]
            return run_gdb(gdb_command(args, wanted.elf, target), args.timeout, home)
        finally:
            proc.end(qemu, True, 0)


def serve(qemu, wanted, port, timeout):
    print(f"{DEBUGGER} {tree.show(wanted.elf)} -ex 'target remote 127.0.0.1:{port}' "
          f"-ex 'source {tree.show(SCRIPT)}'", flush=True)  # fmt: skip
    try:
        return qemu.wait(timeout)
    except subprocess.TimeoutExpired:
        return proc.TIMED_OUT
