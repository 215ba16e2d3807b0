# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Mistakes of the person at the keyboard, and how they are shown.

Every check of the build raises BuildError or calls warn(). What is printed never exceeds five
lines: one line says where and what, the others say how to mend it.
"""

import os
import sys

MAX_LINES = 5


class BuildError(Exception):
    """A mistake in the input. `mend` is a line or a list of lines to type."""

    def __init__(self, message, file=None, line=None, mend=None):
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.mend = [mend] if isinstance(mend, str) else list(mend or [])

    def __str__(self):
        return render("error", self.message, self.file, self.line, self.mend)


class ToldError(BuildError):
    """A mistake whose message is finished already, as those of the devicetree are."""

    def __str__(self):
        return self.message


class MoreRoots(Exception):
    """Not a mistake: CMake has to read the modules.cmake of these folders, then ask again."""


def show_path(path):
    """Path as a person would write it: relative if it is below the current directory."""
    path = str(path)
    for base in (os.environ.get("APP_DIR"), os.getcwd(), os.environ.get("ZEPHYR_BASE")):
        if base and path.startswith(base.rstrip("/") + "/"):
            return path[len(base.rstrip("/")) + 1 :]
    return path


def render(kind, message, file, line, mend):
    where = ""
    if file:
        where = show_path(file) + (f":{line}" if line else "") + ": "
    lines = f"{kind}: {where}{message}".splitlines()
    lines += ["  mend: " + m if i == 0 else "        " + m for i, m in enumerate(mend)]
    if len(lines) > MAX_LINES:
        lines = lines[: MAX_LINES - 1] + ["  ..."]
    return "\n".join(lines)


_warned = []


def warn(message, file=None, line=None, mend=None):
    mend = [mend] if isinstance(mend, str) else list(mend or [])
    warn_told(render("warning", message, file, line, mend))


def warn_told(text):
    """A warning whose text is finished already."""
    if text not in _warned:
        _warned.append(text)
        print(text, file=sys.stderr)


def warnings():
    """All warnings shown so far (kept, so that a cached run can repeat them)."""
    return list(_warned)


def nearest(word, choices, count=3):
    """The names most like `word`, best first."""
    import difflib  # only needed when something went wrong

    low = {c.lower(): c for c in choices}
    found = difflib.get_close_matches(word.lower(), list(low), n=count, cutoff=0.5)
    return [low[f] for f in found]


def did_you_mean(word, choices, empty=""):
    found = nearest(word, choices)
    return "did you mean " + ", ".join(found) + "?" if found else empty
