# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""How ete talks: plain lines in a pipe, colours and one status line on a terminal.

Every failure that the user can mend is a `Fail`: what is wrong, and in `mend` the command or the
line that puts it right. Only bugs of ete itself show a traceback.
"""

import os
import shutil
import sys

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130


class Fail(Exception):
    """An error the user can mend; `code` becomes the exit status."""

    def __init__(self, message, mend=None, code=EXIT_FAILED):
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.code = code

    def tell(self):
        error(self.message, self.mend)


def colour_wanted(stream):
    """Colours go to terminals only; NO_COLOR and a dumb terminal switch them off."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


_CODES = {"red": "31", "green": "32", "yellow": "33", "bold": "1", "dim": "2"}


def paint(text, style, stream=None):
    if not colour_wanted(stream or sys.stdout):
        return text
    return f"\033[{_CODES[style]}m{text}\033[0m"


def error(message, mend=None):
    status.clear()
    print(paint("error:", "red", sys.stderr), message, file=sys.stderr)
    if mend:
        print(paint("  mend:", "bold", sys.stderr), mend, file=sys.stderr)


def warn(message):
    status.clear()
    print(paint("warning:", "yellow", sys.stderr), message, file=sys.stderr)


def note(message):
    """Progress that is not the command's result goes to stderr, so that pipes stay clean."""
    status.clear()
    print(paint("ete:", "bold", sys.stderr), message, file=sys.stderr, flush=True)


class Status:
    """One line at the bottom of a terminal that is overwritten in place; nothing in a pipe."""

    def __init__(self, stream):
        self.stream = stream
        self.shown = False

    def set(self, text):
        if not self.stream.isatty():
            return
        width = shutil.get_terminal_size().columns - 1
        self.stream.write("\r\033[K" + text[:width])
        self.stream.flush()
        self.shown = True

    def clear(self):
        if self.shown:
            self.stream.write("\r\033[K")
            self.stream.flush()
            self.shown = False


status = Status(sys.stderr)


def table(rows, right=()):
    """Lay out rows of strings in columns; `right` names the columns aligned to the right."""
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = (
            c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths))
        )
        lines.append("  ".join(cells).rstrip())
    return lines


def nearest(word, known, count=3):
    import difflib

    return difflib.get_close_matches(word, list(known), n=count, cutoff=0.5)
