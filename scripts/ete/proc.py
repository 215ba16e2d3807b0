# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Child processes that never outlive us.

A child of ours is ended in four ways, whichever comes first: it ends by itself; its time is up; we
are asked to stop (Ctrl-C, SIGTERM, SIGHUP unwind as exceptions through the `finally` below); nobody
reads our output any more. Where util-linux's setpriv exists the kernel also kills it when we are
killed.
"""

import glob
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

TIMED_OUT = 124  # the exit status that timeout(1) uses


def tied(argv):
    """argv with the wish that the kernel kills the child when the thread that started it dies."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL", *argv] if setpriv else list(argv)


def end(proc, group, grace=0.5):
    """End a child (with its process group if it has its own) and reap it. With a grace of 0 it
    is not asked first (QEMU has nothing to save, and would only print that it was asked)."""

    def send(signum):
        try:
            if group:
                os.killpg(proc.pid, signum)
            else:
                proc.send_signal(signum)
        except ProcessLookupError:
            pass

    if grace and proc.poll() is None:
        send(signal.SIGTERM)
        try:
            proc.wait(grace)
        except subprocess.TimeoutExpired:
            pass
    # Always once more: the leader may be gone while members of its group live on.
    if proc.poll() is None or group:
        send(signal.SIGKILL)
    proc.wait()


def starved(pid):
    """Seconds for which a process was ready to run, but others had the processors: of its threads
    the one that waited longest."""
    waited = [0]
    for file in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        try:
            with open(file) as f:
                waited.append(int(f.read().split()[1]))
        except (OSError, IndexError):
            pass  # the thread is gone, or the kernel does not count
    return max(waited) / 1e9


_live = set()
_live_lock = threading.Lock()
_closing = threading.Event()


class Closing(Exception):
    """Raised in threads that want to start a child while all are being ended."""


@contextmanager
def piped(argv, cwd=None, env=None, grace=0.5, **options):
    """A child in a group of its own with its output (both streams) in `stdout`; ended on the way
    out."""
    with _live_lock:
        if _closing.is_set():
            raise Closing()
        child = subprocess.Popen(
            tied(argv), cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True, **options,
        )  # fmt: skip
        _live.add(child)
    try:
        yield child
    finally:
        end(child, True, grace)
        child.stdout.close()
        with _live_lock:
            _live.discard(child)


def end_all():
    """End every child of piped(), in whatever thread; none can be started any more."""
    _closing.set()
    with _live_lock:
        children = list(_live)
    for child in children:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def _owns_terminal():
    """True if stdin is a terminal and we are its foreground process group."""
    try:
        return os.isatty(0) and os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def _pidfd(pid):
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return None


def _wait(proc, deadline, relay):
    """Wait for the child; returns "ended", "timeout" or "unread" (our stdout lost its reader)."""
    fd = _pidfd(proc.pid)
    poller = select.poll()
    if fd is not None:
        poller.register(fd, select.POLLIN)
    if relay:
        poller.register(relay.source, select.POLLIN)
    poller.register(sys.stdout.fileno(), 0)  # POLLERR only: the other end of a pipe went away
    try:
        while proc.poll() is None:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                return "timeout"
            step = 0.05 if fd is None else 3600
            events = dict(poller.poll(1000 * (step if left is None else min(step, left)) + 1))
            if relay and relay.source in events and not relay.pass_on():
                poller.unregister(relay.source)
            at_stdout = events.get(sys.stdout.fileno(), 0)
            if at_stdout & select.POLLERR or relay and relay.unread:
                return "unread"
            if at_stdout:
                poller.unregister(sys.stdout.fileno())  # hung-up terminal: SIGHUP tells us
        return "ended"
    finally:
        if fd is not None:
            os.close(fd)


class Relay:
    """The child's stdout on its way through us: written on at once, and the last of it kept.

    Where ours is a terminal the child gets one too, as programs behave differently there.
    """

    KEPT = 1 << 16

    def __init__(self):
        self.kept, self.unread = b"", False
        if os.isatty(1):
            import tty

            self.source, self.child_end = os.openpty()
            tty.setraw(self.child_end)
        else:
            self.source, self.child_end = os.pipe()

    def started(self):
        os.close(self.child_end)

    def pass_on(self):
        """Read once and write it on; False at the end of the output."""
        try:
            data = os.read(self.source, 65536)
        except OSError:  # a terminal that no process has open any more
            data = b""
        self.kept = (self.kept + data)[-self.KEPT :]
        left = data
        while left and not self.unread:
            try:
                left = left[os.write(1, left) :]
            except BlockingIOError:
                select.select([], [1], [])
            except BrokenPipeError:
                self.unread = True
        return bool(data)

    def drain(self):
        """What is still in the pipe when the child is gone."""
        while not self.unread and select.select([self.source], [], [], 0)[0]:
            if not self.pass_on():
                break

    def close(self):
        os.close(self.source)


def foreground(argv, cwd=None, timeout=None, grace=0.5, relay=None):
    """Run a program on our own stdin and stdout (by way of a Relay, if one is given); returns (how,
    exit status)."""
    terminal = _owns_terminal()
    saved = None
    if terminal:
        import termios

        saved = termios.tcgetattr(0)
    # In the background of a terminal a read of it would stop the child for ever.
    stdin = subprocess.DEVNULL if os.isatty(0) and not terminal else None
    sys.stdout.flush()
    proc = subprocess.Popen(
        tied(argv), cwd=cwd, stdin=stdin, stdout=relay.child_end if relay else None,
        start_new_session=not terminal,
    )  # fmt: skip
    if relay:
        relay.started()
    try:
        deadline = None if timeout is None else time.monotonic() + timeout
        how = _wait(proc, deadline, relay)
    finally:
        end(proc, not terminal, grace)
        if relay:
            relay.drain()
            relay.close()
        if saved is not None:
            termios.tcsetattr(0, termios.TCSADRAIN, saved)
    return how, proc.returncode


def exit_status(how, returncode):
    """The exit status to hand on for the result of foreground()."""
    if how == "timeout":
        return TIMED_OUT
    if how == "unread":
        return 128 + signal.SIGPIPE
    return 128 - returncode if returncode < 0 else returncode
